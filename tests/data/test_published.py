"""The data set `published`: complete, with a source for everything, and nothing counted twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import kept
import pandas as pd
import pytest
from collection import shared

from data import layout, published
from data.store import Facts, Store, check


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with kept.new_store(tmp_path_factory.mktemp("published"), "published") as store:
        published.record(store)
        yield store


@pytest.fixture(scope="module")
def facts(store: Store) -> Facts:
    return store.facts("published")


def test_every_target_group_of_the_collection_is_taken_over_or_told(facts: Facts) -> None:
    taken = {origin for row in published.rows("project") if row["target_group"] for origin in row["origin"].split()}
    told = {row["origin"]: row["project"] for row in published.rows("remark") if row["project"]}
    names = facts.ask("select id, name from project where county = $county", county="06434").set_index("id")["name"]
    for number, line in enumerate(shared("published_projects"), 2):
        origin = f"projects:{number}"
        if line["target_group"] and origin not in taken:
            assert names[told[origin]] in line["project_name"], origin


def test_of_sums_before_and_after_the_cut_of_2011_the_later_is_the_amount(facts: Facts) -> None:
    counties = ["06432", "06534"]
    frame = facts.ask(
        "select county, budget_year, programme, level, euros::integer as euros, precision, stage from amount "
        "where list_contains($counties, county) and budget_year < 2014 "
        "order by county, budget_year, level desc, euros desc",
        counties=counties,
    )
    assert frame.to_numpy().tolist() == [
        ["06432", 2011, "AB_AMB", "total", 695450, "exact", "unstated"],
        ["06432", 2011, "AB", "total", 374850, "exact", "unstated"],
        ["06432", 2011, "AMB", "total", 320600, "exact", "unstated"],
        ["06534", 2011, "AB", "tranche", 282000, "about", "unstated"],
        ["06534", 2011, "AB", "tranche", 106000, "about", "unstated"],
        ["06534", 2011, "AB", "total", 388000, "about", "unstated"],
        ["06534", 2013, "AB", "total", 401500, "exact", "announced"],
    ]
    told = facts.ask("select text from remark where list_contains($counties, county)", counties=counties)["text"]
    for replaced in ("624.195", "944.795", "647.000"):
        assert [text for text in told if replaced in text], replaced


def test_what_was_put_in_prospect_and_what_was_agreed_stand_beside_each_other(facts: Facts) -> None:
    frame = facts.ask(
        "select budget_year, programme, stage, euros::integer as euros, precision, funding_source from amount "
        "where county = $county and budget_year in (2013, 2014) order by budget_year, stage, euros desc",
        county="06634",
    )
    assert frame.to_numpy().tolist() == [
        [2013, "AB_AMB", "agreed", 500000, "about", "state_esf"],
        [2013, "AB_AMB", "announced", 487139, "exact", "unstated"],
        [2014, "AB_AMB", "announced", 486000, "exact", "unstated"],
        [2014, "AB", "announced", 270000, "about", "unstated"],
        [2014, "AMB", "announced", 218000, "about", "state_esf"],
    ]


def test_the_rounded_sum_after_the_cut_of_2011_is_a_remark_beside_the_later_exact_one(facts: Facts) -> None:
    sums = "select euros::integer as euros, stage from amount where county = '06' and budget_year = $year "
    frame = facts.ask(sums + "and programme = 'AB' order by euros", year=2011)
    assert frame.to_numpy().tolist() == [[10300000, "unstated"]]
    told = facts.ask("select text from remark where county = '06' and budget_year = $year", year=2011)["text"]
    assert any("blieben nach der Kürzung rund 10 Millionen Euro" in text for text in told)


def test_every_rule_holds(store: Store) -> None:
    assert check(store, "published") == []


def test_every_fact_leads_to_a_source_that_is_not_invented(facts: Facts) -> None:
    for table in layout.fact_tables():
        orphans = facts.ask(
            f"""
            select fact.id
            from {table} as fact
            left join delivery on fact.delivery = delivery.id
            left join source on delivery.source = source.id
            where source.invented is distinct from $invented
            order by fact.id
            """,
            invented=False,
        )
        assert orphans.empty, (table, orphans)


def test_the_agreement_of_2023_names_753200_euros_in_paragraph_4(facts: Facts) -> None:
    frame = facts.ask(
        """
        select
            amount.euros::varchar as euros,
            amount.citation,
            amount.state,
            passage.text
        from budget as amount
        inner join passage on amount.delivery = passage.delivery and amount.citation = passage.section
        where amount.county = $county and amount.budget_year = 2023 and amount.programme = 'AQB'
            and amount.stage = 'agreed'
        """,
        county="06434",
    )
    assert frame[["euros", "citation", "state"]].to_numpy().tolist() == [["753200.00", "§ 4", "final"]]
    assert "753.200 Euro" in frame.loc[0, "text"]


def test_the_agreement_of_2023_names_3_and_1_and_2_and_4_projects(facts: Facts) -> None:
    frame = facts.ask(
        """
        select
            category,
            count(*) as projects
        from project
        where county = $county and budget_year = 2023
        group by category
        order by category
        """,
        county="06434",
    )
    assert frame["category"].tolist() == [1, 2, 3, 4]
    assert frame["projects"].tolist() == [3, 1, 2, 4]


def test_each_project_of_the_agreement_has_one_qualitative_target_for_the_year(facts: Facts) -> None:
    frame = facts.ask(
        "select project, kind, indicator, starts_on::varchar as starts_on, ends_on::varchar as ends_on "
        "from target where county = $county order by project",
        county="06434",
    )
    assert frame["project"].tolist() == [f"06434/2023/{number:02d}" for number in range(1, 11)]
    assert set(frame["kind"]) == {"qualitative"}
    assert frame["indicator"].isna().all()
    assert {*frame["starts_on"], *frame["ends_on"]} == {"2023-01-01", "2023-12-31"}


def test_the_agreement_was_signed_on_two_days(facts: Facts) -> None:
    frame = facts.ask(
        "select signed_by_ministry_on::varchar as ministry, signed_by_county_on::varchar as county "
        "from agreement where county = $county",
        county="06434",
    )
    assert frame.to_numpy().tolist() == [["2023-05-30", "2023-06-26"]]


def test_the_sum_of_the_land_is_a_statement_of_its_own(facts: Facts) -> None:
    frame = facts.ask(
        "select county, stage, euros::varchar as euros from budget "
        "where budget_year = $year and programme = 'AQB' order by county",
        year=2023,
    )
    assert frame.to_numpy().tolist() == [["06", "unstated", "27700000.00"], ["06434", "agreed", "753200.00"]]


def levels(facts: Facts, county: str, year: int) -> pd.DataFrame:
    return facts.ask(
        """
        select
            programme,
            level,
            count(*) as rows,
            sum(euros)::varchar as euros
        from amount
        where county = $county and budget_year = $year
        group by programme, level
        order by programme, level desc
        """,
        county=county,
        year=year,
    )


def test_parts_of_a_stated_whole_are_parts_and_not_further_wholes(facts: Facts) -> None:
    assert levels(facts, "06632", 2013).to_numpy().tolist() == [
        ["AB", "tranche", 5, "183700.00"],
        ["AB", "total", 1, "183700.00"],
        ["AMB", "total", 1, "164800.00"],
        ["AMB", "funding", 2, "164800.00"],
    ]


def test_a_sum_of_two_programmes_is_a_programme_of_its_own(facts: Facts) -> None:
    assert levels(facts, "06437", 2020).to_numpy().tolist() == [
        ["AMB", "total", 1, "83100.00"],
        ["AQB", "total", 1, "452700.00"],
        ["AQB_AMB", "total", 1, "536000.00"],
    ]


def test_a_sum_without_a_year_stays_without_a_year(facts: Facts) -> None:
    frame = facts.ask("select county, euros::integer as euros from amount where budget_year is null and $y", y=True)
    assert sorted(frame.to_numpy().tolist()) == [["06", 4600000], ["06411", 886000]]
    assert facts.ask("select 1 from budget where county = $c and euros = 886000", c="06411").empty


def test_what_is_inferred_or_rounded_is_never_called_checked(facts: Facts) -> None:
    frame = facts.ask(
        "select id from amount where state <> $provisional and (precision <> 'exact' or inferred is not null)",
        provisional="provisional",
    )
    assert frame.empty


def test_inferred_names_columns_of_its_table(facts: Facts) -> None:
    for table in ("amount", "project"):
        frame = facts.ask(f"select inferred from {table} where inferred is not null and $yes", yes=True)
        named = {name for text in frame["inferred"] for name in text.split(",")}
        assert named <= set(layout.FACT_COLUMNS[table])


def test_hanau_has_a_population_only_from_2026_and_the_former_county_only_until_2025(facts: Facts) -> None:
    frame = facts.ask(
        "select county, territory_from, coalesce(territory_to, 0) as territory_to, value::integer as value "
        "from county_measure where list_contains($counties, county) order by county",
        counties=["06415", "06435"],
    )
    assert frame.to_numpy().tolist() == [["06415", 2026, 0, 93632], ["06435", 2011, 2025, 418950]]


def test_two_builds_say_the_same(facts: Facts, tmp_path: Path) -> None:
    with kept.new_store(tmp_path, "published") as second:
        published.record(second)
        for table in layout.tables():
            sql = f"select * from {table} where $yes order by all"
            pd.testing.assert_frame_equal(facts.ask(sql, yes=True), second.facts("published").ask(sql, yes=True))
