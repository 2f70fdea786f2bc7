"""The log as a DuckDB file, opened for moments only: several programs on one machine work with it side by side.

Two locks lie beside the file. `<file>.writing` is held by whoever records, from the first look to the last row;
`<file>.open` for the moments in which the file is open: shared to read, alone to append.
"""

from __future__ import annotations

import glob
import os
import shutil
import time
from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import duckdb
import pyarrow as pa

from data import layout
from data.faults import ForeignFile, OutcomeUnknown, StoreBusy, StoreError, not_opened, not_stored
from data.store.file_reading import FileReading
from data.store.files import CONFIG, MAKING, copy_log, second_name, sync_folder
from data.store.locks import free, held
from data.store.log import FORMAT, LogState
from data.store.upgrade import bring_up_to_date, format_of

# An import of 100,000 rows holds the log for up to 20 s.
PATIENCE_SECONDS = 30.0


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
                    with self._draft() as draft:
                        with draft.making():
                            pass
                        draft.replace(self)
        with self.reading() as reading:
            complete = format_of(reading.cursor, self.path) == FORMAT and not layout.lacking(reading.cursor)
        if not complete:
            with self.alone(), self._opened(read_only=False) as cursor:
                bring_up_to_date(cursor)

    def refuse_foreign(self) -> None:
        """Raise ForeignFile when another program's file, or one of a newer program, lies in the place of this log."""
        if self.path.exists():
            try:
                with self.reading() as reading:
                    format_of(reading.cursor, self.path)
            except ForeignFile:
                raise
            except StoreError:
                pass  # damaged: whoever builds anew may replace it

    def mark(self) -> Hashable:
        """The file as the system sees it: DuckDB writes into it, or into the write-ahead log beside it.

        Asking takes 5 µs; opening the file to ask for its number 10 ms.
        """
        return _seen(self.path), _seen(_write_ahead(self.path))

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

    def replace(self, present: FileLog, *, keep: bool = False) -> Path | None:
        """Put this file in the place of another log's; whoever reads that one sees this one at the next question.

        With `keep` that one stays under another name, which is returned.
        """
        with held(present._lock("open"), patience=PATIENCE_SECONDS):
            # What a crashed program left in the write-ahead log belongs to the old file only.
            if _write_ahead(present.path).exists():
                with suppress(duckdb.Error):
                    duckdb.connect(str(present.path), config=CONFIG).close()
            aside = second_name(present.path) if keep else None
            _write_ahead(present.path).unlink(missing_ok=True)
            os.replace(self.path, present.path)
            sync_folder(present.path.parent)
        return aside

    def adopt(self, tables: Mapping[str, pa.RecordBatchReader]) -> str | None:
        """See Log.adopt."""
        try:
            with self.reading() as reading:
                empty = format_of(reading.cursor, self.path) == FORMAT and reading.state().number == 0
        except StoreError:
            empty = False  # what cannot be read is kept
        with self._draft() as draft:
            try:
                with draft.making() as cursor:
                    for table, rows in tables.items():
                        cursor.register("adopted", rows)
                        cursor.execute(f"insert into log.{table} by name select * from adopted")
                        cursor.unregister("adopted")
                aside = draft.replace(self, keep=not empty)
            except duckdb.Error as fault:
                raise not_stored(f"Die Datei {self.path}", fault) from fault
        return str(aside) if aside else None

    def compact(self) -> tuple[int, int]:
        """Write the file anew without the room that older rows have left, when that saves any; bytes before and after.

        Identity, numbers and rows stay. Reading goes on, recording waits.
        """
        with self.alone(), self._draft() as draft:
            # What a crashed program left in the write-ahead log goes into the file first.
            with self._opened(read_only=False) as cursor:
                cursor.execute("checkpoint")
            before = self.path.stat().st_size
            with self._opened(read_only=True):
                copy_log(self.path, draft.path)
            after = draft.path.stat().st_size
            if after >= before:
                return before, before
            draft.replace(self)
        return before, after

    def clear_up(self) -> int:
        """Remove what killed programs left of files they were making, unless somebody is at work; returns how many."""
        if not self._drafts() or (lock := free(self._lock("writing"))) is None:
            return 0
        try:
            return self._clear_drafts()
        finally:
            os.close(lock)

    # ---------------------------------------------------------------- below

    @contextmanager
    def _draft(self) -> Iterator[FileLog]:
        """A file under another name beside it, to be made and put in its place; only inside alone()."""
        self._clear_drafts()
        try:
            yield FileLog(self.path.with_name(f".{self.path.name}.{uuid4().hex[:8]}"), self.dataset)
        finally:
            self._clear_drafts()

    def _drafts(self) -> list[Path]:
        return list(self.path.parent.glob(f".{glob.escape(self.path.name)}.*"))

    def _clear_drafts(self) -> int:
        """Only inside alone(), where every draft is abandoned."""
        left = self._drafts()
        for path in left:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        return len(left)

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


def _seen(path: Path) -> tuple[int, int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _write_ahead(path: Path) -> Path:
    return path.with_name(path.name + ".wal")
