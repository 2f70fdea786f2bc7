"""Why sums are missing, where a source says so, in the sentence that counts them."""

from __future__ import annotations

from collections.abc import Iterable

from data import numbers
from data.code_words import MISSING_VALUE

# More names than these are counted: a sentence is read in one breath.
NAMED = 6


def say(rows: Iterable[tuple[str, object]]) -> str:
    """Of pairs of a name and the code of its reason: „ (geheim: Fulda, Kassel; nicht gemeldet: 7 Gebiete)“.

    Who has no reason stated is not named; empty where nobody has.
    """
    by_reason: dict[str, list[str]] = {}
    for name, reason in rows:
        if not numbers.is_missing(reason):
            by_reason.setdefault(str(reason), []).append(name)
    parts = [
        f"{MISSING_VALUE[reason]}: "
        + (", ".join(names) if len(names) <= NAMED else numbers.count_of(len(names), "Gebiet", "Gebiete"))
        for reason, names in by_reason.items()
    ]
    return f" ({'; '.join(parts)})" if parts else ""
