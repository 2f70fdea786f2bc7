"""What the store once did wrong, asked through what it has always had: these tests run unchanged on commit 133aa87, and
fail there (docs/reliability.md)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from data.annotating import record_note, record_peer_group
from data.faults import StoreError
from data.store import Store

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 10, 25, 2, 30)


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """An installation of its own."""
    return Path(shutil.copytree(built, tmp_path / "daten"))


@pytest.fixture(scope="module")
def store(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One for all that leave it sound."""
    folder = shutil.copytree(built, tmp_path_factory.mktemp("before") / "daten")
    with Store(Path(folder), ["ministry", "published", "demo"]) as opened:
        yield opened


def note(store: Store, text: str, dataset: str = "ministry") -> None:
    record_note(store, dataset, county="06434", year=2023, measure="budget_sum", text=text, author="Test")


def notes(store: Store) -> list[str]:
    return sorted(store.facts("ministry").ask("select text from note")["text"])


SPIN = """
import fcntl, sys, time
file = open(sys.argv[1], "r+b")
print("wants", flush=True)
while True:
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        break
    except OSError:
        pass
print("has", flush=True)
time.sleep(0.5)
"""


def test_a_program_that_takes_the_file_in_the_middle_of_a_recording_leaves_the_data_set_open(folder: Path) -> None:
    with Store(folder, ["ministry"]) as store:
        note(store, "a")
        other = subprocess.Popen(
            [sys.executable, "-c", SPIN, str(folder / "ministry.duckdb")], stdout=subprocess.PIPE, text=True
        )
        assert other.stdout
        assert other.stdout.readline() == "wants\n"
        told = []
        while other.poll() is None:
            try:
                note(store, "b")
            except Exception as fault:
                told.append(str(fault))
        assert set(notes(store)) == {"a", "b"}
    assert all("von einem anderen Programm benutzt" in each for each in told)


FULL = """
import resource, sys
from pathlib import Path
from data.annotating import record_note
from data.store import Store
folder, limit = Path(sys.argv[1]), int(sys.argv[2])
with Store(folder, ["ministry"]) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        record_note(store, "ministry", county="06434", year=2023, measure="budget_sum", text="x", author="Test")
        print("stored", flush=True)
    except Exception as fault:
        print("refused", fault, flush=True)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""


def test_what_is_told_as_refused_for_want_of_room_is_not_stored(folder: Path) -> None:
    limit = (folder / "ministry.duckdb").stat().st_size
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", FULL, str(folder), str(limit)],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
    ).stdout  # fmt: skip
    with Store(folder, ["ministry"]) as store:
        there = notes(store)
    assert told
    assert there == ["x"] * told.startswith("stored"), told


@pytest.mark.parametrize("later", [timedelta(hours=-1), timedelta(0)], ids=["an hour back", "the same moment"])
def test_what_is_recorded_last_holds_whatever_the_clock_says(store: Store, later: timedelta) -> None:
    for counties, moment in ((["06411", "06412"], NOW), (["06434", "06435"], NOW + later)):
        record_peer_group(store, "ministry", name="Nachbarn", counties=counties, author="Test", now=moment)
    found = store.facts("ministry").ask("select counties from peer_group")["counties"].tolist()
    assert [list(each) for each in found] == [["06434", "06435"]]


def test_a_reader_does_not_wait_for_a_recording(store: Store) -> None:
    answered = threading.Event()

    def ask() -> None:
        store.facts("demo").ask("select count(*) from project")
        answered.set()

    reader = threading.Thread(target=ask)
    with store.recording("demo"):
        reader.start()
        in_time = answered.wait(3)
    reader.join()
    assert in_time


def test_a_recording_is_not_starved_by_readers(store: Store) -> None:
    done, ended = threading.Event(), threading.Event()

    def ask() -> None:
        while not ended.is_set():
            store.facts("demo").ask("select count(*) from amount a, range(50)")

    def record() -> None:
        for number in range(3):
            note(store, f"n{number}", "demo")
        done.set()

    threads = [threading.Thread(target=ask) for _ in range(8)] + [threading.Thread(target=record)]
    for thread in threads:
        thread.start()
    in_time = done.wait(15)
    ended.set()
    for thread in threads:
        thread.join()
    assert in_time


def test_rows_are_stored_in_bulk(store: Store) -> None:
    def passages(count: int, delivery: str) -> float:
        common = {"delivery": delivery, "citation": "§ 4", "state": "checked", "recorded_at": NOW}
        words = ("title", "publisher", "collected", "timeliness", "covers", "known_faults")
        began = time.process_time()
        with store.recording("ministry") as writer:
            writer.deliver(delivery, source=delivery, recorded_by="Test", recorded_at=NOW)
            writer.record("source", [common | dict.fromkeys(words, "x") | {"id": delivery, "invented": False}])
            writer.record(
                "passage",
                [common | {"id": f"{delivery}/{n}", "section": "§", "ordinal": n, "text": "x"} for n in range(count)],
            )
        return time.process_time() - began

    one = min(passages(1, f"one{number}") for number in range(2))
    many = passages(15_000, "many")
    assert many < 10 * one


def test_people_record_nothing_among_published_figures(store: Store) -> None:
    with pytest.raises(Exception, match="eröffentlicht"):
        note(store, "x", "published")


def _garbage(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 400)


def _not_to_be_read(file: Path) -> None:
    """root reads everything: for it a folder has the name."""
    file.unlink()
    file.mkdir()


def _half(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    shutil.rmtree(file.parent / "cache", ignore_errors=True)


def _of_a_newer_duckdb(file: Path) -> None:
    """The number of the format stands after a checksum and the letters DUCK."""
    whole = bytearray(file.read_bytes())
    whole[12] = 99
    file.write_bytes(whole)


@pytest.mark.parametrize("spoil", [_garbage, _not_to_be_read])
def test_one_spoilt_file_leaves_the_other_data_sets_serving(folder: Path, spoil: Callable[[Path], None]) -> None:
    spoil(folder / "ministry.duckdb")
    with Store(folder, ["ministry", "published", "demo"]) as store:
        assert len(store.facts("demo").ask("select id from project")) > 100


@pytest.mark.parametrize("spoil", [_half, _of_a_newer_duckdb])
def test_a_spoilt_file_is_told_in_german(folder: Path, spoil: Callable[[Path], None]) -> None:
    spoil(folder / "ministry.duckdb")
    with pytest.raises(StoreError) as fault, Store(folder, ["ministry"]) as store:
        store.facts("ministry").ask("select count(*) from amount")
    assert "ministry.duckdb" in str(fault.value)
    assert "Unerwarteter Fehler" not in str(fault.value)


def test_a_past_stand_costs_what_has_changed_since(store: Store) -> None:
    for day in range(1, 4):
        record_note(
            store, "demo", county="06434", year=2023, measure="budget_sum", text=f"Tag {day}", author="Test",
            now=datetime(2027, 1, day, 12),
        )  # fmt: skip

    def memory() -> float:
        used = "select sum(memory_usage_bytes) / 1e6 as megabytes from duckdb_memory()"
        return float(store.facts("demo").ask(used).loc[0, "megabytes"])

    before = memory()
    for day in range(1, 4):
        facts = store.facts("demo", datetime(2027, 1, day, 18))
        assert len(facts.ask("select id from note where text like 'Tag %'")) == day
        facts.ask("select count(*) from budget")
    assert memory() - before < 10


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_text('/etc/hostname')",
        "copy (select 1) to '{folder}/out.csv'",
        "attach '{folder}/other.duckdb' as other",
        "set memory_limit = '3GB'",
    ],
    ids=lambda sql: sql.split()[0],
)
def test_a_question_reads_and_writes_no_file_attaches_nothing_and_sets_nothing(
    store: Store, tmp_path: Path, sql: str
) -> None:
    with pytest.raises((StoreError, duckdb.Error)):
        store.facts("demo").columns(sql.format(folder=tmp_path))
