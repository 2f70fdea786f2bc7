"""Recording deliveries: rows wait here until the integrity rules have had the last word, then they are appended."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import duckdb
import pyarrow as pa

from data import derived, layout, moments
from data.checking import violations
from data.faults import DeliveryRefused, StoreError, not_stored
from data.store import arrow_rows
from data.store.guard import Guard
from data.store.log import Log, LogState
from data.store.now import Now
from data.store.taking_in import add_events, settle
from data.violation import Violation

LOG = logging.getLogger("aqb.store")
EVENTS = ("recorded", "checked", "withdrawn", "restored")


@dataclass
class Writer:
    """What one block records: events in their order, and rows per fact table.

    `number` is that of its first event: given under the lock, so it may make a key that was never used before.
    """

    dataset: str
    log: Log
    cursor: duckdb.DuckDBPyConnection
    number: int
    guard: Guard | None = None
    events: list[dict[str, object]] = field(default_factory=list)
    tables: dict[str, list[pa.Table]] = field(default_factory=lambda: defaultdict(list))

    def deliver(
        self,
        delivery: str,
        *,
        source: str,
        recorded_by: str,
        recorded_at: datetime | None = None,
        event: str = "recorded",
        file_name: str | None = None,
        file_hash: str | None = None,
        note: str | None = None,
    ) -> None:
        """Record a delivery, take all its rows back (event="withdrawn") or let them hold again ("restored").

        Event "checked": a second person has checked them.

        `recorded_at` is UTC and only for people; without it, now. Raises StoreError when the event does not follow from
        what is recorded.
        """
        if event not in EVENTS:
            raise StoreError(f"Das Ereignis „{event}“ ist nicht vorgesehen, nur: {', '.join(EVENTS)}.")
        recorded_by = self._permitted(event, delivery, recorded_by)
        self.events.append(
            {
                "number": self.number + len(self.events),
                "id": delivery,
                "source": source,
                "event": event,
                "file_name": file_name,
                "file_hash": file_hash,
                "recorded_by": recorded_by,
                "recorded_at": recorded_at or moments.utc_now(),
                "note": note,
            }
        )

    def withdrawing(self, delivery: str, person: str) -> None:
        """Raises StoreError where who works here may not withdraw this delivery, for what takes back a part of it."""
        self._permitted("withdrawn", delivery, person)

    @property
    def settles(self) -> bool:
        """Whether rows may be recorded as final at once; otherwise they wait for a second person."""
        return self.guard is None or self.guard.settles()

    def _permitted(self, event: str, delivery: str, person: str) -> str:
        """The name to be stored."""
        if self.guard is None:
            return person
        known = self.holding("select recorded_by from now.delivery_state where id = $id", id=delivery)
        owner = str(known[0]["recorded_by"]) if known else None
        return self.guard.permit(event, self.dataset, delivery, person, owner)

    @property
    def deliveries(self) -> list[str]:
        """The deliveries with an event in this block."""
        return [str(event["id"]) for event in self.events]

    def record(self, table: str, rows: Sequence[Mapping[str, object]]) -> None:
        """Append rows to a fact table; missing columns are null, `removed` is false unless given.

        Raises StoreError for an unknown column, a value that does not fit, or a delivery of another block.
        """
        at = {event["id"]: event["recorded_at"] for event in self.events if event["event"] == "recorded"}
        for row in rows:
            # A row under an older delivery would stay in the log and never reach what holds now.
            if row.get("delivery") not in at:
                raise StoreError(
                    f"Tabelle „{table}“, Schlüssel {row.get('id')}: Die Lieferung „{row.get('delivery')}“ gehört nicht "
                    "zu diesem Vorgang. Bitte zuerst die Lieferung verzeichnen."
                )
        if rows:
            complete = [{"removed": False, **row, "recorded_at": at[row["delivery"]]} for row in rows]
            self.append(table, arrow_rows.table_of(table, complete))

    def append(self, table: str, rows: pa.Table) -> None:
        """The same for many rows at once: an Arrow table with the columns of `table`."""
        self.tables[table].append(rows)

    def holding(self, sql: str, **params: object) -> list[dict[str, Any]]:
        """What holds before this block, asked under the lock: the rows of one SELECT over the schema `now`."""
        return named_rows(self.cursor.execute(sql, params))

    def asked(self, sql: str, **params: object) -> list[dict[str, Any]]:
        """The same for a SELECT that names the tables of what holds without their schema, as questions do."""
        self.cursor.execute("use now")
        try:
            return self.holding(sql, **params)
        finally:
            self.cursor.execute("use main")

    def recorded(self, table: str, prefix: str) -> list[dict[str, Any]]:
        """Every row ever recorded whose key starts with `prefix`, withdrawn and removed ones included."""
        return self.recorded_of(table, [prefix])[prefix]

    def recorded_of(self, table: str, prefixes: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
        """The same for several prefixes at once."""
        with self.log.reading() as reading:
            return {prefix: reading.starting(table, prefix).to_pylist() for prefix in prefixes}


def named_rows(cursor: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """The rows of an answer with the names of its columns, in exact types."""
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@contextmanager
def written(log: Log, now: Now, guard: Guard | None = None) -> Iterator[Writer]:
    """Record what the block gives the writer: all or nothing, and only what `guard` permits.

    Order: the log is ours alone, the cache catches up, takes the rows, the rules are asked, the log is appended to, the
    cache keeps what it took. A crash at any point leaves the log before or after. Nobody who reads waits.
    """
    stored = False
    with log.alone():
        now.catch_up()
        state = now.state
        try:
            with now.changing() as cursor:
                writer = Writer(log.dataset, log, cursor, state.number + 1, guard)
                yield writer
                if not writer.events:
                    return
                after = LogState(state.identity, state.number + len(writer.events))
                events = arrow_rows.table_of("delivery", writer.events)
                rows = {table: pa.concat_tables(tables) for table, tables in writer.tables.items()}
                _apply(cursor, log, events, rows)
                cursor.execute("use now")
                if broken := violations(cursor, whole=False):
                    raise DeliveryRefused(broken)
                cursor.execute("use main")
                now.took(cursor, after)
                log.append(state, events, rows)
                stored = True
        except duckdb.Error as fault:
            # What is in the log is recorded, whatever becomes of the cache: it is asked to look again.
            now.forget_mark()
            if not stored:
                raise not_stored(f"Datensatz „{log.dataset}“", fault) from fault
            LOG.warning("Datensatz %s: Der geltende Bestand folgt bei der nächsten Frage.", log.dataset, exc_info=True)
        else:
            now.reached(after)
    if guard is not None:
        guard.stored(log.dataset, writer.events)


@dataclass(frozen=True)
class Trial:
    """What a recording would do: broken rules, and the answers to some questions before and after it."""

    violations: list[Violation]
    before: dict[str, list[dict[str, Any]]]
    after: dict[str, list[dict[str, Any]]]


class _Left(Exception):
    """A trial ends: nothing of it stays."""


def tried(log: Log, now: Now, fill: Callable[[Writer], None], questions: Mapping[str, str]) -> Trial:
    """What would follow if `fill` recorded for good: every broken rule, and answers to `questions` (name → SELECT).

    Nothing is stored, and nobody else waits; without an event nothing would change.
    """
    now.catch_up()
    trial = Trial([], {}, {})
    with suppress(_Left), now.changing() as cursor:
        writer = Writer(log.dataset, log, cursor, now.state.number + 1)
        fill(writer)
        trial.before.update({name: writer.asked(sql) for name, sql in questions.items()})
        if writer.events:
            events = arrow_rows.table_of("delivery", writer.events)
            _apply(cursor, log, events, {table: pa.concat_tables(tables) for table, tables in writer.tables.items()})
            cursor.execute("use now")
            trial.violations.extend(violations(cursor, whole=False))
            cursor.execute("use main")
        trial.after.update({name: writer.asked(sql) for name, sql in questions.items()})
        raise _Left
    return trial


def _apply(cursor: duckdb.DuckDBPyConnection, log: Log, events: pa.Table, rows: Mapping[str, pa.Table]) -> None:
    """Bring `now` to where it will be with these events and rows, and note the touched keys for the rules."""
    cursor.execute("create or replace temp table touched_key (table_name varchar, id varchar)")
    add_events(cursor, events)
    cursor.register("new_event", events)
    cursor.execute("insert into touched_key select 'delivery', id from new_event")
    cursor.unregister("new_event")
    changed = {*rows}
    for table, each in rows.items():
        cursor.execute(f"create or replace temp table touched_row as from now.{table} limit 0")
        _stage(cursor, table, each)
        _take(cursor, table)
    turned = sorted({row["id"] for row in events.to_pylist() if row["event"] != "recorded"})
    if turned:
        with log.reading() as reading:
            for table in layout.fact_tables():
                cursor.register("stated_row", reading.touched(table, turned))
                cursor.execute("create or replace temp table touched_row as from stated_row")
                cursor.unregister("stated_row")
                if cursor.execute("select exists(from touched_row)").fetchall()[0][0]:
                    if table in rows:
                        _stage(cursor, table, rows[table])
                    changed.add(table)
                    _take(cursor, table)
    cursor.execute("drop table if exists temp.touched_row")
    derived.fill(cursor, wanted=derived.resting_on(changed))


def _take(cursor: duckdb.DuckDBPyConnection, table: str) -> None:
    settle(cursor, table, "touched_row")
    cursor.execute(f"insert into touched_key select distinct '{table}', id from touched_row")


def _stage(cursor: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    cursor.register("new_row", rows)
    missing = [name for name in layout.needed(table) if rows[name].null_count]
    if missing:
        raise StoreError(
            f"Tabelle „{table}“: Die Pflichtangabe {missing[0]} fehlt. "
            "Bitte in der Quelle ergänzen; es wurde nichts übernommen."
        )
    twice = cursor.execute(
        "select id, delivery from new_row group by id, delivery having count(*) > 1 order by id limit 1"
    ).fetchall()
    if twice:
        raise StoreError(
            f"Tabelle „{table}“: Der Schlüssel {twice[0][0]} kommt in der Lieferung {twice[0][1]} zweimal vor; welche "
            "Fassung gilt, ist nicht entschieden. Bitte eine entfernen; es wurde nichts übernommen."
        )
    cursor.execute("insert into touched_row by name from new_row")
    cursor.unregister("new_row")
