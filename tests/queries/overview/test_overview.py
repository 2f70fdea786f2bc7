"""Lagebild: sums, coverage and comparisons that can be worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import small
import tiny
from scoped import scope

from data.store import Facts, Store
from queries import overview

AGREED = {"programme": "AQB", "stage": "agreed"}


def test_the_sum_of_2023_has_three_of_26_counties(facts: Facts) -> None:
    row = overview.budget_sum(facts, scope(**AGREED), running=2026).iloc[0]
    # 1.000,00 + 500,50 + 753.200,00; Main-Kinzig states a part but no whole.
    assert (row.euros, row.counties_with, row.counties, row.precision) == (754700.50, 3, 26, "about")


def test_the_year_before_is_compared_only_where_both_years_state_a_sum(facts: Facts) -> None:
    row = overview.budget_sum(facts, scope(**AGREED), running=2026).iloc[0]
    # 2022: 800,00 + 100,00 + 750.000,00
    assert (row.comparable, row.comparable_euros, row.previous_euros) == (3, 754700.50, 750900.0)
    first = overview.budget_sum(facts, scope(year=2022, **AGREED), running=2026).iloc[0]
    assert first.comparable == 0
    assert pd.isna(first.comparable_euros)
    # Nobody states a sum of 2024: those of 2023 stand beside nothing.
    without = overview.budget_sum(facts, scope(year=2024, **AGREED), running=2026).iloc[0]
    assert without.comparable == 0
    assert pd.isna(without.previous_euros)
    # The rounded sum of 2023 is no part of that comparison and makes none of it „rund“.
    assert without.change_precision == "exact"


def test_what_still_grows_is_compared_with_no_year_before(facts: Facts) -> None:
    # Darmstadt states 800,00 agreed for 2022; nothing granted then, but what is granted of 2023 grows while 2023 runs.
    for stage, running, comparable in (("agreed", 2023, 3), ("granted", 2024, 0), ("granted", 2023, 0)):
        row = overview.budget_sum(facts, scope(stage=stage), running=running).iloc[0]
        assert row.comparable == comparable, (stage, running)
    frame = overview.budget_by_county(facts, scope(year=2026, **AGREED), running=2026).set_index("county")
    assert frame["previous_euros"].isna().all(), "30,00 of Main-Kinzig with Hanau are not the year before without it"


def test_a_new_territory_is_not_compared_with_the_old_one(facts: Facts) -> None:
    row = overview.budget_sum(facts, scope(year=2026, **AGREED), running=2026).iloc[0]
    assert (row.euros, row.counties_with, row.counties, row.comparable) == (30.0, 2, 27, 0)


@pytest.mark.parametrize(
    ("counties", "euros", "counted"), [([small.DARMSTADT], 1000.0, 1), ([small.DARMSTADT, small.KASSEL], 1000.0, 2)]
)
def test_a_choice_of_counties_narrows_sum_and_coverage(
    facts: Facts, counties: list[str], euros: float, counted: int
) -> None:
    row = overview.budget_sum(facts, scope(counties=counties, **AGREED), running=2026).iloc[0]
    assert (row.euros, row.counties_with, row.counties) == (euros, 1, counted)


def test_no_figure_is_no_zero(facts: Facts) -> None:
    row = overview.budget_sum(facts, scope(year=2024, **AGREED), running=2026).iloc[0]
    assert pd.isna(row.euros)
    assert row.counties_with == 0
    unknown = overview.budget_sum(facts, scope(counties=["06999"], **AGREED), running=2026).iloc[0]
    assert (unknown.counties, unknown.counties_with) == (0, 0)


def test_every_county_has_a_row_largest_first_missing_last(facts: Facts) -> None:
    frame = overview.budget_by_county(facts, scope(**AGREED), running=2026)
    assert len(frame) == 27
    assert list(frame["county"].head(3)) == [small.HOCHTAUNUS, small.DARMSTADT, small.FRANKFURT]
    assert frame["euros"].notna().sum() == 3
    assert not frame.set_index("county").loc[small.HANAU, "exists_in_year"]


def test_euros_per_inhabitant_need_a_population_of_that_territory(facts: Facts) -> None:
    frame = overview.budget_by_county(facts, scope(**AGREED), running=2026).set_index("county")
    assert frame.loc[small.DARMSTADT, "euros_per_inhabitant"] == pytest.approx(1.0)
    assert frame.loc[small.HOCHTAUNUS, "euros_per_inhabitant"] == pytest.approx(753200 / 251066)
    assert pd.isna(frame.loc[small.MAIN_KINZIG, "euros_per_inhabitant"])
    assert frame.loc[small.DARMSTADT, "population_evidence"] == "d2 # § 4"


def test_counts_of_the_year_and_the_year_before(facts: Facts) -> None:
    frame = overview.counts(facts, scope(**AGREED)).set_index("budget_year")
    assert list(frame.index) == [2023, 2022]
    assert frame.loc[2023, ["agreements", "projects", "targets"]].tolist() == [2, 4, 4]
    assert frame.loc[2022, ["agreements", "projects"]].tolist() == [1, 1]
    assert pd.isna(frame.loc[2022, "targets"]), "none recorded is no zero"
    assert frame.loc[[2023, 2022], "euros"].tolist() == [754700.50, 750900.0]
    assert frame.loc[[2023, 2022], "budget_counties"].tolist() == [3, 3]
    assert (frame.loc[2023, "land_euros"], frame.loc[2023, "land_precision"]) == (27700000.0, "about")
    assert pd.isna(frame.loc[2022, "land_euros"])


def test_counts_follow_programme_and_maßnahmenart(facts: Facts) -> None:
    other = overview.counts(facts, scope(programme="AMB")).iloc[0]
    assert other[["agreements", "projects", "targets"]].isna().all()
    of_two = overview.counts(facts, scope(categories=[2], **AGREED)).iloc[0]
    # p3 and t3; the agreements are not narrowed
    assert of_two[["agreements", "projects", "targets"]].tolist() == [2, 1, 1]
    of_three = overview.counts(facts, scope(categories=[3], **AGREED)).iloc[0]
    assert of_three[["projects", "targets"]].tolist() == [0, 0], "recorded, but none of this Maßnahmenart"
    assert overview.status_counts(facts, scope(programme="AMB")).empty
    assert overview.target_evidence(facts, scope(programme="AMB")).empty


def test_what_is_counted_names_where_it_is_stated(facts: Facts) -> None:
    assert list(overview.count_evidence(facts, scope())["evidence"]) == ["d1 # § 4", "d2 # § 4"]
    assert overview.count_evidence(facts, scope(programme="AMB")).empty


def test_counts_are_compared_only_where_both_years_are_recorded(facts: Facts) -> None:
    # Maßnahmen of 2022 are known of Frankfurt alone, those of 2023 of two other counties
    frame = overview.counts(facts, scope(**AGREED))
    assert frame["project_counties"].tolist() == [0, 0]
    assert frame["comparable_projects"].isna().all()


@pytest.mark.parametrize("year", [2024, 2026])
def test_comparable_counts_are_those_of_counties_recorded_in_both_years(real: Store, year: int) -> None:
    invented = real.facts("demo")
    frame = overview.counts(invented, scope(year=year, **AGREED)).set_index("budget_year")
    rows = invented.ask("select county, budget_year from project where budget_year in ($year, $year - 1)", year=year)
    by_county = rows.value_counts().unstack()
    both = by_county.dropna().drop([small.MAIN_KINZIG, small.HANAU] if year == 2026 else [], errors="ignore")
    assert frame["project_counties"].tolist() == [len(both)] * 2
    assert frame["comparable_projects"].tolist() == [both[year].sum(), both[year - 1].sum()]
    assert frame.loc[year, "projects"] == by_county[year].sum()


def test_status_counts_tell_every_state_that_occurs(facts: Facts) -> None:
    frame = overview.status_counts(facts, scope()).set_index("status")
    # 19/20 and 4/4 achieved, 17/20 at risk, one project target without report
    assert frame["targets"].to_dict() == {"achieved": 2, "at_risk": 1, "not_assessable": 1}
    assert frame.loc["achieved", "counties"] == 2
    assert overview.status_counts(facts, scope(year=2022)).empty


def test_status_counts_follow_counties_and_categories(facts: Facts) -> None:
    of_county = overview.status_counts(facts, scope(counties=[small.HOCHTAUNUS]))
    assert of_county.set_index("status")["targets"].to_dict() == {"achieved": 1, "not_assessable": 1}
    of_category = overview.status_counts(facts, scope(categories=[1]))
    assert of_category.set_index("status")["targets"].to_dict() == {"achieved": 1, "at_risk": 1}


def test_status_rests_on_agreements_and_reports(facts: Facts) -> None:
    assert list(overview.target_evidence(facts, scope())["evidence"]) == ["d2 # § 4"]
    assert overview.target_evidence(facts, scope(year=2022)).empty


def test_why_a_sum_is_missing_is_told_in_its_own_year_only(tmp_path: Path) -> None:
    secret = {"county": small.DARMSTADT, "euros": None, "missing": "secret"}
    rows = [tiny.amount(id=f"D/{year}", budget_year=year, **more) for year, more in ((2023, secret), (2024, {}))]
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, {"source": [tiny.source()], "amount": rows})
        facts = store.facts(tiny.DATASET)
        told = {
            year: overview.budget_by_county(facts, scope(year=year, **AGREED), running=2026).set_index("county")
            for year in (2023, 2024)
        }
    assert {year: frame["missing"].dropna().to_dict() for year, frame in told.items()} == {
        2023: {small.DARMSTADT: "secret"},
        2024: {},
    }
