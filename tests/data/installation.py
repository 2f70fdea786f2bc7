"""An installation whose built data sets are one agreement each: quick to build, complete in every step."""

from __future__ import annotations

from pathlib import Path

import pytest
import worked

from data import layout, prepare, published
from data.imports import import_agreement
from data.store import Store
from data.store.file_log import FileLog

BUILT = ("published", "demo")


def one_agreement(log: FileLog) -> None:
    """Build a data set that is one agreement; its file must not exist."""
    with Store(log.path.parent, [log.dataset], create=True, logs={log.dataset: log}) as store:
        import_agreement(
            store,
            log.dataset,
            worked.TEXT,
            file_name="zv.txt",
            recorded_by=published.RECORDED_BY,
            recorded_at=published.RECORDED_AT,
        )


def make(folder: Path) -> None:
    """Make all three data sets."""
    worked.make(folder)
    for dataset in BUILT:
        log = log_of(folder, dataset)
        one_agreement(log)
        log.stamp(prepare.embedded_state(dataset))


def log_of(folder: Path, dataset: str) -> FileLog:
    return FileLog(layout.file_of(folder, dataset), dataset)


def build_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program build its data sets in this way."""
    monkeypatch.setattr(prepare, "_demo", lambda *_: one_agreement)
    monkeypatch.setattr(published, "build", one_agreement)
