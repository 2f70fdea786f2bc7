"""What two agreements set as targets, side by side: those that changed, came and went."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import pandas as pd

from analysis.changed_facts import FATE
from charts.base.target_words import agreed_words
from data import numbers
from data.quoting import quoted
from data.rows import grouped, rows_of
from queries.dialogue.wording import AgreedTargets

Key: TypeAlias = tuple[str, int]
Targets: TypeAlias = Mapping[Key, AgreedTargets]


def changed(targets: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Per target the older and the newer section, and what is agreed otherwise: Ziel „Eintritte“: … → ….

    A section is empty where a year has no such target. Of a Maßnahme that goes on, the one qualitative target of each
    year that the other does not have is one whose words have changed.
    """
    rows = rows_of(targets, AgreedTargets)
    before = {(row.pair, row.place): row for row in rows if not row.later}
    after = {(row.pair, row.place): row for row in rows if row.later}
    found = []
    for old_key, new_key in _other_words(before, after):
        was, is_now = before.pop(old_key), after.pop(new_key)
        found.append((was.section, is_now.section, f"geändert: {_called(was)} → {quoted(is_now.name)}"))
    for key in dict.fromkeys([*after, *before]):
        old, new = before.get(key), after.get(key)
        if old is None and new is not None:
            found.append(("", new.section, f"neu: {_called(new)}{_beside(new)}"))
        elif new is None and old is not None:
            found.append((old.section, "", f"{FATE[old.fate]}: {_called(old)}{_beside(old)}"))
        elif old and new and agreed_words(old) != agreed_words(new):
            found.append((old.section, new.section, f"{_called(new)}: {agreed_words(old)} → {agreed_words(new)}"))
    return found


def _other_words(before: Targets, after: Targets) -> list[tuple[Key, Key]]:
    gone, came = (_alone(one, other) for one, other in ((before, after), (after, before)))
    return [(gone[each][0], came[each][0]) for each in gone if len(gone[each]) == len(came.get(each, ())) == 1]


def _alone(these: Targets, others: Targets) -> dict[str, list[Key]]:
    """The qualitative targets that the other year does not have, by the Maßnahme that goes on."""
    keys = [key for key, row in these.items() if key not in others and not numbers.is_missing(row.goes_on)]
    return grouped(keys, lambda key: these[key].goes_on)


def _called(row: AgreedTargets) -> str:
    of = "" if numbers.is_missing(row.project_name) else f" von {quoted(row.project_name)}"
    return f"Ziel {quoted(row.name)}{of}"


def _beside(row: AgreedTargets) -> str:
    return "" if row.kind == "qualitative" else f" ({agreed_words(row)})"
