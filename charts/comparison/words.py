"""Sentences of the Kreisvergleich."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from analysis.positions import FEW_CASES, Position, beyond, wilson
from charts.base.ties import listed, tied
from charts.comparison.view import (
    REASON,
    Found,
    Measure,
    View,
    is_part,
    left_out,
    part_words,
    read,
    span_words,
    without_value,
)
from data import numbers
from data.code_words import PRECISION
from queries import comparison as questions


def say_figures(figures: pd.DataFrame, view: View) -> str:
    """The county in the middle against the median of its peers; for a share against the Land, with its interval."""
    found = read(figures)
    known = found.known
    name = view.names.get(view.own, view.own)
    if view.measure.only:
        name = f"{name}, {view.measure.only}"
    if not known and not found.parts:
        only = f" ({view.measure.only})" if view.measure.only else ""
        return f"Für kein Gebiet gibt es einen Wert{only}: {_reasons(found.counties)}."
    own = next((row for row in found.counties if row.place == view.own), None)
    where = found.position(view)
    if own is None:
        head = f"{name} besteht in diesem Jahr nicht"
    elif numbers.is_missing(own.value):
        head = f"{name}: {without_value(own)}"
    else:
        head = f"{name}: {numbers.stated(view.measure.told(own.value), own.precision)}"
        head += f" ({left_out(own)})" if left_out(own) else ""
        head += f" {part_words(own)}" if is_part(own) else _against_land(own, view.measure, found)
    middle = numbers.stated(view.measure.told(where.median), found.median_precision(view))
    return f"{head}; {_median_words(view, where, middle)}."


def _median_words(view: View, where: Position, middle: str) -> str:
    group = f"„{view.group.name}“, n{numbers.SPACE}={numbers.SPACE}{where.n} andere"
    if where.median is None:
        return f"für einen Median der Vergleichsgruppe ({group}) haben zu wenige Gebiete einen Wert"
    return f"der Median der Vergleichsgruppe ({group}) liegt bei {middle}"


def _against_land(row: questions.Figures, measure: Measure, found: Found) -> str:
    middle = found.land_value
    if measure.basis != "share" or middle is None:
        return ""
    low, high = wilson(row.numerator, row.cases)
    side = beyond(row.numerator, row.cases, middle)
    told = {1: "liegt darunter", -1: "liegt darüber", 0: "liegt darin, also kein gesicherter Unterschied"}[side]
    few = ", kleine Fallzahl" if row.cases < FEW_CASES else ""
    return (
        f" ({numbers.integer(row.numerator)} von {numbers.integer(row.cases)}{few}; "
        f"95-%-Bereich {span_words(low, high)}, Hessen mit {found.land_words(measure)} {told})"
    )


def _reasons(rows: Sequence[questions.Figures]) -> str:
    counted = Counter(str(row.reason) for row in rows)
    return "; ".join(f"{REASON[code]} ({numbers.integer(n)})" for code, n in counted.items()) or "keine Gebiete"


def say_missing(figures: pd.DataFrame) -> str:
    """Which counties have no value, and why; and of which only a bound is known."""
    rows = [row for row in read(figures).counties if numbers.is_missing(row.value)]
    by_reason: dict[str, list[str]] = {}
    for row in rows:
        by_reason.setdefault(str(row.reason), []).append(row.short_name)
    parts = [
        f"{REASON[reason]}: "
        + (", ".join(names) if len(names) <= 6 else numbers.count_of(len(names), "Gebiet", "Gebiete"))
        for reason, names in by_reason.items()
    ]
    head = "Ohne Wert – " + "; ".join(parts) + "." if parts else "Alle Gebiete haben einen Wert."
    return " ".join(filter(None, [head, _bound_words(figures)]))


def _bound_words(figures: pd.DataFrame) -> str:
    """Of which counties only a bound is known, as rank, position and median then are of a bound; empty: of none."""
    found = read(figures)
    rows = [row for row in found.counties if row.place in found.known and row.precision in ("at_least", "at_most")]
    if not rows:
        return ""
    names = [f"{row.short_name} ({PRECISION[str(row.precision)]})" for row in rows]
    who = listed(names) if len(names) <= 6 else numbers.count_of(len(names), "Gebiet", "Gebiete")
    return f"Nur eine Grenze ist bekannt von: {who}; Rang, Lage und Median rechnen mit ihr."


def say_side_by_side(figures: pd.DataFrame, view: View) -> str:
    """Highest and lowest of the counties side by side, all that read alike, and how many of them have no value."""
    found = read(figures)
    known = found.known
    there = sorted((place for place in view.shown if place in known), key=lambda place: -known[place])
    part = sum(place in found.parts for place in view.shown)
    missing = len(view.shown) - len(there) - part
    tail = f"; {numbers.count_of(missing, 'Gebiet', 'Gebiete')} ohne Wert" if missing else ""
    tail += f"; {numbers.count_of(part, 'Gebiet meldet', 'Gebiete melden')} nur einen Teil des Jahres" if part else ""
    if not there and part:
        return f"Kein ausgewähltes Gebiet meldet das ganze Jahr{tail}."
    if not there:
        shown = [found.rows[place] for place in view.shown if place in found.rows]
        if len(shown) == 1:
            return f"{shown[0].short_name}: {REASON[str(shown[0].reason)]}."
        return f"Keines der ausgewählten Gebiete hat einen Wert: {_reasons(shown)}."
    stated = {place: _stated(found.rows[place], view.measure) for place in there}
    high, low = (tied(there, end, stated.__getitem__) for end in (there[0], there[-1]))
    most, least = (listed([view.names[place] for place in alike]) for alike in (high, low))
    if len(there) == 1:
        head = f"{most}: {stated[high[0]]}"
    elif high == low:
        head = f"{most} gleichauf: {'alle ' if len(there) > 2 else 'beide '}{stated[high[0]]}"
    else:
        head = f"Von {stated[low[0]]} ({least}) bis {stated[high[0]]} ({most})"
    return f"{head}{tail}."


def _stated(row: questions.Figures, measure: Measure) -> str:
    """The value with the source's own „mindestens“, and what it leaves out."""
    words = numbers.stated(measure.told(row.value), row.precision)
    return f"{words}, {left_out(row)}" if left_out(row) else words
