"""Where figures stand, as it can be read: ranges of numbers, and documents with their places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.dossier import Reference
from data import numbers

# More places of one document are counted: a line of „Zeile 1; Zeile 2; …“ tells nobody anything.
NAMED = 3


def ranges(found: Iterable[int]) -> list[tuple[int, int]]:
    """5, 6, 7, 9 as (5, 7), (9, 9)."""
    result: list[tuple[int, int]] = []
    for number in sorted(set(found)):
        if result and number == result[-1][1] + 1:
            result[-1] = (result[-1][0], number)
        else:
            result.append((number, number))
    return result


def range_words(first: int, last: int) -> str:
    """5; 5, 6; 5–9."""
    return str(first) if first == last else f"{first}, {last}" if last == first + 1 else f"{first}–{last}"


def marks(found: Iterable[int]) -> str:
    """[5–7, 9]; empty without numbers."""
    told = ", ".join(range_words(*each) for each in ranges(found))
    return f"[{told}]" if told else ""


def shares_line(before: Reference, after: Reference) -> bool:
    """Whether two references differ in their place alone and quote nothing."""
    places = before.citation and after.citation and not before.passage and not after.passage
    return bool(places) and replace(before, reference="", citation="") == replace(after, reference="", citation="")


def documents(references: Sequence[Reference]) -> list[str]:
    """Each document once, in the order of first use, with its places: Zielvereinbarung 2024, § 4; § 5."""
    places: dict[str, list[str]] = {}
    for reference in references:
        known = places.setdefault(reference.document, [])
        if reference.citation and reference.citation not in known:
            known.append(reference.citation)
    return [_document(name, found) for name, found in places.items()]


def _document(name: str, places: Sequence[str]) -> str:
    if not places:
        return name
    if len(places) > NAMED:
        return f"{name} ({numbers.count_of(len(places), 'Stelle', 'Stellen')})"
    # What belongs to one place stays with it: „§ 5, von Hand: laut Anlage 2 (Plätze); § 6“.
    return f"{name}, {'; '.join(place.replace('; ', ', ') for place in places)}"
