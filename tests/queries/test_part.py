"""What people of one county see of a data set: every question asks the part, and the part holds nothing of others."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from questions import QUESTIONS, Question

from data import layout
from data.faults import StoreError
from data.intake import FORMS
from data.intake.template import filled_rows
from data.store import Facts, Store, parts
from data.store.part import PartOfStore
from queries import frame

OWN = "06434"
OTHER = "06412"
# Seats of the Regierungspräsidien stand in the row of every county; their keys are looked for all the same.
DISTRICTS = {"Darmstadt", "Gießen", "Kassel"}
# The glossary explains the reform of 2026 by its name.
GLOSSARY = "term"


@pytest.fixture(scope="module")
def part(real: Store) -> Store:
    return PartOfStore(real, (OWN,))


@pytest.fixture(scope="module")
def foreign(real: Store) -> re.Pattern[str]:
    """The keys and names of all other counties."""
    rows = real.facts("demo").rows("select county, name, short_name from county where county <> $own", own=OWN)
    words = {str(value) for row in rows for value in row.values()} - DISTRICTS
    return re.compile("|".join(rf"\b{re.escape(word)}\b" for word in sorted(words, key=len, reverse=True)))


def test_no_table_or_view_holds_anything_of_another_county(part: Store, real: Store, foreign: re.Pattern[str]) -> None:
    facts = part.facts("demo")
    tables = [
        row["name"]
        for row in real.facts("demo").rows(
            "select table_name as name from duckdb_tables() where schema_name = 'now' "
            "union select view_name from duckdb_views() where schema_name = 'now' and not internal"
        )
        # what is read below in another way
        if not row["name"].endswith("_source") and row["name"] not in ("fact", "built_with", GLOSSARY)
    ]
    assert len(tables) > 50
    told = {name: facts.ask(f"select * from {name}").to_csv() for name in tables}
    assert {name: sorted(set(found))[:5] for name, csv in told.items() if (found := foreign.findall(csv))} == {}
    assert OWN in told["agreement"]


def test_a_published_document_about_others_too_leaves_its_publisher_and_no_figure(part: Store) -> None:
    counties = set(part.facts("published").ask("select distinct county from fact where county is not null")["county"])
    assert counties == {OWN, parts.LAND}
    covers = part.facts("published").rows("select covers from source where publisher = 'Wetteraukreis'")
    assert covers == [{"covers": "auch andere Gebietskörperschaften"}]


@pytest.mark.parametrize(
    "question", [each for each in QUESTIONS if each.label != "methods.terms"], ids=lambda question: question.label
)
def test_no_question_names_another_county_even_when_asked_for_it(
    part: Store, foreign: re.Pattern[str], question: Question
) -> None:
    facts = part.facts("demo")
    for given in ({}, {"county": OTHER, "counties": [OTHER]}, {"counties": []}):
        # What was asked for may stand in the answer as it was asked.
        answer = question.ask(facts, **given).to_csv().replace(OTHER, "")
        assert foreign.findall(answer) == []


def test_a_past_stand_and_the_day_of_a_dialogue_hold_no_more(part: Store, foreign: re.Pattern[str]) -> None:
    for facts in (part.facts("demo", datetime(2024, 9, 30)), part.facts("demo", number=300)):
        assert foreign.findall(facts.ask("select * from fact").to_csv()) == []
        assert set(facts.ask("select distinct county from budget")["county"]) <= {OWN, parts.LAND}


def test_a_past_stand_tells_no_sum_of_the_land_also_where_it_is_the_newest(part: Store, real: Store) -> None:
    newest = real.facts("demo").number
    past = part.facts("demo", number=newest)
    for facts in (past, part.facts("demo", datetime(2024, 9, 30)), part.facts("demo", number=newest - 1)):
        assert len(facts.ask("select * from land_sum")) == 0
    today = part.facts("demo")
    assert len(today.ask("select * from land_sum where euros is not null")) > 0
    # what is kept of answers is kept apart
    assert past.catalog != today.catalog


def test_kept_answers_of_the_whole_are_not_those_of_the_part(part: Store, real: Store) -> None:
    whole = real.facts("demo")
    assert set(counties_of(whole)) > {OWN}
    asked = replace(whole, store=part)
    assert set(counties_of(asked)) == {OWN}


def counties_of(facts: Facts) -> list[str]:
    """The counties as the frame of the dashboard asks for them, kept like every answer."""
    return list(frame.counties(facts)["county"])


def test_two_counties_who_collude_reckon_no_third_one_from_a_sum(part: Store, real: Store) -> None:
    whole = real.facts("demo")
    told = part.facts("demo").rows("select * from land_sum where euros is not null")
    assert told
    for row in told:
        named = {name: row[name] for name in ("budget_year", "programme", "stage")}
        budgets = whole.rows(
            "select euros from budget where budget_year = $budget_year and programme = $programme and stage = $stage "
            "and county <> '06' order by euros desc",
            **named,
        )
        largest, *others = (each["euros"] for each in budgets)
        for one, two in itertools.combinations(others, 2):
            # What is left for the largest is too much by a tenth at least.
            assert row["euros"] - one - two >= largest * Decimal("1.1")


def test_facts_that_know_everything_are_answered_by_the_part_only(part: Store, real: Store) -> None:
    whole = real.facts("demo")
    assert set(part.ask(whole, "select distinct county from agreement", {})["county"]) == {OWN}
    assert part.facts("demo").catalog != whole.catalog


@pytest.mark.parametrize("way", ["writing", "recording", "trying", "log"])
def test_nothing_is_recorded_tried_or_read_from_the_log(part: Store, way: str) -> None:
    given: tuple[object, ...] = (lambda _: None, {}) if way == "trying" else ()

    def done() -> None:
        opened = getattr(part, way)("demo", *given)
        opened.__enter__()

    with pytest.raises(StoreError, match="für Personen eines Kreises nicht vorgesehen"):
        done()


@pytest.mark.parametrize("purpose", FORMS)
def test_a_filled_template_holds_the_own_county_only(part: Store, foreign: re.Pattern[str], purpose: str) -> None:
    rows = filled_rows(FORMS[purpose], part.facts("demo"), [OTHER, OWN], [2023, 2024])
    assert foreign.findall(str(rows)) == []


def test_every_table_of_facts_says_what_it_leaves_to_a_county() -> None:
    said = [*parts.OF_COUNTY, *parts.OF_COUNTY_AND_LAND, *parts.BELONGS_TO, *parts.OF_DOCUMENT, *parts.CLOSED, "source"]
    assert sorted(said) == sorted(layout.fact_tables())


def test_figures_of_the_own_county_are_the_same_as_for_the_ministry(part: Store, real: Store) -> None:
    for name, key in (("budget", "county"), ("target_status", "county"), ("withheld", "id")):
        of_part, of_whole = (
            store.facts("demo").ask(f"select * from {name} where {key} like $own order by all", own=f"{OWN}%")
            for store in (part, real)
        )
        assert len(of_part) > 0
        assert of_part.equals(of_whole), name


def test_a_sum_of_the_land_is_told_only_with_every_county_in_it(part: Store, real: Store) -> None:
    whole = real.facts("demo")
    rows = part.facts("demo").rows("select * from land_sum order by budget_year, programme, stage")
    assert {row["counties_with"] == row["counties"] for row in rows} == {True, False}
    for row in rows:
        parts_of_it = whole.rows(
            "select euros from budget where budget_year = $budget_year and programme = $programme and stage = $stage "
            "and county <> '06'",
            **{name: row[name] for name in ("budget_year", "programme", "stage")},
        )
        complete = row["counties_with"] == row["counties"]
        assert row["euros"] == (sum(each["euros"] for each in parts_of_it) if complete else None)
