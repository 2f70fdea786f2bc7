"""How a data set is laid out: the tables of the log, what holds now, reference data.

Names of schemas, tables and columns and their comments come from files and words of this program (names of data sets
are checked by check_name); DuckDB takes no parameter for any of them. Values of data are always parameters.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa

from data import StoreLocationError
from data.fact_columns import FACT, WHOLE_ROW, facts_of

HERE = Path(__file__).parent
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


@cache
def _scripts(folder: str) -> tuple[tuple[str, str], ...]:
    return tuple((path.stem, path.read_text("utf-8")) for path in sorted((HERE / folder).glob("*.sql")))


def tables() -> list[str]:
    """Tables of the log, the delivery log included."""
    return [name for name, _ in _scripts("schema/tables")]


def fact_tables() -> list[str]:
    """Tables whose rows belong to a delivery and have a key."""
    return [name for name in tables() if name != "delivery"]


def reference_tables() -> list[str]:
    """Tables filled from the files of the program."""
    return [name for name, _ in _scripts("schema/reference")]


def _column_types(sql: str) -> dict[str, str]:
    return {
        name: kind.removesuffix(" not null")
        for name, kind in re.findall(r"^    (\w+) (.+?),?$", sql.split(");")[0], re.MULTILINE)
    }


def needed(table: str) -> list[str]:
    """The columns of a table that must not be empty."""
    sql = dict(_scripts("schema/tables"))[table]
    return re.findall(r"^    (\w+) .+ not null,?$", sql.split(");")[0], re.MULTILINE)


def comments(table: str) -> list[str]:
    """The statements that say what a table and its columns mean."""
    return re.findall(r"^comment on .+;$", dict(_scripts("schema/tables"))[table], re.MULTILINE)


TYPES: dict[str, dict[str, str]] = {name: _column_types(sql) for name, sql in _scripts("schema/tables")}
COLUMNS: dict[str, list[str]] = {name: list(types) for name, types in TYPES.items()}
FACT_COLUMNS: dict[str, list[str]] = {name: columns for name, columns in COLUMNS.items() if name != "delivery"}


def _derived_in(sql: str) -> list[str]:
    return re.findall(r"^create view (\w+)_source as", sql, re.MULTILINE)


@cache
def derived_tables() -> tuple[str, ...]:
    """Tables kept filled from a view of the same name with the ending _source."""
    return tuple(name for _, sql in _scripts("schema/views") for name in _derived_in(sql))


def resting_on(facts: Iterable[str]) -> set[str]:
    """The derived tables that are computed from any of these fact tables."""
    changed = set(facts)
    return {name for name, read in _rests_on().items() if read & changed}


@cache
def derived_read_by(sql: str) -> frozenset[str]:
    """The derived tables a question may read, through every view, macro and derived table between; rather too many."""
    read = frozenset(re.findall(r"\w+", sql))
    return read & frozenset(derived_tables()) | frozenset().union(
        *(names for made, names in _derived_behind().items() if made in read)
    )


@cache
def _derived_behind() -> dict[str, frozenset[str]]:
    """Per view, macro and derived table the derived tables it reads, directly or through others."""
    behind: dict[str, frozenset[str]] = {}
    derived = frozenset(derived_tables())
    # In the order of the files, so that what a script builds on is known already.
    for _, sql in _scripts("schema/views"):
        words = frozenset(re.findall(r"\w+", re.sub(r"--.*|'[^']*'", "", sql)))
        for name in re.findall(r"create (?:view|macro) (\w+)", sql):
            reads = (words & derived) - {name.removesuffix("_source")}
            reads = reads.union(*(behind[other] for other in words & behind.keys()))
            behind[name] = behind[name.removesuffix("_source")] = reads
    return behind


@cache
def _rests_on() -> dict[str, frozenset[str]]:
    """Per derived table the fact tables it is computed from, through every view and macro between them."""
    facts = set(fact_tables())
    made_from: dict[str, frozenset[str]] = {}
    macros: set[str] = set()
    found: dict[str, frozenset[str]] = {}
    # In the order of the files, so that what a script builds on is known already.
    for _, sql in _scripts("schema/views"):
        code = re.sub(r"--.*|'[^']*'", "", sql)
        # A table is read where it stands behind from or join; its name elsewhere is a column, as `note` and `source`.
        read = set(re.findall(r"\b(?:from|join)\s+(\w+)", code)) | set(re.findall(r"\w+", code)) & macros
        rests = frozenset(read & facts).union(*(made_from[name] for name in read & made_from.keys()))
        for kind, name in re.findall(r"create (view|macro) (\w+)", sql):
            made_from[name] = made_from[name.removesuffix("_source")] = rests
            macros |= {name} if kind == "macro" else set()
        found |= dict.fromkeys(_derived_in(sql), rests)
    return found


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
    return {name: _arrow_type(kind) for name, kind in TYPES[table].items()}


def _arrow_type(kind: str) -> pa.DataType:
    digits = re.fullmatch(r"decimal\((\d+), (\d+)\)", kind)
    return pa.decimal128(int(digits[1]), int(digits[2])) if digits else _ARROW[kind]


@cache
def shape() -> str:
    """Changes whenever the tables of the log or the reference data do, from which invented data are drawn."""
    digest = hashlib.sha256()
    for folder in ("schema/tables", "schema/reference"):
        for name, sql in _scripts(folder):
            digest.update(f"{name}\n{sql}\n".encode())
    for path in sorted((HERE / "reference").glob("*.csv")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def fingerprint() -> str:
    """Changes whenever schema or reference data change, so that `now` is computed anew."""
    digest = hashlib.sha256(f"{duckdb.__version__}\n{shape()}".encode())
    for name, sql in _scripts("schema/views"):
        digest.update(f"{name}\n{sql}\n".encode())
    digest.update(Path(__file__).read_bytes())
    digest.update((HERE / "fact_columns.py").read_bytes())
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
    cursor.execute(dict(_scripts("schema/tables"))[name])
    cursor.execute("use main")


def create_references(cursor: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Make a schema with the reference tables, filled from the files of the program."""
    cursor.execute(f"create schema {schema}")
    cursor.execute(f"use {schema}")
    for name, sql in _scripts("schema/reference"):
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
    for name, _ in _scripts("schema/reference"):
        cursor.execute(f"create table {schema}.{name} as from now.{name}")
    create_facts(cursor, schema)


def create_facts(cursor: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Make the fact tables, views and derived tables of a schema that has the reference tables; all empty."""
    cursor.execute(f"use {schema}")
    for _, sql in _scripts("schema/tables"):
        cursor.execute(sql)
    _create_fact(cursor)
    for _, sql in _scripts("schema/views"):
        cursor.execute(sql)
        # At once, so that later scripts may build on the table.
        for name in _derived_in(sql):
            _create_derived(cursor, schema, name)
    cursor.execute("use main")


def _create_fact(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make the view `fact`: what facts of every table have in common, so that a new table is in it by itself."""
    cursor.execute(f"create view fact as {facts_of(FACT_COLUMNS, content=True)}")
    cursor.execute("comment on view fact is 'one row per fact of any table'")
    meanings = {name: meaning for name, (_, meaning) in FACT.items()}
    for column, meaning in ({"table_name": "table the fact lies in"} | meanings | dict([WHOLE_ROW])).items():
        cursor.execute(f"comment on column fact.{column} is '{meaning}'")


def _create_derived(cursor: duckdb.DuckDBPyConnection, schema: str, name: str) -> None:
    cursor.execute(f"create table {name} as select * from {name}_source limit 0")
    for column, comment in cursor.execute(
        "select column_name, comment from duckdb_columns() "
        "where database_name = current_database() and schema_name = $schema and table_name = $name",
        {"schema": schema, "name": f"{name}_source"},
    ).fetchall():
        quoted = str(comment or "").replace("'", "''")
        cursor.execute(f"comment on column {name}.{column} is '{quoted}'")


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
    """Give the log of an older program the tables and columns it lacks, empty; no recorded row is touched."""
    for table, names in lacking(cursor).items():
        if names == COLUMNS[table]:
            create_log_table(cursor, table)
            continue
        for name in names:
            cursor.execute(f"alter table log.{table} add column {name} {TYPES[table][name]}")


def fill_derived(cursor: duckdb.DuckDBPyConnection, schema: str = "now", wanted: Collection[str] | None = None) -> None:
    """Compute the derived tables of a schema (those wanted) anew from their views."""
    cursor.execute(f"use {schema}")
    for name in derived_tables() if wanted is None else [each for each in derived_tables() if each in wanted]:
        cursor.execute(f"delete from {name}")
        cursor.execute(f"insert into {name} select * from {name}_source")
    cursor.execute("use main")
