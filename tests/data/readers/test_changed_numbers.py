"""Numbers that replace others, and what an agreement says of other years: the new one is read, the old one is not."""

from __future__ import annotations

import pytest
from agreement_text import agreement, problems, read


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("Startbahn (statt 10 nun 12 Plätze)", 12),
        ("Startbahn, statt bisher 10 Plätzen 12 Plätze", 12),
        ("Startbahn – nunmehr 12 statt 10 Plätze", 12),
        ("Startbahn (bisher 20, künftig 15 Plätze)", 15),
        ("Startbahn (von 10 auf 12 Plätze erhöht)", 12),
        ("Startbahn: 12 Plätze (nicht mehr 10)", 12),
        ("Startbahn mit zwölf Plätzen", 12),
    ],
)
def test_the_new_number_of_a_change_is_read(line: str, places: int) -> None:
    found = read(agreement(projects={1: [line], 3: ["Lotse"]}))
    assert [(each.name, each.places) for each in found.projects] == [("Startbahn", places), ("Lotse", None)]
    assert "projects" not in {each.field for each in found.problems}


def test_the_sum_of_the_year_before_in_brackets_is_none_of_the_project() -> None:
    found = read(agreement(projects={1: ["Startbahn: 50.000 Euro (Vorjahr: 45.000 Euro)"]}))
    assert [(each.name, each.places) for each in found.projects] == [("Startbahn", None)]
    assert [int(each.amount_eur) for each in found.amounts if each.project] == [50_000]


@pytest.mark.parametrize(
    "line",
    [
        "Startbahn: 12 + 3 Plätze",
        "Startbahn: zwischen 10 und 12 Plätze",
        "Startbahn: 2 Durchgänge mit je 12 Plätzen",
        "Startbahn 2021 wurden 10 Abschlüsse erreicht",
        "Startbahn Plätze je Quartal: 3/6/9/12",
        "Startbahn z. B. 3 Praktika",
        "~~Startbahn~~",
        "Startbahn (Teil 1",
        "bisher: Berufsstart, neu: Startbahn",
        "steht noch nicht fest",
    ],
)
def test_what_may_be_more_than_a_name_is_asked_about(line: str) -> None:
    text = agreement(projects={1: [line]})
    assert [each.places for each in read(text).projects] == [None]
    assert "projects" in problems(text)


@pytest.mark.parametrize(
    "words", ["entf.", "vakant", "ausgesetzt", "unbesetzt", "bleibt frei", "bleibt unbesetzt", "ohne Maßnahme", "0",
              "Eine Förderung wurde nicht beantragt."]
)  # fmt: skip
def test_words_that_say_none_are_no_project(words: str) -> None:
    assert [each.name for each in read(agreement(projects={1: ["Startbahn"], 4: [words]})).projects] == ["Startbahn"]


@pytest.mark.parametrize("words", ["k. A.", "in Planung", "keine Angabe"])
def test_words_that_leave_it_open_are_asked_about(words: str) -> None:
    text = agreement(projects={1: ["Startbahn"], 4: [words]})
    assert [each.name for each in read(text).projects] == ["Startbahn"]
    assert "projects" in problems(text)


def test_a_target_of_the_year_before_is_none() -> None:
    text = agreement().replace("- Werkstatt Nord", "- Werkstatt Nord\n  Ziel: 60 % der Teilnehmenden (2023: 55 %)")
    assert [int(each.value or 0) for each in read(text).targets] == [60]


def test_a_list_of_another_year_is_asked_about() -> None:
    text = agreement().replace("1. Ausbildungs", "Im Jahr 2023 wurden diese Projekte gefördert:\n1. Ausbildungs")
    assert "eines anderen Jahres" in problems(text)["projects"]


@pytest.mark.parametrize(
    "line",
    [
        "Startbahn // 50.000 Euro",
        "Startbahn mit einem Budget von 50.000 Euro",
        "Startbahn (geplante Kosten: 50.000 Euro)",
        "Startbahn (50.000 €/Jahr)",
        "Projekt: Startbahn, 50.000 Euro",
    ],
)
def test_a_sum_in_other_words_is_no_part_of_the_name(line: str) -> None:
    found = read(agreement(projects={1: [line]}))
    assert [each.name for each in found.projects] == ["Startbahn"]
    assert [int(each.amount_eur) for each in found.amounts if each.project] == [50_000]


@pytest.mark.parametrize(
    "name",
    ["Ohne Maßnahme geht nichts", "Offen für alle", "Von 0 auf 100", "Statt Straße: Werkstatt", "Summe der Talente",
     "Plan B (bisher Plan A)", "In Planung bleiben"],
)  # fmt: skip
def test_a_name_that_begins_like_a_remark_stays_one(name: str) -> None:
    assert [each.name for each in read(agreement(projects={1: [name]})).projects] == [name]


def test_a_project_that_is_said_to_end_is_asked_about() -> None:
    assert "projects" in problems(agreement(projects={1: ["Startbahn", "entfällt: Altprojekt"]}))
