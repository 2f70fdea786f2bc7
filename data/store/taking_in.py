"""How the cache of a data set takes in what its log says: new events, and the keys they touch."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from data.store import holding
from data.store.log import Reading

# Time of Hessen beside the UTC of the log.
SHOWN = "timezone('Europe/Berlin', timezone('UTC', recorded_at))"


def add_events(cursor: duckdb.DuckDBPyConnection, events: pa.Table) -> None:
    """Add events of the log to the deliveries of `now`."""
    cursor.register("new_event", events)
    cursor.execute(f"insert into now.delivery by name select * replace ({SHOWN} as recorded_at) from new_event")
    cursor.unregister("new_event")


def refresh(cursor: duckdb.DuckDBPyConnection, reading: Reading, table: str, deliveries: list[str]) -> bool:
    """Bring the keys that some deliveries state up to date in one fact table of `now`; False: there are none."""
    cursor.register("stated_row", reading.touched(table, deliveries))
    cursor.execute("create or replace temp table touched_row as from stated_row")
    cursor.unregister("stated_row")
    some = bool(cursor.execute("select exists(from touched_row)").fetchall()[0][0])
    if some:
        settle(cursor, table, "touched_row")
    cursor.execute("drop table temp.touched_row")
    return some


def settle(cursor: duckdb.DuckDBPyConnection, table: str, rows: str) -> None:
    """Put what holds of all keys among `rows` in the place of what held; `rows` has every row recorded of them."""
    cursor.execute(f"delete from now.{table} where id in (select id from {rows})")
    cursor.execute(f"insert into now.{table} by name {holding.of_rows(rows, table)}")
