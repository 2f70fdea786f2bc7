"""Mittelverteilung: every level adds up to what was recorded, for any selection."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pandas as pd
import small
import tiny
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scoped import scope

from data.store import Facts
from queries import allocation

AGREED = {"programme": "AQB", "stage": "agreed"}
# Unknown counties, categories and programmes are asked too: they must answer nothing, not everything.
COUNTIES = st.lists(st.sampled_from([*small.COUNTIES, "06999", "06"]), unique=True)
CATEGORIES = st.lists(st.sampled_from([1, 2, 3, 4, 9]), unique=True)
YEARS = st.sampled_from([2021, *small.YEARS])
PROGRAMMES = st.sampled_from(["AQB", "AMB", "GIBT_ES_NICHT"])
STAGES = st.sampled_from(["agreed", "granted", "paid", "verified", "unstated"])


def cents(column: pd.Series) -> Decimal:
    """The sum of a column of euros, exact to the cent."""
    return sum((Decimal(str(round(value, 2))) for value in column.dropna()), Decimal(0))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(year=YEARS, counties=COUNTIES, categories=CATEGORIES, programme=PROGRAMMES, stage=STAGES)
def test_every_level_has_the_sum_of_the_recorded_rows(
    facts: Facts, year: int, counties: list[str], categories: list[int], programme: str, stage: str
) -> None:
    recorded = small.chosen_parts(year, counties, categories, programme, stage)
    expected = sum(recorded.values(), Decimal(0))
    asked = {"programme": programme, "stage": stage, "counties": counties, "categories": categories}

    years = allocation.by_year(facts, scope(**asked))
    assert cents(years.loc[years["budget_year"] == year, "euros"]) == expected
    assert cents(allocation.by_county(facts, scope(year=year, **asked))["euros"]) == expected
    for level in ("county", "category", "project"):
        assert cents(allocation.breakdown(facts, scope(year=year, **asked), level=level)["euros"]) == expected


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(year=YEARS, counties=COUNTIES, categories=CATEGORIES)
def test_every_part_of_every_level_has_its_recorded_sum(
    facts: Facts, year: int, counties: list[str], categories: list[int]
) -> None:
    recorded = small.chosen_parts(year, counties, categories)
    for position, level in enumerate(("county", "category", "project")):
        wanted: dict[str, Decimal] = {}
        for key, euros in recorded.items():
            # a Maßnahme without a Maßnahmenart is part 0 of the level
            part = str(key[position] or ("0" if level == "category" and key[2] else ""))
            wanted[part] = wanted.get(part, Decimal(0)) + euros
        frame = allocation.breakdown(
            facts, scope(year=year, counties=counties, categories=categories, **AGREED), level=level
        )
        assert {
            part: Decimal(str(euros)) for part, euros in zip(frame["part"].fillna(""), frame["euros"], strict=True)
        } == wanted


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(counties=COUNTIES, categories=CATEGORIES)
def test_coverage_counts_counties_with_a_figure_of_those_that_exist(
    facts: Facts, counties: list[str], categories: list[int]
) -> None:
    frame = allocation.by_year(facts, scope(counties=counties, categories=categories, **AGREED))
    for row in frame.itertuples():
        stating = {county for county, _, _ in small.chosen_parts(row.budget_year, counties, categories)}
        assert row.counties == len(stating)
        assert row.counties <= row.counties_all


def test_2023_adds_up_by_hand(facts: Facts) -> None:
    frame = allocation.by_year(facts, scope(**AGREED))
    of_2023 = frame[frame["budget_year"] == 2023]
    # 0: 300,00 + 500,50 + 749.999,90 · 1: 400,00 · 2: 300,00 + 3.200,10 · 3: 70,07
    assert of_2023.set_index("category")["euros"].to_dict() == {0: 750800.40, 1: 400.0, 2: 3500.10, 3: 70.07}
    assert set(of_2023["counties"]) == {4}
    assert set(of_2023["counties_all"]) == {26}


def test_there_are_26_counties_until_2025_and_27_from_2026(facts: Facts) -> None:
    frame = allocation.by_year(facts, scope(**AGREED))
    assert dict(zip(frame["budget_year"], frame["counties_all"], strict=True)) == {
        2022: 26,
        2023: 26,
        2025: 26,
        2026: 27,
    }


def test_years_of_the_same_counties_are_asked_of_them_alone(facts: Facts) -> None:
    frame = allocation.by_year(facts, scope(**AGREED), units=[small.DARMSTADT, small.FRANKFURT])
    # 800,00 + 100,00 and 1.000,00 + 500,50, without the Hochtaunuskreis of both years and Main-Kinzig of one
    assert frame.groupby("budget_year")["euros"].sum().to_dict() == {2022: 900.0, 2023: 1500.5}
    assert set(frame["counties"]) == {2}
    assert set(frame["counties_all"]) == {26}
    assert frame["is_weak"].all(), "2 of 26 are fewer than half"


def test_the_stage_most_of_which_is_split_comes_first(facts: Facts) -> None:
    found = allocation.split_stages(facts, scope(counties=[small.DARMSTADT]))
    # agreed: 700,00 of 1.000,00; granted and paid: nothing
    assert found.to_numpy().tolist() == [
        ["agreed", 1000.0, 700.0, "exact", "exact", 1],
        ["granted", 900.0, 0.0, "exact", "exact", 1],
        ["paid", 600.0, 0.0, "exact", "exact", 1],
    ]


def test_how_far_a_stage_is_split_is_asked_of_all_its_money(tmp_path: Path) -> None:
    # of 200 € agreed in two counties 100 are split, of 100 € granted in one 60
    agreed = [
        tiny.amount(euros=100),
        tiny.amount(id="k", level="category", category=1, euros=100),
        tiny.amount(id="D", county=small.DARMSTADT, euros=100),
    ]
    granted = [
        tiny.amount(id="g", stage="granted", euros=100),
        tiny.amount(id="gk", stage="granted", level="category", category=1, euros=60),
    ]
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, {"source": [tiny.source()], "amount": agreed + granted})
        found = allocation.split_stages(store.facts(tiny.DATASET), scope(year=2024))
    assert found[["stage", "euros", "split_euros"]].to_numpy().tolist() == [
        ["granted", 100.0, 60.0],
        ["agreed", 200.0, 100.0],
    ]


def test_a_year_without_figures_has_no_row(facts: Facts) -> None:
    assert 2024 not in set(allocation.by_year(facts, scope(**AGREED))["budget_year"])
    assert allocation.breakdown(facts, scope(year=2024, **AGREED), level="county").empty


def test_a_county_without_figure_is_listed_without_a_sum_and_never_with_zero(facts: Facts) -> None:
    frame = allocation.by_county(facts, scope(**AGREED)).set_index("county")
    assert pd.isna(frame.loc[small.KASSEL, "euros"])
    assert frame.loc[small.FRANKFURT, "euros"] == 500.50
    assert small.HANAU not in frame.index


def test_a_choice_of_categories_leaves_the_whole_of_a_county_as_it_is(facts: Facts) -> None:
    frame = allocation.by_county(facts, scope(categories=[2], **AGREED)).set_index("county")
    assert frame.loc[small.DARMSTADT, ["euros", "county_euros"]].tolist() == [300.0, 1000.0]
    assert pd.isna(frame.loc[small.FRANKFURT, "euros"])
    assert frame.loc[small.FRANKFURT, "county_euros"] == 500.50
    assert frame.loc[[small.DARMSTADT, small.FRANKFURT, small.KASSEL], "is_split"].tolist() == [True, False, False]


def test_the_land_is_never_a_part(facts: Facts) -> None:
    assert "06" not in set(allocation.by_county(facts, scope(**AGREED))["county"])
    assert "06" not in set(allocation.breakdown(facts, scope(**AGREED), level="county")["part"])


def test_projects_inside_a_category_leave_its_rest(facts: Facts) -> None:
    frame = allocation.breakdown(facts, scope(counties=[small.DARMSTADT], categories=[1], **AGREED), level="project")
    assert list(zip(frame["label"], frame["euros"], strict=True)) == [
        ("Werkstatt", 250.0),
        ("=Summe *fett* <b>", 100.0),
        ("nicht auf Maßnahmen aufgeteilt", 50.0),
    ]


def counted(frame: pd.DataFrame) -> list[int | None]:
    """How many Maßnahmen of each part have an amount; where nobody recorded one there is no number, not zero."""
    return [None if pd.isna(each) else int(each) for each in frame["projects"]]


def test_money_of_projects_without_category_leads_to_these_projects(facts: Facts) -> None:
    asked = {"year": 2022, "counties": [small.FRANKFURT], **AGREED}
    frame = allocation.breakdown(facts, scope(**asked), level="category")
    assert list(zip(frame["label"], frame["euros"], strict=True)) == [
        ("Maßnahmen ohne Maßnahmenart", 40.0),
        ("nicht auf Maßnahmenarten aufgeteilt", 60.0),
    ]
    assert counted(frame) == [1, None]
    below = allocation.breakdown(facts, scope(**asked), level="project", without_category=True)
    assert list(zip(below["part"], below["label"], below["euros"], strict=True)) == [("p5", "Brücke", 40.0)]


def test_the_residual_stands_last_and_is_named(facts: Facts) -> None:
    frame = allocation.breakdown(facts, scope(counties=[small.HOCHTAUNUS], **AGREED), level="category")
    assert list(frame["label"]) == ["2 Ausbildung und Coaching", "nicht auf Maßnahmenarten aufgeteilt"]
    assert list(frame["euros"]) == [3200.10, 749999.90]
    assert counted(frame) == [1, None]


def test_a_choice_of_categories_tells_what_it_leaves_out(facts: Facts) -> None:
    # 300,00 + 500,50 + 749.999,90
    assert allocation.hidden(facts, scope(**AGREED)).loc[0, "euros"] == 750800.40
    assert allocation.hidden(facts, scope(counties=[small.DARMSTADT], **AGREED)).loc[0, "euros"] == 300.0
    assert pd.isna(allocation.hidden(facts, scope(year=2021, **AGREED)).loc[0, "euros"])


def test_stages_are_never_mixed(facts: Facts) -> None:
    granted = allocation.by_county(facts, scope(stage="granted")).dropna(subset=["euros"])
    assert list(zip(granted["county"], granted["euros"], strict=True)) == [(small.DARMSTADT, 900.0)]


def test_every_sum_names_where_it_is_stated(facts: Facts) -> None:
    assert list(allocation.evidence(facts, scope(**AGREED), year=2023)["evidence"]) == ["d1 # § 4", "d2 # § 4"]
    assert list(allocation.evidence(facts, scope(**AGREED), year=2021)["evidence"]) == []
    assert list(allocation.evidence(facts, scope(counties=[small.HANAU], **AGREED), year=None)["evidence"]) == [
        "d2 # § 4"
    ]


def test_money_of_the_first_massnahmenart_alone_is_split(tmp_path: Path) -> None:
    rows = [
        tiny.amount(),
        tiny.amount(id="1", level="category", category=1),
        tiny.amount(id="whole", county=small.DARMSTADT),
    ]
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, {"source": [tiny.source()], "amount": rows})
        found = allocation.by_county(store.facts(tiny.DATASET), scope(year=2024, **AGREED))
    split = found.drop_duplicates("county").set_index("county")["is_split"]
    assert (split[tiny.COUNTY], split[small.DARMSTADT]) == (True, False)
