"""Ziele, Maßnahmen and parties that a person gives: taken as they are meant, or refused with what to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from agreement_text import TO_CORRECT as TEXT
from agreement_text import read

from data.readers.answering import answered
from data.readers.given import AnswerRefused
from data.readers.given_amounts import SumGiven
from data.readers.reading import Citation, Milestone, Party, Reading, Target

READING = read(TEXT)
NEW = Target("Vermittlungen", None, "", Citation("Angabe einer Person", ""))


def given(*targets: Target, reading: Reading = READING) -> list[Target]:
    return answered(reading, "targets", list(targets), "laut Anlage 2").targets


def test_what_stands_here_is_read_so() -> None:
    assert [(each.project, each.value, each.kind) for each in READING.targets] == [
        ("Werkstatt Nord", 12, "numeric"),
        ("Sprache und Beruf", 15, "numeric"),
        ("Sprache und Beruf", 2, "milestone"),
    ]


def test_a_corrected_ziel_has_the_reason_in_its_citation_and_the_others_have_none() -> None:
    first, *others = READING.targets
    found = given(replace(first, value=Decimal(14)), *others)
    assert found[0].value == 14
    assert found[0].cited.place == f"{first.cited.place}; von Hand: laut Anlage 2"
    assert found[1:] == others


def test_a_ziel_is_taken_out_or_added() -> None:
    assert given(*READING.targets[1:]) == READING.targets[1:]
    new = replace(NEW, kind="numeric", indicator="transition_rate", value=Decimal("62.5"))
    [*_, found] = given(*READING.targets, new)
    assert (found.value, found.unit, found.cited.place) == (
        Decimal("62.5"), "Prozent", "Angabe einer Person; von Hand: laut Anlage 2",
    )  # fmt: skip


def test_a_ziel_of_a_massnahme_has_its_massnahmenart() -> None:
    [*_, found] = given(*READING.targets, replace(NEW, project="Sprache und Beruf"))
    assert found.category == 3


def test_milestones_are_counted() -> None:
    *others, steps = READING.targets
    more = (*steps.milestones, Milestone("Bericht liegt vor", date(2024, 12, 1)))
    [*_, found] = given(*others, replace(steps, milestones=more, value=None, unit=""))
    assert (found.value, found.unit) == (3, "Meilensteine")


def test_what_was_left_out_stays_told_beside_a_corrected_ziel() -> None:
    told = read(TEXT.replace("31.03.2024: Konzept", "31.03.2034: Konzept"))
    assert any(each.field == "targets" for each in told.problems)
    assert answered(told, "targets", [], "laut Anlage").problems == told.problems


NUMBER = replace(NEW, kind="numeric", indicator="places", value=Decimal(5))
STEPS = replace(NEW, kind="milestone", milestones=(Milestone("Konzept", date(2024, 3, 31)),))


@pytest.mark.parametrize(
    ("target", "says"),
    [
        (replace(NEW, name=" "), "fehlt der Name"),
        (replace(NEW, name="x" * 401), "400 Zeichen"),
        (replace(NEW, project="Gibt es nicht"), "Liste der Maßnahmen"),
        (replace(NEW, category=5), "Maßnahmenart 5"),
        (replace(NUMBER, indicator=None), "Kennzahl wählen"),
        (replace(NUMBER, indicator="budget_use"), "Kennzahl wählen"),
        (replace(NUMBER, value=None), "Der Wert fehlt"),
        (replace(NUMBER, value=Decimal(0)), "größer als 0"),
        (replace(NUMBER, unit="Prozent"), "in Plätze gezählt"),
        (replace(NUMBER, value=Decimal("12.5")), "ganze Zahl"),
        (replace(NUMBER, value=Decimal(2_000_000)), "bis 1.000.000"),
        (replace(NUMBER, indicator="transition_rate", value=Decimal(101)), "zwischen 0 und 100"),
        (replace(NUMBER, indicator="transition_rate", value=Decimal("1.00001")), "Nachkommastellen"),
        (replace(NEW, indicator="places"), "nennt aber eine Kennzahl"),
        (replace(NEW, unit="Personen"), "Einheit ohne Wert"),
        (replace(NEW, value=Decimal(3), unit="Stück"), "„Stück“ ist nicht vorgesehen"),
        (replace(NEW, value=Decimal(3), unit="Meilensteine"), "ist nicht vorgesehen"),
        (replace(NEW, value=Decimal(130), unit="Prozent"), "zwischen 0 und 100"),
        (replace(NEW, milestones=STEPS.milestones), "Zielart „Meilensteine“"),
        (replace(STEPS, milestones=()), "Meilensteine fehlen"),
        (replace(STEPS, indicator="places"), "Kennzahl leeren"),
        (replace(STEPS, value=Decimal(4)), "ihre Anzahl, hier 1"),
        (replace(STEPS, milestones=(Milestone("Konzept", date(2034, 3, 31)),)), "fern vom Haushaltsjahr 2024"),
    ],
)
def test_what_no_ziel_can_be_is_refused_with_what_to_do(target: Target, says: str) -> None:
    with pytest.raises(AnswerRefused, match=says) as refused:
        given(*READING.targets, target)
    assert "itte" in str(refused.value)


def test_the_same_ziel_twice_is_refused() -> None:
    first = READING.targets[0]
    with pytest.raises(AnswerRefused, match="zweimal"):
        given(*READING.targets, replace(first, cited=NEW.cited))


def test_a_renamed_massnahme_takes_its_ziele_and_sums_along() -> None:
    found = answered(READING, "project_names", {"Werkstatt Nord": "Werkstatt Süd"}, "laut Anlage")
    assert found.projects[0].name == "Werkstatt Süd"
    assert [each.project for each in found.targets] == ["Werkstatt Süd", "Sprache und Beruf", "Sprache und Beruf"]
    assert [each.project for each in found.amounts if each.level == "project"] == ["Werkstatt Süd"]


def test_a_massnahme_of_another_art_takes_its_ziele_and_sums_along_and_one_taken_out_its_ziele() -> None:
    first, second = READING.projects
    found = answered(READING, "projects", [replace(first, category=2)], "laut Anlage")
    assert [(each.project, each.category) for each in found.targets] == [("Werkstatt Nord", 2)]
    assert [each.category for each in found.amounts if each.level == "project"] == [2]
    assert answered(READING, "projects", [first, second], "laut Anlage").targets == READING.targets


def test_a_sum_that_is_corrected_has_the_reason_in_its_citation() -> None:
    [total, part] = READING.amounts
    more = SumGiven(part, replace(part, amount_eur=Decimal(51_000)))
    found = answered(READING, "amounts", [SumGiven(total, total), more], "laut Bescheid").amounts
    assert [each.by_hand for each in found] == [(), (("euros", "laut Bescheid"),)]
    with pytest.raises(AnswerRefused, match="Betrag über 0"):
        answered(READING, "amounts", [SumGiven(part, replace(part, amount_eur=Decimal(0)))], "laut Bescheid")


MINISTRY, COUNTY = READING.party("ministry"), READING.party("county")


def test_who_signed_is_corrected_for_one_side_and_cited_there() -> None:
    corrected = replace(COUNTY, office="Erster Kreisbeigeordneter", signed_at=" Büdingen ")
    found = answered(READING, "parties", [MINISTRY, corrected], "laut Urschrift")
    assert found.signatory("county") == "Max Beispiel, Erster Kreisbeigeordneter"
    assert (found.party("county").signed_at, found.party("ministry")) == ("Büdingen", MINISTRY)
    assert {name for name, cited in found.citations.items() if cited.reason} == {
        "parties", "county_office", "county_signed_at"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("parties", "says"),
    [
        ([MINISTRY, replace(COUNTY, signed_at="Friedberg 17.7.2024")], "nur den Ort"),
        ([MINISTRY, replace(COUNTY, signatory="---")], "keinen Buchstaben"),
        ([MINISTRY, replace(COUNTY, office="x" * 161)], "160 Zeichen"),
        ([MINISTRY], "beide Parteien"),
        ([Party("county"), Party("county")], "beide Parteien"),
    ],
)
def test_what_no_party_can_be_is_refused(parties: list[Party], says: str) -> None:
    with pytest.raises(AnswerRefused, match=says):
        answered(READING, "parties", parties, "laut Urschrift")
