"""What follows the Maßnahmen when a person corrects their list: the Ziele and sums that name one of them.

A Ziel or a sum knows its Maßnahme by name. Renamed or moved to another Maßnahmenart, it takes both along; the Ziele of
one that is taken out go with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.readers.reading import Project, Reading, Stated, Target


def with_names(reading: Reading, names: Mapping[str, str]) -> Reading:
    """The reading with other names of Maßnahmen, former name → new name, wherever they stand."""
    return replace(
        reading,
        projects=[replace(each, name=names.get(each.name, each.name)) for each in reading.projects],
        targets=[replace(each, project=names.get(each.project or "", each.project)) for each in reading.targets],
        amounts=[replace(each, project=names.get(each.project or "", each.project)) for each in reading.amounts],
    )


def following_targets(
    targets: Sequence[Target], before: Sequence[Project], now: Sequence[Project]
) -> list[Target | None]:
    """Each Ziel as it is with the corrected Maßnahmen, in the same order; None for one whose Maßnahme is gone."""
    categories, moved = _moved(before, now)
    return [
        None
        if each.project in categories and each.project not in moved
        else replace(each, category=moved[each.project])
        if each.project in categories and each.category == categories[each.project]
        else each
        for each in targets
    ]


def following_amounts(amounts: Sequence[Stated], before: Sequence[Project], now: Sequence[Project]) -> list[Stated]:
    """The sums of Maßnahmen with the corrected Maßnahmenart of those."""
    categories, moved = _moved(before, now)
    return [
        replace(each, category=moved[each.project])
        if each.project in moved and each.project in categories and each.category == categories[each.project]
        else each
        for each in amounts
    ]


def _moved(before: Sequence[Project], now: Sequence[Project]) -> tuple[dict[str | None, int], dict[str | None, int]]:
    """The Maßnahmenart of each Maßnahme by name, before and now."""
    return {each.name: each.category for each in before}, {each.name: each.category for each in now}
