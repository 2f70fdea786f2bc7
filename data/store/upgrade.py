"""Logs of older programs: what they hold stays, what they lack is added. Forward only, whole or not at all.

Format 1 (up to November 2026): `delivery` without numbers, times in the local time of the machine, and in the same
file the schema `now`, which held what was true and is kept apart today. Format 2: numbers, UTC, the table `place`.
"""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import duckdb

from data import layout
from data.faults import ForeignFile, StoreError
from data.store.log import FORMAT


def format_of(cursor: duckdb.DuckDBPyConnection, path: Path) -> int:
    """The format of an open log. Raises ForeignFile when the file is no log, StoreError when it is a newer one."""
    tables = {
        f"{schema}.{name}"
        for schema, name in cursor.execute(
            "select schema_name, table_name from duckdb_tables() where database_name = current_database()"
        ).fetchall()
    }
    if "log.delivery" not in tables:
        raise ForeignFile(
            f"Die Datei {path} ist eine Datenbank eines anderen Programms und bleibt, wie sie ist. "
            "Bitte sie beiseitelegen oder mit AQB_DATABASE einen anderen Ort nennen."
        )
    if "log.place" not in tables:
        return 1
    found = int(cursor.execute("select format from log.place").fetchall()[0][0])
    if found > FORMAT:
        raise StoreError(
            f"Die Datei {path} stammt von einer neueren Fassung dieses Programms (Format {found}, bekannt ist bis "
            f"{FORMAT}) und bleibt, wie sie ist. Bitte das Programm aktualisieren."
        )
    return found


def bring_up_to_date(cursor: duckdb.DuckDBPyConnection) -> None:
    """Give an open log the shape of this program; asked again, it changes nothing."""
    cursor.execute("begin")
    found = {
        row[0]
        for row in cursor.execute(
            "select schema_name || '.' || table_name from duckdb_tables() where database_name = current_database()"
        ).fetchall()
    }
    if "log.place" not in found:
        _from_format_1(cursor, stamped="built.stamp" in found)
    layout.widen_log(cursor)
    cursor.execute("commit")


def _from_format_1(cursor: duckdb.DuckDBPyConnection, *, stamped: bool) -> None:
    # In the order in which things were recorded; a table keeps the order of insertion for what has the same time.
    cursor.execute(
        """
        create temp table numbered as
        select
            row_number() over (order by recorded_at, event <> 'recorded', rowid) as number,
            * replace (timezone('UTC', timezone(current_setting('TimeZone'), recorded_at)) as recorded_at)
        from log.delivery
        """
    )
    built_from = cursor.execute("select built_from from built.stamp").fetchall()[0][0] if stamped else None
    for schema in ("now", "built"):
        cursor.execute(f"drop schema if exists {schema} cascade")
    cursor.execute("drop table log.delivery")
    layout.create_log_table(cursor, "delivery")
    cursor.execute("insert into log.delivery by name select * from numbered")
    cursor.execute("drop table numbered")
    layout.create_place(cursor)
    cursor.execute(
        "insert into log.place values ($identity, $format, $built_from)",
        {"identity": uuid4().hex, "format": FORMAT, "built_from": built_from},
    )
