"""What a person answers makes another reading: the value, the reason in the citation, the question gone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from agreement_text import COUNTIES, agreement, read

from data.readers.answering import answered
from data.readers.given import AnswerRefused
from data.readers.reading import Reading

OPEN = read(agreement(money="Haushaltsmittel setzt der Bescheid über 640.000 Euro und 20.000 Euro fest."))


def fields(reading: Reading) -> set[str]:
    return {problem.field for problem in reading.errors}


def test_a_total_answers_the_question_and_says_why() -> None:
    found = answered(OPEN, "total_eur", Decimal(640_000), "laut Bescheid")
    assert (found.total_eur, found.programmes[0].amount_eur) == (640_000, 640_000)
    assert found.place("total_eur").endswith("; von Hand: laut Bescheid")
    assert fields(OPEN) == {"total_eur"}
    assert fields(found) == set()
    assert [(int(each.amount_eur), each.level) for each in found.amounts if each.level == "total"] == [
        (640_000, "total")
    ]


def test_the_reading_before_stays_as_it_was() -> None:
    answered(OPEN, "total_eur", Decimal(640_000), "laut Bescheid")
    assert OPEN.total_eur is None
    assert fields(OPEN) == {"total_eur"}


def test_programmes_bring_their_sum() -> None:
    found = answered(OPEN, "programmes", {"AQB": Decimal(600_000), "AMB": Decimal(40_000)}, "Anlage 2")
    assert found.total_eur == 640_000
    assert fields(found) == set()


def test_a_draft_is_taken_when_a_person_says_so() -> None:
    text = agreement().replace("Zielvereinbarung\n", "ENTWURF – Stand 12.01.2024\n\nZielvereinbarung\n", 1)
    found = read(text)
    assert (found.draft, fields(found), {problem.code for problem in found.errors}) == (True, {"draft"}, {"draft"})
    assert fields(answered(found, "draft", None, "zur Probe")) == set()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("year", 2025),
        ("dialogues", 2),
        ("dialogues", None),
        ("signed_by_county_on", date(2024, 7, 1)),
        ("amounts", []),
    ],
)
def test_a_value_is_taken_as_given(field: str, value: object) -> None:
    assert getattr(answered(OPEN, field, value, "Anruf"), field) == value


def test_the_county_of_a_reading_may_be_corrected() -> None:
    other = next(each for each in COUNTIES if each.county == "06434")
    found = answered(OPEN, "county", other, "laut Briefkopf")
    assert (found.county, found.party("county").name) == ("06434", "Hochtaunuskreis")
    assert found.title == "Zielvereinbarung 2024 – Hochtaunuskreis"


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("total_eur", Decimal(1), " "),
        ("total_eur", 640_000, "Bescheid"),
        ("total_eur", Decimal("0.001"), "Bescheid"),
        ("year", 1999, "Bescheid"),
        ("dialogues", 99, "Bescheid"),
        ("draft", True, "Bescheid"),
        ("farbe", 1, "Bescheid"),
        ("programmes", {}, "Bescheid"),
        ("projects", "Neu", "Bescheid"),
    ],
)
def test_an_answer_without_reason_or_sense_is_refused(field: str, value: object, reason: str) -> None:
    with pytest.raises(AnswerRefused):
        answered(OPEN, field, value, reason)


def test_every_error_of_the_reader_can_be_answered() -> None:
    for text in ("year", "total_eur", "county", "projects", "amounts", "signed_by_ministry_on"):
        value = {"year": 2024, "total_eur": Decimal(5), "county": COUNTIES[0]}.get(text)
        if text in ("projects", "amounts"):
            value = []
        assert not [p for p in answered(OPEN, text, value, "Grund").problems if p.field == text]
