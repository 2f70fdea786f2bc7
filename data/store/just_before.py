"""What held before the newest changes of a cache, for pages that are still being drawn while something is recorded.

A page answers all its questions at the number it began with. Its last lines would otherwise compute a past Stand: half
a second and 20 MB at 5,000 Maßnahmen. A transaction that began before the change still sees what it saw, at the cost of
the changed rows.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import duckdb

# A page is drawn in less than a second, a ZIP of all papers in some twenty. Beside 20 readers at a load of 6, who wait
# for seconds, and a recording every 4 s, three were too few: twice in two minutes a past Stand was computed.
KEPT_SECONDS = 30.0
MOST_KEPT = 8


def is_at(cursor: duckdb.DuckDBPyConnection, number: int) -> bool:
    """Whether `now` is the state after `number`, for as long as the transaction lasts that this begins."""
    if _begin(cursor) == number:
        return True
    cursor.execute("rollback")
    return False


def _begin(cursor: duckdb.DuckDBPyConnection) -> int:
    """Begin a transaction that only reads; the number of the state it sees."""
    cursor.execute("begin transaction read only")
    return int(cursor.execute("select number from now.built_with").fetchall()[0][0])


@dataclass
class _Seen:
    """A transaction, for one question at a time; closed once nobody may ask any more."""

    cursor: duckdb.DuckDBPyConnection
    until: float
    asking: threading.Lock = field(default_factory=threading.Lock)
    closed: bool = False


class JustBefore:
    """Transactions that only read, by the number of the state they see."""

    def __init__(self) -> None:
        self._changing = threading.Lock()
        self._seen: dict[int, _Seen] = {}

    def keep(self, hub: duckdb.DuckDBPyConnection) -> None:
        """Keep what holds now; called before each change."""
        cursor = hub.cursor()
        try:
            number, until = _begin(cursor), time.monotonic() + KEPT_SECONDS
        except duckdb.Error:
            cursor.close()
            raise
        with self._changing:
            if number in self._seen:
                self._seen[number].until = until
                cursor.close()
                return
            self._seen[number] = _Seen(cursor, until)
            surplus = [self._seen.pop(each) for each in list(self._seen)[:-MOST_KEPT]]
        _close(surplus)

    @contextmanager
    def at(self, number: int) -> Iterator[duckdb.DuckDBPyConnection | None]:
        """The cursor that sees the state after `number`, for one question; None: this state is not kept."""
        seen = self._seen.get(number)
        if seen is None:
            yield None
            return
        with seen.asking:
            try:
                yield None if seen.closed else seen.cursor
            except BaseException:
                # DuckDB answers nothing more in a transaction in which a question has failed or was stopped.
                seen.closed = True
                raise

    def let_go(self, *, of_all: bool = False) -> None:
        """Close what no page is drawn from any more; `of_all`: all of it, because the cache is closed."""
        if not self._seen:
            return
        now = time.monotonic()
        with self._changing:
            old = [self._seen.pop(number) for number, seen in list(self._seen.items()) if of_all or now > seen.until]
        _close(old)


def _close(seen: list[_Seen]) -> None:
    for each in seen:
        with each.asking:
            each.closed = True
            each.cursor.close()
