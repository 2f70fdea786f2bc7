"""Everything a page can show occurs in the demonstration data: every word of a catalogue, and cases that are rare."""

from __future__ import annotations

import inspect
from datetime import date

import pytest

from data.store import Facts, Store
from queries import comparison
from queries.dialogue import lead_questions
from queries.scope import Scope
from queries.targets import commitments
from queries.trends import series

TODAY = date(2026, 11, 15)
# Why a source names no figure: reasons that are recorded beside an amount or a context figure.
STATED = ("not_reported", "not_applicable", "secret", "not_due")

# Kind of code (code_word.csv): where its codes occur. Every code of the kind must.
EVERY_CODE = {
    "target_status": "select status from target_status",
    "status_reason": "select reason_code from target_status",
    "missing": "select missing from target_status",
    "target_kind": "select kind from target",
    "judgement": "select judgement from report",
    "milestone": "select unnest(milestones).state from target_status",
    "deviation_rule": "select rule from deviation",
    "deviation_outcome": "select outcome from adjusted_target",
    "adjusted_by": "select rule from adjusted_target",
    "dialogue_result": "select result from target_result",
    "precision": "select precision from amount",
    # money of no stage is known from the press only
    "stage": "select stage from amount union all select 'unstated'",
}
WITH_A_STATE = ("agreement", "amount", "project", "target", "report", "dialogue", "deviation", "commitment", "remark")

# What else must occur, and how often at least.
CASES = {
    "ausgezahlt mehr als bewilligt": (
        3,
        "select 1 from budget_steps('granted', 'paid') where later_euros > earlier_euros",
    ),
    "bewilligt mehr als vereinbart": (
        10,
        "select 1 from budget_steps('agreed', 'granted') where later_euros > earlier_euros",
    ),
    "vereinbart ohne Bescheid": (
        3,
        "select 1 from agreement anti join budget on budget.stage = 'granted' "
        "and budget.county = agreement.county and budget.budget_year = agreement.budget_year",
    ),
    "Abweichung mit mehr Geld": (1, "select 1 from deviation where money_after > money_before"),
    "Abweichung mit weniger als der Hälfte": (1, "select 1 from deviation where money_after < 0.5 * money_before"),
    "Abweichung, die der Dialog noch nicht beurteilt hat": (
        1,
        "select 1 from target_status where reason_code = 'deviation' and budget_year >= 2024",
    ),
    "vereinbart ohne Unterschrift des Kreises": (3, "select 1 from agreement where signed_by_county_on is null"),
    "Jahresraten": (10, "select 1 from amount where level = 'tranche'"),
    "Geldgeber": (10, "select 1 from amount where level = 'funding'"),
    "vereinbart nach Maßnahmenart": (10, "select 1 from amount where level = 'category' and stage = 'agreed'"),
    "bewilligt nach Maßnahme": (100, "select 1 from amount where level = 'project' and stage = 'granted'"),
    "Mehrbedarf": (10, "select 1 from extra_need"),
    "Teilnehmende einer Maßnahme": (50, "select 1 from project where participants is not null"),
    "Projektlinie über mehr als zwei Jahre": (10, "select line from project_line group by line having count(*) > 2"),
    "Zweitprüfung": (5, "select 1 from delivery_state where checked_by is not null"),
    "zurückgezogene Lieferung": (1, "select 1 from delivery_state where withdrawn"),
    "wiederhergestellte Lieferung": (1, "select 1 from delivery where event = 'restored'"),
    "Notiz zu einem Kreis": (3, "select 1 from note where county <> '06'"),
    "Notiz zum Land": (1, "select 1 from note where county = '06'"),
    "eigene Leitfrage": (1, "select 1 from lead_question where rule = 'own'"),
    "eigene Vergleichsgruppe über der Mindestzahl": (
        1,
        "select 1 from peer_group cross join rule_of(2025) as rule where len(counties) > rule.minimum_peers",
    ),
    "Bemerkung beider Seiten": (2, "select distinct side from remark"),
    "Ziel mit Nachfrage und Antwort": (
        20,
        "select target from remark where target is not null group by target having count(distinct side) = 2",
    ),
    "Meilenstein mit Tag und Nachweis": (50, "select 1 from milestone where reached_on is not null"),
}


@pytest.fixture(scope="module")
def demo(real: Store) -> Facts:
    return real.facts("demo")


def column(facts: Facts, sql: str) -> set[object]:
    """The values of the first column of an answer."""
    return set(facts.ask(sql).iloc[:, 0].dropna())


@pytest.mark.parametrize("kind", EVERY_CODE)
def test_every_code_occurs(demo: Facts, kind: str) -> None:
    known = set(demo.ask("select code from code_word where kind = $kind", kind=kind)["code"])
    assert known
    assert known - column(demo, EVERY_CODE[kind]) == set()


@pytest.mark.parametrize("table", WITH_A_STATE)
def test_every_state_occurs(demo: Facts, table: str) -> None:
    assert column(demo, f"select state from {table}") == {"provisional", "checked", "final"}


@pytest.mark.parametrize("stage", ["announced", "agreed", "granted", "paid", "verified"])
def test_some_sums_of_every_stage_are_not_exact(demo: Facts, stage: str) -> None:
    assert demo.ask(
        "select 1 from budget where stage = $stage and precision <> 'exact' and county <> '06'", stage=stage
    ).shape[0] in range(2, 100)


@pytest.mark.parametrize("case", CASES)
def test_the_rare_case_occurs(demo: Facts, case: str) -> None:
    at_least, sql = CASES[case]
    assert len(demo.ask(sql)) >= at_least


def test_every_kind_of_missing_value_occurs(demo: Facts) -> None:
    asked = [
        *((year, "budget_sum", "sgb2_under_25", ()) for year in range(2014, 2027)),
        *((year, "budget_sum", "unemployed", ()) for year in range(2014, 2027)),
        (2023, "budget_sum", "population", ()),
        (2023, "budget_sum", "participant", ()),
        (2023, "budget_sum", "place", (4,)),
        (2023, "budget_sum", "none", (2,)),
        (2025, "budget_sum", "sgb2_under_25", ()),
        (2023, "dropout_rate", "none", ()),
        (2023, "reached_share", "none", ()),
    ]
    found: set[object] = set()
    for year, indicator, denominator, categories in asked:
        scope = Scope(year=year, programme="AQB", stage="agreed", categories=categories)
        frame = comparison.figures(demo, scope, indicator=indicator, denominator=denominator)
        found |= set(frame["reason"].dropna())
    assert found == set(demo.ask("select code from code_word where kind = 'missing_value'")["code"])


@pytest.mark.parametrize("stage", ["agreed", "granted", "verified"])
def test_why_a_sum_is_missing_is_recorded_or_not_even_that(demo: Facts, stage: str) -> None:
    asked = "select missing from untold_budget where stage = $stage"
    assert len(demo.ask(asked, stage=stage)) > 3
    assert column(demo, "select missing from untold_budget") == set(STATED)
    unsaid = (
        "select 1 from county_year anti join amount on amount.county = county_year.county and amount.level = 'total' "
        "and amount.budget_year = county_year.budget_year and amount.stage = $stage "
        "where exists_in_year and county_year.budget_year between 2014 and 2023"
    )
    assert len(demo.ask(unsaid, stage=stage)) > 0


def test_why_a_context_figure_is_missing_is_recorded_or_not_even_that(demo: Facts) -> None:
    assert column(demo, "select missing from county_measure") == set(STATED)
    assert len(demo.ask("select 1 from county_measure where value is null and missing is null")) == 0


def test_commitments_are_open_due_overdue_and_closed(demo: Facts) -> None:
    seen = set(commitments.commitments(demo, Scope(year=2026, programme="AQB", stage="agreed"), on=TODAY)["progress"])
    assert seen == set(demo.ask("select code from code_word where kind = 'commitment'")["code"])


def test_every_break_occurs(demo: Facts) -> None:
    found = series.breaks(demo, Scope(year=2026, programme="AQB", stage="agreed"))
    assert set(found["kind"]) == {"territory", "programme"}
    sums = (
        "select distinct budget_year from budget where county = $county and stage = 'agreed' and programme = $programme"
    )
    for county, programme, years in (("06435", "AQB", {2025, 2026}), ("06412", "AB", {2014}), ("06412", "AQB", {2015})):
        assert years <= set(demo.ask(sums, county=county, programme=programme)["budget_year"])


def test_every_rule_of_leitfragen_asks_something(demo: Facts) -> None:
    agreed = demo.ask(
        "select county, budget_year from agreement where budget_year >= 2023 order by budget_year desc, county"
    )
    for question, _ in lead_questions.rules().values():
        ask = getattr(lead_questions, question)
        names = inspect.signature(ask).parameters
        more = {key: value for key, value in {"programme": "AQB", "day": TODAY}.items() if key in names}
        assert any(len(ask(demo, county=row.county, year=row.budget_year, **more)) for row in agreed.itertuples()), (
            question
        )


def test_types_to_compare_within_are_none_of_the_iab(demo: Facts) -> None:
    types = demo.ask("select value, citation from county_measure where measure = 'iab_type'")
    # the IAB numbers its types from 1 to 15
    assert types["value"].nunique() > 2
    assert types["value"].min() > 90
    assert types["citation"].str.contains("kein Typ des IAB").all()
