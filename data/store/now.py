"""What a data set says now, computed from its log into a file of this process's own: a cache that may be lost.

Each process keeps one file per data set in the cache folder and holds it under a lock while it runs; the next one
takes a file over that nobody holds, and catches up from the number the file knows. A file of another log, of another
state of the program, or damaged, is thrown away and computed anew.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import cache, wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Concatenate, ParamSpec

import duckdb
import pyarrow as pa

from data import layout
from data.faults import StoreBusy, StoreError, not_cached
from data.store import holding
from data.store.locks import free
from data.store.log import Log, LogState, Reading
from data.store.stands import PastStands

LOG = logging.getLogger("aqb.store")
Say = Callable[[str], None]

# The connection that answers questions reaches no file, no network and no setting.
CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "enable_external_access": False,
    "lock_configuration": True,
    "memory_limit": "1000MB",
}
BUILDING: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "memory_limit": "1000MB",
    "threads": 1,
}
# Below this size a second thread only wakes, finds nothing to do and sleeps again: a quarter of the processor time of
# all questions at 5,000 Maßnahmen (20 MB). A million (150 MB) and more are read by all threads.
ONE_THREAD_BELOW_BYTES = 100_000_000
BUILT_WITH = {
    "fingerprint": "state of the program that computed it",
    "identity": "log it was computed from",
    "number": "newest event of the log it knows",
}
# Time of Hessen beside the UTC of the log.
SHOWN = "timezone('Europe/Berlin', timezone('UTC', recorded_at))"


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
        self.trouble: str | None = None
        self.past: PastStands

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
    def asking(self, number: int | None) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for one question: about now, or about the state after `number`."""
        with ExitStack() as held:
            while True:
                hub, past = self._connection(), self.past
                try:
                    cursor = held.enter_context(hub.cursor())
                    at_now = number is None or _is_at(cursor, number)
                    schema = "now" if at_now else held.enter_context(past.reading(int(number or 0)))
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
        if waits:
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
        cursor.execute("update now.built_with set number = $number", {"number": state.number})

    def reached(self, state: LogState) -> None:
        """After changing(): the cache holds this state, the own appending included."""
        self.state = state
        self.forget_mark()
        with suppress(StoreError):  # it is recorded, whatever becomes of the log now
            self._mark = self._log.mark()

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
            layout.fill_derived(cursor, wanted=layout.resting_on(changed))
            self.took(cursor, state)
        self.state = state

    # ---------------------------------------------------------------- the file

    def _take_over(self, wanted: LogState) -> bool:
        """Open the file nobody holds that is nearest to the log; files of use to nobody are removed."""
        for path in cache_files(self.folder, self._log.dataset):
            lock = free(path.with_suffix(".lock"))
            if lock is None:
                continue
            found = known(path)
            if found is not None and found.identity == wanted.identity and found.number <= wanted.number:
                try:
                    self._use(path, lock, found)
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
            path.write_bytes(_empty(layout.fingerprint()))
            with duckdb.connect(str(path), config=BUILDING) as hub:
                cursor = hub.cursor()
                cursor.execute("begin")
                add_events(cursor, reading.events(0))
                tables = layout.fact_tables()
                for table in self._step_by_step(tables, "Tabellen gelesen"):
                    reading.load(cursor, table)
                filled = [name for name in tables if cursor.execute(f"select exists(from now.{name})").fetchall()[0][0]]
                # The others are as in an empty cache.
                anew = layout.resting_on(filled)
                derived = [name for name in layout.derived_tables() if name in anew]
                for name in self._step_by_step(derived, "Auswertungen berechnet"):
                    layout.fill_derived(cursor, wanted=[name])
                cursor.execute(
                    "insert into now.built_with values ($fingerprint, $identity, $number)",
                    {"fingerprint": layout.fingerprint(), "identity": state.identity, "number": state.number},
                )
                cursor.execute("commit")
            self._use(path, lock, state)
        except BaseException:
            remove(path)
            os.close(lock)
            raise

    def _step_by_step(self, names: Sequence[str], done: str) -> Iterator[str]:
        """The names one by one; a step that ends later than three seconds after the first began is told."""
        started = time.monotonic()
        for number, name in enumerate(names, 1):
            yield name
            if time.monotonic() - started > 3:
                self._say(f"Datensatz „{self._log.dataset}“: {number} von {len(names)} {done} …")

    def _free_place(self) -> tuple[Path, int]:
        number = 0
        while True:
            path = self.folder / f"{self._log.dataset}-{number}.duckdb"
            lock = free(path.with_suffix(".lock"))
            if lock is not None and path != self._path:
                remove(path)
                return path, lock
            number += 1

    def _use(self, path: Path, lock: int, state: LogState) -> None:
        threads = {"threads": 1} if path.stat().st_size < ONE_THREAD_BELOW_BYTES else {}
        spill = {"temp_directory": str(path.with_suffix(".spill"))}
        hub = duckdb.connect(str(path), config=CLOSED | threads | spill)
        try:
            past = PastStands(hub, self._log)
        except BaseException:
            hub.close()
            raise
        former, former_path, former_lock = self.hub, self._path, self._lock
        # First the new one, so that a question always finds one that is open.
        self.hub, self._path, self._lock, self.state, self.past = hub, path, lock, state, past
        if former is not None:
            former.close()
        if former_path is not None:
            remove(former_path)
        if former_lock is not None:
            os.close(former_lock)

    def _let_go(self) -> None:
        if self.hub is not None:
            self.hub.close()
        if self._lock is not None:
            os.close(self._lock)
        self.hub, self._lock, self._path = None, None, None


@cache
def _empty(fingerprint: str) -> bytes:
    """A cache file without any delivery: four hundred statements, half a second; copied it takes 10 ms."""
    with TemporaryDirectory(prefix="aqb-") as folder:
        path = Path(folder) / "empty.duckdb"
        with duckdb.connect(str(path), config=BUILDING) as hub:
            cursor = hub.cursor()
            cursor.execute("begin")
            layout.create_now(cursor)
            layout.fill_derived(cursor)
            cursor.execute("create table now.built_with (fingerprint varchar, identity varchar, number bigint)")
            cursor.execute("comment on table now.built_with is 'exactly one row: the state this cache holds'")
            for column, meaning in BUILT_WITH.items():
                cursor.execute(f"comment on column now.built_with.{column} is '{meaning}'")
            cursor.execute("commit")
        return path.read_bytes()


def add_events(cursor: duckdb.DuckDBPyConnection, events: pa.Table) -> None:
    """Add events of the log to the deliveries of `now`."""
    cursor.register("new_event", events)
    cursor.execute(f"insert into now.delivery by name select * replace ({SHOWN} as recorded_at) from new_event")
    cursor.unregister("new_event")


def refresh(cursor: duckdb.DuckDBPyConnection, reading: Reading, table: str, deliveries: list[str]) -> bool:
    """Bring the keys that some deliveries state up to date in one fact table of `now`; False: there are none."""
    cursor.register("stated_row", reading.touched(table, deliveries))
    cursor.execute("create or replace temp table touched_row as from stated_row")
    cursor.unregister("stated_row")
    some = bool(cursor.execute("select exists(from touched_row)").fetchall()[0][0])
    if some:
        settle(cursor, table, "touched_row")
    cursor.execute("drop table temp.touched_row")
    return some


def settle(cursor: duckdb.DuckDBPyConnection, table: str, rows: str) -> None:
    """Put what holds of all keys among `rows` in the place of what held; `rows` has every row recorded of them."""
    cursor.execute(f"delete from now.{table} where id in (select id from {rows})")
    cursor.execute(f"insert into now.{table} by name {holding.of_rows(rows, table)}")


def _is_at(cursor: duckdb.DuckDBPyConnection, number: int) -> bool:
    """Whether `now` is the state after `number`, for as long as the transaction lasts that this begins."""
    cursor.execute("begin transaction read only")
    if cursor.execute("select number from now.built_with").fetchall()[0][0] == number:
        return True
    cursor.execute("rollback")
    return False


def cache_files(folder: Path, dataset: str) -> Iterator[Path]:
    """The caches of a data set on this machine, held by somebody or not."""
    yield from sorted(folder.glob(f"{dataset}-*.duckdb"))


def known(path: Path) -> LogState | None:
    """The state of the log a cache file holds; None when it is of another program state or cannot be read."""
    try:
        with duckdb.connect(str(path), config=BUILDING) as hub:
            found = hub.execute("select fingerprint, identity, number from now.built_with").fetchall()
    except duckdb.Error:
        return None
    if len(found) != 1 or found[0][0] != layout.fingerprint():
        return None
    return LogState(found[0][1], found[0][2])


def remove(path: Path) -> None:
    """Remove a cache file; only who holds its lock may."""
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)
