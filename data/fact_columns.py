"""What facts of every table have in common, as columns: one list for the view `fact` and for the integrity rules.

A new table of facts is in both by itself, with those of the columns it has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
