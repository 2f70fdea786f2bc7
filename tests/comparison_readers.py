"""Takes the answer of each question that compares apart: which years, counties and stages it sets beside each other."""

from __future__ import annotations

from itertools import combinations, pairwise

import comparing as by_hand
import pandas as pd
from comparing import COUNTIES, RUNNING, Pair, counties_in, of_years, part_until, reads
from scoped import scope

from analysis.comparability import alike, growing_from, still_grows
from charts.comparison.view import read
from charts.trends.pivot import adds_up
from data.rows import rows_of
from data.store import Facts
from queries import allocation, comparison, county, dialogue, overview, targets
from queries.dialogue import lead_questions
from queries.trends import change, pivot, series


@reads("trends.series.change")
def _change(facts: Facts, stage: str, _: int) -> list[Pair]:
    rows = rows_of(series.change(facts, scope(stage=stage), series.Counted(running=RUNNING)), series.Change)
    return [
        Pair(row.budget_year, row.budget_year - 1, counties_in(row.euros, row.budget_year),
             counties_in(row.euros_before, row.budget_year - 1), stage)
        for row in rows
        if row.difference == row.difference
    ]  # fmt: skip


@reads("trends.series.indexed")
def _indexed(facts: Facts, stage: str, _: int) -> list[Pair]:
    rows = rows_of(series.indexed(facts, scope(stage=stage), series.Counted(running=RUNNING)), series.Indexed)
    return [
        Pair(row.budget_year, row.first_year, frozenset({row.unit}), frozenset({row.unit}), stage)
        for row in rows
        if not row.is_running
    ]


def _alike(facts: Facts, stage: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    rows = rows_of(series.indexed(facts, scope(stage=stage), series.Counted(running=RUNNING)), series.Indexed)
    found = alike([(row.unit, row.budget_year, row.stretch) for row in rows if not row.is_running], coverage_from=0.5)
    return found.units, found.years


@reads("trends.series.series")
def _series(facts: Facts, stage: str, _: int) -> list[Pair]:
    units, years = _alike(facts, stage)
    frame = series.series(facts, scope(stage=stage), series.Counted(running=RUNNING), units=units)
    rows = [row for row in rows_of(frame, series.Series) if row.stage == stage and row.budget_year in years]
    return of_years([(row.budget_year, row.euros) for row in rows if not row.is_running], stage)


@reads("allocation.by_year")
def _by_year(facts: Facts, stage: str, _: int) -> list[Pair]:
    units, years = _alike(facts, stage)
    sums = allocation.by_year(facts, scope(stage=stage), units=units).groupby("budget_year")["euros"].sum()
    whole = [(year, value) for year, value in sums.items() if year in years and year < growing_from(stage, RUNNING)]
    return of_years(whole, stage)


@reads("trends.change.compared_totals", "trends.change.explained_change")
def _totals(facts: Facts, stage: str, year: int) -> list[Pair]:
    # The view refuses what still grows before it asks (tests/pages/trends/test_page.py).
    if still_grows(stage, year, RUNNING):
        return []
    asked = scope(year=year, stage=stage)
    (row,) = rows_of(change.compared_totals(facts, asked, before=year - 1), change.ComparedTotals)
    parts = change.explained_change(facts, asked, before=year - 1)["euros"].sum()
    assert parts == row.euros_after - row.euros_before
    return [Pair(year, year - 1, counties_in(row.euros_after, year), counties_in(row.euros_before, year - 1), stage)]


@reads("trends.change.contributions")
def _contributions(facts: Facts, stage: str, year: int) -> list[Pair]:
    if still_grows(stage, year, RUNNING):
        return []
    rows = rows_of(change.contributions(facts, scope(year=year, stage=stage), before=year - 1), change.Contributions)
    return [
        Pair(year, year - 1, counties_in(row.euros_after, year), counties_in(row.euros_before, year - 1), stage)
        for row in rows
    ]


@reads("trends.pivot.cells")
def _pivot(facts: Facts, stage: str, _: int) -> list[Pair]:
    found = []
    for chosen in ([], [by_hand.BOTH], [by_hand.BOTH, by_hand.BEFORE_ONLY], [by_hand.MKK]):
        frame = pivot.cells(
            facts,
            scope(stage=stage, counties=chosen),
            measure="euros",
            down=["county"],
            across=["year"],
            running=RUNNING,
        )
        rows = rows_of(frame, pivot.Cells)
        years = max((row.years for row in rows), default=0)
        every = sorted({int(row.column_one) for row in rows if isinstance(row.column_one, str)})
        for row in rows:
            if row.is_row_sum and adds_up(row, ["county"], ["year"], "euros", years):
                # A sum over years holds the same counties in each: a part by its factor, all parts alike.
                counties = counties_in(row.value / sum(by_hand.FACTOR[year] for year in every), 2024)
                found += [Pair(year, every[0], counties, counties, stage) for year in every]
    return found


@reads("overview.budget_sum")
def _budget_sum(facts: Facts, stage: str, year: int) -> list[Pair]:
    (row,) = rows_of(overview.budget_sum(facts, scope(year=year, stage=stage), running=RUNNING), overview.BudgetSum)
    if not row.comparable:
        return []
    now, before = counties_in(row.comparable_euros, year), counties_in(row.previous_euros, year - 1)
    return [Pair(year, year - 1, now, before, stage)]


@reads("overview.budget_by_county")
def _by_county(facts: Facts, stage: str, year: int) -> list[Pair]:
    frame = overview.budget_by_county(facts, scope(year=year, stage=stage), running=RUNNING)
    rows = [row for row in rows_of(frame, overview.BudgetByCounty) if row.euros == row.euros]
    assert all(row.exists_in_year and counties_in(row.euros, year) == {row.county} for row in rows)
    return [
        Pair(year, year - 1, frozenset({row.county}), counties_in(row.previous_euros, year - 1), stage)
        for row in rows
        if row.previous_euros == row.previous_euros
    ]


@reads("overview.counts")
def _counts(facts: Facts, stage: str, year: int) -> list[Pair]:
    now, before = rows_of(overview.counts(facts, scope(year=year, stage=stage)), overview.Counts)
    if not now.project_counties:
        return []
    # counted without the factor of the year
    return [Pair(year, year - 1, *(counties_in(each.comparable_projects, 2024) for each in (now, before)))]


@reads("county.history")
def _history(facts: Facts, stage: str, _: int) -> list[Pair]:
    found = []
    for each in COUNTIES:
        frame = county.history(facts, county=each, programme="AQB", stage=stage)
        rows = [row for row in rows_of(frame, county.History) if row.euros == row.euros]
        for earlier, row in pairwise(rows):
            # A year on a new territory is said so beside its bar, one that grows is hatched and called so.
            if isinstance(row.territory_note, str) or still_grows(stage, row.budget_year, RUNNING):
                continue
            found.append(
                Pair(row.budget_year, earlier.budget_year, counties_in(row.euros, row.budget_year),
                     counties_in(earlier.euros, earlier.budget_year), stage)
            )  # fmt: skip
    return found


@reads("dialogue.lead_questions.budget_step")
def _step(facts: Facts, stage: str, year: int) -> list[Pair]:
    asked = [
        each for each in COUNTIES if len(lead_questions.budget_step(facts, county=each, year=year, programme="AQB"))
    ]
    return [Pair(year, year - 1, frozenset({each}), frozenset({each})) for each in asked]


@reads("targets.targets")
def _targets(facts: Facts, stage: str, year: int) -> list[Pair]:
    return _previous(targets.targets(facts, scope(year=year)), year)


@reads("dialogue.targets")
def _dialogue_targets(facts: Facts, stage: str, year: int) -> list[Pair]:
    frames = [dialogue.targets(facts, county=each, year=year).assign(county=each) for each in COUNTIES]
    return _previous(pd.concat(frames), year)


def _previous(frame: pd.DataFrame, year: int) -> list[Pair]:
    known = frame[frame["previous_value"].notna()]
    found = known["target"].str.split("/").str[0]
    # The year so far is told as such, by its status and the share of the year: the year before must be whole.
    return [
        Pair(year, year - 1, frozenset({each}), frozenset({each}), other_part_until=part_until(each, year - 1))
        for each in found
    ]


@reads("targets.status_history")
def _status(facts: Facts, stage: str, year: int) -> list[Pair]:
    rows = rows_of(targets.status_history(facts, scope(year=year)), targets.StatusHistory)
    return [
        Pair(year, row.earlier_year, frozenset({place}), frozenset({place}),
             other_part_until=part_until(place, row.earlier_year))
        for row in rows
        if row.status != "not_assessable"
        for place in [row.target.split("/")[0]]
    ]  # fmt: skip


# --------------------------------------------------------------------------------------------- counties


@reads("comparison.figures")
def _figures(facts: Facts, stage: str, year: int) -> list[Pair]:
    ranked = read(comparison.figures(facts, scope(year=year), indicator="entries", denominator="none")).known
    return [
        Pair(year, year, frozenset({"Kreis"}), frozenset({"Kreis"}), part_until=part_until(one, year),
             other_part_until=part_until(other, year))
        for one, other in combinations(sorted(ranked), 2)
    ]  # fmt: skip


@reads("allocation.by_county")
def _split(facts: Facts, stage: str, year: int) -> list[Pair]:
    rows = rows_of(allocation.by_county(facts, scope(year=year, stage=stage)), allocation.ByCounty)
    return [
        Pair(year, year, counties_in(row.euros, year), frozenset({row.county}), stage)
        for row in rows
        if row.euros == row.euros
    ]


@reads("targets.status_by_county")
def _by_status(facts: Facts, stage: str, year: int) -> list[Pair]:
    rows = rows_of(targets.status_by_county(facts, scope(year=year), today=False), targets.StatusByCounty)
    exists = {row.county for row in rows}
    assert (by_hand.HANAU in exists) == (year >= 2026), "a county of another year stands beside none of this one"
    return [Pair(year, year, frozenset({row.county}), frozenset({row.county})) for row in rows if row.targets]


@reads("dialogue.peers")
def _peers(facts: Facts, stage: str, year: int) -> list[Pair]:
    frame = dialogue.peers(facts, county=by_hand.STEP, year=year, programme="AQB")
    many = dict(zip(frame["measure"], frame["peers"], strict=True))
    # Of the Landkreise only Main-Kinzig states what is granted and what is paid of it.
    assert many["payment_ratio"] == 1
    both = frozenset({by_hand.MKK})
    return [Pair(year, year, both, both, "granted", "paid", ratio=True)]


# ----------------------------------------------------------------------------------------------- stages
