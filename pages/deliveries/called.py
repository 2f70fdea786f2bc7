"""How the Maßnahmen, Ziele and Dialoge are called that rows of facts refer to by their keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from charts.deliveries import facts
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
