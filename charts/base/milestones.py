"""Milestones with their days, one a row: which was due by the latest report, and how many are reached."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from charts.base import target_words
from charts.base.columns import Column, Columns
from charts.base.status import STATUS
from charts.base.target_fields import TargetRow
from data import numbers
from data.code_words import MILESTONE
from data.rows import Count, Day, MaybeText, Number, Text, columns_of, rows_of

# What stands for due or open where the target holds no more.
OF_DROPPED = "Ziel entfallen"
COLUMNS: Columns = {
    "due_on": Column("fällig am", "day"),
    "milestone": Column("Meilenstein"),
    "standing": Column("Fortgang"),
    "reached_on": Column("erreicht am", "day", missing="–"),
    "evidence": Column("Nachweis", missing="–"),
    "reached": Column("erreicht"),
    "name": Column("Ziel"),
    "reported_on": Column("Meldung vom", "day", missing="keine Meldung"),
}


class Listed(NamedTuple):
    """A dated milestone with what is known of its target."""

    target: Text
    name: Text
    value: Number
    due: Number
    reported_on: Day
    due_on: Day
    reached_on: Day
    evidence: MaybeText
    milestone: Text
    state: Text
    standing: Text
    reached: Text
    source: Text
    number: Count


def listed(targets: pd.DataFrame) -> pd.DataFrame:
    """One row per dated milestone of the targets, earliest day first.

    `reached` counts for the whole target, 3 von 4: a report says how many are reached, not which. `state` is reached
    (where its own day says so, or all are), due or open, of a dropped target dropped; `standing` the same as symbol and
    word; the other columns are those of the target, `short_name` of its county only where the targets have it.
    """
    rows = [
        Listed(
            row.target,
            row.name,
            row.value,
            row.due,
            row.reported_on,
            due_on=each["due_on"],
            reached_on=each["reached_on"],
            evidence=each["evidence"],
            milestone=each["name"],
            state=_state(each["state"], is_dropped=status == "dropped"),
            standing=_standing(each["state"], is_dropped=status == "dropped"),
            reached=target_words.actual_words(row),
            source=each["source"],
            number=each["number"],
        )
        for row, status in zip(rows_of(targets, TargetRow), targets["status"].tolist(), strict=True)
        if isinstance(row.milestones, Iterable)
        for each in row.milestones
    ]
    # Each column of its type from the start: letting pandas guess and correcting it took twice as long at every rerun.
    values = zip(*rows, strict=True) if rows else [()] * len(Listed._fields)
    kinds = columns_of(Listed).items()
    found = pd.DataFrame({name: pd.array(each, dtype=kind) for (name, kind), each in zip(kinds, values, strict=True)})
    if "short_name" in targets:
        found.insert(
            1, "short_name", found["target"].map(dict(zip(targets["target"], targets["short_name"], strict=True)))
        )
    return found.sort_values(["due_on", "name", "target", "number"], ignore_index=True)


def _state(state: str, *, is_dropped: bool) -> str:
    return "dropped" if is_dropped and state != "reached" else state


def _standing(state: str, *, is_dropped: bool) -> str:
    """The state as symbol and word; nobody waits for a step of a target that holds no more."""
    if not is_dropped:
        return MILESTONE[state]
    return f"{MILESTONE[state]}, {OF_DROPPED}" if state == "reached" else f"{STATUS['dropped'].symbol} {OF_DROPPED}"


def pressing_first(milestones: pd.DataFrame) -> pd.DataFrame:
    """Those of targets with fewer reached than due first, then what is still to come; each by its day."""
    behind = (milestones["value"] < milestones["due"]) & (milestones["state"] != "dropped")
    rank = (2 - (milestones["state"] == "open")).mask(behind, 0)
    return milestones.assign(rank=rank).sort_values(["rank", "due_on"], kind="stable", ignore_index=True)


def say_listed(milestones: pd.DataFrame) -> str:
    """How many milestones of how many targets have a day, how many after the last report; how many are reported."""
    if milestones.empty:
        return "Zu dieser Auswahl sind keine Termine von Meilensteinen bekannt."
    each_target = milestones.drop_duplicates("target")
    head = numbers.count_of(len(milestones), "Meilenstein", "Meilensteine")
    waiting = int((milestones["state"] == "open").sum())
    done = int(each_target["value"].sum())
    targets = numbers.count_of(len(each_target), "Ziel", "Zielen")
    silent = int(each_target["value"].isna().sum())
    # What has come to be due since the last report may be reached: the sentence says of which day it speaks.
    day = "" if silent == len(each_target) else "am Tag der jüngsten Meldung "
    # Of those without a day of their own a report may count some as reached before they are due.
    gone = int((milestones["state"] == "dropped").sum())
    head += f" ({'davon ' if gone < len(milestones) else ''}{numbers.integer(gone)}: {OF_DROPPED})" if gone else ""
    later = f", davon {numbers.integer(waiting)} {day}noch nicht fällig und ohne Tag des Erreichens" if waiting else ""
    if silent == len(each_target):
        return f"{head} von {targets}{later}; eine Meldung dazu liegt nicht vor."
    without = f" (zu {numbers.count_of(silent, 'Ziel', 'Zielen')} keine Meldung)" if silent else ""
    return f"{head} von {targets}{later}; nach Anzahl als erreicht gemeldet: {numbers.integer(done)}{without}."


def measure(period: str) -> str:
    """The note below the sentence: what due and open count by."""
    return (
        f"fällig bis zum Tag der jüngsten Meldung oder offen · erreicht als Anzahl: gemeldet wird, wie viele es sind, "
        f"nicht welche · {period}"
    )
