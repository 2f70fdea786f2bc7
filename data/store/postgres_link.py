"""Connections to PostgreSQL: how they are made, and what is asked and inserted through them.

Arrow both ways, through ADBC. The setting is libpq's URL: TLS and everything else is a parameter there.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from urllib.parse import unquote

import pyarrow as pa
from adbc_driver_manager.dbapi import Connection
from adbc_driver_postgresql import dbapi

from data.store.postgres_faults import LinkFault, driving

# Unless the setting names them. Silence is noticed after 25 s. Five seconds were too few for what was sent: a server
# with two busy cores took longer to read on while it recorded 100,000 rows, and the connection was given up.
PARAMETERS = {
    "connect_timeout": "5",
    "tcp_user_timeout": "30000",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "application_name": "aqb",
}
# The same on the server's side: what a machine that vanished had locked is free again after 25 s. Nobody waits for ever
# behind somebody who changes a table.
SESSION = """
    select
        set_config('tcp_keepalives_idle', '10', false),
        set_config('tcp_keepalives_interval', '5', false),
        set_config('tcp_keepalives_count', '3', false),
        set_config('lock_timeout', '30s', false)
    """
# Whoever asks a short question waits no longer; its connection may be waiting for a server that is gone.
ASKING_SECONDS = 3.0
URL = re.compile(r"(?P<head>\w+://(?:(?P<login>[^@/]*)@)?(?P<place>[^?]*))(?:\?(?P<query>.*))?", re.DOTALL)


class Link:
    """One connection, for one thread at a time; each statement stands for itself until `begin` is run.

    Every method raises LinkFault when the server refuses or the connection is broken.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._cursor = connection.cursor()
        self._closed = False
        self.ask(SESSION)

    def run(self, sql: str) -> None:
        """Run a statement that answers nothing."""
        with self._driving():
            self._cursor.execute(sql)

    def ask(self, sql: str, *values: object) -> pa.Table:
        """The whole answer to a question with the parameters $1, $2, …"""
        with self._driving():
            self._cursor.execute(sql, _bound(values) if values else None)
            return self._cursor.fetch_arrow_table()

    def stream(self, sql: str) -> Iterator[pa.RecordBatch]:
        """The answer in batches of some 16 MB; what is left of it is dropped when something else is asked."""
        with self._driving():
            self._cursor.execute(sql)
            yield from self._cursor.fetch_record_batch()

    def insert(self, schema: str, table: str, rows: pa.Table) -> None:
        """Append rows whose columns are named and typed as those of the table."""
        with self._driving():
            self._cursor.adbc_ingest(table, rows, mode="append", db_schema_name=schema)

    def close(self) -> None:
        """Let go, also of a connection that is broken."""
        self._closed = True
        with suppress(LinkFault), driving():
            self._connection.close()

    @contextmanager
    def _driving(self) -> Iterator[None]:
        if self._closed:
            raise LinkFault("connection closed")
        with driving():
            yield


class Server:
    """The server a setting names: one kept connection for short questions, and others for whoever needs his own.

    Raises LinkFault as Link does.
    """

    def __init__(self, url: str) -> None:
        found = URL.fullmatch(url)
        query = (found["query"] or "") if found else ""
        given = dict(part.partition("=")[::2] for part in query.split("&") if part)
        more = "&".join(f"{name}={value}" for name, value in PARAMETERS.items() if name not in given)
        self._url = f"{url}{'&' if query else '?'}{more}"
        login = (found["login"] or "") if found else ""
        told = login.partition(":")[2], given.get("password", ""), given.get("sslpassword", "")
        self._secrets = {text for each in told if each for text in (each, unquote(each))}
        self.name = f"PostgreSQL {found['place']}" if found else "PostgreSQL"
        self._making = threading.Lock()
        self._root: Connection | None = None
        # The kept connection belongs to one thread, so that nobody waits for it longer than he wants to.
        self._asking = ThreadPoolExecutor(max_workers=1, thread_name_prefix="postgres")
        self._kept: Link | None = None
        self._late: Future[pa.Table] | None = None

    def ask(self, sql: str) -> pa.Table:
        """Answer a short question on the kept connection; one that turns out to be broken is made anew."""
        if self._late is not None and not self._late.done():
            raise LinkFault("timed out")
        asked = self._asking.submit(self._ask, sql)
        try:
            return asked.result(ASKING_SECONDS)
        except TimeoutError:
            self._late = asked
            raise LinkFault("timed out") from None

    def link(self) -> Link:
        """A connection of one's own, to be closed by whoever asked for it."""
        with driving(self._secrets):
            connection = self._made().adbc_clone()
            connection.adbc_connection.set_autocommit(True)
        try:
            return Link(connection)
        except LinkFault:
            with suppress(LinkFault), driving():
                connection.close()
            raise

    def close(self) -> None:
        """Let go of the kept connection; the next question makes another."""
        with suppress(TimeoutError):
            self._asking.submit(self._let_go).result(ASKING_SECONDS)

    def _made(self) -> Connection:
        """What connections are made from in 1 ms; it takes 40 once, in which the driver learns the server's types."""
        with self._making:
            if self._root is None:
                self._root = dbapi.connect(self._url, autocommit=True)
                self._root.adbc_connection.close()  # only what it has learnt is of use
            return self._root

    def _ask(self, sql: str) -> pa.Table:
        if self._kept is not None:
            with suppress(LinkFault):
                return self._kept.ask(sql)
            self._let_go()
        self._kept = self.link()
        return self._kept.ask(sql)

    def _let_go(self) -> None:
        if self._kept is not None:
            self._kept.close()
        self._kept = None


def _bound(values: tuple[object, ...]) -> pa.RecordBatch:
    kinds = [pa.list_(pa.string()) if isinstance(value, list) else None for value in values]
    arrays = [pa.array([value], kind) for value, kind in zip(values, kinds, strict=True)]
    return pa.record_batch(arrays, names=[str(number) for number in range(1, len(arrays) + 1)])
