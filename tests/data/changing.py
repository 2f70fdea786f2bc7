"""Changes of what holds, one event of a delivery each, and the one place that applies them.

`apply` is a model of a store: what holds is the newest row per key among deliveries that stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import duckdb

from data import layout
from data.checking import violations
from data.violation import Violation

Row = dict[str, object]
START = datetime(2025, 3, 1)
# A later row for a key that says that the fact no longer holds.
REMOVED = {"removed": True}


@dataclass(frozen=True)
class Change:
    """One event of a delivery; only a recorded one brings rows, in which `removed` takes a key away."""

    delivery: str
    event: str = "recorded"
    source: str = "s1"
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)


def apply(cursor: duckdb.DuckDBPyConnection, before: Sequence[Change], change: Change) -> None:
    """Bring what holds after the changes `before` to what holds after one more, and say in touched_key what it touched.

    The search path of `cursor` is the schema of what holds.
    """
    moment = START + timedelta(minutes=len(before))
    event = [len(before) + 1, change.delivery, change.source, change.event, "Test", moment]
    columns = "number, id, source, event, recorded_by, recorded_at"
    cursor.execute(f"insert into delivery ({columns}) values (?, ?, ?, ?, ?, ?)", event)
    brought = [each for each in (*before, change) if each.delivery == change.delivery]
    touched = {(table, str(row["id"])) for each in brought for table, rows in each.rows.items() for row in rows}
    holding = _holding([*before, change])
    for table in {table for table, _ in touched}:
        keys = [key for name, key in touched if name == table]
        cursor.execute(f"delete from {table} where id in (select unnest($keys))", {"keys": keys})
        columns = layout.FACT_COLUMNS[table]
        rows = [holding[table, key] for key in keys if (table, key) in holding]
        if rows:
            cursor.executemany(
                f"insert into {table} ({', '.join(columns)}) values ({', '.join('?' * len(columns))})",
                [[row.get(name, False if name == "removed" else None) for name in columns] for row in rows],
            )
    cursor.execute("create or replace temp table touched_key (table_name varchar, id varchar)")
    cursor.executemany("insert into touched_key values (?, ?)", [*sorted(touched), ("delivery", change.delivery)])


def found_by_both(
    cursor: duckdb.DuckDBPyConnection, before: Sequence[Change], change: Change
) -> tuple[list[Violation], list[Violation]]:
    """What the rules find after a change: asked of what it touched, and asked of the whole."""
    apply(cursor, before, change)
    return violations(cursor, whole=False), violations(cursor, whole=True)


def _holding(changes: Sequence[Change]) -> dict[tuple[str, str], Row]:
    """The rows that hold, by table and key."""
    last = {each.delivery: each.event for each in changes if each.event in ("withdrawn", "restored")}
    newest: dict[tuple[str, str], Row] = {}
    for minute, change in enumerate(changes):
        if last.get(change.delivery) == "withdrawn":
            continue
        for table, rows in change.rows.items():
            for row in rows:
                at = START + timedelta(minutes=minute)
                newest[table, str(row["id"])] = row | {"delivery": change.delivery, "recorded_at": at}
    return {place: row for place, row in newest.items() if not row.get("removed")}
