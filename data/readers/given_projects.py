"""The Maßnahmen a person gives: each one that was not read so says which of its values are given, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.by_hand import WHOLE
from data.readers.reading import Project

# What a person may correct, and the column of the store it becomes.
_COLUMNS = {
    "name": "name",
    "category": "category",
    "places": "places",
    "participants": "participants",
    "carrier": "provider",
    "programme": "programme",
}


def given_projects(read: Sequence[Project], given: Sequence[Project], reason: str) -> list[Project]:
    """The given Maßnahmen, with the reason at what differs from those read; one nobody read has it as a whole."""
    left = list(read)
    names = {each.name for each in given}
    found = []
    for each in given:
        before = next((one for one in left if one.name == each.name), None) or next(
            (one for one in left if one.name not in names and one.passage and _same_place(one, each)), None
        )
        if before is None:
            found.append(replace(each, by_hand=((WHOLE, reason),)))
            continue
        left.remove(before)
        found.append(corrected(before, each, reason))
    return found


def corrected(before: Project, now: Project, reason: str) -> Project:
    """A Maßnahme with the reason at each of its values that was another before."""
    changed = {column: reason for name, column in _COLUMNS.items() if getattr(before, name) != getattr(now, name)}
    return replace(now, by_hand=tuple((dict(before.by_hand) | changed).items()))


def _same_place(one: Project, other: Project) -> bool:
    return (one.section, one.passage) == (other.section, other.passage)
