"""Connections that are cut at any moment of a recording: all of it is in the log, once, or nothing."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import places
import postgres
import pytest
import tiny
from places import correct, euros, event, newest, state_of, store_over

from data.faults import OutcomeUnknown, StoreBusy, StoreError
from data.store import postgres_log
from data.store.arrow_rows import table_of


@pytest.fixture
def place(cluster: postgres.Cluster, tmp_path: Path) -> places.Place:
    """An empty place in PostgreSQL."""
    return places.postgres_place(tmp_path, cluster)


def at_commit(fate: str) -> Callable[[bytes], str]:
    """Let everything pass until a commit is sent, and once that happens to it."""
    happened = threading.Event()

    def watch(sent: bytes) -> str:
        if b"commit\0\0\0B" in sent and not happened.is_set():
            happened.set()
            return fate
        return "pass"

    return watch


def test_a_kept_connection_that_is_cut_is_made_anew(cluster: postgres.Cluster, place: places.Place) -> None:
    with place.store() as store:
        tiny.record(store, tiny.sound())
        for number in range(2, 6):
            cluster.cut()
            assert euros(store) == [Decimal(1000) if number == 2 else number - 1]
            cluster.cut()
            correct(store, f"d{number}", number)
            assert store.trouble(tiny.DATASET) is None


def test_a_connection_cut_before_the_commit_left_nothing(
    cluster: postgres.Cluster, place: places.Place, wire: postgres.Wire
) -> None:
    with store_over(wire, cluster, place) as store:
        wire.watch = at_commit("before")
        with pytest.raises(StoreError, match=r"nichts gespeichert.*Der Server ist nicht erreichbar") as refusal:
            correct(store, "d2", 1200)
        assert not isinstance(refusal.value, OutcomeUnknown)
        assert euros(store) == [1000]
        assert place.numbers() == [1]
        correct(store, "d2", 1300)
        assert euros(store) == [1300]
        assert place.numbers() == [1, 2]


def test_a_commit_whose_answer_is_lost_is_found_in_the_log(
    cluster: postgres.Cluster, place: places.Place, wire: postgres.Wire
) -> None:
    with store_over(wire, cluster, place) as store:
        wire.watch = at_commit("after")
        correct(store, "d2", 1200)
        assert euros(store) == [1200]
        correct(store, "d3", 1300)
        assert euros(store) == [1300]
    assert place.numbers() == [1, 2, 3]


def test_a_server_that_goes_away_at_the_commit_and_stays_away_leaves_the_outcome_open(
    cluster: postgres.Cluster, place: places.Place, wire: postgres.Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_log, "RETURN_SECONDS", 1.0)
    with store_over(wire, cluster, place) as store:
        watch = at_commit("after")

        def and_gone(sent: bytes) -> str:
            fate = watch(sent)
            if fate == "after":
                wire.refuse()
            return fate

        wire.watch = and_gone
        with pytest.raises(OutcomeUnknown, match="lässt sich gerade nicht feststellen"):
            correct(store, "d2", 1200)
        assert euros(store) == [1000]
        wire.allow()
        deadline = time.monotonic() + 10
        while euros(store) != [1200] and time.monotonic() < deadline:
            time.sleep(0.05)
        assert euros(store) == [1200]
    assert place.numbers() == [1, 2]


def test_a_connection_cut_after_the_commit_does_not_unsay_it(
    cluster: postgres.Cluster, place: places.Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    with place.store() as store:
        tiny.record(store, tiny.sound())
        log = store.log(tiny.DATASET)
        append = log.append

        def and_cut(*given: object) -> None:
            append(*given)
            cluster.cut()

        monkeypatch.setattr(log, "append", and_cut)
        correct(store, "d2", 1200)
        monkeypatch.undo()
        assert euros(store) == [1200]
        correct(store, "d3", 1300)
    assert place.numbers() == [1, 2, 3]


def test_connections_cut_at_random_moments_lose_nothing_and_store_nothing_twice(
    cluster: postgres.Cluster, place: places.Place
) -> None:
    drawn = random.Random(7)
    done = threading.Event()

    with place.store() as store:
        tiny.record(store, tiny.sound())
        began = time.monotonic()
        correct(store, "d2", 1200)
        takes = time.monotonic() - began

        def cutting() -> None:
            while not done.wait(drawn.uniform(0, 3 * takes)):
                cluster.cut()

        knife = threading.Thread(target=cutting)
        knife.start()
        stored, refused = [], 0
        try:
            for number in range(40):
                try:
                    correct(store, f"x{number}", number)
                    stored.append(f"x{number}")
                except OutcomeUnknown:
                    raise
                except StoreError:
                    refused += 1
        finally:
            done.set()
            knife.join()
        assert stored
        assert refused
        assert newest(store) == 2 + len(stored)
    with place.store("two") as other:
        found = other.facts(tiny.DATASET).ask("select id from delivery order by number")["id"].tolist()
    assert found == ["d1", "d2", *stored]
    assert place.rows("amount").num_rows == 2 + len(stored)


def test_the_lock_of_a_process_that_dies_is_free_at_once(place: places.Place) -> None:
    place.store().close()
    root = Path(__file__).parents[3]
    holding = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time\nfrom data.store.postgres_log import PostgresLog\n"
            "with PostgresLog(sys.argv[1], 'tiny').alone():\n    print('alone', flush=True)\n    time.sleep(600)",
            place.setting,
        ],
        cwd=root,
        stdout=subprocess.PIPE,
    )
    assert holding.stdout is not None
    assert holding.stdout.readline() == b"alone\n"
    holding.send_signal(signal.SIGKILL)
    holding.wait()
    began = time.monotonic()
    with place.store() as store:
        tiny.record(store, tiny.sound())
    assert time.monotonic() - began < 20
    holding.stdout.close()


def test_who_lost_the_lock_cannot_append(cluster: postgres.Cluster, place: places.Place) -> None:
    with place.store() as store:
        tiny.record(store, tiny.sound())
        one = place.log()
        with one.alone():
            before = state_of(one)
            cluster.cut()
            correct(store, "d2", 1200)
            rows = {"amount": table_of("amount", [tiny.amount(delivery="d3", removed=False)])}
            with pytest.raises(StoreError, match="nichts gespeichert"):
                one.append(before, event(2, "d3"), rows)
        assert place.numbers() == [1, 2]
        one.close()


def test_a_number_that_somebody_else_took_meanwhile_is_not_given_twice(
    cluster: postgres.Cluster, place: places.Place, wire: postgres.Wire
) -> None:
    with store_over(wire, cluster, place) as store:

        def watch(sent: bytes) -> str:
            if b'COPY "tiny" . "delivery"' in sent:
                cluster.execute(
                    "insert into tiny.delivery (number, id, source, event, recorded_by, recorded_at) "
                    "values (2, 'other', 's1', 'recorded', 'T', '2025-01-01')"
                )
            return "pass"

        wire.watch = watch
        with pytest.raises(StoreBusy, match="inzwischen von einem anderen Programm geändert"):
            correct(store, "d2", 1200)
        wire.watch = lambda _: "pass"
        assert euros(store) == [1000]
        assert newest(store) == 2
        correct(store, "d2", 1200)
    assert place.numbers() == [1, 2, 3]
