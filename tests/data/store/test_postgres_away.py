"""A server that is away or says nothing: questions go on, recordings are refused, nothing is lost."""

from __future__ import annotations

import time
from pathlib import Path

import places
import postgres
import pytest
import tiny
from places import correct, euros, store_over

from data.faults import StoreError
from data.store import Store


@pytest.fixture
def place(cluster: postgres.Cluster, tmp_path: Path) -> places.Place:
    """An empty place in PostgreSQL."""
    return places.postgres_place(tmp_path, cluster)


def test_while_the_server_is_away_questions_are_answered_and_nothing_is_lost(
    cluster: postgres.Cluster, place: places.Place, caplog: pytest.LogCaptureFixture
) -> None:
    with place.store() as store:
        tiny.record(store, tiny.sound())
        cluster.stop()
        try:
            gone = time.monotonic()
            asked = 0
            slowest = 0.0
            while time.monotonic() - gone < 20:
                began = time.monotonic()
                assert euros(store) == [1000]
                slowest = max(slowest, time.monotonic() - began)
                asked += 1
                assert "Der Server ist nicht erreichbar" in str(store.trouble(tiny.DATASET))
                if asked % 40 == 1:
                    with pytest.raises(StoreError, match=r"nichts gespeichert.*Der Server ist nicht erreichbar"):
                        correct(store, "d2", 1200)
                time.sleep(0.05)
            assert asked > 40
            assert slowest < 5
        finally:
            cluster.start()
        correct(store, "d2", 1200)
        assert euros(store) == [1200]
        assert store.trouble(tiny.DATASET) is None
    assert place.numbers() == [1, 2]
    assert sum("nicht lesbar" in each.message for each in caplog.records) == 1


def test_trouble_ends_when_the_server_is_back_though_nothing_was_recorded(
    cluster: postgres.Cluster, place: places.Place
) -> None:
    with place.store() as store:
        tiny.record(store, tiny.sound())
        cluster.stop("immediate")
        try:
            assert euros(store) == [1000]
            assert store.trouble(tiny.DATASET)
        finally:
            cluster.start()
        assert euros(store) == [1000]
        assert store.trouble(tiny.DATASET) is None


def test_a_server_that_says_nothing_holds_nobody_for_long(
    cluster: postgres.Cluster, place: places.Place, wire: postgres.Wire
) -> None:
    store = store_over(wire, cluster, place)
    wire.watch = lambda _: "hold"
    began = time.monotonic()
    assert euros(store) == [1000]
    assert time.monotonic() - began < 6
    assert "Der Server ist nicht erreichbar" in str(store.trouble(tiny.DATASET))
    wire.close()
    store.close()


def test_a_dashboard_that_starts_before_the_server_opens_when_it_is_there(
    cluster: postgres.Cluster, place: places.Place
) -> None:
    from data.store.file_log import FileLog

    with place.store() as store:
        tiny.record(store, tiny.sound())
    logs = {tiny.DATASET: place.log(), "other": FileLog(place.folder / "other.duckdb", "other")}
    cluster.stop()
    try:
        store = Store(place.folder, list(logs), create=True, logs=logs)
        with pytest.raises(StoreError, match="Der Server ist nicht erreichbar"):
            store.facts(tiny.DATASET)
        assert store.facts("other").number == 0
    finally:
        cluster.start()
    assert euros(store) == [1000]
    store.close()
