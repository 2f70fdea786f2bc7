"""What two agreements set as targets, side by side: those that changed, came and went."""

from __future__ import annotations

import pandas as pd

from analysis.changed_facts import FATE
from charts.base.target_words import agreed_words
from data import numbers
from data.quoting import quoted
from data.rows import rows_of
from queries.dialogue.wording import AgreedTargets


def changed(targets: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Per target the older and the newer section, and what is agreed otherwise: Ziel „Eintritte“: … → ….

    A section is empty where a year has no such target.
    """
    rows = rows_of(targets, AgreedTargets)
    before = {(row.pair, row.place): row for row in rows if not row.later}
    after = {(row.pair, row.place): row for row in rows if row.later}
    found = []
    for key in dict.fromkeys([*after, *before]):
        old, new = before.get(key), after.get(key)
        if old is None and new is not None:
            found.append(("", new.section, f"neu: {_called(new)}{_beside(new)}"))
        elif new is None and old is not None:
            found.append((old.section, "", f"{FATE[old.fate]}: {_called(old)}{_beside(old)}"))
        elif old and new and agreed_words(old) != agreed_words(new):
            found.append((old.section, new.section, f"{_called(new)}: {agreed_words(old)} → {agreed_words(new)}"))
    return found


def _called(row: AgreedTargets) -> str:
    of = "" if numbers.is_missing(row.project_name) else f" von {quoted(row.project_name)}"
    return f"Ziel {quoted(row.name)}{of}"


def _beside(row: AgreedTargets) -> str:
    return "" if row.kind == "qualitative" else f" ({agreed_words(row)})"
