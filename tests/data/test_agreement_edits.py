"""What a person answers about an agreement survives being kept as JSON, and reads as it was given."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import desk
import pytest

from data.agreement_edits import AS_READ, answer, kept_amount, named_in, with_answers
from data.imports import COUNTIES
from data.readers.agreement import read_agreement
from data.readers.given import AnswerRefused
from data.readers.parties import load_counties
from data.readers.reading import GIVEN, Citation, Project, Reading

LIST = load_counties(COUNTIES)
FULDA = next(each for each in LIST if each.name == "Fulda" or each.name.endswith("Fulda"))


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_agreement(desk.agreement("Wetteraukreis", 2024), LIST)


def after(reading: Reading, field: str, value: object) -> Reading:
    kept = json.loads(json.dumps([answer(field, value, "Anlage 1")]))
    return with_answers(reading, kept, LIST)


def test_values_come_back_as_they_were_given(reading: Reading) -> None:
    assert after(reading, "year", 2025).year == 2025
    assert after(reading, "total_eur", Decimal("900000.50")).total_eur == Decimal("900000.50")
    assert after(reading, "signed_by_county_on", date(2024, 7, 1)).signed_by_county_on == date(2024, 7, 1)
    assert after(reading, "county", FULDA).county == FULDA.county
    both = after(reading, "programmes", {"AQB": Decimal(700), "AMB": Decimal("300.50")})
    assert both.total_eur == Decimal("1000.50")
    assert {each.programme: each.amount_eur for each in both.amounts} == {"AQB": 700, "AMB": Decimal("300.50")}


def test_projects_keep_where_they_were_read_when_only_a_number_is_added(reading: Reading) -> None:
    first = replace(reading.projects[0], places=12)
    found = after(reading, "projects", [first, *reading.projects[1:]]).projects
    assert found == [replace(first, by_hand=(("places", "Anlage 1"),)), *reading.projects[1:]]


def test_a_sum_is_corrected_or_taken_out_and_keeps_its_place(reading: Reading) -> None:
    [whole] = reading.amounts
    part = replace(whole, amount_eur=Decimal("5.50"), level="category", category=2)
    added = replace(whole, amount_eur=Decimal(7), level="purpose", purpose="Druck", cited=Citation(GIVEN, ""))
    found = after(reading, "amounts", [kept_amount(0, part), kept_amount(None, added)]).amounts
    named = ("euros", "level", "category")
    assert found == [
        replace(part, by_hand=tuple((each, "Anlage 1") for each in named)),
        replace(added, by_hand=(("", "Anlage 1"),)),
    ]
    assert found[0].place == f"{whole.cited.place}; von Hand: Anlage 1 (Betrag, Gliederung, Maßnahmenart)"
    assert after(reading, "amounts", []).amounts == []


def test_a_draft_of_before_in_which_only_sum_and_massnahmenart_are_kept_still_opens(reading: Reading) -> None:
    [whole] = reading.amounts
    found = after(reading, "amounts", [{"read": 0, "amount_eur": "900000.50", "category": None}])
    assert found.amounts == [
        replace(whole, amount_eur=Decimal("900000.50"), by_hand=(("euros", "Anlage 1"),)),
    ]
    assert (found.total_eur, found.programmes[0].amount_eur) == (Decimal("900000.50"), Decimal("900000.50"))


def test_what_was_looked_at_stays_as_it_was_read(reading: Reading) -> None:
    for field in ("projects", "amounts"):
        found = after(reading, field, AS_READ)
        assert (found.projects, found.amounts) == (reading.projects, reading.amounts)


def test_an_answer_without_its_origin_is_refused(reading: Reading) -> None:
    with pytest.raises(AnswerRefused, match="woher"):
        with_answers(reading, [answer("year", 2025, " ")], LIST)


def test_a_massnahme_that_is_renamed_keeps_the_wording_it_was_read_from(reading: Reading) -> None:
    first = replace(reading.projects[0], name="JUBA drei")
    [found, *_] = after(reading, "projects", [first, *reading.projects[1:]]).projects
    assert (found.name, found.section) == ("JUBA drei", "§ 5")
    assert "JUBA 3.0" in found.passage


def test_a_massnahme_that_is_added_has_the_line_that_names_it(reading: Reading) -> None:
    named = named_in(reading, "OloV-Steuerungsgruppen")
    assert (named.section, "OloV-Steuerungsgruppen" in named.passage) == ("§ 2", True)
    assert named_in(reading, "Nirgends genannt") == Project(0, "Nirgends genannt", "Angabe einer Person")
