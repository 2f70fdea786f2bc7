"""How a data set is laid out: the tables of the log, what holds now, reference data.

Names of schemas, tables and columns and their comments come from files and words of this program (names of data sets
are checked by check_name); DuckDB takes no parameter for any of them. Values of data are always parameters.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa

from data import StoreLocationError, derived
from data.described import described
from data.fact_columns import FACT, WHOLE_ROW, facts_of, table_scripts
from data.scripts import HERE, scripts

NAME = re.compile(r"[a-z][a-z0-9_]{0,30}")
PLACE = {
    "identity": "drawn when the log was made or restored; another log has another one",
    "format": "shape of the log; a program refuses a newer one than it knows",
    "built_from": "hash of what an embedded data set was built from; null: recorded by people",
}


def check_name(dataset: str) -> None:
    """Refuse what may not become a catalogue name; names never come from a table or a file."""
    if not NAME.fullmatch(dataset):
        raise StoreLocationError(
            f"„{dataset}“ ist kein Name für einen Datensatz: kleine Buchstaben, Ziffern und _ sind erlaubt."
        )


def file_of(folder: Path, dataset: str) -> Path:
    """The database file of a data set."""
    return folder / f"{dataset}.duckdb"


def tables() -> list[str]:
    """Tables of the log, the delivery log included."""
    return [name for name, _ in scripts("schema/tables")]


def fact_tables() -> list[str]:
    """Tables whose rows belong to a delivery and have a key."""
    return [name for name in tables() if name != "delivery"]


def reference_tables() -> list[str]:
    """Tables filled from the files of the program."""
    return [name for name, _ in scripts("schema/reference")]


LOG = described()
COLUMNS: dict[str, list[str]] = {table: [each.name for each in LOG[table]] for table in LOG}
FACT_COLUMNS: dict[str, list[str]] = {name: columns for name, columns in COLUMNS.items() if name != "delivery"}


def needed(table: str) -> list[str]:
    """The columns of a table that must not be empty."""
    return [each.name for each in LOG[table] if each.needed]


def free(table: str) -> list[str]:
    """The columns of a table that may be empty."""
    return [each.name for each in LOG[table] if not each.needed]


def type_of(table: str, column: str) -> str:
    """The type of a column in the words of DuckDB, in small letters."""
    return next(each.type for each in LOG[table] if each.name == column)


_ARROW = {
    "varchar": pa.string(),
    "varchar[]": pa.list_(pa.string()),
    "integer": pa.int32(),
    "bigint": pa.int64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us"),
}


@cache
def arrow_types(table: str) -> dict[str, pa.DataType]:
    """The columns of a table of the log as Arrow types."""
    return {each.name: pa.decimal128(*each.digits) if each.digits else _ARROW[each.type] for each in LOG[table]}


@cache
def shape() -> str:
    """Changes whenever the tables of the log or the reference data do, from which invented data are drawn."""
    digest = hashlib.sha256()
    for name, sql in (*table_scripts(), *scripts("schema/reference")):
        digest.update(f"{name}\n{sql}\n".encode())
    for path in sorted((HERE / "reference").glob("*.csv")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def fingerprint() -> str:
    """Changes whenever schema or reference data change, so that `now` is computed anew."""
    digest = hashlib.sha256(f"{duckdb.__version__}\n{shape()}".encode())
    for name, sql in scripts("schema/views"):
        digest.update(f"{name}\n{sql}\n".encode())
    digest.update(Path(__file__).read_bytes())
    for name in ("derived.py", "fact_columns.py"):
        digest.update((HERE / name).read_bytes())
    digest.update((HERE / "store" / "holding.py").read_bytes())
    return digest.hexdigest()[:16]


def create_log(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make the empty log in the schema `log`; what it is called (table `place`) is left to the caller."""
    cursor.execute("create schema log")
    create_place(cursor)
    for name in tables():
        create_log_table(cursor, name)


def create_place(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make the table that says which log this is."""
    cursor.execute("create table log.place (identity varchar not null, format integer not null, built_from varchar)")
    cursor.execute("comment on table log.place is 'exactly one row: which log this is'")
    for column, meaning in PLACE.items():
        cursor.execute(f"comment on column log.place.{column} is '{meaning}'")


def create_log_table(cursor: duckdb.DuckDBPyConnection, name: str) -> None:
    """Make one empty table of the log."""
    cursor.execute("use log")
    cursor.execute(dict(table_scripts())[name])
    cursor.execute("use main")


def create_references(cursor: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Make a schema with the reference tables, filled from the files of the program."""
    cursor.execute(f"create schema {schema}")
    cursor.execute(f"use {schema}")
    for name, sql in scripts("schema/reference"):
        cursor.execute(sql)
        types = dict(
            cursor.execute(
                "select column_name, data_type from duckdb_columns() "
                "where database_name = current_database() and schema_name = $schema and table_name = $name",
                {"schema": schema, "name": name},
            ).fetchall()
        )
        cursor.execute(
            f"insert into {name} by name select * from read_csv($path, header = true, types = $types)",
            {"path": str(HERE / "reference" / f"{name}.csv"), "types": types},
        )
    cursor.execute("use main")


def create_now(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make the empty schema `now` with reference data, fact tables, views and derived tables."""
    create_references(cursor, "now")
    create_facts(cursor, "now")


def create_past(cursor: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Make an empty schema like `now` beside it, without reading a file."""
    cursor.execute(f"create schema {schema}")
    for name, _ in scripts("schema/reference"):
        cursor.execute(f"create table {schema}.{name} as from now.{name}")
    create_facts(cursor, schema)


def create_facts(cursor: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Make the fact tables, views and derived tables of a schema that has the reference tables; all empty."""
    cursor.execute(f"use {schema}")
    for _, sql in table_scripts():
        cursor.execute(sql)
    _create_fact(cursor)
    for script in derived.views():
        cursor.execute(script.sql)
        # At once, so that later scripts may build on the table.
        for name in script.fills:
            derived.create(cursor, name)
    cursor.execute("use main")


def _create_fact(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make the view `fact`: what facts of every table have in common, so that a new table is in it by itself."""
    cursor.execute(f"create view fact as {facts_of(FACT_COLUMNS, content=True)}")
    cursor.execute("comment on view fact is 'one row per fact of any table'")
    meanings = {name: meaning for name, (_, meaning) in FACT.items()}
    for column, meaning in ({"table_name": "table the fact lies in"} | meanings | dict([WHOLE_ROW])).items():
        cursor.execute(f"comment on column fact.{column} is '{meaning}'")


def lacking(cursor: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """The columns of this program that an open log lacks, by table; a missing table lacks all of them."""
    there = {
        tuple(row)
        for row in cursor.execute(
            "select table_name, column_name from duckdb_columns() "
            "where database_name = current_database() and schema_name = 'log'"
        ).fetchall()
    }
    found = {table: [name for name in names if (table, name) not in there] for table, names in COLUMNS.items()}
    return {table: names for table, names in found.items() if names}


def widen_log(cursor: duckdb.DuckDBPyConnection) -> None:
    """Give the log of an older program the tables and columns it lacks, empty; no recorded row is touched.

    What had to be there and may be empty now (a sum that is not told) is no longer asked for.
    """
    for table, names in lacking(cursor).items():
        if names == COLUMNS[table]:
            create_log_table(cursor, table)
            continue
        for name in names:
            cursor.execute(f"alter table log.{table} add column {name} {type_of(table, name)}")
        for name in free(table):
            cursor.execute(f"alter table log.{table} alter column {name} drop not null")
