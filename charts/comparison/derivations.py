"""The Rechenweg of the Kreisvergleich: values per denominator, the Land, medians and positions (features 4.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from analysis.derivation import Term, exactly, fixed, given, known_as, median, named, total
from analysis.precision import joint
from charts.base.columns import Columns
from charts.base.derivations import Derivation, derivation, derive
from charts.comparison.tables import MEDIAN, InGroup
from charts.comparison.view import Found, View, is_part
from data import numbers
from data.rows import Number, Text, grouped, rows_of
from queries import comparison as questions


class Line(NamedTuple):
    """What names a row of the tables of figures."""

    place: Text
    short_name: Text


class Compared(NamedTuple):
    """The two sides of a comparison and what lies between them."""

    place: Text
    short_name: Text
    value: Number
    other: Number
    difference: Number
    relative: Number
    precision: Text
    other_precision: Text


def values(table: pd.DataFrame, found: Found, view: View, places: pd.DataFrame, columns: Columns) -> list[Derivation]:
    """The value of each county, of the Land and the median of the peers, as the table of figures shows them."""
    at = _by_part(places)

    def term(line: Line) -> Term | None:
        if line.place == MEDIAN:
            return median([_value(found, view, county, at) for county in found.peers_with_value(view)], "Wert")
        row = found.rows[line.place]
        if numbers.is_missing(row.value) or numbers.is_missing(row.numerator):
            return None
        return of_land(found, view, at) if row.level == "land" else of_county(row, view, at)

    return derive(table, rows_of(table, Line), columns, {"value": term}, lambda line: line.short_name)


Places = Mapping[tuple[str, str], Sequence[questions.FigurePlaces]]


def of_county(row: questions.Figures, view: View, at: Places) -> Term:
    """Numerator through denominator, a count for many of them."""
    above = _part(row.numerator, view, "above", row, at)
    if not numbers.is_missing(row.denominator):
        above = _quotient(above, _part(row.denominator, view, "below", row, at), view)
    elif (many := max((place.statements for place in at.get((row.place, "above"), ())), default=1)) > 1:
        # No document says it: it is counted, or added up.
        above = named(f"aus {numbers.integer(many)} Angaben zusammengezählt", above)
    return known_as(above, row.precision)


def of_land(found: Found, view: View, at: Places) -> Term | None:
    """Sum of numerators through sum of denominators, over the counties that have both.

    Cases too few for a percentage of their own are still cases of the Land.
    """
    counties = [
        row for row in found.counties if row.place in found.known or (row.reason == "few_cases" and not is_part(row))
    ]
    if not counties or any(numbers.is_missing(row.numerator) for row in counties):
        return None
    above = total(
        f"Summe von {len(counties)} Gebieten: {_names(view)[0]}",
        [_part(row.numerator, view, "above", row, at, of=row.short_name) for row in counties],
    )
    land = found.land.precision if found.land is not None else "exact"
    if numbers.is_missing(counties[0].denominator):
        return known_as(above, land)
    below = total(
        f"Summe von {len(counties)} Gebieten: {_names(view)[1]}",
        [_part(row.denominator, view, "below", row, at, of=row.short_name) for row in counties],
    )
    return known_as(_quotient(above, below, view), land)


def positions(
    groups: Sequence[InGroup], found: Found, view: View, places: pd.DataFrame, columns: Columns
) -> list[Derivation]:
    """Median and position of the county in the middle in each of its groups (features 4.6: mid-rank percentile)."""
    at = _by_part(places)
    listed: list[Derivation] = []
    for each in groups:
        members = [county for county in each.group.counties if county in found.known]
        if each.where.median is not None:
            term = median([_value(found, view, county, at) for county in members], "Wert")
            listed.append(derivation(each.group.name, columns["median"], each.where.median, term))
        if each.where.share_below is not None:
            own = found.known[view.own]
            of_own = _value(found, view, view.own, at).given[0]
            below = given("Gebiete darunter", sum(found.known[county] < own for county in members))
            equal = given("gleiche Gebiete", sum(found.known[county] == own for county in members))
            many = given("Gebiete der Gruppe mit Angabe", len(members), sources=of_own.sources)
            share = (below + fixed(0.5) * equal) / many
            listed.append(derivation(each.group.name, columns["share_below"], each.where.share_below, share))
    return listed


def sides(pairs: pd.DataFrame, view: View, places: Sequence[pd.DataFrame], columns: Columns) -> list[Derivation]:
    """Difference and percentage between two sides of each county that may be compared; `places` of either side."""
    here, there = (_by_part(each) for each in places)
    points = fixed(100 if view.measure.basis in ("ratio", "share") else 1)

    def side(row: Compared, name: str, value: float, precision: str, at: Places) -> Term:
        sources = [*_sources(row.place, "above", at), *_sources(row.place, "below", at)]
        return given(columns[name].label, value, sources=sources, precision=precision)

    def other(row: Compared) -> Term:
        return side(row, "other", row.other, row.other_precision, there)

    def difference(row: Compared) -> Term:
        return side(row, "value", row.value, row.precision, here) - other(row)

    ways = {
        "difference": lambda row: difference(row) if points.value == 1 else difference(row) * points,
        "relative": lambda row: difference(row) / other(row),
    }
    return derive(pairs, rows_of(pairs, Compared), columns, ways, lambda row: row.short_name)


def _by_part(places: pd.DataFrame) -> Places:
    return grouped(rows_of(places, questions.FigurePlaces), lambda row: (row.county, row.part))


def _sources(county: str, part: str, at: Places) -> list[str]:
    return [row.evidence for row in at.get((county, part), ())]


def _part(value: float, view: View, part: str, row: questions.Figures, at: Places, *, of: str = "") -> Term:
    above, below = (f"{name}, {of}" if of else name for name in _names(view))
    both = view.measure.basis == "ratio" and view.measure.code != "budget_use"
    kind = "euro" if both or (view.measure.basis == "money" and part == "above") else ""
    # A share that is reported as a whole has both its parts from one place.
    sources = _sources(row.place, part, at) or _sources(row.place, "above", at)
    # Per place only the money of Maßnahmen counts; a rest nobody split may be a bound, but is no part of the figure.
    money = view.measure.basis == "money" and part == "above"
    known = row.precision if money else joint(each.precision for each in at.get((row.place, part), ()))
    return given(above if part == "above" else below, value, kind, sources=sources, precision=known)


def _value(found: Found, view: View, county: str, at: Places) -> Term:
    """The value of a county as one number: how it comes about stands at its own row."""
    sources = [*_sources(county, "above", at), *_sources(county, "below", at)]
    precision = found.rows[county].precision
    return given(view.names.get(county, county), found.known[county], sources=sources, precision=precision)


def _times(above: Term, view: View) -> Term:
    """A count stands for many of the denominator; money and shares for one."""
    if view.measure.basis != "count" or not view.measure.per:
        return above
    return above * fixed(exactly(float(view.measure.many.replace(".", ""))))


def _names(view: View) -> tuple[str, str]:
    """What stands above and below: Budget and Einwohner; what is a ratio itself has no names for its parts."""
    if not view.measure.divided_by:
        return "Zähler" if view.measure.is_rate else view.measure.name, "Nenner"
    return view.measure.name, view.measure.divided_by


def _quotient(above: Term, below: Term, view: View) -> Term:
    return named(view.measure.formula, above / below) if view.measure.formula else _times(above, view) / below
