"""The SELECTs of questions, views, macros and rules as DuckDB's own parser has them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import duckdb
from questions import QUESTIONS

from data import layout
from data.checking import catalogue_rules, rules


def made(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The SELECT behind every view and macro."""
    found = {
        name: sql.split(" AS ", 1)[1].removesuffix(";")
        for name, sql in cursor.execute("select view_name, sql from duckdb_views() where not internal").fetchall()
    }
    for name, kind, definition in cursor.execute(
        "select function_name, function_type, macro_definition from duckdb_functions() where not internal"
    ).fetchall():
        found[name] = definition if kind == "table_macro" else f"select {definition}"
    return found


@cache
def selects() -> dict[str, str]:
    """By question, view, macro and rule its SELECT."""
    with duckdb.connect(":memory:") as cursor:
        layout.create_now(cursor)
        found = made(cursor)
    found |= {f"rule {name}": sql for name, sql in (*rules(), *catalogue_rules())}
    return found | {question.label: question.sql for question in QUESTIONS}


def syntax(select: str) -> Any:
    """What DuckDB's parser makes of a SELECT."""
    with duckdb.cursor() as cursor:
        text: str = cursor.execute("select json_serialize_sql($select)", {"select": select}).fetchall()[0][0]
    return json.loads(text)["statements"]


def nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Every node of it."""
    if isinstance(tree, dict):
        yield tree
    for each in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from nodes(each)


def texts(tree: Any) -> Iterator[str]:
    """The texts that stand in it as they are."""
    for node in nodes(tree):
        if node.get("class") == "CONSTANT" and node["literal"]["kind"] == "STRING":
            yield node["literal"]["text"]
