"""A sum over budgets of which a source states only a bound says this bound, on every page that adds up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import kept
import pandas as pd
import pytest
import small
from scoped import scope
from trends_by_hand import amount, fill

from analysis import precision
from analysis.comparability import Alike
from charts.allocation import breakdown
from charts.allocation import figures as allocation
from charts.base import bounds
from charts.overview import figures as overview
from charts.trends import change as explained
from charts.trends import contributions, rests, series, shape, spending
from data.rows import only_row
from data.store import Facts
from queries import allocation as parts
from queries import overview as overviewed
from queries.trends import change
from queries.trends import rests as left
from queries.trends import series as trends

DARMSTADT, FULDA = "06411", "06631"
RUNNING = 2026
# In 2021 Fulda names at least 50 agreed; granted are at most 200 in Darmstadt; 80 are paid there, in Fulda all.
ROWS = [
    amount(DARMSTADT, 2020, 90),
    amount(FULDA, 2020, 40),
    amount(DARMSTADT, 2021, 100),
    amount(FULDA, 2021, 50) | {"precision": "at_least"},
    amount(DARMSTADT, 2021, 200, stage="granted") | {"precision": "at_most"},
    amount(FULDA, 2021, 30, stage="granted"),
    amount(DARMSTADT, 2021, 80, stage="paid"),
    amount(FULDA, 2021, 30, stage="paid"),
]


@pytest.fixture
def facts(tmp_path: Path) -> Iterator[Facts]:
    with kept.new_store(tmp_path, small.DATASET) as store:
        yield fill(store, ROWS)


def plain(sentence: str) -> str:
    return sentence.replace("\u00a0", " ")


def test_the_years(facts: Facts) -> None:
    asked = scope(year=2021)
    frame = trends.series(facts, asked, trends.Counted(running=RUNNING))
    steps = trends.change(facts, asked, trends.Counted(running=RUNNING))
    same = Alike((DARMSTADT, FULDA), (2020, 2021))
    said = plain(series.say_series(frame, frame, steps, "agreed", 2021, same))
    assert said.startswith("2021 sind mindestens 150 € vereinbart")
    assert "2021 gegenüber 2020: mindestens 20 € (15,4 %) mehr" in said
    assert "2021 gegenüber 2020: mindestens 20 € (15,4 %) mehr;" in plain(series.say_change(steps))
    # The other years are exact, and said so.
    assert plain(series.say_series(frame, frame, steps, "agreed", 2020, same)).startswith("2020 sind 130 € vereinbart")


def test_a_choice_without_the_bound_is_exact(facts: Facts) -> None:
    asked = scope(year=2021, counties=[DARMSTADT])
    frame = trends.series(facts, asked, trends.Counted(running=RUNNING))
    assert set(frame.loc[frame["stage"] == "agreed", "precision"]) == {"exact"}


def test_the_contributions(facts: Facts) -> None:
    between = {"before": 2020, "territory": "then"}
    frame = change.contributions(facts, scope(year=2021), **between)
    said = plain(contributions.say_contributions(frame, 2020, 2021))
    assert said.startswith("2021 gegenüber 2020 in 2 Gebieten: 2 mit mehr, 0 mit weniger; ")
    assert "Darmstadt und Fulda (je" not in said
    totals = only_row(change.compared_totals(facts, scope(year=2021), **between), change.ComparedTotals)
    assert totals.parts_precision == "at_least"
    steps = change.explained_change(facts, scope(year=2021), **between)
    assert plain(explained.say_explained_change(steps, totals, 2020, 2021)).startswith(
        "2021 gegenüber 2020: mindestens 20 € (15,4 %) mehr in 2 von 26 Gebieten"
    )


def test_whether_it_is_more_stays_open_where_only_a_bound_is_known(facts: Facts) -> None:
    frame = change.contributions(facts, scope(year=2021), before=2020, territory="then")
    # At least 30 now, 40 before: nobody knows.
    lower = frame.assign(difference=[-10.0 if name == "Fulda" else 10.0 for name in frame["short_name"]])
    said = plain(contributions.say_contributions(lower, 2020, 2021))
    assert ": 1 mit mehr, 0 mit weniger, 1 offen, weil nur eine Grenze bekannt ist; größter Zuwachs: Darmstadt" in said


def test_what_is_left_over(facts: Facts) -> None:
    frame = left.rests(facts, scope(year=2021), running=RUNNING)
    said = plain(rests.say_rests(frame))
    assert said == (
        "In 1 Gebiet blieben vom Bewilligten höchstens 120 € übrig, in 1 Gebiet nichts; "
        "nicht bewilligt wurden mindestens 20 € in 1 Gebiet."
    )


def test_whether_a_rest_covers_a_need_stays_open_where_only_a_bound_is_known(facts: Facts) -> None:
    frame = left.rests(facts, scope(year=2021), running=RUNNING)
    needs = left.needs(facts, scope(year=2021))
    for asked, said in (
        (100.0, "Ob der Rest den gemeldeten Mehrbedarf gedeckt hätte, bleibt offen."),
        (130.0, "Der Rest hätte den gemeldeten Mehrbedarf nicht gedeckt."),
    ):
        need = needs.reindex([0]).assign(euros=asked)
        assert plain(rests.say_balance(frame, need)).endswith(said)


def test_the_split(facts: Facts) -> None:
    years = parts.by_year(facts, scope(year=2021))
    assert plain(allocation.say_by_year(years, {1: "eins"}, 2021)).startswith("2021: mindestens 150 € in 2 von 26")
    counties = parts.breakdown(facts, scope(year=2021), level="county")
    assert plain(breakdown.say_breakdown(counties, "county")) == "Mindestens 150 € in 2 Gebieten."
    by_name = dict(zip(counties["label"], counties["precision"], strict=True))
    assert by_name == {"Darmstadt": "exact", "Fulda": "at_least"}


def test_the_spending_years(facts: Facts) -> None:
    frame = trends.spending(facts, scope(year=2021))
    assert plain(spending.say_spending(frame)) == (
        "Für keinen Teil der Budgets von zusammen mindestens 280 € ist eine Jahresrate genannt."
    )


@pytest.mark.parametrize(
    ("whole", "less", "known"),
    [
        ("exact", "exact", "exact"),
        ("at_least", "exact", "at_least"),
        ("exact", "at_least", "at_most"),
        ("at_least", "at_most", "at_least"),
        ("at_least", "at_least", "about"),
        ("about", "exact", "about"),
        ("exact", "about", "about"),
    ],
)
def test_a_difference_and_a_share_are_as_exact_as_both_sides_allow_in_the_store_and_in_words(
    facts: Facts, whole: str, less: str, known: str
) -> None:
    assert precision.of_difference(whole, less) == precision.of_share(less, whole) == known
    asked = "select difference_precision($whole, $less) as left_over, ratio_precision($whole, $less) as share"
    assert facts.rows(asked, whole=whole, less=less) == [{"left_over": known, "share": known}]


def test_a_change_needs_both_years() -> None:
    assert bounds.changed(None, 5, 2023) == "kein Vergleich mit 2022 möglich"
    assert bounds.changed(float("nan"), 5, 2023) == "kein Vergleich mit 2022 möglich"
    assert plain(bounds.changed(1000, 800, 2023)) == "+200 € (+25,0 %) gegenüber 2022"
    assert plain(bounds.changed(600, 800, 2023)) == "−200 € (−25,0 %) gegenüber 2022"
    assert "%" not in bounds.changed(5, 0, 2023)


@pytest.mark.parametrize(
    ("now", "before", "precision", "said"),
    [
        # The share of a bound is one: with a sign of its own it would be read as known.
        (1000, 800, "at_least", "mindestens 200 € (25,0 %) mehr gegenüber 2022"),
        (1000, 800, "at_most", "höchstens 200 € (25,0 %) mehr gegenüber 2022"),
        # Known is that it is −200 € or more: the fall is at most 200 €.
        (600, 800, "at_least", "höchstens 200 € (25,0 %) weniger gegenüber 2022"),
        (600, 800, "at_most", "mindestens 200 € (25,0 %) weniger gegenüber 2022"),
        (600, 800, "about", "rund −200 € (−25,0 %) gegenüber 2022"),
    ],
)
def test_a_bound_never_stands_before_a_sign(now: float, before: float, precision: str, said: str) -> None:
    assert plain(bounds.changed(now, before, 2023, precision)) == said


def test_a_share_of_a_bound_is_one_too(facts: Facts) -> None:
    years = parts.by_year(facts, scope(year=2021))
    row = years[years["budget_year"] == 2021].iloc[0]
    split = pd.DataFrame([row, row]).assign(category=[1, 0], euros=[60.0, 90.0], precision=["exact", "at_least"])
    said = plain(allocation.say_by_year(split, {1: "eins", 2: "zwei"}, 2021))
    assert "mindestens 150 € in 2 von 26 Gebieten 60 € (höchstens 40,0 %) auf" in said


def test_the_way_of_the_years_says_that_it_is_reckoned_with_a_bound() -> None:
    years, euros = list(range(2016, 2022)), [1e6, 1.1e6, 1.2e6, 1.3e6, 1.4e6, 1.5e6]
    told = shape.say_shape(years, euros, ["exact"] * 5 + ["at_least"])
    assert plain(told).endswith(
        "auf mindestens 1,50 Mio. € (Mann-Kendall). Wo nur eine Grenze genannt ist, ist mit ihr gerechnet."
    )
    assert "Grenze" not in shape.say_shape(years, euros, ["exact"] * 5 + ["about"])
    assert "Grenze" not in shape.say_shape(years[:3], euros[:3], ["at_least"] * 3), "no way is told"


def test_a_budget_per_inhabitant_is_as_exact_as_the_budget() -> None:
    def budget(name: str, euros: float, precision: str) -> overviewed.BudgetByCounty:
        row = dict.fromkeys(overviewed.BudgetByCounty._fields, None) | {"short_name": name, "precision": precision}
        return overviewed.BudgetByCounty(
            **row | {"euros": euros, "exists_in_year": True, "euros_per_inhabitant": euros}
        )

    some = pd.DataFrame([budget("Fulda", 5.0, "at_least"), budget("Gießen", 1.0, "exact")])
    assert plain(overview.say_budget_map(some)) == (
        "Je Einwohner reicht das Budget von 1,00 € (Gießen) bis mindestens 5,00 € (Fulda)."
    )


def test_beside_a_bar_a_bound_is_a_sign(facts: Facts) -> None:
    assert plain(bounds.beside_bar("5 €", "at_least")) == "≥ 5 €"
    assert plain(bounds.beside_bar("−5 €", "at_most")) == "≤ −5 €"
    assert plain(bounds.beside_bar("5 €", "about")) == "rund 5 €"
    assert bounds.beside_bar("5 €", "exact") == "5 €"
    drawn = rests.rests(left.rests(facts, scope(year=2021), running=RUNNING))
    assert "≤ 120 €" in [plain(text) for trace in drawn.data for text in trace.get("text") or ()]
