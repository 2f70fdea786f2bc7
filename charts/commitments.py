"""Sentences about commitments: what is owed, by whom, since when."""

from __future__ import annotations

import pandas as pd

from charts import numbers


def say_commitments(frame: pd.DataFrame) -> str:
    """How many of the commitments are not closed, how many overdue, and since when the oldest."""
    if frame.empty:
        return "Für diese Auswahl ist keine Verabredung erfasst."
    left = frame[frame["progress"] != "closed"]
    told = numbers.count_of(len(frame), "Verabredung", "Verabredungen")
    if left.empty:
        return f"{told}, alle mit Nachweis erledigt."
    late = left[left["progress"] == "overdue"]
    soon = int((left["progress"] == "due").sum())
    parts = [f"{numbers.integer(len(left))} von {told} {'ist' if len(left) == 1 else 'sind'} nicht erledigt"]
    if not late.empty:
        share = "alle" if len(late) == len(left) > 1 else f"davon {numbers.integer(len(late))}"
        parts.append(f"{share} überfällig, am längsten seit {numbers.day(late['due_on'].min())}")
    if soon:
        parts.append(f"{numbers.integer(soon)} in den nächsten 30 Tagen fällig")
    return f"{', '.join(parts)}."


def say_by_person(frame: pd.DataFrame) -> str:
    """Who owes most that is overdue, else who owes most."""
    owing = frame[frame["still_open"] > 0]
    if frame.empty:
        return "Für diese Auswahl ist keine Verabredung erfasst."
    if owing.empty:
        return "Niemand hat aus dieser Auswahl noch etwas zu erledigen."
    late = owing[owing["overdue"] > 0]
    number = numbers.integer(int(frame["overdue"].sum()))
    if late.empty:
        return f"{_who(owing)} noch offene Verabredungen, überfällig ist keine."
    return f"{_who(late)} überfällige Verabredungen, zusammen {number}."


def _who(frame: pd.DataFrame) -> str:
    """A list of who; long ones are counted."""
    if len(frame) > 1:
        return f"{numbers.integer(len(frame))} Zuständige haben"
    row = frame.iloc[0]
    return f"{row['responsible']} ({row['short_name']}) hat"
