"""How heads name the year in which money is spent: „VE 2027“, „davon 2026“."""

from __future__ import annotations

import re

# The figures of a column are spent in the budget year of their row.
BUDGET_YEAR = "budget_year"
_SPENT = re.compile(
    r"\b(?:ve|verpflichtungsermächtigung(?:en)?|davon|darunter|ausgabejahr|kassenjahr|auszahlungsjahr|abflussjahr|"
    r"(?:jahres)?rate|abfluss|kassenwirksam|fällig)[ :]*(?:(?:in|für|im|jahr|haushaltsjahr|hj) )*(?P<year>20\d\d)\b"
)


def without_year(folded: str) -> tuple[str, int | None]:
    """A folded head without the year of spending it names, and that year."""
    found = _SPENT.search(folded)
    if not found:
        return folded, None
    return " ".join((folded[: found.start()] + folded[found.end() :]).split()), int(found["year"])
