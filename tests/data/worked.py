"""A data set of the ministry in which something of every kind has happened: for what concerns the whole log."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import kept

from data import layout
from data.annotating import record_note
from data.imports import import_agreement
from data.published import AGREEMENT
from data.store import Store
from data.store.file_log import FileLog
from data.store.log import Log
from data.withdrawal import withdraw

DATASET = "ministry"
TEXT = AGREEMENT.read_text("utf-8")


def make(folder: Path) -> None:
    """An agreement, its correction that leaves a Maßnahme out, a note, and the withdrawal of the correction."""
    kept.copied(folder, "worked", make_another)


def make_another(folder: Path) -> None:
    """The same by a log of its own, where a copy would be taken for the first."""
    with Store(folder, [DATASET], create=True) as store:
        take(store, TEXT, datetime(2026, 1, 2, 10))
        shorter = TEXT.replace("753.200 Euro", "700.000 Euro").replace(" - BASS 2023\n", "")
        second = take(store, shorter, datetime(2026, 1, 3, 10))
        note(store)
        at = datetime(2026, 1, 5, 10)
        withdraw(store, DATASET, second, recorded_by="Frau Beispiel", recorded_at=at, reason="Falsche Datei")


def take(store: Store, text: str, at: datetime) -> str:
    result = import_agreement(store, DATASET, text, file_name="zv.txt", recorded_by="Frau Beispiel", recorded_at=at)
    return result.delivery


def note(store: Store, text: str = "Rückfrage: Träger „A“?") -> None:
    record_note(store, DATASET, county="06434", year=2023, measure="budget_sum", text=text, author="Frau Beispiel")


def log_in(folder: Path) -> FileLog:
    return FileLog(layout.file_of(folder, DATASET), DATASET)


def content(log: Log) -> dict[str, list[dict[str, Any]]]:
    """Every row ever recorded, in a fixed order."""
    with log.reading() as reading:
        tables = {table: reading.rows(table).read_all().to_pylist() for table in layout.tables()}
    return {table: sorted(rows, key=lambda row: sorted(map(str, row.items()))) for table, rows in tables.items()}


def wait_for(holds: Callable[[], bool], seconds: float = 30) -> bool:
    """Whether something that goes on behind comes true."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
