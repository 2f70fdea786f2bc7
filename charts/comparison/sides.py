"""One year or stage of the Kreisvergleich against another: which differences may be shown, and why others may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from analysis.comparability import Finding, Side, Subject, findings
from analysis.precision import code_of
from charts.base.columns import Column
from charts.comparison.view import REASON, View, is_part
from data import numbers
from data.code_words import PRECISION, STAGE
from data.quoting import unbroken
from data.rows import frame_of, rows_of
from queries import comparison as questions


def sides(
    figures: pd.DataFrame,
    other: pd.DataFrame,
    territories: pd.DataFrame,
    view: View,
    one: Side,
    two: Side,
    about: Subject,
) -> tuple[pd.DataFrame, list[Finding]]:
    """One row per county shown, then the units that stand in for changed territories; and every rule that is broken.

    `figures` is this side (`one`), `other` the second (`two`); a difference only where no rule blocks it.
    """
    here = {row.place: row for row in rows_of(figures, questions.Figures)}
    there = {row.place: row for row in rows_of(other, questions.Figures)}
    changed = {row.county: row for row in rows_of(territories, questions.Territories)}
    places = list(view.shown)
    for county in view.shown:
        unit = changed[county].unit if county in changed else None
        if unit is not None and not numbers.is_missing(unit) and unit not in places:
            places.append(str(unit))
    # Differences of percentages are percentage points.
    points = 100 if view.measure.basis in ("ratio", "share") else 1
    found: list[dict[str, object]] = []
    broken: dict[str, Finding] = {}
    for place in [place for place in places if place in here]:
        own, before = here[place], there.get(place)
        moved = changed.get(place)
        unit_name = "" if moved is None or numbers.is_missing(moved.unit_name) else str(moved.unit_name)
        faults = findings(
            replace(one, territory=place, measured_on=_day(own), part_until=_part(own)),
            replace(
                two,
                territory=place if moved is None else f"{place} {two.year}",
                measured_on=_day(before),
                part_until=_part(before),
            ),
            replace(about, unit=unit_name),
        )
        broken |= {fault.rule: fault for fault in faults}
        blocked = next((fault for fault in faults if fault.blocks), None)
        difference = None if blocked or before is None else _minus(own.value, before.value)
        found.append(
            {
                "place": place,
                "short_name": own.short_name,
                "value": own.value,
                "other": None if before is None else before.value,
                "difference": difference * points if difference is not None else None,
                "relative": difference / before.value if difference is not None and before and before.value else None,
                "precision": code_of(own.precision),
                "other_precision": "exact" if before is None else code_of(before.precision),
                "note": f"{unbroken(blocked.rule)}: {blocked.reason}"
                if blocked
                else _gap(own, before) or _bounds(own, before),
            }
        )
    frame = frame_of(
        found,
        {
            "place": str,
            "short_name": str,
            "value": float,
            "other": float,
            "difference": float,
            "relative": float,
            "precision": str,
            "other_precision": str,
            "note": str,
        },
    )
    return frame, sorted(broken.values(), key=lambda fault: (not fault.blocks, fault.rule))


def title(one: Side, two: Side) -> str:
    """What is set against what: two years, or two stages of one year."""
    if one.year == two.year:
        return f"{one.year}: {STAGE[one.stage]} gegenüber {STAGE[two.stage]}"
    return f"{_label(one, two)} gegenüber {_label(two, one)}"


def sides_columns(view: View, one: Side, two: Side) -> dict[str, Column]:
    """Headings of the two sides and kinds of their values; differences of shares are percentage points."""
    labels = [_label(side, other) for side, other in ((one, two), (two, one))]
    points = view.measure.basis in ("ratio", "share")
    columns = {
        "short_name": Column("Gebiet"),
        "value": Column(labels[0], view.measure.column, missing="–"),
        "other": Column(labels[1], view.measure.column, missing="–"),
        "difference": Column(
            "Unterschied in Prozentpunkten" if points else "Unterschied",
            "number" if points else view.measure.column,
            missing="–",
            signed=True,
        ),
        "relative": Column("Unterschied in Prozent", "percent", missing="–", signed=True),
        "note": Column("Hinweis", missing="–"),
    }  # fmt: skip
    if points:
        del columns["relative"]
    return columns


def say_sides(frame: pd.DataFrame, broken: list[Finding]) -> str:
    """How many counties can be compared, and which rules keep the others from it."""
    known = int(frame["difference"].notna().sum())
    verb = "lassen" if known > 1 else "lässt"
    some = (
        f"{numbers.integer(known)} von {numbers.count_of(len(frame), 'Gebiet', 'Gebieten')}" if known else "Kein Gebiet"
    )
    head = f"{some} {verb} sich vergleichen"
    blocked = [fault.rule for fault in broken if fault.blocks]
    if blocked:
        return f"{head}; gesperrt durch {unbroken(', '.join(blocked))}."
    return f"{head}." if known else f"{head}: Nicht beide Seiten haben eine Angabe."


def measured_words(one: Side, two: Side, programme: str, *, staged: bool) -> str:
    """Programme, stages and years of both sides: AQB, vereinbart · Haushaltsjahre 2025 und 2024."""
    stages = " und ".join(dict.fromkeys(STAGE[side.stage] for side in (one, two)))
    years = " und ".join(dict.fromkeys(str(side.year) for side in (one, two)))
    year_word = "Haushaltsjahr" if one.year == two.year else "Haushaltsjahre"
    return f"{programme}{f', {stages}' if staged else ''} · {year_word} {years}"


def _label(side: Side, other: Side) -> str:
    return str(side.year) if side.stage == other.stage else f"{side.year}, {STAGE[side.stage]}"


def _day(row: questions.Figures | None) -> date | None:
    return None if row is None or numbers.is_missing(row.measured_from) else row.measured_from


def _part(row: questions.Figures | None) -> date | None:
    return None if row is None or not is_part(row) else row.part_until


def _minus(value: float, other: float) -> float | None:
    return None if numbers.is_missing(value) or numbers.is_missing(other) else value - other


def _bounds(own: questions.Figures, before: questions.Figures | None) -> str | None:
    """Which of both values is not exact: a difference of such a value is none of exact ones."""
    stated = [] if before is None else [code_of(own.precision), code_of(before.precision)]
    if all(each == "exact" for each in stated):
        return None
    return " / ".join(PRECISION[each] for each in stated)


def _gap(own: questions.Figures, before: questions.Figures | None) -> str | None:
    for row in (own, before):
        if row is None or not numbers.is_missing(row.reason):
            return REASON["no_value"] if row is None else REASON[str(row.reason)]
    return None
