"""Backup, restore, maintain and export for each kind of place: a log moves between them and loses nothing."""

from __future__ import annotations

import re
from pathlib import Path

import places
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import tiny
import worked
from command_line import done, run

from data import backup
from data.backup import restoring
from data.faults import StoreError
from data.store import Store, check
from data.store.log import Log


@pytest.fixture
def elsewhere(place: places.Place, request: pytest.FixtureRequest, tmp_path: Path) -> places.Place:
    """A place of the other kind."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return places.place_of("file" if place.setting.startswith("postgresql") else "postgres", folder, request)


@pytest.fixture
def saved(store: Store, place: places.Place, tmp_path: Path) -> Path:
    """The backup of a log with three events: recorded, corrected, withdrawn."""
    places.correct(store, "d2", 1200)
    places.turn(store, "withdrawn", "d2", tiny.LATER + places.HOUR)
    backup.back_up(place.log(), tmp_path / "saved.zip")
    return tmp_path / "saved.zip"


def put_back(log: Log, file: Path, *, replace: bool = False) -> str | None:
    with backup.opened(file) as found:
        return backup.put_back(log, found, replace=replace)


def content(place: places.Place) -> dict[str, list[dict[str, object]]]:
    log = place.log()
    found = worked.content(log)
    log.close()
    return found


def test_a_log_moves_from_each_kind_of_place_to_the_other(
    saved: Path, place: places.Place, elsewhere: places.Place
) -> None:
    was = content(place)
    put_back(elsewhere.log(), saved, replace=True)
    assert content(elsewhere) == was
    with elsewhere.store("moved") as moved:
        assert places.newest(moved) == 3
        assert places.euros(moved) == [1000]
        assert places.euros(moved, number=2) == [1200]
        assert check(moved, tiny.DATASET) == []
        places.turn(moved, "restored", "d2", tiny.LATER + 2 * places.HOUR)
        assert places.euros(moved) == [1200]


def test_what_a_log_held_is_kept_however_often_it_is_replaced(saved: Path, place: places.Place) -> None:
    kept = {put_back(place.log(), saved, replace=True) for _ in range(3)}
    assert len(kept) == 3
    assert None not in kept
    with place.store("after") as store:
        assert places.newest(store) == 3


def test_a_log_that_holds_something_is_not_replaced_unasked(saved: Path, place: places.Place) -> None:
    was = content(place)
    with pytest.raises(StoreError, match="enthält schon Aufzeichnungen"):
        put_back(place.log(), saved)
    assert content(place) == was


def test_whoever_serves_meanwhile_follows_to_what_was_put_back(saved: Path, store: Store, place: places.Place) -> None:
    places.correct(store, "d3", 1500)
    assert places.euros(store) == [1500]
    put_back(place.log(), saved, replace=True)
    assert places.euros(store) == [1000]
    places.correct(store, "d4", 1300)
    assert places.euros(store) == [1300]


def test_a_backup_that_breaks_off_leaves_the_log_as_it_was(
    saved: Path, place: places.Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    was = content(place)

    def broken(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
        raise OSError("Die Platte ist weg.")

    monkeypatch.setattr(restoring, "_fitting", broken)
    with pytest.raises(Exception, match="Platte"):
        put_back(place.log(), saved, replace=True)
    assert content(place) == was


@pytest.mark.parametrize("kind", places.KINDS)
def test_the_commands_work_wherever_the_log_of_the_ministry_lies(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, made = tmp_path / "here", tmp_path / "made"
    for each in (folder, made):
        each.mkdir()
    worked.make(made)
    backup.back_up(worked.log_in(made), tmp_path / "first.zip")
    setting = f"duckdb:{folder}/ministry.duckdb"
    if kind == "postgres":
        cluster = request.getfixturevalue("cluster")
        cluster.execute("drop schema if exists ministry cascade")
        setting = cluster.url()
        monkeypatch.setenv("AQB_FOLDER", str(folder))

    done(folder, "restore", tmp_path / "first.zip", database=setting)
    refused = run(folder, "restore", tmp_path / "first.zip", database=setting)
    assert (refused.returncode, "enthält schon Aufzeichnungen" in refused.stderr) == (1, True)
    said = done(folder, "restore", tmp_path / "first.zip", "--replace", database=setting)
    assert re.search(r"Der bisherige Bestand liegt unter \S*ministry[-_]abgelegt[-_]\d{8}", said)
    told = "hatte .*, jetzt" if kind == "file" else "liegt in PostgreSQL, das seine Tabellen selbst pflegt"
    assert re.search(told, done(folder, "maintain", "--dataset", "ministry", database=setting))
    done(folder, "export", "--parquet", tmp_path / "copy", database=setting)
    assert pq.read_table(tmp_path / "copy" / "log" / "amount.parquet").num_rows == 2
    done(folder, "backup", tmp_path / "second.zip", database=setting)
    with backup.opened(tmp_path / "first.zip") as first, backup.opened(tmp_path / "second.zip") as second:
        assert second.manifest.number == first.manifest.number == 4
        assert {name: member.rows for name, member in second.manifest.members.items()} == {
            name: member.rows for name, member in first.manifest.members.items()
        }
