"""Figures and sentences of the Lagebild."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import pandas as pd

from analysis.comparability import no_comparison
from analysis.precision import code_of
from charts.base import bar_texts, style, untold
from charts.base.bounds import changed, size_of
from charts.base.ties import listed, tied
from charts.base.tiles import Tile, tile_map
from data import numbers
from data.code_words import MISSING_SHORT, PRECISION, STAGE, STATE
from data.rows import rows_of
from queries import overview as questions

UNRECORDED = "nicht erfasst"
# Before a value in a square of the map, where a word has no room.
_BOUND = {"about": "~", "at_least": "≥", "at_most": "≤"}


def budget_map(frame: pd.DataFrame, chosen: Sequence[str] = ()) -> style.Figure:
    """Tile map from budget_by_county: equal squares, filled by euros per inhabitant, missing ones hatched.

    Only rates are filled: an absolute sum would make large counties look important, not well equipped. `frame` has all
    counties; those not `chosen`, when some are, stay pale.
    """
    return tile_map(
        [
            Tile(
                key=row.county,
                column=row.tile_column,
                row=row.tile_row,
                code=row.tile_code,
                value=words[0],
                hover=f"<b>{style.safe(row.short_name)}</b><br>{words[1]}",
                rate=None if pale else row.euros_per_inhabitant,
                missing=not pale and numbers.is_missing(row.euros_per_inhabitant),
                pale=pale,
                provisional=row.state == "provisional",
            )
            for row in rows_of(frame, questions.BudgetByCounty)
            for pale in [bool(chosen) and row.county not in chosen]
            for words in [("", "nicht ausgewählt") if pale else _tile_words(row)]
        ],
        lambda rate: f"{numbers.decimal(rate, 2)}{numbers.SPACE}€",
        also=_bounds_key(frame, chosen),
    )


def _bounds_key(frame: pd.DataFrame, chosen: Sequence[str]) -> str:
    """What the signs before values mean, of those that occur."""
    drawn = {
        code_of(row.precision)
        for row in rows_of(frame, questions.BudgetByCounty)
        if not (numbers.is_missing(row.euros_per_inhabitant) or (chosen and row.county not in chosen))
    }
    return " · ".join(f"{sign} = {PRECISION[code]}" for code, sign in _BOUND.items() if code in drawn)


def _tile_words(row: questions.BudgetByCounty) -> tuple[str, str]:
    if not row.exists_in_year:
        return "–", "bis 2025 Teil des Main-Kinzig-Kreises"
    if numbers.is_missing(row.euros):
        if not numbers.is_missing(row.missing):
            return MISSING_SHORT[row.missing], f"Budget: {untold.why(row.missing)}"
        return "k. A.", "keine Angabe zum Budget"
    budget = numbers.stated(numbers.euro(row.euros), row.precision)
    if numbers.is_missing(row.euros_per_inhabitant):
        return "o. B.", f"{budget}<br>keine Einwohnerzahl für diesen Gebietsstand"
    rate = numbers.decimal(row.euros_per_inhabitant, 2)
    state = f"<br>{STATE[row.state]}" if row.state == "provisional" else ""
    since = f" vom {numbers.day(row.population_on)}" if not numbers.is_missing(row.population_on) else ""
    bound = f"{_BOUND[code]}{numbers.SPACE}" if (code := code_of(row.precision)) in _BOUND else ""
    return f"{bound}{rate}{numbers.SPACE}€", f"{budget}<br>{_rate(row)} je Einwohner{since}{state}"


def say_budget_map(frame: pd.DataFrame) -> str:
    """What the tile map shows, with the spread between the counties."""
    rates = sorted(
        (row for row in rows_of(frame, questions.BudgetByCounty) if row.euros_per_inhabitant >= 0),
        key=lambda row: row.euros_per_inhabitant,
    )
    if not rates:
        return "Für kein Gebiet liegen Budget und passende Einwohnerzahl zugleich vor."
    low, high = rates[0], rates[-1]
    if len(frame) == 1:
        return f"{high.short_name}: {_rate(high)} je Einwohner."
    if len(rates) == 1:
        return f"Nur in einem Gebiet, {high.short_name}, lässt sich das Budget auf Einwohner beziehen: {_rate(high)}."
    least, most = (listed([row.short_name for row in tied(rates, end, _rate)]) for end in (low, high))
    if _rate(low) == _rate(high):
        return f"Je Einwohner ist das Budget gleichauf {_rate(high)} ({most})."
    return f"Je Einwohner reicht das Budget von {_rate(low)} ({least}) bis {_rate(high)} ({most})."


def _rate(row: questions.BudgetByCounty) -> str:
    return numbers.stated(f"{numbers.decimal(row.euros_per_inhabitant, 2)}{numbers.SPACE}€", row.precision)


def budget_by_county(frame: pd.DataFrame) -> style.Figure:
    """Sorted bars, provisional ones hatched; a tick marks the year before where the territory is the same."""
    shown = [
        row
        for row in rows_of(frame, questions.BudgetByCounty)
        if not all(map(numbers.is_missing, (row.euros, row.previous_euros, row.missing)))
    ]
    names = [row.short_name for row in shown]
    labels = [style.safe(name) for name in names]
    counties = [row.county for row in shown]
    euros = [row.euros for row in shown]
    comparable = [row.previous_euros if numbers.is_missing(row.territory_note) else math.nan for row in shown]
    texts = [_budget(row) for row in shown]
    states = [row.state for row in shown]
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "name": "gewähltes Jahr",
            "y": names,
            "x": euros,
            "marker": {"color": style.ACTUAL, "pattern": style.provisional_pattern(states)},
            "hovertext": labels,
            "hovertemplate": "%{hovertext}: %{x:,.0f} €<extra></extra>",
            "customdata": counties,
            "showlegend": False,
        },
    ]
    if any(not numbers.is_missing(each) for each in comparable):
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": "Vorjahr",
                "y": names,
                "x": comparable,
                "marker": {"symbol": "line-ns", "size": 18, "line": {"width": 3, "color": style.MARK}},
                "hovertext": labels,
                "hovertemplate": "%{hovertext}, Vorjahr: %{x:,.0f} €<extra></extra>",
                "customdata": counties,
            }
        )
    axis = style.euro_axis(max([0.0, *(each for each in (*euros, *comparable) if not numbers.is_missing(each))]))
    told = len(traces) + any(state == "provisional" for state in states)
    traces += [
        bar_texts.row_texts(names, texts, axis),
        style.bar_entry("gewähltes Jahr", style.ACTUAL),
        *style.provisional_entry(states, across=True),
    ]
    # Half a page writes each entry of the legend in a line of its own: 21 pixels, and 11 around them.
    room = 11 + 21 * max(told, 2)
    return style.figure(
        traces,
        height=style.row_height(len(shown), around=54 + room),
        margin={"t": room, "l": 8, "r": 8, "b": 8},
        xaxis={**axis, "fixedrange": True},
        yaxis=style.row_axis(names),
        legend=style.LEGEND,
        showlegend=told > 1,
        meta=style.ROOM_FOR_BARS,
    )


def say_budget_by_county(frame: pd.DataFrame) -> str:
    """The span of the budgets, and how many counties state none."""
    rows = rows_of(frame, questions.BudgetByCounty)
    known = [row for row in rows if not numbers.is_missing(row.euros)]
    without = [row for row in rows if row.exists_in_year and numbers.is_missing(row.euros)]
    missing, why = len(without), untold.say((row.short_name, row.missing) for row in without)
    if not known:
        return f"Keine Gebietskörperschaft der Auswahl nennt ein Budget{why}."
    rest = f"; {numbers.count_of(missing, 'Gebiet', 'Gebiete')} ohne Angabe{why}" if missing else ""
    first, last = known[0], known[-1]
    if len(known) == 1:
        only = "Nur ein Gebiet nennt ein Budget, " if missing else ""
        return f"{only}{first.short_name}: {_budget(first)}{rest}."
    least, most = (listed([row.short_name for row in tied(known, end, _budget)]) for end in (last, first))
    if _budget(first) == _budget(last):
        return f"Die Budgets sind gleichauf {_budget(first)} ({most}){rest}."
    span = f"{_budget(last)} ({least}) bis {_budget(first)} ({most})"
    return f"Die Budgets reichen von {span}{rest}."


def _budget(row: questions.BudgetByCounty) -> str:
    if numbers.is_missing(row.euros) and not numbers.is_missing(row.missing):
        return untold.why(row.missing)
    return numbers.stated(numbers.euro_short(row.euros), row.precision)


def say_key_figures(total: questions.BudgetSum, basis: str, year: int, *, grows: bool, why: str = "") -> str:
    """The sum and its change in one sentence; the change only over counties that state both years, which it counts.

    `grows`: the sum of the year is not complete yet; such a sum is compared with none. `why` there is no year before
    to compare with.
    """
    if not total.counties_with:
        return f"Für diese Auswahl ist kein Budget genannt ({basis})."
    with_all = total.counties_with == total.counties
    who = (
        f"{numbers.integer(total.counties_with)} von {numbers.integer(total.counties)} Gebieten"
        if not with_all
        else {1: "Das ausgewählte Gebiet", 2: "Beide Gebiete"}.get(
            total.counties, f"Alle {numbers.integer(total.counties)} Gebiete"
        )
    )
    verb = "nennt" if total.counties_with == 1 else "nennen"
    together = "" if total.counties_with == 1 else "zusammen "
    head = f"{who} {verb} {year} {together}{budget_words(total)} ({basis})"
    if grows:
        return f"{head}; {no_comparison(year)}."
    if not total.comparable:
        return f"{head}; ein Vergleich mit {year - 1} ist nicht möglich{f': {why}' if why else ''}."
    change = total.comparable_euros - total.previous_euros
    if not change:
        return f"{head}, unverändert gegenüber {year - 1}{_compared_in(total)}."
    word = "mehr" if change > 0 else "weniger"
    share = f" ({numbers.percent(abs(change) / total.previous_euros)})" if total.previous_euros else ""
    much = numbers.stated(numbers.euro_short(abs(change)), size_of(change, total.change_precision))
    if total.comparable == total.counties_with or total.counties == 1:
        return f"{head}; das sind {much}{share} {word} als {year - 1}{_compared_in(total)}."
    # The change is not one of the sum before it: fewer counties than these state both years.
    both = numbers.count_of(total.comparable, "vergleichbaren Gebiet", "vergleichbaren Gebieten")
    return f"{head}; in {both} sind es {much}{share} {word} als {year - 1}."


def _compared_in(total: questions.BudgetSum) -> str:
    """Which counties a change is of: the table beside it may hold more of the year before, or of this one."""
    if total.counties == 1:
        return ""
    return f" in {numbers.count_of(total.comparable, 'vergleichbaren Gebiet', 'vergleichbaren Gebieten')}"


def budget_words(total: questions.BudgetSum) -> str:
    """The sum of the budgets, „rund“ when one of them is, and a bound where it is one."""
    return numbers.stated(numbers.euro_short(total.euros), total.precision)


def change_words(total: questions.BudgetSum, year: int, *, grows: bool) -> str:
    """The change to the year before in the counties that can be compared; none for a sum that still grows."""
    if grows:
        return no_comparison(year)
    words = changed(total.comparable_euros, total.previous_euros, year, total.change_precision)
    in_them = f" in {numbers.count_of(total.comparable, 'Gebiet', 'Gebieten')}"
    where = "" if total.counties == 1 or not total.comparable else in_them
    return words + where


def count_words(number: int | None) -> str:
    """A number of agreements, projects or targets; where nothing is recorded it is not 0."""
    return numbers.integer(number, missing=UNRECORDED)


def coverage_words(agreements: int | None, before: int | None, counties: int, year: int) -> str:
    """Of how many counties an agreement is recorded, and how many were the year before."""
    if numbers.is_missing(agreements):
        return ""
    return (
        f"von {numbers.count_of(counties, 'Gebiet', 'Gebieten')}; {year - 1}: "
        f"{numbers.integer(before, missing='keine erfasst')}"
    )


def difference_words(
    this: questions.Counts, previous: questions.Counts, what: Literal["projects", "targets"], year: int
) -> str:
    """The change of the number of projects or targets to the year before, only over counties recorded in both."""
    if what == "projects":
        wholes = (this.projects, previous.projects)
        counties, now, before = this.project_counties, this.comparable_projects, previous.comparable_projects
    else:
        wholes = (this.targets, previous.targets)
        counties, now, before = this.target_counties, this.comparable_targets, previous.comparable_targets
    if not counties:
        return f"kein Vergleich mit {year - 1} möglich"
    change = now - before
    # Where either year holds other counties too, the figures beside the change are not those it is of.
    whole = not any(map(numbers.is_missing, wholes)) and wholes == (now, before)
    as_before = f"wie {year - 1}" if whole else f"{numbers.integer(now)} wie {year - 1}"
    head = f"{numbers.signed(numbers.integer(change), change)} gegenüber {year - 1}" if change else as_before
    where = f" in {numbers.count_of(counties, 'vergleichbaren Gebiet', 'vergleichbaren Gebieten')}"
    return head if whole else head + where


def land_words(counts: questions.Counts) -> str:
    """Which stage the Land's own sum is of."""
    if numbers.is_missing(counts.land_euros):
        return "zu diesem Jahr nicht erfasst"
    return f"{STAGE.get(counts.land_stage, STAGE['unstated'])}; keine Summe der Gebiete"


def population_words(frame: pd.DataFrame) -> str:
    """The reference dates of the denominators; they are older than the budgets and the title says so."""
    rates = rows_of(frame, questions.BudgetByCounty)
    days = sorted({row.population_on for row in rates if not numbers.is_missing(row.population_on)})
    return "Einwohner am " + " und ".join(numbers.day(each) for each in days) if days else "ohne Einwohnerzahl"
