"""What held at past Stände: computed from the log into memory when it is asked for, and kept while it is read."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

import duckdb

from data import layout

# Computing one again takes a third of a second at 5,000 Maßnahmen.
PAST_STANDS_KEPT = 6


@dataclass
class _PastStand:
    """A catalogue in memory; let go of when others are asked for and nobody reads it."""

    filling: threading.Lock = field(default_factory=threading.Lock)
    filled: bool = False
    readers: int = 0


class PastStands:
    """The past Stände of the data sets attached to a connection, the last ones asked for."""

    def __init__(self, hub: duckdb.DuckDBPyConnection) -> None:
        self._hub = hub
        self._changing = threading.Lock()
        self._stands: dict[str, _PastStand] = {}

    @contextmanager
    def reading(self, dataset: str, as_of: datetime, catalog: str) -> Iterator[None]:
        """Have `catalog` hold what `dataset` said at `as_of` while the block runs; any number may read at a time."""
        with self._changing:
            stand = self._stands.pop(catalog, None) or _PastStand()
            stand.readers += 1
            self._stands[catalog] = stand  # the last asked for stands last
            idle = [name for name, each in self._stands.items() if not each.readers]
            for name in idle[: max(0, len(self._stands) - PAST_STANDS_KEPT)]:
                self._let_go_of(name)
        try:
            with stand.filling:
                if not stand.filled:
                    self._fill(dataset, as_of, catalog)
                    stand.filled = True
            yield
        finally:
            with self._changing:
                stand.readers -= 1

    def _let_go_of(self, catalog: str) -> None:
        if self._stands.pop(catalog).filled:
            self._run(f"detach {catalog}")

    def _fill(self, dataset: str, as_of: datetime, catalog: str) -> None:
        self._run(f"attach ':memory:' as {catalog}")
        try:
            with transaction(self._hub, catalog) as cursor:
                layout.create_now(cursor, catalog)
                layout.fill_now(cursor, f"{dataset}.log", catalog, as_of)
        except BaseException:
            self._run(f"detach {catalog}")
            raise

    def _run(self, statement: str) -> None:
        with self._hub.cursor() as cursor:
            cursor.execute(statement)


@contextmanager
def transaction(hub: duckdb.DuckDBPyConnection, catalog: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor whose work on one catalogue is done whole, or not at all when the block fails."""
    with hub.cursor() as cursor:
        cursor.execute(f"use {catalog}")
        cursor.execute("begin")
        try:
            yield cursor
        except BaseException:
            cursor.execute("rollback")
            raise
        cursor.execute("commit")
