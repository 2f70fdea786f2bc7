"""Maintenance while everything serves: files become small, what nobody needs goes, what is in use stays."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import worked
from command_line import done, run

from data import layout
from data.intake.shelf.in_folder import FolderShelf
from data.store import Store
from data.store.locks import free, held


def bloated(folder: Path) -> Path:
    """A log file with much room that nothing lies in any more."""
    file = layout.file_of(folder, "ministry")
    with duckdb.connect(str(file)) as hub:
        hub.execute("create table log.ballast as select i, md5(i::varchar) as text from range(400000) as r(i)")
        hub.execute("checkpoint")
        # Lies behind it now; only free room at the end of a file is given back by itself.
        hub.execute("update log.passage set text = text || ''")
        hub.execute("checkpoint")
        hub.execute("drop table log.ballast")
    return file


def test_compaction_makes_the_file_small_and_changes_nothing(folder: Path) -> None:
    file = bloated(folder)
    log = worked.log_in(folder)
    before, size = worked.content(log), file.stat().st_size
    with log.reading() as reading:
        state = reading.state()
    said = done(folder, "maintain", "--dataset", "ministry")
    assert file.stat().st_size < size * 0.7
    sizes = [f"{number:,} Bytes".replace(",", ".") for number in (size, file.stat().st_size)]
    assert f"{file} hatte {sizes[0]}, jetzt {sizes[1]}." in said
    assert worked.content(log) == before
    with log.reading() as reading:
        assert reading.state() == state
    with duckdb.connect(str(file), read_only=True) as hub:
        described = hub.execute("select comment from duckdb_columns() where table_name = 'amount'").fetchall()
    assert all(comment for (comment,) in described), "the comments are kept"


def test_compaction_while_it_serves_disturbs_nobody(folder: Path) -> None:
    bloated(folder)
    with Store(folder, ["ministry"]) as serving:
        cache = next((folder / "cache").glob("*.duckdb")).stat().st_ino
        done(folder, "maintain")
        assert len(serving.facts("ministry").ask("select id from note")) == 1
        worked.note(serving, "danach")
        assert len(serving.facts("ministry").ask("select id from note")) == 2
        assert next((folder / "cache").glob("*.duckdb")).stat().st_ino == cache, "nothing was computed anew"


def test_what_a_crashed_program_left_in_the_write_ahead_log_is_kept(folder: Path) -> None:
    file = layout.file_of(folder, "ministry")
    crash = (
        "import duckdb, os, sys; hub = duckdb.connect(sys.argv[1]);"
        'hub.execute("pragma disable_checkpoint_on_shutdown");'
        "hub.execute(\"update log.delivery set note = 'zuletzt' where number = 4\"); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", crash, str(file)], check=False)
    assert file.with_name(file.name + ".wal").exists()
    done(folder, "maintain")
    assert not file.with_name(file.name + ".wal").exists()
    assert "zuletzt" in [row["note"] for row in worked.content(worked.log_in(folder))["delivery"]]


def test_what_killed_commands_left_is_removed(folder: Path) -> None:
    left = [
        folder / ".demo-abgebrochen" / "demo.duckdb",
        folder / ".ministry.duckdb.0a1b2c3d",
        folder / ".ministry.duckdb.0a1b2c3d.open",
        folder / "cache" / ".pruefung-ministry-abgebrochen" / "afresh" / "ministry-0.duckdb",
        folder / "cache" / "ministry-7.lock",
        folder / "cache" / "ministry-8.duckdb",
        folder / "cache" / "fremd-0.duckdb",
        folder / "weg.duckdb.open",
        folder / "weg.duckdb.open.turn",
    ]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"halb geschrieben")
    said = done(folder, "maintain")
    assert [path for path in left if path.exists()] == []
    assert not (folder / ".demo-abgebrochen").exists()
    assert "Entfernt: " in said
    assert "Entfernt: 0 " in done(folder, "maintain")


def test_a_cache_of_another_log_is_removed_and_one_that_fits_stays(folder: Path, tmp_path: Path) -> None:
    cache = folder / "cache" / "ministry-0.duckdb"
    done(folder, "maintain")
    assert cache.exists()
    elsewhere = tmp_path / "anders"
    worked.make_another(elsewhere)
    shutil.copyfile(elsewhere / "cache" / "ministry-0.duckdb", cache)
    done(folder, "maintain")
    assert not cache.exists()


def test_what_is_in_use_stays(folder: Path) -> None:
    running = folder / ".demo-laufend"
    running.mkdir()
    lock = free(running / "lock")
    draft = folder / ".ministry.duckdb.laufend1"
    draft.write_bytes(b"entsteht gerade")
    assert lock is not None
    with Store(folder, ["ministry"]) as serving, worked.log_in(folder).alone():
        result = run(folder, "maintain", "--dataset", "published")
        assert result.returncode == 0
        assert running.exists()
        assert draft.exists()
        assert len(serving.facts("ministry").ask("select id from note")) == 1
    os.close(lock)


def test_a_lock_whose_file_was_removed_is_not_held_by_two(tmp_path: Path) -> None:
    lock = tmp_path / "daten.duckdb.writing"
    with held(lock, patience=1):
        lock.unlink()
        with held(lock, patience=1):
            assert free(lock) is None, "the lock in force is that of the file which the name leads to"


def test_old_uploads_that_nothing_names_go_and_those_of_deliveries_stay(folder: Path) -> None:
    shelf = FolderShelf(folder, "ministry")
    named, unnamed, young = (shelf.keep(word, "a") for word in (worked.TEXT.encode(), b"alt", b"jung"))
    for sha in (named, unnamed):
        os.utime(folder / "intake" / "ministry" / "files" / sha, (0, 0))
    assert "Entfernt: 1 hochgeladene Datei, seit 30 Tagen nicht gebraucht." in done(folder, "maintain")
    assert set(shelf.kept()) == {named, young}
    assert "hochgeladene" not in done(folder, "maintain")
