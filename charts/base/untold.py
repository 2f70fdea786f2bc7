"""Why sums are missing, where a source says so, in the sentence that counts them."""

from __future__ import annotations

from collections.abc import Iterable

from data import numbers
from data.code_words import MISSING_VALUE

# More names than these are counted: a sentence is read in one breath.
NAMED = 6


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
            by_reason.setdefault(MISSING_VALUE[str(reason)], []).append(name)
    if by_reason and unsaid:
        by_reason["Grund nicht genannt"] = unsaid
    parts = [
        f"{words}: " + (", ".join(names) if len(names) <= NAMED else numbers.count_of(len(names), "Gebiet", "Gebiete"))
        for words, names in by_reason.items()
    ]
    return f" ({'; '.join(parts)})" if parts else ""
