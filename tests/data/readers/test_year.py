"""The budget year: what title and money say together, and no year that one of them contradicts."""

from __future__ import annotations

import pytest
from agreement_text import changed, faults, problems, read, real


@pytest.mark.parametrize("title", ["2023/2024", "2023/24", "2023–2027", "2023 bis 2024", "2023 und 2024"])
def test_a_title_of_several_years_is_a_problem(title: str) -> None:
    text = changed(("\n2023\n", f"\n{title}\n"))
    assert ("year", "error") in faults(text)
    assert title in problems(text)["year"]


def test_money_of_another_year_than_the_title_is_a_problem_that_shows_both() -> None:
    text = changed(
        ("Das HMSI stellt dem Hochtaunuskreis im Jahr 2023", "Das HMSI stellt dem Hochtaunuskreis im Jahr 2024"),
        ("budget 2023 zur Verf", "budget 2024 zur Verf"),
    )
    assert faults(text) == [("year", "error")]
    assert "2023" in problems(text)["year"]
    assert "§ 4" in problems(text)["year"]
    assert read(text).total_eur == 753200


def test_money_of_two_years_is_a_problem() -> None:
    text = changed(("im Jahr 2023 Haushaltsmittel", "in den Jahren 2023 und 2024 Haushaltsmittel"))
    assert ("year", "error") in faults(text)


def test_a_budget_of_another_year_in_the_text_is_a_warning() -> None:
    text = changed(
        ("**Ausbildungs- und Qualifizierungsbudgets 2023**", "**Ausbildungs- und Qualifizierungsbudgets 2022**")
    )
    assert (read(text).year, faults(text)) == (2023, [("year", "warning")])
    assert "§ 5" in problems(text)["year"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Zielvereinbarung\n\n2023", "Wiesbaden, 12. Dezember 2022\nZielvereinbarung\n\n2023"),
        ("zur Umsetzung des", "im Rahmen des Bündnisses 2020 bis 2024 zur Umsetzung des"),
        ("\n2023\n", "\n\n"),
        ("Präambel\n", "Präambel\n\nIm Jahr 2022 standen Haushaltsmittel in Höhe von 700.000 Euro bereit.\n"),
        ("753.200 Euro\n\naus", "753.200 Euro (davon 300.000 Euro fällig 2024)\n\naus"),
        ("Haushaltsmittel in Höhe", "auf Grund des Erlasses vom 3. März 2022 Haushaltsmittel in Höhe"),
    ],
)
def test_years_of_other_things_contradict_nothing(old: str, new: str) -> None:
    text = changed((old, new))
    assert (read(text).year, faults(text)) == (2023, [])


def test_a_year_that_stands_nowhere_is_a_problem() -> None:
    assert ("year", "error") in faults(real().replace("2023", ""))
