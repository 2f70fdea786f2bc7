"""Derived tables: kept filled from a view of the same name with the ending _source, and what each rests on.

Every script in schema/views declares in its head what it makes and what it reads; a test compares both with what DuckDB
says of the statements, so that a name too few or too many fails there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import duckdb

from data.scripts import names_read, scripts

MAKES = "-- Makes: "
READS = "-- Reads: "
SOURCE = "_source"


@dataclass(frozen=True)
class Script:
    """A script with the views and macros it makes, and the tables, views and macros of others it reads."""

    name: str
    sql: str
    makes: tuple[str, ...]
    reads: frozenset[str]

    @property
    def fills(self) -> tuple[str, ...]:
        """The derived tables that are filled from its views."""
        return tuple(name.removesuffix(SOURCE) for name in self.makes if name.endswith(SOURCE))


@cache
def views() -> tuple[Script, ...]:
    """The scripts of views and macros, each behind those it builds on."""
    return tuple(
        Script(name, sql, tuple(_declared(sql, MAKES)), frozenset(_declared(sql, READS)))
        for name, sql in scripts("schema/views")
    )


def _declared(sql: str, head: str) -> list[str]:
    return [
        name.strip()
        for line in sql.splitlines()
        if line.startswith(head)
        for name in line.removeprefix(head).split(",")
        if name.strip()
    ]


@cache
def tables() -> tuple[str, ...]:
    """The derived tables, each behind those it is computed from."""
    return tuple(name for script in views() for name in script.fills)


def resting_on(facts: Iterable[str]) -> set[str]:
    """The derived tables that are computed from any of these fact tables."""
    changed = set(facts)
    return {name for name, read in rests().items() if read & changed}


@cache
def rests() -> Mapping[str, frozenset[str]]:
    """Per derived table everything it is computed from, through every view, macro and derived table between."""
    behind = _behind()
    return {name: behind[name] for name in tables()}


@cache
def read_by(sql: str) -> frozenset[str]:
    """The derived tables a question reads, through every view, macro and derived table between."""
    named = names_read(sql)
    through = (names for made, names in _behind().items() if made in named)
    return named.union(*through) & frozenset(tables())


@cache
def _behind() -> Mapping[str, frozenset[str]]:
    """Per view, macro and derived table what it reads, directly or through others; others of its script count too."""
    behind: dict[str, frozenset[str]] = {}
    for script in views():
        read = script.reads.union(*(behind[name] for name in script.reads & behind.keys()))
        behind |= dict.fromkeys((*script.makes, *script.fills), read)
    return behind


def create(cursor: duckdb.DuckDBPyConnection, name: str) -> None:
    """Make one derived table of the schema in use, empty; what its columns are is said at its view."""
    cursor.execute(f"create table {name} as select * from {name}{SOURCE} limit 0")  # a name of a script's head


def fill(cursor: duckdb.DuckDBPyConnection, schema: str = "now", wanted: Collection[str] | None = None) -> None:
    """Compute the derived tables of a schema (those wanted) anew from their views."""
    cursor.execute(f"use {schema}")  # a name this program gave; DuckDB takes no parameter here, nor for a table below
    for name in tables() if wanted is None else [each for each in tables() if each in wanted]:
        cursor.execute(f"delete from {name}")  # a name of a script's head
        cursor.execute(f"insert into {name} select * from {name}{SOURCE}")  # the same name
    cursor.execute("use main")
