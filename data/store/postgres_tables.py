"""The tables of a log in PostgreSQL: made and widened from the descriptions that also make those of a file."""

from __future__ import annotations

import pyarrow as pa

from data import layout
from data.described import comments
from data.store.log import FORMAT
from data.store.postgres_link import Link

# Keys compare by bytes: quick, and no index breaks when the server gets another dictionary of its language.
KEYS = ("id", "delivery")


def create(link: Link, schema: str) -> None:
    """Make the empty log; whoever looks after the server may have made the schema."""
    if not link.ask("select 1 as one from pg_catalog.pg_namespace where nspname = $1", schema).num_rows:
        link.run(f'create schema "{schema}"')
    link.run(f'set local search_path to "{schema}"')
    link.run("create table place (identity text primary key, format integer not null, built_from text)")
    link.run("comment on table place is 'exactly one row: which log this is'")
    for column, meaning in layout.PLACE.items():
        link.run(f"comment on column place.{column} is '{meaning}'")
    link.run(f"insert into place (identity, format) select replace(cast(gen_random_uuid() as text), '-', ''), {FORMAT}")
    widen(link, schema)


def widen(link: Link, schema: str) -> None:
    """Give a log the tables and columns it lacks, empty; no recorded row is touched."""
    link.run(f'set local search_path to "{schema}"')
    for table, names in lacking(link, schema).items():
        if names == layout.COLUMNS[table]:
            _create_table(link, table)
        else:
            for name in names:
                link.run(f'alter table "{table}" add column {_column(table, name)}')
            for name in layout.free(table):
                link.run(f'alter table "{table}" alter column "{name}" drop not null')
        for statement in comments(table):
            link.run(statement)


def tables(link: Link, schema: str) -> dict[str, set[str]]:
    """The tables of a schema with their columns; a schema that is missing has none."""
    found = link.ask(
        """
        select cast(relname as text) as relation, cast(attname as text) as attribute
        from pg_catalog.pg_attribute
        inner join pg_catalog.pg_class on pg_attribute.attrelid = pg_class.oid
        inner join pg_catalog.pg_namespace on pg_class.relnamespace = pg_namespace.oid
        where nspname = $1 and relkind in ('r', 'p') and attnum > 0 and not attisdropped
        """,
        schema,
    )
    there: dict[str, set[str]] = {}
    for row in found.to_pylist():
        there.setdefault(row["relation"], set()).add(row["attribute"])
    return there


def lacking(link: Link, schema: str) -> dict[str, list[str]]:
    """The columns of this program that a log lacks, by table; a missing table lacks all of them."""
    there = tables(link, schema)
    found = {
        table: [name for name in names if name not in there.get(table, set())]
        for table, names in layout.COLUMNS.items()
    }
    return {table: names for table, names in found.items() if names}


def fitting(table: str, rows: pa.Table) -> pa.Table:
    """Rows with the columns of a table in its types; columns that are left out are null."""
    return pa.table(
        {
            name: rows[name].cast(kind) if name in rows.column_names else pa.nulls(rows.num_rows, kind)
            for name, kind in layout.arrow_types(table).items()
        }
    )


def columns(table: str) -> str:
    """The columns of a table for a SELECT, in the order of this program; a log of a newer one may have more."""
    return ", ".join(f'"{name}"' for name in layout.COLUMNS[table])


def schema(table: str) -> pa.Schema:
    """The columns of a table as Arrow types."""
    return pa.schema(list(layout.arrow_types(table).items()))


def typed(table: str, rows: pa.Table) -> pa.Table:
    """What came from the server in the types of a table: numbers with decimals travel as text, never as floats."""
    return pa.table([_plain(rows[name]) for name in layout.COLUMNS[table]], layout.COLUMNS[table]).cast(schema(table))


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if not isinstance(column.type, pa.ExtensionType):
        return column
    return pa.chunked_array([chunk.storage for chunk in column.chunks], column.type.storage_type)


def _create_table(link: Link, table: str) -> None:
    needed = layout.needed(table)
    kept = [f"{_column(table, name)}{' not null' if name in needed else ''}" for name in layout.COLUMNS[table]]
    key = "number" if table == "delivery" else "id, delivery"
    link.run(f'create table "{table}" ({", ".join(kept)}, primary key ({key}))')
    if table == "delivery":
        link.run("create unique index delivery_recorded_once on delivery (id) where event = 'recorded'")
    else:
        link.run(f'create index on "{table}" (delivery)')


def _column(table: str, name: str) -> str:
    kind = layout.type_of(table, name).replace("varchar", "text").replace("decimal", "numeric")
    return f'"{name}" {kind}' + (' collate "C"' if name in KEYS else "")
