"""What a process keeps of the log beside it: lost, spoilt, full or taken over, it costs time and never data."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import duckdb
import pytest
import tiny
import worked

from data import layout
from data.faults import StoreError
from data.store import Store
from data.store.file_log import FileLog


def test_another_program_state_computes_what_holds_anew_from_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tiny.open_sound(tmp_path) as store:
        tiny.correct(store)
    (kept,) = (tmp_path / "cache").glob("*.duckdb")
    with duckdb.connect(str(kept)) as cache:
        cache.execute("create table of_the_former_program (nothing integer)")
    monkeypatch.setattr(layout, "fingerprint", lambda: "neu")
    with Store(tmp_path, [tiny.DATASET]) as store:
        assert tiny.euros(store) == [1200.0]
    with duckdb.connect(str(kept), read_only=True) as cache:
        tables = cache.execute("select table_name from duckdb_tables()").fetchall()
    assert ("of_the_former_program",) not in tables


def test_a_deleted_or_damaged_cache_is_computed_anew(tmp_path: Path) -> None:
    tiny.open_sound(tmp_path).close()
    for spoil in (Path.unlink, lambda file: file.write_bytes(b"no database"), lambda file: file.write_bytes(b"")):
        for file in (tmp_path / "cache").glob("*.duckdb"):
            spoil(file)
        with Store(tmp_path, [tiny.DATASET]) as store:
            assert tiny.euros(store) == [1000.0]


def test_a_cache_deleted_while_it_serves_loses_nothing(tmp_path: Path) -> None:
    with tiny.open_sound(tmp_path) as store:
        for file in (tmp_path / "cache").iterdir():
            file.unlink()
        assert tiny.euros(store) == [1000.0]
        tiny.correct(store)
        assert tiny.euros(store) == [1200.0]


def test_the_next_process_takes_the_cache_over(tmp_path: Path) -> None:
    tiny.open_sound(tmp_path).close()
    before = cache_files(tmp_path)
    with Store(tmp_path, [tiny.DATASET]) as store:
        assert tiny.euros(store) == [1000.0]
    assert cache_files(tmp_path) == before


def test_a_log_put_in_the_place_of_another_is_another_one(tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    with tiny.open_store(tmp_path / "one") as one, Store(tmp_path / "two", [tiny.DATASET], create=True) as two:
        tiny.record(one, tiny.sound())
        tiny.record(two, tiny.sound() | {"amount": [tiny.amount(euros=7)]})
        ours, theirs = (FileLog(layout.file_of(tmp_path / name, tiny.DATASET), tiny.DATASET) for name in ("one", "two"))
        theirs.replace(ours)
        assert worked.wait_for(lambda: tiny.euros(one) == [7.0]), "the same number of another log says nothing"


def cache_files(folder: Path) -> set[tuple[str, int]]:
    return {(file.name, file.stat().st_ino) for file in (folder / "cache").glob("*.duckdb")}


def no_room(_: str) -> bytes:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_cache_without_room_is_told_as_such_and_made_when_there_is_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny.open_sound(tmp_path).close()
    shutil.rmtree(tmp_path / "cache")
    with monkeypatch.context() as full:
        full.setattr("data.store.cache_file._empty", no_room)
        with pytest.raises(StoreError, match=r"Zwischenspeicher.*nicht betroffen.*Der Datenträger ist voll"):
            tiny.open_store(tmp_path)
    with tiny.open_store(tmp_path) as store:
        assert tiny.euros(store) == [1000.0]


def test_a_cache_that_cannot_follow_for_want_of_room_says_so_and_goes_on_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tiny.open_store(tmp_path) as store, Store(tmp_path, [tiny.DATASET], cache=tmp_path / "two") as other:
        tiny.record(store, tiny.sound())
        with monkeypatch.context() as full:
            full.setattr("data.store.now.Now._catch_up", lambda *_: duckdb.connect().execute("select error('full')"))
            full.setattr("data.store.cache_file._empty", no_room)
            assert tiny.euros(other) == []
            assert "Der Datenträger ist voll" in str(other.trouble(tiny.DATASET))
            with pytest.raises(StoreError, match="Der Datenträger ist voll"):
                tiny.correct(other)
        assert tiny.euros(other) == [1000.0]
        assert other.trouble(tiny.DATASET) is None
