"""Reported minus agreed, what was asked up to the report, what a dialogue decided: the same beside every target."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import pandas as pd

from charts.base.columns import Column, Columns
from charts.base.target_words import in_unit
from data import numbers
from data.code_words import COUNTED, DECISION, ONE, PERCENT, STATE
from data.rows import Day, Number, Text, rows_of

COLUMNS: Columns = {
    "gap": Column("ΔPL", "number", missing="–", signed=True, said="gap_told"),
    "gap_share": Column("ΔPL %", "percent", missing="–", signed=True),
    "asked_words": Column("bis zur Meldung verlangt", missing="–", number="asked_value", unit="asked_unit"),
    "computed_status": Column("Status ohne Dialog", "status", missing="–", said="without_dialogue"),
    "dialogue_words": Column("im Dialog festgehalten", missing="–"),
    "report_state": Column("Stand der Meldung", "state", missing="–"),
}

# For the line of the measure, wherever ΔPL stands.
EXPLAINED = "ΔPL: Ist − vereinbart, ΔPL %: dessen Anteil am Vereinbarten"

MILESTONES = "Meilensteine"
# What is not assessed, or no longer stands, has no distance to what is agreed.
UNJUDGED = ("not_assessable", "dropped")


class Beside(NamedTuple):
    """What the columns in words read of a target."""

    kind: Text
    unit: Text
    direction: Text
    target_value: Number
    due: Number
    share_of_year: Number
    dialogue_result: Text
    dialogue_on: Day
    dialogue_note: Text
    dialogue_state: Text


class Adjusted(NamedTuple):
    """What the way to an adjusted value reads."""

    unit: Text
    rule_words: Text
    start_value: Number
    factor: Number
    adjusted_value: Number


def beside(targets: pd.DataFrame) -> pd.DataFrame:
    """The targets with the columns named in COLUMNS."""
    rows = rows_of(targets, Beside)
    asked = [_asked(row) for row in rows]
    return gaps(targets).assign(
        asked_value=pd.array([value for value, _ in asked], dtype="float64"),
        asked_unit=pd.array([unit for _, unit in asked], dtype="str"),
        asked_words=pd.array([asked_words(row) for row in rows], dtype="str"),
        dialogue_words=pd.array([dialogue_words(row) for row in rows], dtype="str"),
        without_dialogue=_without_dialogue(targets),
    )


def gaps(targets: pd.DataFrame) -> pd.DataFrame:
    """The targets with `gap` (ΔPL, in the unit of the target) and `gap_share` (ΔPL %, a fraction of what is agreed).

    Inside a band nothing is missed; outside it is the distance to the nearer bound. No ΔPL without an achievement.
    """
    # On arrays: in pandas these few lines were a tenth of each rerun of the pages with targets.
    value, agreed, low, high = (
        targets[name].to_numpy() for name in ("value", "target_value", "lower_bound", "upper_bound")
    )
    # Where one bound is missing only the other one binds.
    bound = np.where(targets["direction"].to_numpy() == "band", np.fmin(np.fmax(value, low), high), agreed)
    judged = (targets["kind"].to_numpy() == "numeric") & ~np.isnan(targets["ratio"].to_numpy())
    judged &= ~targets["status"].isin(UNJUDGED).to_numpy()
    gap = np.where(judged, value - bound, np.nan)
    share = np.full(len(targets), np.nan)
    np.divide(gap, bound, out=share, where=targets["percent_allowed"].to_numpy() & (bound != 0))
    return targets.assign(gap=gap, gap_share=share)


def whole(values: pd.Series, units: pd.Series) -> pd.Series:
    """Values of what is only counted whole, such as Personen, rounded half up; others as they are."""
    counted = [unit in COUNTED for unit in units.tolist()]
    return values.where(np.logical_not(counted), np.floor(values.to_numpy() + 0.5))


def _asked(row: Beside) -> tuple[float, str | None]:
    """What was asked up to the latest report as a number with its unit; a share without one, NaN for nothing."""
    if row.kind == "milestone":
        return row.due, MILESTONES
    if row.kind != "numeric" or not _asks_for_part(row):
        return (row.share_of_year if row.kind == "numeric" else math.nan), None
    value = row.share_of_year * row.target_value
    return (math.floor(value + 0.5) if row.unit in COUNTED else value), row.unit


def _asks_for_part(row: Beside) -> bool:
    """Whether a part of the agreed value was asked for."""
    share = row.share_of_year
    return not (numbers.is_missing(share) or share == 1 or numbers.is_missing(row.target_value)) and (
        row.direction == "higher"
    )


def asked_words(row: Beside) -> str | None:
    """What was asked up to the latest report: 75,0 % (27 Personen), 2 Meilensteine; None where nothing was asked."""
    if row.kind == "milestone":
        return None if numbers.is_missing(row.due) else numbers.count_of(int(row.due), "Meilenstein", MILESTONES)
    if row.kind != "numeric" or numbers.is_missing(row.share_of_year):
        return None
    share = numbers.percent(row.share_of_year)
    if not _asks_for_part(row):
        return share
    return f"{share} ({in_unit(row.share_of_year * row.target_value, row.unit)})"


def dialogue_words(row: Beside) -> str | None:
    """What was decided and when: begründete Abweichung (06.11.2024, vorläufig): Grund; None without a decision."""
    if numbers.is_missing(row.dialogue_result):
        return None
    note = "" if numbers.is_missing(row.dialogue_note) or not row.dialogue_note else f": {row.dialogue_note}"
    state = f", {STATE[row.dialogue_state]}" if row.dialogue_state == "provisional" else ""
    return f"{DECISION[row.dialogue_result]} ({numbers.day(row.dialogue_on)}{state}){note}"


def _without_dialogue(targets: pd.DataFrame) -> pd.api.extensions.ExtensionArray:
    """The status as the figures give it, where a dialogue changed it; beside the same status it tells nothing."""
    both = zip(targets["computed_status"].tolist(), targets["status"].tolist(), strict=True)
    return pd.array(
        [None if computed == status else COLUMNS["computed_status"].write(computed) for computed, status in both],
        dtype="str",
    )


def way(row: Adjusted) -> str:
    """How an adjusted value comes about, to be computed again: mit 30 % Fixkosten: 40 × 0,857143 = 34,2857."""
    if numbers.is_missing(row.adjusted_value) or numbers.is_missing(row.start_value) or row.factor == 1:
        return row.rule_words
    exact, factor = (numbers.exact(value, digits) for value, digits in ((row.adjusted_value, 4), (row.factor, 6)))
    value = row.adjusted_value
    shown = f", gerundet {numbers.integer(value)}" if row.unit in COUNTED and numbers.integer(value) != exact else ""
    return f"{row.rule_words}: {numbers.exact(row.start_value, 4)} × {factor} = {exact}{shown}"


def gap_words(gap: float, share: float, unit: str) -> str:
    """ΔPL −5 Plätze (−12,5 %), beside a bar; empty where there is none."""
    told = gap_told(gap, unit)
    if told is None:
        return ""
    return f"ΔPL {told}" if numbers.is_missing(share) else f"ΔPL {told} ({COLUMNS['gap_share'].write(share)})"


def gap_told(gap: float, unit: str) -> str | None:
    """A distance where no column says its unit: whole where the unit is counted whole; None where there is none.

    Of a target in per cent it is said in Prozentpunkte, with the decimals of the values beside it: +2,1 Prozentpunkte.
    """
    if numbers.is_missing(gap):
        return None
    if unit == PERCENT:
        points = "Prozentpunkt" if abs(gap) == 1 else "Prozentpunkte"
        return f"{numbers.signed(in_unit(gap, None), gap)}{numbers.SPACE}{points}"
    if unit in COUNTED:
        many = int(np.floor(gap + 0.5))
        return f"{numbers.signed(numbers.integer(many), many)}{numbers.SPACE}{ONE[unit] if abs(many) == 1 else unit}"
    beside = "" if numbers.is_missing(unit) else f"{numbers.SPACE}{unit}"
    return f"{COLUMNS['gap'].write(gap)}{beside}"
