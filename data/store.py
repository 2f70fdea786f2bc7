"""The store: append-only facts of several data sets in DuckDB, asked at a Stand.

A data set is one database file with two schemas. `log` holds every row ever recorded; nothing in it
changes. `now` holds what is true at a Stand: the newest row per key among deliveries not withdrawn, the
reference data, and the views that define the business terms. The current `now` is kept in the file; for an
earlier Stand the same `now` is computed from the log into memory once. So a question is written once and
gives the same answer shape for today and for the day of last year's dialogue.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from data import layout
from data.faults import DeliveryRefused, StoreError, busy
from data.stands import PastStands, transaction
from data.writer import Writer, violations_in

# One cursor per question: a connection shared between threads hands out other sessions' rows.
# The extensions that exist are built in; nothing is ever fetched.
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "memory_limit": "1000MB",
}
# Below this size a second thread only wakes, finds nothing to do and sleeps again: a quarter of the processor time of
# all questions at 5,000 Maßnahmen (20 MB). A million (150 MB) and more are read by all threads.
ONE_THREAD_BELOW_BYTES = 100_000_000
# Two threads sort twice as much at a time: ten million invented projects took 2.3 GB of the process and 207 s, with one
# thread 1.5 GB and 236 s (both at once on two processors).
WRITING = {"threads": 1}


@dataclass(frozen=True)
class Facts:
    """What one data set says at one Stand; the only thing a question is asked of."""

    store: Store
    dataset: str
    as_of: datetime | None

    @property
    def catalog(self) -> str:
        """Name of the catalogue asked: the same data set at the same Stand always has the same."""
        return f"{self.dataset}_am_{self.as_of:%Y%m%d%H%M%S%f}" if self.as_of else self.dataset

    def ask(self, sql: str, **params: object) -> pd.DataFrame:
        """Answer one SELECT as a frame."""
        return self.store.ask(self, sql, params)

    def columns(self, sql: str, **params: object) -> dict[str, np.ndarray]:
        """The same as one array per column, masked where values are missing; quicker than a frame."""
        return self.store.columns(self, sql, params)

    @property
    def invented(self) -> bool:
        """True when every fact of the data set is made up."""
        return self.dataset == "demo"


class Store:
    """Data sets in one folder, one file each; open for reading, or writable for one process.

    Raises StoreBusy when another process holds a file, StoreError when a data set is missing or older than
    this program.
    """

    def __init__(self, folder: Path, datasets: Sequence[str], *, writable: bool = False) -> None:
        self._hub = duckdb.connect(":memory:", config=CONFIG | (WRITING if writable else _reading(folder, datasets)))
        self._writing = threading.Lock()
        self._past = PastStands(self._hub)
        self._gate = threading.Condition()
        self._asking_now = 0
        self._recording_now = False
        self.folder = folder
        # Answers already given (kept by queries.answer): in files open for reading nothing changes. None: it may.
        self.answers: dict[tuple[str, str, str], pd.DataFrame] | None = None if writable else {}
        # How often recording() has changed what holds: for whoever keeps answers of his own.
        self.recordings = 0
        self.datasets: list[str] = []
        try:
            for dataset in datasets:
                self._attach(dataset, writable)
        except BaseException:
            self._hub.close()
            raise

    def _attach(self, dataset: str, writable: bool) -> None:
        layout.check_name(dataset)
        path = layout.file_of(self.folder, dataset)
        if not path.exists() and not writable:
            raise StoreError(f"Der Datensatz „{dataset}“ fehlt ({path}). Mit „python -m data prepare“ anlegen lassen.")
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = not path.exists()
        mode = "" if writable else " (read_only)"
        quoted = str(path).replace("'", "''")
        try:
            self._hub.execute(f"attach '{quoted}' as {dataset}{mode}")
        except duckdb.IOException as fault:
            raise busy(path, fault) from None
        self.datasets.append(dataset)
        if fresh:
            with transaction(self._hub, dataset) as cursor:
                layout.create_log(cursor, dataset)
                layout.create_now(cursor, dataset)
                layout.fill_derived(cursor, dataset)
        elif layout.fingerprint_in(self._hub.cursor(), dataset) != layout.fingerprint():
            if not writable:
                raise StoreError(
                    f"Der Datensatz „{dataset}“ stammt von einem anderen Programmstand. "
                    "Mit „python -m data prepare“ aktualisieren."
                )
            with transaction(self._hub, dataset) as cursor:
                layout.widen_log(cursor, dataset)
                layout.drop_now(cursor, dataset)
                layout.create_now(cursor, dataset)
                layout.fill_now(cursor, f"{dataset}.log", dataset, None)

    def close(self) -> None:
        """Let go of every file."""
        self._hub.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ---------------------------------------------------------------- reading

    def facts(self, dataset: str, as_of: datetime | None = None) -> Facts:
        """The facts of a data set as known at `as_of` (naive local time); None is now."""
        if dataset not in self.datasets:
            raise StoreError(f"Den Datensatz „{dataset}“ gibt es nicht. Vorhanden: {', '.join(self.datasets)}.")
        return Facts(self, dataset, as_of)

    def ask(self, facts: Facts, sql: str, params: Mapping[str, object]) -> pd.DataFrame:
        """Answer one SELECT as a frame."""
        with self._asking(facts) as cursor:
            return cursor.execute(sql, dict(params)).df()

    def columns(self, facts: Facts, sql: str, params: Mapping[str, object]) -> dict[str, np.ndarray]:
        """Answer one SELECT as arrays."""
        with self._asking(facts) as cursor:
            return cursor.execute(sql, dict(params)).fetchnumpy()

    @contextmanager
    def _asking(self, facts: Facts) -> Iterator[duckdb.DuckDBPyConnection]:
        """One cursor per question, to be drained before it is left."""
        with ExitStack() as held:
            held.enter_context(self._no_recording())
            if facts.as_of:
                held.enter_context(self._past.reading(facts.dataset, facts.as_of, facts.catalog))
            cursor = held.enter_context(self._hub.cursor())
            cursor.execute(f"use {facts.catalog}.now")
            yield cursor

    # ---------------------------------------------------------------- writing

    @contextmanager
    def writing(self, dataset: str) -> Iterator[Writer]:
        """Record deliveries: all or nothing.

        On leaving the block the state that holds is refreshed and every integrity rule is asked; a violation
        raises DeliveryRefused and leaves the data set as it was.
        """
        with self._writing, transaction(self._hub, dataset) as cursor:
            writer = Writer(cursor, dataset)
            yield writer
            if not writer.deliveries:
                return
            layout.refresh_now(cursor, dataset, writer.deliveries)
            violations = violations_in(cursor, dataset)
            if violations:
                raise DeliveryRefused(violations)

    @contextmanager
    def recording(self, dataset: str) -> Iterator[Writer]:
        """writing() for the running dashboard, which holds its files for reading: opens the file for writing meanwhile.

        Questions of other sessions wait for the moment it takes. Raises StoreBusy when another process holds the
        file, DeliveryRefused when a rule is broken; the data set stays open for reading in either case.
        """
        with self._alone():
            path = layout.file_of(self.folder, dataset)
            quoted = str(path).replace("'", "''")
            self._hub.execute(f"detach {dataset}")
            try:
                try:
                    self._hub.execute(f"attach '{quoted}' as {dataset}")
                except duckdb.IOException as fault:
                    raise busy(path, fault) from None
                try:
                    with self.writing(dataset) as writer:
                        yield writer
                finally:
                    self._hub.execute(f"detach {dataset}")
            finally:
                self._hub.execute(f"attach '{quoted}' as {dataset} (read_only)")
                self.recordings += 1
                if self.answers is not None:
                    self.answers.clear()

    @contextmanager
    def _no_recording(self) -> Iterator[None]:
        """Ask while no file is being reopened; any number at a time."""
        with self._gate:
            self._gate.wait_for(lambda: not self._recording_now)
            self._asking_now += 1
        try:
            yield
        finally:
            with self._gate:
                self._asking_now -= 1
                self._gate.notify_all()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Wait until nobody asks, and let nobody ask."""
        with self._gate:
            self._gate.wait_for(lambda: not self._recording_now and not self._asking_now)
            self._recording_now = True
        try:
            yield
        finally:
            with self._gate:
                self._recording_now = False
                self._gate.notify_all()


def _reading(folder: Path, datasets: Sequence[str]) -> dict[str, int]:
    paths = (layout.file_of(folder, dataset) for dataset in datasets)
    size = sum(path.stat().st_size for path in paths if path.exists())
    return {"threads": 1} if size < ONE_THREAD_BELOW_BYTES else {}


def check(store: Store, dataset: str) -> list[str]:
    """Violations of the integrity rules in a data set as it stands; empty: none."""
    with store._hub.cursor() as cursor:
        return violations_in(cursor, store.facts(dataset).catalog)


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as dicts."""
    return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]
