"""What is unusual about a figure and may still be right: a person says why, and the comment is stored.

Limits: 30 % against the year before; a tenth of the Land's sum; |z| > 3.5 with z = 0.6745·(x − median)/MAD.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from statistics import median
from typing import Any

from data.intake import catalogue
from data.intake import places as names
from data.intake.filled import FilledRow, Problem
from data.intake.ground import Ground
from data.intake.milestones import milestones

NEAR = Decimal("0.30")
ODD_FROM = 3.5
MOST_PLACES = 500
COMMENT = "Bitte prüfen; ist es richtig, bitte mit einem Kommentar bestätigen."
EARLIER_FIGURES = """
select county, measure, measured_on, value
from county_measure
where list_contains($counties::varchar[], county) and $years::integer[] is not null and value is not null
order by measured_on
"""


def robust_z(figures: Sequence[float]) -> list[float | None]:
    """How far each figure is from the middle of all: z = 0.6745·(x − median)/MAD; None for each where MAD is 0."""
    if not figures:
        return []
    middle = median(figures)
    spread = median(abs(each - middle) for each in figures)
    return [0.6745 * (each - middle) / spread if spread else None for each in figures]


def far_from(now: Decimal, before: Decimal | None) -> bool:
    """Whether a figure is more than 30 % above or below the one before."""
    return before is not None and before > 0 and abs(now / before - 1) > NEAR


def soft(row: FilledRow, rule: str, column: str, message: str) -> Problem:
    """A soft problem at a cell."""
    return row.problem(rule, column, message, COMMENT, "soft")


def places(rows: Sequence[FilledRow], _: Ground) -> list[Problem]:
    """Maßnahmen with places nobody would expect."""
    found = []
    for row in rows:
        number = row.values.get("places")
        if number is not None and not 0 < number <= MOST_PLACES:
            found.append(soft(row, "places_usual", "places", f"{number} Plätze sind ungewöhnlich."))
    return found


def target_values(rows: Sequence[FilledRow], _: Ground) -> list[Problem]:
    """Targets whose value is negative, or a share beyond 100 %."""
    return list(_each(rows, "target_value", lambda row: row.values.get("indicator")))


def milestone_days(rows: Sequence[FilledRow], ground: Ground) -> list[Problem]:
    """Milestones that are due before the period of their target begins or after it ends."""
    found = []
    for row in rows:
        period = ground.present.get(str(row.values.get("id")), {}) | row.values
        found += [
            soft(row, "milestone_in_period", "milestones",
                 f"Der Meilenstein am {each.due_on:%d.%m.%Y} liegt außerhalb des Zeitraums des Ziels.")
            for each in milestones(row.values.get("milestones") or "")
            if not period["starts_on"] <= each.due_on <= period["ends_on"]
        ]  # fmt: skip
    return found


def report_values(rows: Sequence[FilledRow], ground: Ground) -> list[Problem]:
    """Reports that are negative, beyond 100 %, a share below 1 %, or more than three times what is agreed."""
    found = list(_each(rows, "value", lambda row: ground.targets[row.values["target"]]["indicator"]))
    for row in rows:
        value, agreed = row.values.get("value"), ground.targets[row.values["target"]]["target_value"]
        if value is not None and agreed and value > 3 * agreed:
            message = f"{shown(value)} ist mehr als das Dreifache des vereinbarten Werts {shown(agreed)}."
            found.append(soft(row, "value_usual", "value", message))
    return found


def _each(rows: Sequence[FilledRow], column: str, indicator: Callable[[FilledRow], Any]) -> Iterable[Problem]:
    shares = {row["code"] for row in catalogue.rows("indicator") if row["unit"] == "Prozent"}
    for row in rows:
        value = row.values.get(column)
        if value is None:
            continue
        if value < 0:
            yield soft(row, "value_usual", column, f"{shown(value)} ist negativ.")
        elif indicator(row) in shares and value > 120:
            yield soft(row, "value_usual", column, f"{shown(value)} % sind mehr als alle.")
        elif indicator(row) in shares and 0 < value <= 1:
            yield soft(row, "value_usual", column, f"Sind {shown(value)} % gemeint, oder {shown(100 * value)} %?")


def figures(rows: Sequence[FilledRow], ground: Ground) -> list[Problem]:
    """Context figures that are negative or absurd, or far from the one before."""
    rows = [row for row in rows if row.values["value"] is not None]
    units = {row["code"]: row["unit"] for row in catalogue.rows("context_measure")}
    before: dict[tuple[str, str], list[tuple[Any, Decimal]]] = {}
    for each in [*ground.rows(EARLIER_FIGURES), *(row.values for row in rows)]:
        before.setdefault((each["county"], each["measure"]), []).append((each["measured_on"], each["value"]))
    found = []
    for row in rows:
        value, measure = row.values["value"], row.values["measure"]
        least, most = {"Personen": (100, 10_000_000), "Prozent": (0, 100)}.get(units[measure], (0, 100_000))
        if not least <= value <= most:
            found.append(soft(row, "value_usual", "value", f"{shown(value)} ist für diese Größe ungewöhnlich."))
            continue
        earlier = [
            each for day, each in sorted(before[(row.values["county"], measure)]) if day < row.values["measured_on"]
        ]
        if units[measure] != "Typnummer" and earlier and far_from(value, earlier[-1]):
            message = f"{shown(value)} weicht um mehr als 30 % von der vorigen Angabe {shown(earlier[-1])} ab."
            found.append(soft(row, "near_last_year", "value", message))
    return found


def shown(value: Decimal) -> str:
    """A number as people read it."""
    text = f"{value.normalize():,f}" if value == value.to_integral_value() else f"{value:,.2f}"
    return text.translate(str.maketrans(",.", ".,"))


def county_name(key: object) -> str:
    """The name of a county."""
    known = names.counties().get(str(key))
    return known.name if known else str(key)
