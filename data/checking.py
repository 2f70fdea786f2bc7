"""Asks the integrity rules in data/rules: of a whole data set, or of what was touched and what hangs on it.

A rule reads what it goes through from `touched_<table>`, `group_<table>`, `touched_fact` (facts of every table) and
`touched_word` (words of every table), and looks up what it compares with in the tables themselves. Asked of the whole,
the former are views of the tables. Asked after a recording, they are small tables: the touched rows, the rows that
refer to them, and the complete groups they stand in.
So each rule is written once, and a note costs the same beside five thousand projects and beside a million.

What held before is sound, therefore it is enough to ask what can have become worse. A group that a row has left
cannot: every rule over groups finds a row too many or a sum too high (amount_plausible keeps sums from being negative).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache

import duckdb

from data import layout
from data.fact_columns import facts_of
from data.scripts import names_read, scripts
from data.violation import Violation

# A column of this name refers to the key of the table of this name.
REFERRED = ("dialogue", "project", "target")
# Rows that are judged together. With `is not distinct from` instead of coalesce: 71 ms instead of 10 at a million.
GROUPED = {
    "agreement": "one.county = touched.county and one.budget_year = touched.budget_year",
    "amount": (
        "one.county = touched.county and one.programme = touched.programme and one.stage = touched.stage "
        "and coalesce(one.budget_year, 0) = coalesce(touched.budget_year, 0)"
    ),
    "county_measure": "one.county = touched.county and one.measure = touched.measure",
    "milestone": "one.target = touched.target",
}
# What else hangs on something touched: the table reached, what it is reached from, and the keys.
ALSO_REACHED = {
    "delivery": (
        "source",
        "select id from delivery where source in (select id from touched_key where table_name = 'source')",
    ),
    "deviation": (
        "target",
        "select id from (select id, unnest(targets) as target from deviation) "
        "where target in (select id from touched_key where table_name = 'target')",
    ),
    # The other way round: a project is compared with its amounts from both sides. Tables come in the order of the
    # alphabet, so the amounts are there already.
    "project": ("amount", "select project from touched_amount"),
}
# Fields that hold one of a few words, which rule word_known lists or finds in a catalogue.
FIELDS_OF_WORDS = {
    "amount": ("stage", "level", "precision", "funding_source"),
    "clause": ("kind", "bound"),
    "county_measure": ("measure",),
    "delivery": ("event",),
    "deviation": ("rule",),
    "note": ("measure",),
    "remark": ("side",),
    "report": ("judgement",),
    "target": ("kind",),
    "target_result": ("result",),
}


def rules() -> tuple[tuple[str, str], ...]:
    """Rules about facts and deliveries: name and SELECT of a violation; a row without a sentence is none."""
    return scripts("rules")


def catalogue_rules() -> tuple[tuple[str, str], ...]:
    """Rules about the reference data in data/reference: name and SELECT of the columns of a violation."""
    return scripts("rules/catalogue")


def violations(cursor: duckdb.DuckDBPyConnection, *, whole: bool) -> list[Violation]:
    """What breaks a rule about facts and deliveries, ordered by rule, table, key and sentence.

    The search path of `cursor` is the schema of what holds. With whole=False the cursor has a temporary table
    `touched_key (table_name, id)`: every key whose row was added, corrected, removed, withdrawn or restored since the
    last sound state, and as table_name 'delivery' each delivery with a new event. The answer is then the same as that
    of the whole, as far as the state before was sound.
    """
    if whole:
        return _ask_of(cursor, _whole(), rules())
    touched = cursor.execute("select distinct table_name from touched_key").fetchall()
    reached = _reached(frozenset(table for (table,) in touched))
    filled = {
        *reached,
        *(["fact"] if reached.keys() & layout.FACT_COLUMNS.keys() else []),
        *(["word"] if reached.keys() & FIELDS_OF_WORDS.keys() else []),
    }
    asked = [(name, sql) for name, sql in rules() if _goes_through(sql) & filled]
    named = {table for _, sql in asked for table in _goes_through(sql)}
    return _ask_of(cursor, _touched(reached, named), asked)


def catalogue_violations(cursor: duckdb.DuckDBPyConnection) -> list[Violation]:
    """What breaks a rule about reference data, in the same order; the search path is that of what holds."""
    return _ask(cursor, catalogue_rules())


def _ask_of(
    cursor: duckdb.DuckDBPyConnection, made: Mapping[str, tuple[str, str]], asked: Sequence[tuple[str, str]]
) -> list[Violation]:
    """The answers while the temporary tables and views are there that the rules go through.

    Their names and SELECTs are made of names of this program's tables; DuckDB takes no parameter in their place.
    """
    for name, (kind, select) in made.items():
        cursor.execute(f"create or replace temp {kind} {name} as {select}")  # names of schema/tables; no values
    found = _ask(cursor, asked)
    for name, (kind, _) in reversed(list(made.items())):
        cursor.execute(f"drop {kind} temp.{name}")  # the same names
    return found


def _ask(cursor: duckdb.DuckDBPyConnection, asked: Sequence[tuple[str, str]]) -> list[Violation]:
    # By name, so that a rule may put its columns in any order; where it has no sentence, nothing is wrong.
    broken = "select table_name, key, severity, sentence, way_out from ({}\n) where sentence is not null"
    found = [
        Violation(table, key, rule, severity, sentence, way_out)
        for rule, sql in asked
        for table, key, severity, sentence, way_out in cursor.execute(broken.format(sql)).fetchall()
    ]
    return sorted(found, key=lambda each: (each.rule, each.table, each.key, each.sentence))


@cache
def _goes_through(sql: str) -> frozenset[str]:
    """The tables a rule goes through; it finds nothing where none of them has a row."""
    return frozenset(
        name.removeprefix(each) for name in names_read(sql) for each in ("touched_", "group_") if name.startswith(each)
    )


@cache
def _whole() -> dict[str, tuple[str, str]]:
    """Name, kind and SELECT of what the rules go through: everything."""
    everything = {f"touched_{table}": f"select * from {table}" for table in layout.tables()}
    everything |= {f"group_{table}": f"select * from {table}" for table in GROUPED}
    everything["touched_fact"] = _facts(layout.FACT_COLUMNS)
    everything["touched_word"] = _words(layout.tables())
    return {name: ("view", select) for name, select in everything.items()}


@cache
def _reached(touched: frozenset[str]) -> dict[str, list[str]]:
    """Per table that has touched keys, or rows that hang on them, the conditions for its rows."""
    reached: dict[str, list[str]] = {}
    for table in layout.tables():
        keys = [_keys(table)] if table in touched else []
        origin, hanging = ALSO_REACHED.get(table, ("", ""))
        if origin in touched or origin in reached:
            keys.append(hanging)
        conditions = [f"id in ({' union '.join(keys)})"] if keys else []
        referred = [name for name in REFERRED if name in layout.COLUMNS[table] and name in touched]
        conditions += [f"{name} in ({_keys(name)})" for name in referred]
        if conditions:
            reached[table] = conditions
    return reached


def _keys(table: str) -> str:
    return f"select id from touched_key where table_name = '{table}'"


def _touched(reached: Mapping[str, Sequence[str]], named: Collection[str]) -> dict[str, tuple[str, str]]:
    """Name, kind and SELECT of what the rules go through: what is touched and what hangs on it, or no row at all."""
    made: dict[str, tuple[str, str]] = {}
    for table in layout.tables():
        if table in reached:
            # One pass for each condition: with `or` no pass could skip what its filter rules out.
            rows = " union ".join(f"select * from {table} where {condition}" for condition in reached[table])
            made[f"touched_{table}"] = ("table", rows)
        elif table in named:
            made[f"touched_{table}"] = ("view", f"select * from {table} where false")
    for table in GROUPED.keys() & reached.keys():
        rows = f"select one.* from {table} as one semi join touched_{table} as touched on {GROUPED[table]}"
        made[f"group_{table}"] = ("table", rows)
    return made | {
        "touched_fact": ("table", _facts(reached.keys())),
        "touched_word": ("view", _words(reached.keys())),
    }


def _facts(tables: Collection[str]) -> str:
    columns = {table: names for table, names in layout.FACT_COLUMNS.items() if table in tables}
    return facts_of(columns, read_from="touched_{}")


def _words(tables: Collection[str]) -> str:
    """The SELECT of the words of these tables: where they stand, and each word that is there."""
    selects = ["select '' as table_name, '' as id, '' as field, '' as word where false"] + [
        f"select '{table}', id, '{field}', {field} from touched_{table} where {field} is not null"
        for table, fields in FIELDS_OF_WORDS.items()
        if table in tables
        for field in fields
    ]
    return " union all ".join(selects)
