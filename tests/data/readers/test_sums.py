"""Every sum a text states is kept with what it is for, whatever becomes of the total."""

from __future__ import annotations

from typing import Literal

import pytest
from agreement_text import agreement, faults, read

from data.readers.reading import Stated

GRANT = "Das HMSI stellt dem Wetteraukreis im Jahr 2024 Haushaltsmittel in Höhe von insgesamt 640.000 Euro bereit"


def parts(money: str) -> list[Stated]:
    return [each for each in read(agreement(money=money)).amounts if each.level != "total"]


@pytest.mark.parametrize(
    ("money", "said"),
    [
        (f"{GRANT}. Davon entfallen auf Maßnahmenart 1: 400.000 Euro.", ("category", 1, None)),
        (f"{GRANT}.\nQualifizierungsprojekte: 400.000 Euro", ("category", 3, None)),
        (f"{GRANT}, davon 400.000 Euro für Teilzeitausbildung.", ("purpose", None, "Teilzeitausbildung")),
        (f"{GRANT}.\nTeilzeitausbildung 400.000 Euro", ("purpose", None, "Teilzeitausbildung")),
        (f"{GRANT}. Für Sprachförderung sind 400.000 Euro vorgesehen.", ("purpose", None, "Sprachförderung")),
        (f"{GRANT}, davon 400.000 Euro ESF-Mittel.", ("funding", None, None)),
        (f"{GRANT}, davon 400.000 Euro für das Projekt Werkstatt Nord.", ("project", 1, None)),
    ],
)
def test_a_part_is_kept_with_what_it_is_for(money: str, said: tuple[str, int | None, str | None]) -> None:
    assert [(each.level, each.category, each.purpose) for each in parts(money)] == [said]
    assert [int(each.amount_eur) for each in parts(money)] == [400_000]
    assert read(agreement(money=money)).total_eur == 640_000


@pytest.mark.parametrize(
    ("money", "level"),
    [
        (f"Nach 612.300 Euro im Vorjahr gilt: {GRANT}.", "other_year"),
        (f"{GRANT} (2023: 612.300 Euro).", "other_year"),
        (f"{GRANT} und der Wetteraukreis 612.300 Euro.", "own"),
        (f"Landesweit stehen 27.700.000 Euro bereit. {GRANT}.", "statewide"),
        (f"Das Land stellt 2024 Haushaltsmittel in Höhe von 27.700.000 Euro bereit. {GRANT}.", "statewide"),
        (f"{GRANT}. Gewährt werden 6.123 Euro je Platz.", "rate"),
    ],
)
def test_money_that_is_no_part_of_the_grant_is_kept_and_told(money: str, level: str) -> None:
    found = read(agreement(money=money))
    assert found.total_eur == 640_000
    assert [each.level for each in found.amounts if each.level != "total"] == [level]
    assert [(field, severity) for field, severity in faults(agreement(money=money)) if severity == "error"] == []


@pytest.mark.parametrize(
    "rows",
    [
        ", auszahlbar mit 300.000 Euro in 2024, 200.000 Euro in 2025 und 140.000 Euro in 2026.",
        ". Die Mittel verteilen sich wie folgt:\n2024: 300.000 Euro\n2025: 200.000 Euro\n2026: 140.000 Euro",
        ". Davon werden 300.000 Euro im Jahr 2024, 200.000 Euro im Jahr 2025 und 140.000 Euro im Jahr 2026 ausgezahlt.",
    ],
)
def test_yearly_instalments_have_their_year(rows: str) -> None:
    found = [(each.spending_from, int(each.amount_eur)) for each in parts(f"{GRANT}{rows}")]
    assert found == [(2024, 300_000), (2025, 200_000), (2026, 140_000)]


@pytest.mark.parametrize(
    ("written", "source"),
    [("Landesmittel", "state"), ("ESF-Mittel", "esf"), ("aus dem ESF", "esf"), ("für Sprache", "unstated")],
)
def test_whose_money_a_part_is_stands_beside_it(written: str, source: str) -> None:
    assert [each.funding_source for each in parts(f"{GRANT}, davon 50.000 Euro {written}.")] == [source]


@pytest.mark.parametrize(
    "figure", ["B12.400", "1.l40.300", "64O.000", "640.0OO", "640,000", "640..000", "640.0000", "S640.000"]
)
def test_a_figure_a_letter_touches_is_asked_about(figure: str) -> None:
    text = agreement(money=f"Im Jahr 2024 stehen Haushaltsmittel in Höhe von {figure} Euro bereit.")
    assert read(text).total_eur is None
    assert ("total_eur", "error") in faults(text)


@pytest.mark.parametrize(
    "written", ["812 T€", "812 TEUR", "812 Tsd. Euro", "0,812 Mio. Euro", "812.000¹ Euro", "812.000 Euro¹"]
)
def test_thousands_and_footnotes_are_read(written: str) -> None:
    found = read(agreement(money=f"Im Jahr 2024 stehen Haushaltsmittel in Höhe von {written} bereit."))
    assert found.total_eur == 812_000


def test_more_than_a_tenth_of_the_land_is_asked_about() -> None:
    text = agreement(money="Im Jahr 2024 stehen Haushaltsmittel in Höhe von 27.700.000 Euro bereit.")
    assert ("total_eur", "error") in faults(text)


def test_sums_of_projects_above_the_whole_are_asked_about() -> None:
    text = agreement(projects={1: ["Werkstatt (900.000 Euro)", "Sprache (800.000 Euro)"]})
    assert ("amounts", "error") in faults(text)


def test_two_sums_for_one_massnahmenart_are_asked_about() -> None:
    rows = "\nAusbildungsvorbereitung: 300.000 Euro"
    text = agreement(money=f"{GRANT}. Davon entfallen auf Maßnahmenart 1: 400.000 Euro.{rows}")
    assert ("amounts", "error") in faults(text)


def test_a_sum_that_the_others_add_up_to_is_the_whole() -> None:
    money = (
        "Haushaltsmittel in Höhe von 640.000 Euro: 400.000 Euro für Ausbildungsvorbereitung, "
        "240.000 Euro für Qualifizierungsprojekte."
    )
    assert read(agreement(money=money)).total_eur == 640_000
    assert [(each.level, each.category) for each in parts(money)] == [("category", 1), ("category", 3)]


@pytest.mark.parametrize(
    ("words", "projects"),
    [
        (
            "300.000 Euro für Werkstatt Nord und 200.000 Euro für Sprache und Beruf",
            ["Werkstatt Nord", "Sprache und Beruf"],
        ),
        ("300.000 Euro für Werkstatt Nord und 200.000 Euro Restmittel", ["Werkstatt Nord", None]),
        (
            "für Werkstatt Nord 300.000 Euro, für Sprache und Beruf 200.000 Euro",
            ["Werkstatt Nord", "Sprache und Beruf"],
        ),
    ],
)
def test_a_sum_is_that_of_the_project_beside_it(words: str, projects: list[str | None]) -> None:
    assert [each.project for each in parts(f"{GRANT}, davon {words}.")] == projects


def test_the_purpose_of_one_sum_is_not_that_of_the_next() -> None:
    found = parts(
        f"{GRANT}, davon 35.000 Euro für Teilzeitausbildung und 20.000 Euro Reserve, für Sprache 10.000 Euro."
    )
    assert [each.purpose for each in found] == ["Teilzeitausbildung", None, "Sprache"]


BOTH = {"AQB": 1_200_300, "AMB": 300_200}


@pytest.mark.parametrize(
    "money",
    [
        "Im Rahmen des AQB und des AMB stehen Haushaltsmittel in Höhe von 1.200.300 Euro (AQB) und 300.200 Euro (AMB).",
        "Haushaltsmittel, Arbeitsmarktbudget\n- 1.200.300 Euro: AQB\n- 300.200 Euro: AMB",
        "Für das AQB und das AMB stehen Haushaltsmittel in Höhe von 1.200.300 Euro bzw. 300.200 Euro bereit.",
        "Haushaltsmittel in Höhe von insgesamt 1.500.500 Euro. Diese setzen sich zusammen aus\na) AQB: 1.200.300 Euro\n"
        "b) AMB: 300.200 Euro",
        "Haushaltsmittel in Höhe von insgesamt 1.500.500 Euro, davon 1.200.300 Euro AQB, 300.200 Euro AMB.",
        "Haushaltsmittel in Höhe von 1.500.500 Euro, die sich aufteilen in:\n- AQB 1.200.300 Euro\n- AMB 300.200 Euro",
    ],
)
def test_a_programme_is_the_one_beside_its_sum(money: str) -> None:
    found = read(agreement(money=money))
    sums: dict[str, int | Literal[0]] = {each.code: int(each.amount_eur or 0) for each in found.programmes}
    assert (sums, found.total_eur) == (BOTH, 1_500_500)


@pytest.mark.parametrize(
    "aside",
    [
        "Einzelbewilligungen unter 5.000 Euro werden nicht erteilt.",
        "Der Landkreis Gießen erhält auf Grundlage einer eigenen Zielvereinbarung 812.400 Euro.",
    ],
)
def test_a_bound_of_a_single_case_and_the_money_of_another_agreement_are_no_second_whole(aside: str) -> None:
    found = read(agreement(money=f"{GRANT}. {aside}"))
    assert (found.total_eur, found.errors) == (640_000, [])
    assert [each.field for each in found.problems] == ["other_amounts"]


def test_each_programme_has_the_sum_it_stands_right_before() -> None:
    money = (
        "Das HMSI stellt dem Wetteraukreis im Jahr 2018 Haushaltsmittel für das Ausbildungs- und Qualifizierungsbudget "
        "(AQB) und das Arbeitsmarktbudget (AMB) zur Verfügung.\n\nAQB: 934.200 Euro; AMB: 265.800 Euro"
    )
    found = read(agreement(money=money, year=2018))
    assert {each.code: each.amount_eur for each in found.programmes} == {"AQB": 934_200, "AMB": 265_800}
    assert found.total_eur == 1_200_000


@pytest.mark.parametrize(("esf", "told"), [("300.000", True), ("340.000", False)])
def test_givers_of_the_money_that_miss_the_whole_are_told(esf: str, told: bool) -> None:
    grant = GRANT.replace(" bereit", "")
    found = read(agreement(money=f"{grant} bereit, davon 300.000 Euro Landesmittel, {esf} Euro ESF-Mittel."))
    assert ("der Geldgeber ergeben" in " ".join(each.message for each in found.problems)) is told


def test_rows_of_givers_have_each_its_own() -> None:
    rows = parts(f"{GRANT}:\n- davon Landesmittel: 600.000 Euro\n- davon ESF-Mittel: 40.000 Euro")
    assert [(each.funding_source, int(each.amount_eur)) for each in rows] == [("state", 600_000), ("esf", 40_000)]


def test_years_of_spending_that_miss_the_whole_are_told() -> None:
    found = read(agreement(money=f"{GRANT}, auszahlbar mit 300.000 Euro in 2024 und 300.000 Euro in 2025."))
    assert "Jahresraten ergeben 600.000 Euro" in " ".join(each.message for each in found.problems)
