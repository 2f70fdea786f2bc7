"""The store: append-only facts of several data sets, asked at a Stand.

The log is the truth (data/store/log.py): every row ever recorded, in the order of numbers. What holds is computed from
it into a cache of this process (data/store/now.py), with the reference data and the views that define the business
terms; a past Stand is a schema of the same shape beside it. So a question is written once and gives the same answer
shape for today and for the day of last year's dialogue.
"""

from __future__ import annotations

import atexit
import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import numpy as np
import pandas as pd

from data import layout, moments
from data.checking import catalogue_violations, violations
from data.faults import ONLY_TO_SEE, StoreError
from data.store.file_log import FileLog
from data.store.guard import Guard
from data.store.limits import Limit
from data.store.log import Log
from data.store.now import Now, Say
from data.store.one_select import parameters_of
from data.store.writing import Trial, Writer, named_rows, tried, written
from data.violation import Violation

LOG = logging.getLogger("aqb.store")
Bindable = Mapping[str, object]
T = TypeVar("T")
# A reader who finds something new waits this long for it to be taken in; after that it sees what held before.
READER_WAITS_SECONDS = 0.08
PATIENT_SECONDS = 600.0
# Looking costs 5 µs with a file, 0.2 ms with PostgreSQL.
LOOK_OUT_SECONDS = 0.25
# Questions about today that run at a time. Python runs one thread at a time and gives each its turn: with 30 that ask
# without pause a recording waited for 30 turns at each of its steps, 4 recordings in 27 s instead of 16. Who waits here
# waits no longer in all.
ASKED_AT_ONCE = 4
# What a cache says whose file is damaged or gone; a question of ours does not raise these.
BROKEN = (duckdb.FatalException, duckdb.InternalException, duckdb.IOException, duckdb.SerializationException)


@dataclass(frozen=True)
class Facts:
    """What one data set says at one Stand; the only thing a question is asked of.

    `number` is the newest event of the log that counts. `as_of` is the moment asked for, in the time of Hessen; None:
    what holds now. `counties`: nothing but what people of these may see (data/store/part.py); empty: everything.
    """

    store: Store
    dataset: str
    number: int
    as_of: datetime | None = None
    counties: tuple[str, ...] = ()

    @property
    def catalog(self) -> str:
        """Key of the answers: the same part of the same data set at the same Stand always has the same."""
        past = ["past"] if self.counties and self.as_of else []
        return "_".join((self.dataset, str(self.number), *self.counties, *past))

    def ask(self, sql: str, **params: object) -> pd.DataFrame:
        """Answer one SELECT as a frame."""
        return self.store.ask(self, sql, params)

    def columns(self, sql: str, **params: object) -> dict[str, np.ndarray]:
        """The same as one array per column, masked where values are missing; quicker than a frame."""
        return self.store.columns(self, sql, params)

    def rows(self, sql: str, **params: object) -> list[dict[str, Any]]:
        """The same row by row in exact types: decimals, days, lists."""
        return self.store.rows(self, sql, params)

    @property
    def invented(self) -> bool:
        """True when every fact of the data set is made up."""
        return self.dataset == "demo"


@dataclass
class _DataSet:
    """The log of a data set and what it says now; `fault` says why it cannot be asked."""

    log: Log
    now: Now
    fault: StoreError | None = None
    answers: dict[tuple[str, str, str], Any] = field(default_factory=dict)
    answered_at: int = -1


class Store:
    """Data sets of one installation; open for questions and recordings, beside other programs that do the same.

    `logs` are those that lie elsewhere than in `folder`. A data set that cannot be opened does not hinder the others:
    its fault is raised when it is asked, and it is tried again then. Raises StoreError when not one can be opened.

    With `serving`, what others record is looked for all the time and a question waits at most 80 ms for it, so that a
    large delivery hinders nobody; otherwise every question sees everything that was recorded before it. `guard` is
    asked before anything is recorded.
    """

    def __init__(
        self,
        folder: Path,
        datasets: Sequence[str],
        *,
        create: bool = False,
        logs: Mapping[str, Log] | None = None,
        cache: Path | None = None,
        say: Say = lambda _: None,
        serving: bool = False,
        guard: Guard | None = None,
    ) -> None:
        self.folder = folder
        self._guard = guard
        self._waits = READER_WAITS_SECONDS if serving else PATIENT_SECONDS
        self._closed = threading.Event()
        self._asking = threading.Semaphore(ASKED_AT_ONCE)
        self._limit = Limit()
        self._looking: threading.Thread | None = None
        self.datasets = list(datasets)
        self._sets: dict[str, _DataSet] = {}
        for dataset in datasets:
            log = (logs or {}).get(dataset) or FileLog(layout.file_of(folder, dataset), dataset)
            self._sets[dataset] = _DataSet(log, Now(log, cache or folder / "cache", say))
            self._open(self._sets[dataset], create=create)
        faults = [each.fault for each in self._sets.values() if each.fault]
        if faults and len(faults) == len(self._sets):
            self.close()
            raise faults[0]
        if serving:
            self._looking = threading.Thread(target=self._look_out, name="aqb-look-out", daemon=True)
            self._looking.start()
            # A thread inside DuckDB while Python winds up can leave the process hanging for ever.
            atexit.register(self._stop_looking)

    def close(self) -> None:
        """Let go of every file."""
        self._stop_looking()
        for each in self._sets.values():
            each.now.close()
            each.log.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ---------------------------------------------------------------- reading

    def facts(self, dataset: str, as_of: datetime | None = None, *, number: int | None = None) -> Facts:
        """The facts of a data set now, as known at a moment (`as_of`, UTC), or after the event `number` of its log.

        What others recorded meanwhile is taken in. Raises StoreError when the data set cannot be asked.
        """
        data = self._data(dataset)
        if data.fault is not None:
            self._open(data, create=False)
            if data.fault is not None:
                raise data.fault
        data.now.follow(self._waits)
        newest = data.now.state.number
        if number is None and as_of is None:
            return Facts(self, dataset, newest)
        if number is None:
            assert as_of is not None
            found = self.ask(
                Facts(self, dataset, newest),
                "select coalesce(max(number), 0) as number from delivery where recorded_at <= $moment",
                {"moment": moments.in_hessen(as_of)},
            )
            return Facts(self, dataset, int(found.loc[0, "number"]), moments.in_hessen(as_of))
        if not 0 <= number <= newest:
            raise StoreError(
                f"Den Stand Nr. {number} gibt es im Datensatz „{dataset}“ nicht; der neueste ist Nr. {newest}."
            )
        when = "select recorded_at from delivery where number = $number"
        found = self.ask(Facts(self, dataset, newest), when, {"number": number})
        moment = found["recorded_at"].iloc[0].to_pydatetime() if len(found) else datetime.min
        return Facts(self, dataset, number, moment)

    def trouble(self, dataset: str) -> str | None:
        """A German sentence when what holds may be behind, because its log cannot be read; None: all is well."""
        return self._data(dataset).now.trouble

    def answers(self, facts: Facts) -> dict[tuple[str, str, str], Any]:
        """Answers already given at this state of the data set, kept by whoever asks."""
        data = self._data(facts.dataset)
        newest = data.now.state.number
        if data.answered_at != newest:
            data.answers, data.answered_at = {}, newest
        return data.answers

    def ask(self, facts: Facts, sql: str, params: Bindable) -> pd.DataFrame:
        """Answer one SELECT as a frame."""
        return self._answered(facts, sql, params, lambda cursor: cursor.df())

    def columns(self, facts: Facts, sql: str, params: Bindable) -> dict[str, np.ndarray]:
        """Answer one SELECT as arrays."""
        return self._answered(facts, sql, params, lambda cursor: cursor.fetchnumpy())

    def rows(self, facts: Facts, sql: str, params: Bindable) -> list[dict[str, Any]]:
        """Answer one SELECT as rows."""
        return self._answered(facts, sql, params, named_rows)

    def _answered(self, facts: Facts, sql: str, params: Bindable, taken: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
        """Answer at the number the facts name, whatever is recorded meanwhile; a cache that fails is computed anew."""
        parameters_of(sql)
        now = self._data(facts.dataset).now
        asked = (sql, facts.number, facts.counties, facts.as_of is not None)
        try:
            if not facts.as_of and not facts.counties and now.stands_at(facts.number):
                with self._asking, now.asking(sql, None) as cursor, self._limit.of(cursor):
                    found = taken(cursor.execute(sql, params or None))
                if now.stands_at(facts.number):
                    return found
            with now.asking(*asked) as cursor, self._limit.of(cursor):
                return taken(cursor.execute(sql, params or None))
        except BROKEN:
            LOG.warning("Datensatz %s: Der Zwischenspeicher antwortet nicht.", facts.dataset, exc_info=True)
        now.compute_anew()
        with now.asking(*asked) as cursor, self._limit.of(cursor):
            return taken(cursor.execute(sql, params or None))

    # ---------------------------------------------------------------- writing

    @contextmanager
    def writing(self, dataset: str) -> Iterator[Writer]:
        """Record deliveries: all or nothing.

        Raises DeliveryRefused when an integrity rule is broken, StoreBusy when the log is somebody else's for long,
        StoreError when it cannot be written; the data set is as it was then. OutcomeUnknown says that nobody can tell.
        """
        data = self._data(dataset)
        with written(data.log, data.now, self._guard) as writer:
            yield writer

    @contextmanager
    def recording(self, dataset: str) -> Iterator[Writer]:
        """writing() for what people record; raises StoreError for published figures, which only the program builds."""
        if dataset == "published":
            raise StoreError(ONLY_TO_SEE)
        with self.writing(dataset) as writer:
            yield writer

    def trying(self, dataset: str, fill: Callable[[Writer], None], questions: Mapping[str, str]) -> Trial:
        """What a recording would do, without storing it (data/store/writing.py)."""
        return tried(self._data(dataset).log, self._data(dataset).now, fill, questions)

    def log(self, dataset: str) -> Log:
        """The log of a data set, for what concerns all of it: backup, restore, export, check."""
        return self._data(dataset).log

    def _data(self, dataset: str) -> _DataSet:
        if dataset not in self._sets:
            raise StoreError(f"Den Datensatz „{dataset}“ gibt es nicht. Vorhanden: {', '.join(self.datasets)}.")
        return self._sets[dataset]

    def _stop_looking(self) -> None:
        self._closed.set()
        atexit.unregister(self._stop_looking)
        if self._looking and self._looking is not threading.current_thread():
            self._looking.join()

    def _look_out(self) -> None:
        """Take in what others record before somebody asks for it."""
        while not self._closed.wait(LOOK_OUT_SECONDS):
            for data in self._sets.values():
                if data.fault is None:
                    data.now.follow(0)

    def _open(self, data: _DataSet, *, create: bool) -> None:
        try:
            data.log.open(create=create)
            data.now.open()
            data.fault = None
        except StoreError as fault:
            data.fault = fault


def check(store: Store, dataset: str) -> list[Violation]:
    """Violations of the integrity rules in a data set as it stands, and in the reference data; empty: none."""
    store.facts(dataset)
    with store._data(dataset).now.changing() as cursor:
        cursor.execute("use now")
        found = [*catalogue_violations(cursor), *violations(cursor, whole=True)]
        cursor.execute("use main")
        return found
