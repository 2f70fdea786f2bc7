"""How long recording takes while others read, what readers feel of it, past Stände, and rows in bulk.

Works on a copy of each data set, so that what is measured elsewhere stays as it was built.
"""

from __future__ import annotations

import resource
import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import report, stores
from data import demo, layout
from data.annotating import record_note
from data.store import Store
from data.withdrawal import restore, withdraw

READERS = 4
NOTES = 7
BULK_ROWS = 100_000
# By the number of Maßnahmen: a note while others read.
NOTE_TARGET_MS = {5_000: 300.0, 1_000_000: 1_000.0, 10_000_000: 3_000.0}
READER_TARGET_MS = 100.0
PAST_TARGET_MS = 5_000.0
PAST_TARGET_MB = 300.0
BULK_TARGET_MS = 20_000.0
QUESTION = "select county, sum(euros) as euros from budget where budget_year = $year group by county order by county"


def measure(sizes: Sequence[int]) -> None:
    """Print one row per size and kind of step."""
    rows: list[list[str]] = []
    for size in sizes:
        with _copy(size) as store:
            rows += _notes(store, size)
            rows += _past(store, size)
            rows += _turns(store, size)
    with TemporaryDirectory(prefix="aqb-bench-") as folder, Store(Path(folder), [demo.DATASET], create=True) as store:
        rows.append(_bulk(store))
    report.show("6. Recording, while others read", ["step", "measured", "wanted"], rows)


@contextmanager
def _copy(size: int) -> Iterator[Store]:
    place = stores.folder(size)
    with TemporaryDirectory(dir=place, prefix="recording-") as folder:
        shutil.copyfile(layout.file_of(place, demo.DATASET), layout.file_of(Path(folder), demo.DATASET))
        with Store(Path(folder), [demo.DATASET], serving=True) as store:
            yield store


def _notes(store: Store, size: int) -> list[list[str]]:
    """A note, alone and beside readers; how long a reader waits without a recording and with one."""
    alone = [take_note(store) for _ in range(NOTES)]
    quiet = _read(store, seconds=2.0, recording=False)[0]
    waits, beside = _read(store, seconds=0.0, recording=True)
    slower = report.percentile(waits, 0.95) - report.percentile(quiet, 0.95)
    target = NOTE_TARGET_MS.get(size)
    return [
        [f"a note, alone, at {size:,} (median)", report.ms(report.median(alone)) + " ms", ""],
        [
            f"a note, {READERS} readers, at {size:,} (median)",
            report.ms(report.median(beside)) + " ms",
            report.verdict(report.median(beside), target) if target else "",
        ],
        [
            f"a reader beside it, longer than without, at {size:,} (p95)",
            report.ms(slower) + " ms",
            report.verdict(slower, READER_TARGET_MS),
        ],
    ]


def take_note(store: Store) -> float:
    """Record a note and tell how many milliseconds it took."""
    return report.milliseconds(lambda: _note(store))


def _note(store: Store) -> None:
    record_note(store, demo.DATASET, county="06412", year=2024, measure="budget_sum", text="Probe", author="Messung")


def _read(store: Store, *, seconds: float, recording: bool) -> tuple[list[float], list[float]]:
    """Milliseconds per question of all readers, and per note recorded meanwhile."""
    over = threading.Event()
    waits: list[float] = []

    def reader() -> None:
        while not over.is_set():
            waits.append(report.milliseconds(lambda: store.facts(demo.DATASET).ask(QUESTION, year=2024)))
            time.sleep(0.02)

    threads = [threading.Thread(target=reader) for _ in range(READERS)]
    for thread in threads:
        thread.start()
    notes = [take_note(store) for _ in range(NOTES)] if recording else []
    time.sleep(seconds)
    over.set()
    for thread in threads:
        thread.join()
    return waits, notes


def _past(store: Store, size: int) -> list[list[str]]:
    """The first question at a Stand two years back, and the memory it takes."""
    newest = store.facts(demo.DATASET).number
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    facts = store.facts(demo.DATASET, number=newest * 3 // 4)
    first = report.milliseconds(lambda: facts.ask(QUESTION, year=2023))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before
    return [
        [
            f"first question at a past Stand, at {size:,}",
            report.ms(first) + " ms",
            report.verdict(first, PAST_TARGET_MS),
        ],
        [f"memory it takes more, at {size:,}", f"{grown:.0f} MB", report.verdict(grown, PAST_TARGET_MB)],
    ]


def _turns(store: Store, size: int) -> list[list[str]]:
    """Withdrawing the newest delivery and restoring it."""
    found = store.facts(demo.DATASET).ask(
        "select id from delivery where event = 'recorded' order by number desc limit 1"
    )
    key = str(found.loc[0, "id"])
    taken = report.milliseconds(lambda: withdraw(store, demo.DATASET, key, recorded_by="Messung", reason="Messung"))
    back = report.milliseconds(lambda: restore(store, demo.DATASET, key, recorded_by="Messung", reason="Messung"))
    return [[f"withdrawing / restoring a note, at {size:,}", f"{report.ms(taken)} / {report.ms(back)} ms", ""]]


def _bulk(store: Store) -> list[str]:
    """100,000 Maßnahmen as one delivery, rules included."""
    common = {"delivery": "masse", "citation": "Zeile", "state": "provisional"}
    source = {
        "id": "masse", "title": "Tabelle", "publisher": "Messung", "collected": "Messung", "timeliness": "sofort",
        "covers": "alles", "known_faults": "erfunden", "invented": True,
    }  # fmt: skip
    project = {"county": "06412", "budget_year": 2024, "category": 1, "programme": "AQB", "starts_on": date(2024, 1, 1)}
    rows = [
        project | common | {"id": f"06412/2024/{number}", "ordinal": number, "name": f"Maßnahme {number}"}
        for number in range(BULK_ROWS)
    ]

    def act() -> None:
        with store.writing(demo.DATASET) as writer:
            writer.deliver("masse", source="masse", recorded_by="Messung")
            writer.record("source", [source | common])
            writer.record("project", rows)

    took = report.milliseconds(act)
    return [f"{BULK_ROWS:,} rows checked and stored", f"{took / 1000:.1f} s", report.verdict(took, BULK_TARGET_MS)]
