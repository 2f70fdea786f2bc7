"""The log as a DuckDB file, opened for moments only: several programs on one machine work with it side by side.

Two locks lie beside the file. `<file>.writing` is held by whoever records, from the first look to the last row;
`<file>.open` for the moments in which the file is open: shared to read, alone to append.
"""

from __future__ import annotations

import os
import time
from collections.abc import Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import duckdb
import pyarrow as pa

from data import layout
from data.faults import OutcomeUnknown, StoreBusy, StoreError, not_opened, not_stored
from data.store import holding
from data.store.locks import held
from data.store.log import FORMAT, LogState
from data.store.upgrade import bring_up_to_date, format_of

# Nothing is ever fetched: the extensions that are needed are built in. One thread sorts half as much at a time as two:
# ten million invented projects took 2.3 GB with two and 1.5 GB with one.
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "memory_limit": "600MB",
    "threads": 1,
}
MAKING = CONFIG | {"memory_limit": "1000MB"}
# An import of 100,000 rows holds the log for up to 20 s.
PATIENCE_SECONDS = 30.0
BATCH_ROWS = 100_000


class FileLog:
    """The log of one data set in a DuckDB file of its own."""

    def __init__(self, path: Path, dataset: str) -> None:
        layout.check_name(dataset)
        self.path = path
        self.dataset = dataset

    def open(self, *, create: bool) -> None:
        """See Log.open."""
        if not self.path.exists():
            if not create:
                raise StoreError(
                    f"Der Datensatz „{self.dataset}“ fehlt ({self.path}). Mit „python -m data prepare“ anlegen lassen."
                )
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.alone():
                if not self.path.exists():
                    self._create()
        with self.reading() as reading:
            complete = format_of(reading.cursor, self.path) == FORMAT and not layout.lacking(reading.cursor)
        if not complete:
            with self.alone(), self._opened(read_only=False) as cursor:
                bring_up_to_date(cursor)

    def mark(self) -> Hashable:
        """The file as the system sees it: DuckDB writes into it, or into the write-ahead log beside it.

        Asking takes 5 µs; opening the file to ask for its number 10 ms.
        """
        return tuple(_seen(path) for path in (self.path, _write_ahead(self.path)))

    @contextmanager
    def reading(self, patience: float = PATIENCE_SECONDS) -> Iterator[FileReading]:
        """See Log.reading."""
        with self._opened(read_only=True, patience=patience) as cursor:
            yield FileReading(cursor, self.path)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """See Log.alone."""
        with held(self._lock("writing"), patience=PATIENCE_SECONDS):
            yield

    def append(self, state: LogState, events: pa.Table, rows: Mapping[str, pa.Table]) -> None:
        """See Log.append."""
        last = int(events["number"][-1].as_py())
        try:
            with self._opened(read_only=False) as cursor:
                found = FileReading(cursor, self.path).state()
                if found != state:
                    raise StoreBusy(
                        f"Der Datensatz „{self.dataset}“ wurde inzwischen von einem anderen Programm geändert. "
                        "Es wurde nichts gespeichert; bitte wiederholen."
                    )
                cursor.execute("begin")
                for table, each in (*rows.items(), ("delivery", events)):
                    cursor.register("appended", each)
                    cursor.execute(f"insert into log.{table} by name select * from appended")
                    cursor.unregister("appended")
                cursor.execute("commit")
        except (duckdb.Error, StoreError) as fault:
            if isinstance(fault, StoreBusy):
                raise
            # What counts is what the file says: a full disk can refuse the commit, or only the tidying after it.
            if not self._holds(LogState(state.identity, last), fault):
                raise not_stored(f"Die Datei {self.path}", fault) from fault

    def close(self) -> None:
        """Nothing is held open."""

    @contextmanager
    def making(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Make the file, which must not exist, and fill it with files of the program at hand.

        The cursor has the empty log and, for the time being, the reference tables in a schema `now`. A block that fails
        leaves half a file behind: make it under another name, and rename it when it is complete.
        """
        with held(self._lock("open"), patience=PATIENCE_SECONDS), duckdb.connect(str(self.path), config=MAKING) as hub:
            cursor = hub.cursor()
            # Each commit is a write to the disk, 10 ms; there are a hundred statements.
            cursor.execute("begin")
            layout.create_log(cursor)
            cursor.execute(
                "insert into log.place values ($identity, $format, null)",
                {"identity": uuid4().hex, "format": FORMAT},
            )
            layout.create_references(cursor, "now")
            cursor.execute("commit")
            yield cursor
            cursor.execute("drop schema now cascade")

    def stamp(self, built_from: str) -> None:
        """Note what an embedded data set was built from."""
        with self._opened(read_only=False) as cursor:
            cursor.execute("update log.place set built_from = $built_from", {"built_from": built_from})

    def built_from(self) -> str | None:
        """What stamp() noted; None when there is no such file, none of this program, or nothing noted."""
        try:
            with self.reading() as reading:
                found = reading.cursor.execute("select built_from from log.place").fetchall()
        except StoreBusy:
            raise
        except StoreError:
            return None
        return found[0][0] if found else None

    def replace(self, present: FileLog) -> None:
        """Put this file in the place of another log's; whoever reads that one sees this one at the next question."""
        with held(present._lock("open"), patience=PATIENCE_SECONDS):
            # What a crashed program left in the write-ahead log belongs to the old file only.
            _write_ahead(present.path).unlink(missing_ok=True)
            os.replace(self.path, present.path)

    # ---------------------------------------------------------------- below

    def _create(self) -> None:
        """An empty log, put in its place only when it is complete."""
        draft = self.path.with_name(f".{self.path.name}.{uuid4().hex[:8]}")
        with FileLog(draft, self.dataset).making():
            pass
        for lock in ("open", "writing"):
            FileLog(draft, self.dataset)._lock(lock).unlink(missing_ok=True)
        os.replace(draft, self.path)

    def _lock(self, name: str) -> Path:
        return self.path.with_name(f"{self.path.name}.{name}")

    @contextmanager
    def _opened(self, *, read_only: bool, patience: float = PATIENCE_SECONDS) -> Iterator[duckdb.DuckDBPyConnection]:
        with held(self._lock("open"), patience=patience, shared=read_only):
            hub = self._connected(read_only, time.monotonic() + patience)
            try:
                yield hub
            except duckdb.Error as fault:
                if not read_only:
                    raise
                raise not_opened(self.path, fault) from fault
            finally:
                hub.close()

    def _connected(self, read_only: bool, deadline: float) -> duckdb.DuckDBPyConnection:
        """Other programs than this one do not know the locks: the file may be theirs for a while."""
        while True:
            try:
                return duckdb.connect(str(self.path), read_only=read_only, config=CONFIG)
            except duckdb.Error as fault:
                refusal = not_opened(self.path, fault)
                if not isinstance(refusal, StoreBusy) or time.monotonic() >= deadline:
                    raise refusal from None
                time.sleep(0.05)

    def _holds(self, state: LogState, fault: Exception) -> bool:
        try:
            with self.reading() as reading:
                return reading.state() == state
        except StoreError:
            raise OutcomeUnknown(self.dataset, fault) from fault


class FileReading:
    """An open log file at one moment."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, path: Path) -> None:
        self.cursor = cursor
        self.path = path

    def state(self) -> LogState:
        """See Reading.state."""
        found = self.cursor.execute(
            "select identity, (select coalesce(max(number), 0) from log.delivery) from log.place"
        ).fetchall()
        return LogState(*found[0])

    def events(self, after: int) -> pa.Table:
        """See Reading.events."""
        return self.cursor.execute(
            "select * from log.delivery where number > $after order by number", {"after": after}
        ).to_arrow_table()

    def touched(self, table: str, deliveries: Sequence[str]) -> pa.RecordBatchReader:
        """See Reading.touched."""
        return self.cursor.execute(
            f"""
            select * from log.{table}
            where id in (select id from log.{table} where delivery in (select unnest($deliveries::varchar[])))
            """,
            {"deliveries": list(deliveries)},
        ).to_arrow_reader(BATCH_ROWS)

    def rows(self, table: str) -> pa.RecordBatchReader:
        """See Reading.rows."""
        return self.cursor.execute(f"select * from log.{table}").to_arrow_reader(BATCH_ROWS)

    def starting(self, table: str, prefix: str) -> pa.Table:
        """See Reading.starting."""
        return self.cursor.execute(
            f"select * from log.{table} where starts_with(id, $prefix)", {"prefix": prefix}
        ).to_arrow_table()

    def load(self, cursor: duckdb.DuckDBPyConnection, table: str) -> None:
        """See Reading.load; the file is read by the engine that fills `now`, which is three times as fast as Arrow."""
        attached = cursor.execute("select count(*) from duckdb_databases() where database_name = 'recorded'").fetchall()
        if not attached[0][0]:
            quoted = str(self.path).replace("'", "''")
            cursor.execute(f"attach '{quoted}' as recorded (read_only)")
        if cursor.execute(f"select exists(from recorded.log.{table})").fetchall()[0][0]:
            cursor.execute(f"insert into now.{table} by name {holding.of_all_rows(f'recorded.log.{table}', table)}")


def _seen(path: Path) -> tuple[int, int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _write_ahead(path: Path) -> Path:
    return path.with_name(path.name + ".wal")
