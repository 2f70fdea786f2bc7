"""Sentences about commitments: what is owed, by whom, since when."""

from __future__ import annotations

import pandas as pd

from data import numbers


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
    """Who owes most that is overdue, else who owes most; one and the same in several counties is one."""
    owing = frame[frame["still_open"] > 0]
    if frame.empty:
        return "Für diese Auswahl ist keine Verabredung erfasst."
    if owing.empty:
        return "Niemand hat aus dieser Auswahl noch etwas zu erledigen."
    late = owing[owing["overdue"] > 0]
    if late.empty:
        return f"{_who(owing, 'still_open', 'noch offen')}; überfällig ist keine."
    return f"{_who(late, 'overdue', 'überfällig')}."


def _who(frame: pd.DataFrame, column: str, state: str) -> str:
    number = int(frame[column].sum())
    told = numbers.count_of(number, "Verabredung", "Verabredungen")
    state = f"{'ist' if number == 1 else 'sind'} {state}"
    areas = list(frame["short_name"].unique())
    head = f"{areas[0]}: {told} {state}" if len(areas) == 1 else f"{told} in {len(areas)} Gebieten {state}"
    counts = frame.groupby("responsible")[column].sum().sort_values(ascending=False)
    if len(counts) == 1:
        only = counts.index[0]
        return f"{head}, zuständig ist das Gebiet selbst" if areas == [only] else f"{head}, zuständig: {only}"
    if counts.iloc[0] > counts.iloc[1]:
        return f"{head}, am häufigsten zuständig: {counts.index[0]} ({numbers.integer(int(counts.iloc[0]))})"
    return head
