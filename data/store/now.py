"""What a data set says now, computed from its log into a file of this process's own: a cache that may be lost.

Each process keeps one file per data set in the cache folder and holds it under a lock while it runs; the next one
takes a file over that nobody holds, and catches up from the number the file knows. A file of another log, of another
state of the program, or damaged, is thrown away and computed anew.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec

import duckdb

from data import derived, layout
from data.faults import StoreBusy, StoreError, not_cached
from data.store.cache_file import cache_files, compute, opened, remove, taken_up
from data.store.just_before import JustBefore, is_at
from data.store.locks import free
from data.store.log import Log, LogState, Reading
from data.store.stands import PastStands
from data.store.taking_in import add_events, refresh

LOG = logging.getLogger("aqb.store")
Say = Callable[[str], None]
Given = ParamSpec("Given")


def _on_disk(step: Callable[Concatenate[Now, Given], None]) -> Callable[Concatenate[Now, Given], None]:
    """Tell a cache without room as what it is: the log, which is read meanwhile, is not at fault."""

    @wraps(step)
    def told(now: Now, /, *given: Given.args, **named: Given.kwargs) -> None:
        try:
            step(now, *given, **named)
        except (OSError, duckdb.Error) as fault:
            told_as = not_cached(now.folder, fault)
            if told_as is None:
                raise
            raise told_as from fault

    return told


class Now:
    """The cache of one data set: answers questions, catches up, takes changes."""

    def __init__(self, log: Log, folder: Path, say: Say) -> None:
        self._log = log
        self.folder = folder
        self._say = say
        self._changing = threading.RLock()
        self._starting = threading.Lock()
        self._catching_up: threading.Thread | None = None
        self._lock: int | None = None
        self._path: Path | None = None
        self._mark: Hashable = None
        self.hub: duckdb.DuckDBPyConnection | None = None
        self.state = LogState("", -1)
        self._taking = -1  # what is being committed; the state when nothing is
        self.trouble: str | None = None
        self.past: PastStands
        self._before = JustBefore()

    @_on_disk
    def open(self) -> None:
        """Have the cache hold what the log says, computing it anew where no file can be taken over."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._changing:
            mark = self._log.mark()
            with self._log.reading() as reading:
                wanted = reading.state()
                if not self._take_over(wanted):
                    self._compute(reading, wanted)
                self._catch_up(reading)
            self._mark = mark

    @contextmanager
    def asking(
        self, sql: str, number: int | None, counties: Sequence[str] = (), past: bool = False
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for one question: about now, or the state after `number`; with `counties`, their part of it."""
        with ExitStack() as held:
            while True:
                hub, past_stands = self._connection(), self.past
                try:
                    cursor = held.enter_context(hub.cursor())
                    if counties:
                        schema = held.enter_context(past_stands.part(int(number or 0), sql, counties, past=past))
                    elif number is None or is_at(cursor, number):
                        schema = "now"
                    elif before := held.enter_context(self._before.at(number)):
                        cursor, schema = before, "now"
                    else:
                        schema = held.enter_context(past_stands.reading(number, sql))
                    break
                except duckdb.ConnectionException:
                    # Between the two lines another thread has put a cache computed anew in the place of this one.
                    if hub is self.hub:
                        raise
            cursor.execute(f"use {schema}")
            yield cursor

    def compute_anew(self) -> None:
        """Replace a cache that does not answer: its file is gone or damaged, its disk was full."""
        with self._changing, self._log.reading() as reading:
            self._compute(reading, reading.state())
            self.forget_mark()

    def close(self) -> None:
        """Let go of the file; it stays for the next process."""
        if self._catching_up:
            self._catching_up.join()
        with self._changing:
            self._let_go()

    def follow(self, waits: float) -> None:
        """Take in what was appended since, as one step of every rerun.

        Nobody waits longer than `waits` seconds: a larger step goes on behind, and the next question sees it. A log
        that cannot be read is told by `trouble`; what was read of it before still answers.
        """
        self._before.let_go()
        # Where there is trouble nobody who reads asks: a server that is away may take seconds to say nothing.
        if self.trouble is None:
            try:
                if self._log.mark() == self._mark:
                    return
            except StoreError as fault:
                self._note(fault)
                return
        with self._starting:
            if self._catching_up is None or not self._catching_up.is_alive():
                self._catching_up = threading.Thread(target=self._follow, name=f"follow-{self._log.dataset}")
                self._catching_up.start()
            catching_up = self._catching_up
        catching_up.join(waits)

    def catch_up(self) -> None:
        """The same for whoever is about to write: waits until everything is taken in."""
        with self._changing:
            mark = self._log.mark()
            if mark != self._mark or self.hub is None:
                with self._log.reading() as reading:
                    self._up_to(reading)
                self._mark = mark

    @contextmanager
    def changing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor whose work on the cache is done whole, or not at all when the block fails; one at a time."""
        with self._changing, self._connection().cursor() as cursor:
            self._before.keep(self._connection())
            cursor.execute("begin")
            try:
                yield cursor
            except BaseException:
                with suppress(duckdb.Error):  # of a cache that is broken nothing is to be taken back
                    cursor.execute("rollback")
                raise
            cursor.execute("commit")

    def took(self, cursor: duckdb.DuckDBPyConnection, state: LogState) -> None:
        """Note within changing() which state of the log the cache holds."""
        self._taking = state.number
        cursor.execute("update now.built_with set number = $number", {"number": state.number})

    def reached(self, state: LogState) -> None:
        """After changing(): the cache holds this state, the own appending included."""
        self.state = state
        self.forget_mark()
        with suppress(StoreError):  # it is recorded, whatever becomes of the log now
            self._mark = self._log.mark()

    def stands_at(self, number: int) -> bool:
        """Whether the cache holds this state and is not about to hold another: asked before and after a question."""
        return self.state.number == number == self._taking

    def forget_mark(self) -> None:
        """The log may know more than the cache: look at the next question."""
        self._mark = None

    def _connection(self) -> duckdb.DuckDBPyConnection:
        if self.hub is None:
            raise StoreError(f"Der Datensatz „{self._log.dataset}“ ist nicht geöffnet.")
        return self.hub

    # ---------------------------------------------------------------- following the log

    def _follow(self) -> None:
        try:
            self.catch_up()
            self.trouble = None
        except StoreBusy:
            pass  # whoever holds the log now is done soon; the next question looks again
        except StoreError as fault:
            self._note(fault)

    def _note(self, fault: StoreError) -> None:
        if self.trouble is None:
            LOG.warning("Datensatz %s: Die Aufzeichnungen sind nicht lesbar.", self._log.dataset, exc_info=fault)
        self.trouble = str(fault)

    def _up_to(self, reading: Reading) -> None:
        found = reading.state()
        if found.identity != self.state.identity or found.number < self.state.number:
            self._compute(reading, found)
        try:
            self._catch_up(reading)
        except duckdb.Error:
            # The cache itself is at fault: its file was deleted, its disk is full or damaged.
            LOG.warning("Datensatz %s: Der geltende Bestand wird neu berechnet.", self._log.dataset, exc_info=True)
            self._compute(reading, found)

    def _catch_up(self, reading: Reading) -> None:
        events = reading.events(self.state.number)
        if not events.num_rows:
            return
        state = LogState(self.state.identity, int(events["number"][-1].as_py()))
        deliveries = sorted(set(events["id"].to_pylist()))
        with self.changing() as cursor:
            add_events(cursor, events)
            changed = [table for table in layout.fact_tables() if refresh(cursor, reading, table, deliveries)]
            derived.fill(cursor, wanted=derived.resting_on(changed))
            self.took(cursor, state)
        self.state = state

    # ---------------------------------------------------------------- the file

    def _take_over(self, wanted: LogState) -> bool:
        """Open the file nobody holds that is nearest to the log; files of use to nobody are removed."""
        for path in cache_files(self.folder, self._log.dataset):
            lock = free(path.with_suffix(".lock"))
            if lock is None:
                continue
            if found := taken_up(path, wanted):
                try:
                    self._use(found[0], path, lock, found[1])
                    return True
                except duckdb.Error:
                    LOG.warning("Der Zwischenspeicher %s ist nicht zu gebrauchen und wird verworfen.", path)
            remove(path)
            os.close(lock)
        return False

    @_on_disk
    def _compute(self, reading: Reading, state: LogState) -> None:
        """Compute the cache anew into another file and answer from it; questions under way finish on the old one."""
        path, lock = self._free_place()
        try:
            compute(path, reading, state, lambda step: self._say(f"Datensatz „{self._log.dataset}“: {step} …"))
            self._use(opened(path), path, lock, state)
        except BaseException:
            remove(path)
            os.close(lock)
            raise

    def _free_place(self) -> tuple[Path, int]:
        number = 0
        while True:
            path = self.folder / f"{self._log.dataset}-{number}.duckdb"
            lock = free(path.with_suffix(".lock"))
            if lock is not None and path != self._path:
                remove(path)
                return path, lock
            number += 1

    def _use(self, hub: duckdb.DuckDBPyConnection, path: Path, lock: int, state: LogState) -> None:
        try:
            past = PastStands(hub, self._log)
        except BaseException:
            hub.close()
            raise
        self._before.let_go(of_all=True)
        former, former_path, former_lock = self.hub, self._path, self._lock
        # First the new one, so that a question always finds one that is open.
        self._taking = state.number
        self.hub, self._path, self._lock, self.state, self.past = hub, path, lock, state, past
        if former is not None:
            former.close()
        if former_path is not None:
            remove(former_path)
        if former_lock is not None:
            os.close(former_lock)

    def _let_go(self) -> None:
        self._before.let_go(of_all=True)
        if self.hub is not None:
            self.hub.close()
        if self._lock is not None:
            os.close(self._lock)
        self.hub, self._lock, self._path = None, None, None
