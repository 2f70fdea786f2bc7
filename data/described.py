"""The columns of the tables of the log, as DuckDB's own catalogue describes them once their scripts have run."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from data.fact_columns import table_scripts


@dataclass(frozen=True)
class Column:
    """Name, type in small letters, whether it must not be empty, and a decimal's digits, all and behind the comma."""

    name: str
    type: str
    needed: bool
    digits: tuple[int, int] | None


def described() -> dict[str, list[Column]]:
    """The columns of every table of the log in their order; takes 40 ms, comments would double it."""
    found: dict[str, list[Column]] = {name: [] for name, _ in table_scripts()}
    with duckdb.connect(":memory:", config={"threads": 1}) as hub:
        for _, sql in table_scripts():
            hub.execute(duckdb.extract_statements(sql)[0])
        for table, name, kind, needed, whole, behind_comma in hub.execute(
            "select table_name, column_name, lower(data_type), not is_nullable, numeric_precision, numeric_scale "
            "from duckdb_columns() where not internal order by table_name, column_index"
        ).fetchall():
            digits = (whole, behind_comma) if kind.startswith("decimal") else None
            found[table].append(Column(name, kind, needed, digits))
    return found


def comments(table: str) -> list[str]:
    """The statements that say what a table and its columns mean: all of its script behind the first."""
    sql = dict(table_scripts())[table]
    return [statement.query.strip() for statement in duckdb.extract_statements(sql)[1:]]
