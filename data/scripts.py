"""The SQL scripts of this folder, and which names a statement reads, as DuckDB's own parser has them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

HERE = Path(__file__).parent


@cache
def scripts(folder: str) -> tuple[tuple[str, str], ...]:
    """Name and text of every script of a folder, in the order of the files."""
    return tuple((path.stem, path.read_text("utf-8")) for path in sorted((HERE / folder).glob("*.sql")))


@cache
def names_read(select: str) -> frozenset[str]:
    """The tables, views, macros and functions one SELECT names; what it only defines for itself (`with`) is not among.

    A column or a word of the same name counts as nothing. Raises ValueError for what is no SELECT.
    """
    with duckdb.cursor() as cursor:
        text: str = cursor.execute("select json_serialize_sql($select)", {"select": select}).fetchall()[0][0]
    parsed = json.loads(text)
    if parsed["error"]:
        raise ValueError(parsed["error_message"])
    return frozenset(_names(parsed["statements"], frozenset()))


def _names(node: Any, defined: frozenset[str]) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from _names(each, defined)
    if not isinstance(node, dict):
        return
    for step in node.get("cte_map", {}).get("map", []):
        # A name may stand for the table of that name in its own definition, and for the definition behind it.
        yield from _names(step["value"], defined)
        defined |= {step["key"]}
    if node.get("type") == "BASE_TABLE" and node["table_name"] not in defined:
        yield node["table_name"]
    if "function_name" in node:
        yield node["function_name"]
    for key, value in node.items():
        if key != "cte_map":
            yield from _names(value, defined)
