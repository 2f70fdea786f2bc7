"""How the Maßnahmen, Ziele and Dialoge are called that rows of facts refer to by their keys, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from charts.deliveries import facts
from data import numbers
from data.rows import rows_of
from data.store import Facts
from queries import deliveries as questions


def names(known: Facts, rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The name of each Maßnahme, Ziel and Dialog the rows refer to, by key; without those that hold no longer."""
    wanted = facts.keys(rows)
    if not wanted:
        return {}
    found = questions.names(known, wanted=wanted)
    return {row.key: row.name for row in rows_of(found, questions.Names)}


def placed(known: Facts, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows, before its own columns those of the Ziel or Maßnahme a row refers to: whose, of when, counted in what.

    A row that has them itself stays as it is, and so does one whose Ziel or Maßnahme holds no longer.
    """
    wanted = facts.keys(row for row in rows if "county" not in row)
    found = rows_of(questions.names(known, wanted=wanted), questions.Names) if wanted else []
    of = {row.key: row._asdict() for row in found}
    shared = ("county", "budget_year", "indicator", "kind")
    of = {key: {name: row[name] for name in shared if not numbers.is_missing(row[name])} for key, row in of.items()}
    return [next((of[key] for key in facts.keys([row]) if key in of), {}) | dict(row) for row in rows]
