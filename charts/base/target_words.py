"""One target in German words: what is agreed, what is reported, in which direction; counts stay counts."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from charts.base.target_fields import Achieved, TargetRow
from data import numbers
from data.code_words import COUNTED, JUDGEMENT, MILESTONE, MISSING_VALUE, ONE, PERCENT, WITHHELD, words
from data.rows import rows_of
from queries.target_rows import Agreed, Judged, Reported

DIRECTION = {"higher": "mindestens", "lower": "höchstens", "base": "vom Ausgangswert auf", "band": "im Band"}
_SHORT = words("status_reason_short")


def agreed_words(row: Agreed) -> str:
    """What is agreed, with the direction in words."""
    if row.kind == "qualitative":
        return "wie beschrieben"
    if row.kind == "milestone":
        count = row.target_value
        return (
            "noch offen" if numbers.is_missing(count) else numbers.count_of(int(count), "Meilenstein", "Meilensteine")
        )
    if row.direction == "band":
        return _band(row)
    if numbers.is_missing(row.target_value):
        return "noch kein Zielwert"
    goal = in_unit(row.target_value, row.unit)
    if row.direction == "base" and not numbers.is_missing(row.base_value):
        return f"von {_short(row.base_value)} auf {goal}"
    return f"{DIRECTION.get(row.direction, '')} {goal}".strip()


def reached_words(row: Reported) -> str:
    """Reported against agreed with the direction in words: 35 von 40 Personen; 13,4 % (höchstens 12 %)."""
    if row.kind == "milestone":
        return milestone_words(row)
    if row.kind == "qualitative":
        return missing_words(row) if numbers.is_missing(row.judgement) else JUDGEMENT[row.judgement]
    if numbers.is_missing(row.value):
        return missing_words(row)
    value = in_unit(row.value, row.unit)
    if row.direction == "band":
        return f"{value} ({_band(row)})"
    if numbers.is_missing(row.target_value):
        return f"{value}, noch kein Zielwert"
    if row.direction == "higher" and row.unit != PERCENT:
        goal = in_unit(row.target_value, row.unit)
        # „von“ asks for the dative: 35 von 40 Plätzen.
        return f"{_short(row.value)} von {goal}{'n' if goal.endswith('e') else ''}"
    if row.direction == "base" and not numbers.is_missing(row.base_value):
        return f"{value} (von {_short(row.base_value)} auf {_short(row.target_value)})"
    if row.direction == "base" and row.withheld:
        return f"{value} (von {WITHHELD} auf {_short(row.target_value)})"
    return f"{value} ({agreed_words(row)})"


def _band(row: Agreed) -> str:
    low, high = (numbers.is_missing(each) for each in (row.lower_bound, row.upper_bound))
    if low and high:
        return "noch kein Zielwert"
    if low:
        return f"höchstens {in_unit(row.upper_bound, row.unit)}"
    if high:
        return f"mindestens {in_unit(row.lower_bound, row.unit)}"
    return f"{_short(row.lower_bound)} bis {in_unit(row.upper_bound, row.unit)}"


def adjusted_words(row: Judged) -> str | None:
    """The value in place of the agreed one; None where that one holds."""
    if numbers.is_missing(row.adjusted_value):
        return None
    return in_unit(row.adjusted_value, row.unit)


def actual_words(row: Reported) -> str:
    """What is reported alone, for a table that has a column for what is agreed."""
    if row.kind == "milestone" and not (numbers.is_missing(row.value) or numbers.is_missing(row.target_value)):
        return f"{numbers.integer(int(row.value))} von {numbers.integer(int(row.target_value))}"
    if row.kind != "numeric" or numbers.is_missing(row.value):
        return reached_words(row)
    return in_unit(row.value, row.unit)


def milestone_words(row: Reported) -> str:
    """3 von 4 Meilensteinen, 2 davon fällig; never a percentage."""
    if numbers.is_missing(row.value):
        return missing_words(row)
    done = numbers.integer(int(row.value))
    if numbers.is_missing(row.target_value):
        return f"{done} gemeldet, Anzahl nicht vereinbart"
    words = f"{done} von {numbers.count_of(int(row.target_value), 'Meilenstein', 'Meilensteinen')}"
    due = row.due
    return (
        words if numbers.is_missing(due) or due >= row.target_value else f"{words}, {numbers.integer(int(due))} fällig"
    )


def milestone_days(row: TargetRow) -> str | None:
    """How many are reached, then each dated milestone: 1 von 2 erreicht: 31.03.2026 Konzept liegt vor ◆ fällig; …

    None where no day is known. A report says how many are reached, not which: where not all are, each is due or open.
    """
    if not isinstance(row.milestones, Iterable):
        return None
    told = [
        f"{numbers.day(each['due_on'])} {each['name']} {MILESTONE[each['state']]}"
        + (f" am {numbers.day(each['reached_on'])}" if each["reached_on"] else "")
        for each in row.milestones
    ]
    reached = missing_words(row) if numbers.is_missing(row.value) else f"{actual_words(row)} erreicht"
    return f"{reached}: {'; '.join(told)}"


def with_milestone_days(targets: pd.DataFrame) -> pd.DataFrame:
    """The targets with their dated milestones in words as `milestone_days`."""
    rows = rows_of(targets, TargetRow)
    return targets.assign(milestone_days=pd.array([milestone_days(row) for row in rows], dtype="str"))


def shown_achievement(row: Achieved) -> str:
    """The achievement in percent, or why there is none; empty when nothing can be divided."""
    if row.reason_code == "end_missing":
        return _SHORT["end_missing"]
    if numbers.is_missing(row.ratio):
        return ""
    if not row.percent_allowed:
        return "kleine Zahl, ohne Prozent" if row.status != "not_assessable" else "Fallzahl zu klein"
    return f"Zielerreichung {numbers.achievement(row.ratio)}"


def missing_words(row: Reported) -> str:
    """Why there is no value, where the value would be: as a report says, else that there is no report or no value."""
    return WITHHELD if row.withheld else MISSING_VALUE.get(row.missing, MISSING_VALUE["no_value"])


def without_value(row: Judged) -> str:
    """Why there is nothing to measure; empty when there is."""
    if not numbers.is_missing(row.value):
        return ""
    return "noch kein Zielwert" if row.status == "no_target" and not row.withheld else missing_words(row)


def in_unit(value: float, unit: object) -> str:
    """35 Personen, 1 Person, never a part of one; 62,5 %."""
    if unit == PERCENT:
        return f"{_short(value)}{numbers.SPACE}%"
    if unit in COUNTED:
        many = numbers.integer(value)
        return f"{many}{numbers.SPACE}{ONE[str(unit)] if many == '1' else unit}"
    return _short(value) if numbers.is_missing(unit) else f"{_short(value)}{numbers.SPACE}{unit}"


def _short(value: float) -> str:
    return numbers.decimal(value, 0 if float(value) == int(value) else 1)
