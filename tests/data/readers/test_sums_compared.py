"""Sums that should add up to the whole or say it again are compared with it, and what differs is asked about."""

from __future__ import annotations

import pytest
from agreement_text import agreement, problems, read

TOLD = "der Maßnahmen ergeben"


@pytest.mark.parametrize(("second", "told"), [("140.300", False), ("130.300", True)])
def test_sums_of_all_projects_that_miss_the_whole_are_told(second: str, told: bool) -> None:
    text = agreement(projects={1: ["Werkstatt (1.000.000 Euro)"], 3: [f"Sprache ({second} Euro)"]})
    assert (TOLD in problems(text).get("amounts", "")) is told
    assert read(text).total_eur == 1_140_300


def test_sums_of_some_projects_need_not_be_the_whole() -> None:
    assert "amounts" not in problems(agreement(projects={1: ["Werkstatt (1.000.000 Euro)"], 3: ["Sprache"]}))


@pytest.mark.parametrize(
    ("euros", "open_"), [("1.140.300", False), ("1.104.300", True)]
)  # fmt: skip
def test_what_the_land_gives_the_county_in_another_section_is_compared(euros: str, open_: bool) -> None:
    text = agreement().replace("Es gilt", f"Mit {euros} Euro fördert das Land den Wetteraukreis im Jahr 2024. Es gilt")
    assert (read(text).total_eur is None) is open_


def test_what_the_land_gives_to_others_is_not_compared() -> None:
    text = agreement().replace("Es gilt", "Das Land fördert die Jugendberufsagentur mit 30.000 Euro. Es gilt")
    assert read(text).total_eur == 1_140_300


def test_rows_in_thousands_that_nobody_read_are_told() -> None:
    rows = "Davon entfallen auf (in T€):\nAusbildungsvorbereitung 200,0\nSprache 110,5"
    money = f"Das Ministerium stellt im Jahr 2024 Haushaltsmittel in Höhe von 1.140.300 Euro zur Verfügung.\n{rows}"
    assert "Sprache 110,5" in problems(agreement(money=money))["other_amounts"]


@pytest.mark.parametrize(
    "words", ["rund 1,1 Mio. Euro (genau: 1.140.300 Euro)", "rund 1,1 Mio. Euro, exakt 1.140.300 Euro,"]
)
def test_a_rounded_sum_that_is_said_exactly_behind_is_none_of_its_own(words: str) -> None:
    found = read(agreement(money=f"Das Ministerium stellt im Jahr 2024 Haushaltsmittel von {words} bereit."))
    assert (found.total_eur, found.errors) == (1_140_300, [])


def test_another_sum_behind_a_rounded_one_stays() -> None:
    money = "Das Ministerium stellt im Jahr 2024 Haushaltsmittel von rund 1,1 Mio. Euro (genau: 700.000 Euro) bereit."
    assert read(agreement(money=money)).total_eur is None


def test_a_head_may_name_the_headings_and_the_projects_of_one_column() -> None:
    text = agreement(projects={})
    rows = "1. Ausbildungsvorbereitung\n     Werkstatt      12     740.300\n     Holzbau        8      400.000\n"
    head = "Maßnahmenart / Projekt     Plätze    Betrag in Euro\n"
    start = text.index("1. Ausbildungsvorbereitung")
    found = read(text[:start] + head + rows + text[text.index("\nDie Förderung erfolgt") :])
    assert [(each.name, each.places) for each in found.projects] == [("Werkstatt", 12), ("Holzbau", 8)]
    assert [int(each.amount_eur) for each in found.amounts if each.level == "project"] == [740_300, 400_000]
