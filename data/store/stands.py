"""What held at past Stände, and what people of a county see of a Stand: schemas beside `now`, computed when they are
asked for and kept while they are read.

What did not change since is taken from `now`; only keys that a later delivery touched are looked up in the log. So a
Stand of last week costs little, however large the data set is.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

import duckdb

from data import derived, layout
from data.store import holding, parts
from data.store.log import Log

# Computing one again takes a third of a second at 5,000 Maßnahmen.
PAST_STANDS_KEPT = 6
# One per county whose people work at the same time, and as many again after something was recorded.
PARTS_KEPT = 54


@dataclass
class _PastStand:
    """A schema; let go of when others are asked for and nobody reads it."""

    filling: threading.Lock = field(default_factory=threading.Lock)
    filled: bool = False
    pending: set[str] = field(default_factory=set)
    readers: int = 0


class PastStands:
    """The past Stände of one data set, the last ones asked for."""

    def __init__(self, hub: duckdb.DuckDBPyConnection, log: Log) -> None:
        self._hub = hub
        self._log = log
        self._changing = threading.Lock()
        self._stands: dict[str, _PastStand] = {}
        # What an earlier process left behind.
        with hub.cursor() as cursor:
            for (name,) in cursor.execute(
                "select schema_name from duckdb_schemas() "
                "where database_name = current_database() and regexp_matches(schema_name, '^(stand|part)_')"
            ).fetchall():
                cursor.execute(f"drop schema {name} cascade")

    @contextmanager
    def reading(self, number: int, sql: str) -> Iterator[str]:
        """The schema that holds the state after `number` while a question runs; any number may read at a time.

        Derived tables are computed when the first question reads them: the search index of a million Maßnahmen takes
        longer than everything else together.
        """
        schema = f"stand_{int(number)}"
        with self._kept(schema, sql, PAST_STANDS_KEPT, lambda: self._fill(schema, number)):
            yield schema

    @contextmanager
    def part(self, number: int, sql: str, counties: Sequence[str], *, past: bool) -> Iterator[str]:
        """The schema that holds what people of these counties may see of the state after `number`."""
        schema = parts.schema_of(number, counties, past=past)
        with self._kept(schema, sql, PARTS_KEPT, lambda: self._fill_part(schema, number, counties, past=past)):
            yield schema

    @contextmanager
    def _kept(self, schema: str, sql: str, most: int, fill: Callable[[], set[str]]) -> Iterator[None]:
        kind = schema.partition("_")[0]
        with self._changing:
            stand = self._stands.pop(schema, None) or _PastStand()
            stand.readers += 1
            self._stands[schema] = stand  # the last asked for stands last
            alike = [name for name in self._stands if name.startswith(kind)]
            idle = [name for name in alike if not self._stands[name].readers]
            for name in idle[: max(0, len(alike) - most)]:
                self._let_go_of(name)
        try:
            with stand.filling:
                if not stand.filled:
                    stand.pending = fill()
                    stand.filled = True
                if stand.pending and (wanted := stand.pending & derived.read_by(sql)):
                    self._derive(schema, wanted)
                    stand.pending -= wanted
            yield
        finally:
            with self._changing:
                stand.readers -= 1

    def _let_go_of(self, schema: str) -> None:
        if self._stands.pop(schema).filled:
            with self._hub.cursor() as cursor:
                cursor.execute(f"drop schema {schema} cascade")

    def _fill(self, schema: str, number: int) -> set[str]:
        """Make the schema; the derived tables that are still to be computed."""
        with self._hub.cursor() as cursor:
            cursor.execute("begin")
            try:
                layout.create_past(cursor, schema)
                cursor.execute(
                    f"insert into {schema}.delivery from now.delivery where number <= $number", {"number": number}
                )
                changed = self._look_up(cursor, number)
                for table in layout.fact_tables():
                    self._undo(cursor, schema, table, changed=table in changed)
                anew = derived.resting_on(changed)
                for name in derived.tables():
                    if name not in anew:
                        cursor.execute(f"insert into {schema}.{name} from now.{name}")
            except BaseException:
                cursor.execute("rollback")
                raise
            cursor.execute("commit")
        return anew

    def _fill_part(self, schema: str, number: int, counties: Sequence[str], *, past: bool) -> set[str]:
        """Make the schema of a part; the derived tables that are still to be computed."""
        with ExitStack() as held:
            cursor = held.enter_context(self._hub.cursor())
            cursor.execute("begin")
            whole = "now"
            if cursor.execute("select number from now.built_with").fetchall()[0][0] != number:
                # Something was recorded meanwhile, or a past Stand is asked for.
                cursor.execute("rollback")
                whole = held.enter_context(self.reading(number, f"select * from {', '.join(parts.OF_ALL)}"))
                cursor.execute("begin")
            try:
                pending = parts.fill(cursor, whole, schema, counties, past=past)
            except BaseException:
                cursor.execute("rollback")
                raise
            cursor.execute("commit")
        return pending

    def _derive(self, schema: str, wanted: set[str]) -> None:
        with self._hub.cursor() as cursor:
            cursor.execute("begin")
            try:
                derived.fill(cursor, schema, wanted)
            except BaseException:
                cursor.execute("rollback")
                raise
            cursor.execute("commit")

    def _look_up(self, cursor: duckdb.DuckDBPyConnection, number: int) -> set[str]:
        """Fetch every row of the keys that later deliveries touched, one temporary table per fact table that has some.

        All at once and before anything is computed, so that the log is held no longer than its reading takes.
        """
        later = [
            row[0]
            for row in cursor.execute(
                "select distinct id from now.delivery where number > $number", {"number": number}
            ).fetchall()
        ]
        changed = set()
        if later:
            with self._log.reading() as reading:
                for table in layout.fact_tables():
                    cursor.register("stated_row", reading.touched(table, later))
                    cursor.execute(f"create temp table undone_{table} as from stated_row")
                    cursor.unregister("stated_row")
                    if cursor.execute(f"select exists(from undone_{table})").fetchall()[0][0]:
                        changed.add(table)
                    else:
                        cursor.execute(f"drop table temp.undone_{table}")
        return changed

    def _undo(self, cursor: duckdb.DuckDBPyConnection, schema: str, table: str, *, changed: bool) -> None:
        if not changed:
            cursor.execute(f"insert into {schema}.{table} from now.{table}")
            return
        rows = f"undone_{table}"
        cursor.execute(f"insert into {schema}.{table} from now.{table} where id not in (select id from {rows})")
        cursor.execute(f"insert into {schema}.{table} by name {holding.of_rows(rows, table, schema)}")
        cursor.execute(f"drop table temp.{rows}")
