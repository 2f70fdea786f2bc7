"""How a data set is laid out in the database: the log, what holds now, reference data."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

import duckdb

from data import StoreLocationError
from data.faults import StoreError

HERE = Path(__file__).parent
NAME = re.compile(r"[a-z][a-z0-9_]{0,30}")


def check_name(dataset: str) -> None:
    """Refuse what may not become a catalogue name; names never come from a table or a file."""
    if not NAME.fullmatch(dataset):
        raise StoreLocationError(
            f"„{dataset}“ ist kein Name für einen Datensatz: kleine Buchstaben, Ziffern und _ sind erlaubt."
        )


def file_of(folder: Path, dataset: str) -> Path:
    """The database file of a data set."""
    return folder / f"{dataset}.duckdb"


@cache
def _scripts(folder: str) -> tuple[tuple[str, str], ...]:
    return tuple((path.stem, path.read_text("utf-8")) for path in sorted((HERE / folder).glob("*.sql")))


def tables() -> list[str]:
    """Tables of the log, the delivery log included."""
    return [name for name, _ in _scripts("schema/tables")]


def fact_tables() -> list[str]:
    """Tables whose rows belong to a delivery and have a key."""
    return [name for name in tables() if name != "delivery"]


def _column_types(sql: str) -> dict[str, str]:
    return {
        name: kind.removesuffix(" not null")
        for name, kind in re.findall(r"^    (\w+) (.+?),?$", sql.split(");")[0], re.MULTILINE)
    }


def _columns(sql: str) -> list[str]:
    return list(_column_types(sql))


COLUMNS: dict[str, list[str]] = {name: _columns(sql) for name, sql in _scripts("schema/tables")}
FACT_COLUMNS: dict[str, list[str]] = {name: columns for name, columns in COLUMNS.items() if name != "delivery"}


def _derived_in(sql: str) -> list[str]:
    return re.findall(r"^create view (\w+)_source as", sql, re.MULTILINE)


@cache
def derived_tables() -> tuple[str, ...]:
    """Tables kept filled from a view of the same name with the ending _source."""
    return tuple(name for _, sql in _scripts("schema/views") for name in _derived_in(sql))


@cache
def _rests_on() -> dict[str, frozenset[str]]:
    """Per derived table the fact tables it is computed from, through every view and macro between them."""
    facts = set(fact_tables())
    made_from: dict[str, frozenset[str]] = {}
    found: dict[str, frozenset[str]] = {}
    # In the order of the files, so that what a script builds on is known already.
    for _, sql in _scripts("schema/views"):
        words = set(re.findall(r"\w+", re.sub(r"--.*|'[^']*'", "", sql)))
        rests = frozenset(words & facts).union(*(made_from[word] for word in words & made_from.keys()))
        for name in re.findall(r"create (?:view|macro) (\w+)", sql):
            made_from[name] = made_from[name.removesuffix("_source")] = rests
        found |= dict.fromkeys(_derived_in(sql), rests)
    return found


@cache
def fingerprint() -> str:
    """Changes whenever schema or reference data change, so that `now` is computed anew."""
    digest = hashlib.sha256()
    for folder in ("schema/tables", "schema/reference", "schema/views"):
        for name, sql in _scripts(folder):
            digest.update(f"{name}\n{sql}\n".encode())
    for path in sorted((HERE / "reference").glob("*.csv")):
        digest.update(path.read_bytes())
    digest.update(Path(__file__).read_bytes())
    return digest.hexdigest()[:16]


def fingerprint_in(cursor: duckdb.DuckDBPyConnection, catalog: str) -> str | None:
    """The fingerprint a data set was last computed with; None when there is none.

    Raises StoreError when the file is no data set: a DuckDB database of another program, which is left as it is.
    """
    comments = dict(
        cursor.execute(
            "select schema_name || '.' || table_name, comment from duckdb_tables() where database_name = $catalog",
            {"catalog": catalog},
        ).fetchall()
    )
    if "log.delivery" not in comments:
        path = cursor.execute(
            "select path from duckdb_databases() where database_name = $catalog", {"catalog": catalog}
        ).fetchall()
        raise StoreError(
            f"Die Datei {path[0][0]} ist eine Datenbank eines anderen Programms und bleibt, wie sie ist. "
            "Bitte sie beiseitelegen oder mit AQB_DATABASE einen anderen Ort nennen."
        )
    return comments.get("now.built_with")


def create_log(cursor: duckdb.DuckDBPyConnection, catalog: str) -> None:
    """Make the empty log."""
    cursor.execute("create schema log")
    cursor.execute(f"use {catalog}.log")
    for _, sql in _scripts("schema/tables"):
        cursor.execute(sql)
    cursor.execute(f"use {catalog}")


def create_now(cursor: duckdb.DuckDBPyConnection, catalog: str) -> None:
    """Make the empty `now` with reference data, views and derived tables."""
    cursor.execute("create schema now")
    cursor.execute(f"use {catalog}.now")
    cursor.execute("create table built_with (fingerprint varchar)")
    cursor.execute(
        "comment on column built_with.fingerprint is "
        "'always empty: the fingerprint is the comment of the table, which is read without opening it'"
    )
    for _, sql in _scripts("schema/tables"):
        cursor.execute(sql)
    for name, sql in _scripts("schema/reference"):
        cursor.execute(sql)
        path = HERE / "reference" / f"{name}.csv"
        types = dict(
            cursor.execute(
                "select column_name, data_type from duckdb_columns() "
                "where database_name = $catalog and schema_name = 'now' and table_name = $name",
                {"catalog": catalog, "name": name},
            ).fetchall()
        )
        cursor.execute(
            f"insert into {name} by name select * from read_csv($path, header = true, types = $types)",
            {"path": str(path), "types": types},
        )
    for _, sql in _scripts("schema/views"):
        cursor.execute(sql)
        # At once, so that later scripts may build on the table.
        for name in _derived_in(sql):
            _create_derived(cursor, catalog, name)
    cursor.execute(f"use {catalog}")


def _create_derived(cursor: duckdb.DuckDBPyConnection, catalog: str, name: str) -> None:
    cursor.execute(f"create table {name} as select * from {name}_source limit 0")
    for column, comment in cursor.execute(
        "select column_name, comment from duckdb_columns() "
        "where database_name = $catalog and schema_name = 'now' and table_name = $name",
        {"catalog": catalog, "name": f"{name}_source"},
    ).fetchall():
        quoted = str(comment or "").replace("'", "''")
        cursor.execute(f"comment on column {name}.{column} is '{quoted}'")


def widen_log(cursor: duckdb.DuckDBPyConnection, catalog: str) -> None:
    """Give the log of an older program the tables and columns it lacks, empty; no recorded row is touched."""
    cursor.execute(f"use {catalog}.log")
    for name, sql in _scripts("schema/tables"):
        there = {
            row[0]
            for row in cursor.execute(
                "select column_name from duckdb_columns() "
                "where database_name = $catalog and schema_name = 'log' and table_name = $name",
                {"catalog": catalog, "name": name},
            ).fetchall()
        }
        if not there:
            cursor.execute(sql)
            continue
        for column, kind in _column_types(sql).items():
            if column not in there:
                cursor.execute(f"alter table {name} add column {column} {kind}")
    cursor.execute(f"use {catalog}")


def drop_now(cursor: duckdb.DuckDBPyConnection, catalog: str) -> None:
    """Take away what holds now; the log stays."""
    cursor.execute("drop schema now cascade")


def fill_now(cursor: duckdb.DuckDBPyConnection, log: str, catalog: str, as_of: datetime | None) -> None:
    """Compute what holds at a Stand from the whole log into an empty `now`."""
    params = {"as_of": as_of or datetime.max}
    cursor.execute(f"insert into now.delivery by name select * from {log}.delivery where recorded_at <= $as_of", params)
    for table in fact_tables():
        _fill_table(cursor, log, table, as_of or datetime.max)
    fill_derived(cursor, catalog)


def _fill_table(cursor: duckdb.DuckDBPyConnection, log: str, table: str, as_of: datetime) -> None:
    """Compute one table of an empty `now`."""
    cursor.execute(f"insert into now.{table} by name {holding(log, table)}", {"as_of": as_of})


def holding(log: str, table: str) -> str:
    """The SELECT of what holds of a fact table at the Stand $as_of, from the log alone.

    Only keys recorded more than once are ranked: sorting every row takes many times the memory. They are found
    by the hash of the key; two keys of one hash are ranked needlessly, never wrongly.
    """
    standing = f"""
        recorded_at <= $as_of and delivery not in (
            select id from {log}.delivery where event = 'withdrawn' and recorded_at <= $as_of
        )"""
    return f"""
        with corrected as materialized (
            select hash(id) as key from {log}.{table}
            where recorded_at <= $as_of group by hash(id) having count(*) > 1
        )
        select * from {log}.{table}
        where {standing} and hash(id) not in (select key from corrected) and not removed
        union all
        select * exclude (newest) from (
            select *, row_number() over (partition by id order by recorded_at desc) as newest
            from {log}.{table}
            where {standing} and hash(id) in (select key from corrected)
        )
        where newest = 1 and not removed
        """


def refresh_now(cursor: duckdb.DuckDBPyConnection, catalog: str, deliveries: Sequence[str]) -> None:
    """Bring `now` up to date after some deliveries were recorded or withdrawn: only their keys are touched."""
    cursor.execute("delete from now.delivery")
    cursor.execute("insert into now.delivery by name select * from log.delivery")
    changed: set[str] = set()
    for table in fact_tables():
        if not cursor.execute(f"select exists(from now.{table})").fetchall()[0][0]:
            _fill_table(cursor, "log", table, datetime.max)
            changed.add(table)
            continue
        touched = f"select id from log.{table} where delivery in (select unnest($deliveries))"
        params = {"deliveries": list(deliveries)}
        if not cursor.execute(f"select exists({touched})", params).fetchall()[0][0]:
            continue
        changed.add(table)
        cursor.execute(f"delete from now.{table} where id in ({touched})", params)
        cursor.execute(
            f"""
            insert into now.{table} by name
            select * exclude (newest) from (
                select *, row_number() over (partition by id order by recorded_at desc) as newest
                from log.{table}
                where id in ({touched}) and delivery not in (
                    select id from log.delivery where event = 'withdrawn'
                )
            )
            where newest = 1 and not removed
            """,
            params,
        )
    fill_derived(cursor, catalog, {name for name, facts in _rests_on().items() if facts & changed})


def fill_derived(cursor: duckdb.DuckDBPyConnection, catalog: str, wanted: Collection[str] | None = None) -> None:
    """Compute the derived tables (those wanted) anew from their views and mark `now` as of this program's state."""
    cursor.execute(f"use {catalog}.now")
    for name in derived_tables() if wanted is None else [each for each in derived_tables() if each in wanted]:
        cursor.execute(f"delete from {name}")
        cursor.execute(f"insert into {name} select * from {name}_source")
    cursor.execute(f"use {catalog}")
    cursor.execute(f"comment on table now.built_with is '{fingerprint()}'")
