"""The log as a schema in PostgreSQL: many servers work with it side by side, each with its own cache.

Whoever records holds one advisory lock of the data set; the connection that holds it is the one that appends, so a
recording whose lock was lost is refused. The server gives the lock back when that connection ends, however it ends.
A pooler between must hand out whole sessions.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager, suppress

import duckdb
import pyarrow as pa

from data import layout, moments
from data.faults import OutcomeUnknown, StoreBusy, StoreError
from data.store import postgres_tables
from data.store.log import LogState
from data.store.postgres_faults import LinkFault, fault_of
from data.store.postgres_link import Link, Server
from data.store.postgres_reading import PostgresReading, state_of

# As for a file: an import of 100,000 rows holds the log for up to 20 s.
PATIENCE_SECONDS = 30.0
PAUSE_SECONDS = 0.005
# How long a server may take to come back after it went away in the moment of storing.
RETURN_SECONDS = 15.0
OLDEST_VERSION = 130000
UNCHANGED = "Es wurde nichts gespeichert, der Bestand ist unverändert."
# What tells an event from every other that could have got its number.
EVENT = ["number", "id", "event", "recorded_by", "recorded_at"]


class PostgresLog:
    """The log of one data set in a schema of its own."""

    def __init__(self, url: str, dataset: str) -> None:
        layout.check_name(dataset)
        self.dataset = dataset
        self._server = Server(url)
        # The connection of each thread that records; it holds the lock.
        self._mine = threading.local()

    def open(self, *, create: bool) -> None:
        """See Log.open. Two servers may do it at the same time."""
        with self._reached("Der Datensatz lässt sich nicht öffnen."), self._linked() as link:
            self._check_server(link)
            complete = self._check_log(link, create=create)
        if complete:
            return
        with self.alone(), self._reached("Der Datensatz lässt sich nicht anlegen oder erweitern."):
            link = self._mine.link
            link.run("begin")
            if postgres_tables.tables(link, self.dataset):
                postgres_tables.widen(link, self.dataset)
            else:
                postgres_tables.create(link, self.dataset)
            link.run("commit")

    def mark(self) -> Hashable:
        """The state of the log; 0.2 ms. Inside alone() asked through the connection that holds the lock."""
        mine: Link | None = getattr(self._mine, "link", None)
        with self._reached("Der Datensatz lässt sich nicht lesen."):
            return state_of(mine or self._server, self.dataset)

    @contextmanager
    def reading(self, patience: float = PATIENCE_SECONDS) -> Iterator[PostgresReading]:
        """See Log.reading; nobody is waited for."""
        with self._reached("Der Datensatz lässt sich nicht lesen."), self._linked() as link:
            link.run("begin isolation level repeatable read read only")
            reading = PostgresReading(link, self.dataset)
            try:
                yield reading
            except (duckdb.Error, pa.ArrowException):
                # They report that rows stopped coming; why is known here.
                if reading.fault is not None:
                    raise reading.fault from None
                raise

    @contextmanager
    def alone(self) -> Iterator[None]:
        """See Log.alone."""
        with self._reached(UNCHANGED), self._linked() as link:
            self._mine.process = self._take_lock(link)
            self._mine.link = link
            try:
                yield
            finally:
                self._mine.link = None
                with suppress(LinkFault):
                    link.ask("select 1 as done from pg_advisory_unlock_all()")

    def append(self, state: LogState, events: pa.Table, rows: Mapping[str, pa.Table]) -> None:
        """See Log.append."""
        link: Link = self._mine.link
        with self._reached(UNCHANGED):
            try:
                link.run("begin isolation level read committed")
                if state_of(link, self.dataset) != state:
                    raise self._overtaken()
                # The event first: its number belongs to one alone, whatever became of the lock.
                for table, each in (("delivery", events), *rows.items()):
                    link.insert(self.dataset, table, postgres_tables.fitting(table, each))
            except BaseException as fault:
                with suppress(LinkFault):
                    link.run("rollback")
                if isinstance(fault, LinkFault) and fault.key == "delivery_pkey":
                    raise self._overtaken() from None
                raise
            try:
                link.run("commit")
            except LinkFault as fault:
                link.close()
                if not self._stored(events.slice(events.num_rows - 1), fault):
                    raise

    def adopt(self, tables: Mapping[str, pa.RecordBatchReader]) -> str | None:
        """See Log.adopt; what the log held stays in a schema of another name."""
        link: Link = self._mine.link
        with self._reached(UNCHANGED):
            try:
                link.run("begin")
                aside = self._make_room(link)
                postgres_tables.create(link, self.dataset)
                for table, reader in tables.items():
                    for batch in reader:
                        rows = pa.Table.from_batches([batch])
                        link.insert(self.dataset, table, postgres_tables.fitting(table, rows))
                link.run("commit")
            except BaseException:
                with suppress(LinkFault):
                    link.run("rollback")
                raise
        return aside

    def close(self) -> None:
        """See Log.close."""
        self._server.close()

    # ---------------------------------------------------------------- below

    @contextmanager
    def _reached(self, happened: str) -> Iterator[None]:
        try:
            yield
        except LinkFault as fault:
            raise fault_of(happened, f"{self._server.name}, Datensatz „{self.dataset}“", fault) from None

    @contextmanager
    def _linked(self) -> Iterator[Link]:
        link = self._server.link()
        try:
            yield link
        finally:
            link.close()

    def _make_room(self, link: Link) -> str | None:
        """Rename the schema of a log that holds something, drop that of an empty one; the new name, if any."""
        if not postgres_tables.tables(link, self.dataset):
            return None
        try:
            with self._linked() as other:  # an error would break off the transaction
                empty = state_of(other, self.dataset).number == 0
        except (LinkFault, StoreError):
            empty = False  # what cannot be read is kept
        if empty:
            link.run(f'drop schema "{self.dataset}" cascade')
            return None
        # To the microsecond: two backups can be put back within one second.
        aside = f"{self.dataset}_abgelegt_{moments.utc_now():%Y%m%d_%H%M%S_%f}"
        link.run(f'alter schema "{self.dataset}" rename to "{aside}"')
        return aside

    def _check_server(self, link: Link) -> None:
        found = link.ask(
            "select current_setting('server_encoding') as encoding, "
            "cast(current_setting('server_version_num') as integer) as version"
        ).to_pylist()[0]
        if found["encoding"] != "UTF8" or found["version"] < OLDEST_VERSION:
            raise StoreError(
                f"{self._server.name}: Verlangt ist PostgreSQL {OLDEST_VERSION // 10000} oder neuer und eine Datenbank "
                f"mit der Kodierung UTF8 (dort: {found['version'] // 10000}, {found['encoding']}). Bitte eine passende "
                "Datenbank anlegen lassen."
            )

    def _check_log(self, link: Link, *, create: bool) -> bool:
        """Whether the log is complete. Raises StoreError for a foreign one, and a missing one that may not be made."""
        there = postgres_tables.tables(link, self.dataset)
        if not there and not create:
            raise StoreError(
                f"Der Datensatz „{self.dataset}“ fehlt ({self._server.name}). "
                "Mit „python -m data prepare“ anlegen lassen."
            )
        if not there:
            return False
        if not {"place", "delivery"} <= there.keys():
            raise StoreError(
                f"Das Schema „{self.dataset}“ ({self._server.name}) gehört einem anderen Programm und bleibt, wie es "
                "ist. Bitte es umbenennen lassen oder mit AQB_DATABASE eine andere Datenbank nennen."
            )
        state_of(link, self.dataset)
        return not postgres_tables.lacking(link, self.dataset)

    def _take_lock(self, link: Link) -> int:
        """Hold the lock of the data set as long as the link lasts; the number of the server's process that holds it."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            found = link.ask(
                "select pg_try_advisory_lock(hashtextextended($1, 0)) as taken, pg_backend_pid() as process",
                f"aqb {self.dataset}",
            ).to_pylist()[0]
            if found["taken"]:
                return int(found["process"])
            if time.monotonic() >= deadline:
                raise StoreBusy(
                    f"Im Datensatz „{self.dataset}“ wird gerade etwas anderes aufgenommen. "
                    "Es wurde nichts gespeichert; bitte in einigen Sekunden wiederholen."
                )
            time.sleep(PAUSE_SECONDS)

    def _overtaken(self) -> StoreBusy:
        return StoreBusy(
            f"Der Datensatz „{self.dataset}“ wurde inzwischen von einem anderen Programm geändert. "
            "Es wurde nichts gespeichert; bitte wiederholen."
        )

    def _stored(self, event: pa.Table, fault: LinkFault) -> bool:
        """Whether an event is in the log although the answer to the commit never came.

        The server may still be about to store it: what it says counts only when the process that held the lock is gone.
        """
        wanted = event.select(EVENT).to_pylist()
        deadline = time.monotonic() + RETURN_SECONDS
        while True:
            with suppress(LinkFault), self._linked() as link:
                running = link.ask(
                    "select 1 as one from pg_catalog.pg_locks where locktype = 'advisory' and granted and pid = $1",
                    self._mine.process,
                ).num_rows
                if not running:
                    found = link.ask(
                        f'select {", ".join(EVENT)} from "{self.dataset}".delivery where number = $1',
                        wanted[0]["number"],
                    )
                    return found.to_pylist() == wanted
            if time.monotonic() >= deadline:
                raise OutcomeUnknown(self.dataset, fault) from None
            time.sleep(0.1)
