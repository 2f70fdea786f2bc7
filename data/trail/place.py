"""Where the trail and the list of who is signed in lie: SQLite beside a log file, or a schema of the log's PostgreSQL.

Not in the log: what is noted at every sign-in and download must neither wait for a recording nor make one wait. SQLite
comes with Python and takes many small writes of several processes, which is what is needed here and nothing else.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Protocol

from data.faults import StoreError

FILE = "trail.sqlite"
SCHEMA = "aqb_trail"
# Somebody else's write is over after a few milliseconds; after this long something is wrong.
WAITS_SECONDS = 10.0
Row = tuple[object, ...]


class Asking(Protocol):
    """Takes statements with parameters $1, $2, … and tables without a schema; values are texts and whole numbers."""

    def ask(self, sql: str, *values: object) -> list[Row]:
        """The rows of one statement. Raises StoreError when the place cannot be reached."""


class Place(Asking, Protocol):
    """A file or a database; each statement on its own, unless `alone`."""

    def alone(self, table: str) -> AbstractContextManager[Asking]:
        """Statements done whole or not at all, while nobody else writes `table`."""

    def close(self) -> None:
        """Let go of file or connection; the next statement opens it again."""


class FilePlace:
    """A file of SQLite; several processes may use it at once."""

    def __init__(self, file: Path, tables: Sequence[str]) -> None:
        self.file = file
        self._tables = tables
        self._using = threading.RLock()
        self._connection: sqlite3.Connection | None = None

    def ask(self, sql: str, *values: object) -> list[Row]:
        """See Place."""
        with self._using, self._told():
            return list(self._open().execute(sql.replace("$", "?"), values).fetchall())

    @contextmanager
    def alone(self, table: str) -> Iterator[Asking]:
        """See Place; SQLite locks the whole file."""
        del table
        with self._using, self._told():
            connection = self._open()
            connection.execute("begin immediate")
            try:
                yield self
            except BaseException:
                connection.execute("rollback")
                raise
            connection.execute("commit")

    def close(self) -> None:
        """Let go of the file."""
        with self._using:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.file.touch(mode=0o600)
            connection = sqlite3.connect(
                self.file, timeout=WAITS_SECONDS, isolation_level=None, check_same_thread=False
            )
            connection.execute("pragma journal_mode = wal")
            # A sign-in is lost with the power at worst, never the file.
            connection.execute("pragma synchronous = normal")
            for table in self._tables:
                connection.execute(table)
            self._connection = connection
        return self._connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as fault:
            raise StoreError(
                f"Das Protokoll {self.file} ist nicht zu lesen oder zu schreiben ({fault}). Bitte Rechte und freien "
                "Platz des Ordners prüfen."
            ) from fault


class PostgresPlace:
    """A schema of its own in the PostgreSQL of the log; one connection, made anew when it breaks."""

    def __init__(self, url: str, tables: Sequence[str]) -> None:
        from data.store.postgres_link import Link, Server  # late: only this needs its driver

        self._server = Server(url)
        self._tables = tables
        self._using = threading.RLock()
        self._link: Link | None = None

    def ask(self, sql: str, *values: object) -> list[Row]:
        """See Place; a connection that broke meanwhile is made anew once."""
        from data.store.postgres_faults import LinkFault

        with self._using, self._told():
            try:
                return self._rows(sql, values)
            except LinkFault:
                self._let_go()
                return self._rows(sql, values)

    @contextmanager
    def alone(self, table: str) -> Iterator[Asking]:
        """See Place."""
        with self._using, self._told():
            self._rows("select 1", ())
            assert self._link is not None
            self._link.run("begin")
            try:
                self._link.run(f"lock table {table} in exclusive mode")
                yield _Within(self)
            except BaseException:
                with suppress(Exception):
                    self._link.run("rollback")
                self._let_go()
                raise
            self._link.run("commit")

    def close(self) -> None:
        """Let go of the connection."""
        with self._using:
            self._let_go()
            self._server.close()

    def _rows(self, sql: str, values: tuple[object, ...]) -> list[Row]:
        if self._link is None:
            self._link = self._server.link()
            self._link.run(f"create schema if not exists {SCHEMA}")
            self._link.run(f"set search_path to {SCHEMA}")
            for table in self._tables:
                self._link.run(table)
        if not sql.lstrip().startswith("select"):
            self._link.ask(sql, *values)
            return []
        return [tuple(row.values()) for row in self._link.ask(sql, *values).to_pylist()]

    def _let_go(self) -> None:
        if self._link is not None:
            self._link.close()
            self._link = None

    @contextmanager
    def _told(self) -> Iterator[None]:
        from data.store.postgres_faults import LinkFault, fault_of

        try:
            yield
        except LinkFault as fault:
            raise fault_of("Das Protokoll ist nicht zu erreichen.", self._server.name, fault) from None


class _Within:
    """The same connection inside its transaction: nothing is tried a second time there."""

    def __init__(self, place: PostgresPlace) -> None:
        self._place = place

    def ask(self, sql: str, *values: object) -> list[Row]:
        """See Place."""
        return self._place._rows(sql, values)
