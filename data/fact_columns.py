"""What facts of every table have in common, as columns: one list for the view `fact` and for the integrity rules.

A new table of facts is in both by itself, with those of the columns it has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from data.scripts import scripts

# Name, type and meaning; a table that has no such column has nothing there.
FACT: dict[str, tuple[str, str]] = {
    "id": ("varchar", "key of the fact in its table"),
    "delivery": ("varchar", "delivery that brought this row"),
    "citation": ("varchar", "where in the document: section, page, sheet and cell, or wording"),
    "state": ("varchar", "provisional, checked or final (vorläufig, geprüft, endgültig)"),
    "county": ("varchar", "AGS of the county; 06 is the Land as a whole; null: of no county"),
    "budget_year": ("integer", "budget year; null: of none, or not known"),
    "programme": ("varchar", "code of the programme; null: of none"),
    "category": ("integer", "Maßnahmenart 1 to 4; null: of none"),
    "project": ("varchar", "project it refers to; null: none"),
    "target": ("varchar", "target it refers to; null: none"),
    "dialogue": ("varchar", "Zielsteuerungsdialog it refers to; null: none"),
    "name": ("varchar", "its name; null: it has none"),
    "title": ("varchar", "its title; null: it has none"),
    "starts_on": ("date", "first day of its period; null: none, or not known"),
    "ends_on": ("date", "last day of its period; null: none, or not known"),
}
# The last columns of every table of facts, none of which may be empty.
EVERY: dict[str, tuple[str, str]] = {
    **{name: FACT[name] for name in ("delivery", "citation", "state")},
    "recorded_at": ("timestamp", "when the store learned this row; the Stand compares against it"),
    "removed": ("boolean", "true: this row says that the fact no longer holds"),
}
WHOLE_ROW = ("content", "the whole row as JSON with the names of its columns")


def facts_of(tables: Mapping[str, Sequence[str]], *, read_from: str = "{}", content: bool = False) -> str:
    """The SELECT of what the facts of these tables (with their columns) have in common; without tables of no row.

    `read_from` is the pattern of the name they are read from; with `content` the whole row stands beside it. Every name
    is one of this program's.
    """
    nothing = ", ".join(f"cast(null as {kind}) as {name}" for name, (kind, _) in FACT.items())
    selects = []
    for table, columns in tables.items():
        common = ", ".join(
            name if name in columns else f"cast(null as {kind}) as {name}" for name, (kind, _) in FACT.items()
        )
        row = f", to_json({table}) as {WHOLE_ROW[0]}" if content else ""
        selects.append(f"select '{table}' as table_name, {common}{row} from {read_from.format(table)} as {table}")
    return " union all ".join(selects) or f"select cast(null as varchar) as table_name, {nothing} where false"


@cache
def table_scripts() -> tuple[tuple[str, str], ...]:
    """Name and script of every table of the log; those of facts end with the columns every fact has."""
    return tuple((name, sql if name == "delivery" else _whole(name, sql)) for name, sql in scripts("schema/tables"))


def _whole(table: str, sql: str) -> str:
    own, end, comments = sql.partition("\n);")
    columns = "".join(f",\n    {name} {kind} not null" for name, (kind, _) in EVERY.items())
    meanings = "".join(f"comment on column {table}.{name} is '{meaning}';\n" for name, (_, meaning) in EVERY.items())
    return f"{own}{columns}{end}{comments}{meanings}"
