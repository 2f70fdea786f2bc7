"""Why sums are missing: what a source says, and nothing where none does. Every page and paper says it from here."""

from __future__ import annotations

from collections.abc import Iterable

from data import numbers
from data.code_words import MISSING_VALUE

# More names than these are counted: a sentence is read in one breath.
NAMED = 6


def why(reason: object) -> str:
    """What stands in the place of a sum: the words of the code of its reason, else only that nothing is stated."""
    return numbers.MISSING if numbers.is_missing(reason) else MISSING_VALUE[str(reason)]


def say(rows: Iterable[tuple[str, object]]) -> str:
    """Of pairs of a name and the code of its reason: „ (geheim: Fulda, Kassel; nicht gemeldet: 7 Gebiete)“.

    Who has no reason stated stands last, so that the names are as many as were counted; empty where nobody has one.
    """
    by_reason: dict[str, list[str]] = {}
    unsaid = []
    for name, reason in rows:
        if numbers.is_missing(reason):
            unsaid.append(name)
        else:
            by_reason.setdefault(why(reason), []).append(name)
    if by_reason and unsaid:
        by_reason["Grund nicht genannt"] = unsaid
    parts = [
        f"{words}: " + (", ".join(names) if len(names) <= NAMED else numbers.count_of(len(names), "Gebiet", "Gebiete"))
        for words, names in by_reason.items()
    ]
    return f" ({'; '.join(parts)})" if parts else ""
