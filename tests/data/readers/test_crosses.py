"""Tables of agreements that cross two things: each cell with its Maßnahmenart, year and source, or a question."""

from __future__ import annotations

from decimal import Decimal

import pytest
from agreement_text import HEADINGS, agreement, faults, problems, read

from data.amount_rows import amount_rows
from data.readers.reading import Reading

GRANT = "Das HMSI stellt dem Wetteraukreis im Jahr 2024 Haushaltsmittel in Höhe von insgesamt 640.000 Euro bereit."
CELLS = {(1, 2024): 200_000, (1, 2025): 100_000, (3, 2024): 240_000, (3, 2025): 100_000}
WHOLE = [(1, 300_000), (3, 340_000)]


def with_money(table: str, grant: str = GRANT) -> Reading:
    return read(agreement(money=f"{grant}\n\n{table}"))


def with_list(body: str) -> Reading:
    text = agreement(money=GRANT)
    start, end = text.index("1. Ausbildungsvorbereitung"), text.index("Die Förderung erfolgt")
    return read(f"{text[:start]}{body}\n\n{text[end:]}")


def spent(found: Reading) -> dict[tuple[int | None, int | None], Decimal]:
    return {(each.category, each.spending_from): each.amount_eur for each in found.amounts if each.level == "purpose"}


def whole(found: Reading) -> list[tuple[int | None, Decimal]]:
    return [(each.category, each.amount_eur) for each in found.amounts if each.level == "category"]


def purposes(found: Reading) -> list[str | None]:
    return [each.purpose for each in found.amounts if each.level == "purpose"]


def of_level(found: Reading, level: str) -> list[tuple[int | None, Decimal]]:
    return [(each.spending_from, each.amount_eur) for each in found.amounts if each.level == level]


YEARS_ACROSS = {
    "bars": "Maßnahmenart | 2024 (Euro) | 2025 (Euro)\n1 | 200.000 | 100.000\n3 | 240.000 | 100.000",
    "unit above": (
        "Aufteilung (Beträge in Euro)\nMaßnahmenart | 2024 | 2025\n"
        "1. Ausbildungsvorbereitung | 200.000 | 100.000\n3 Qualifizierungsprojekte | 240.000 | 100.000"
    ),
    "wide spaces": (
        "Maßnahmenart    Betrag 2024 in Euro    Betrag 2025 in Euro\n"
        "Ausbildungsvorbereitung    200.000,00    100.000,00\nQualifizierungsprojekte    240.000,00    100.000,--"
    ),
    "run together": (
        "Maßnahmenart 2024 2025\n1. Ausbildungsvorbereitung 200.000 € 100.000 €\n"
        "3. Qualifizierungsprojekte 240.000 € 100.000 €"
    ),
    "tabs": "Maßnahmenart\t2024 (Euro)\t2025 (Euro)\n1\t200.000\t100.000\n3\t240.000\t100.000",
    "ruled": (
        "| Maßnahmenart | 2024 (Euro) | 2025 (Euro) |\n|---|---:|---:|\n| **1** | 200.000 | 100.000 |\n"
        "| **3** | 240.000 | 100.000 |"
    ),
    "plain figures": "Maßnahmenart | 2024 (EUR) | 2025 (EUR)\n1 | 200000.00 | 100000.00\n3 | 240000.00 | 100000.00",
    "english figures": "Maßnahmenart | 2024 (EUR) | 2025 (EUR)\n1 | 200,000.00 | 100,000\n3 | 240,000.00 | 100,000",
    "footnotes": "Maßnahmenart | 2024 (Euro) | 2025 (Euro)\n1 | 200.000¹ | 100.000 1)\n3 | 240.000* | 100.000",
    "shares beside": (
        "Maßnahmenart | Anteil | 2024 (Euro) | 2025 (Euro)\n1 | 46,9 % | 200.000 | 100.000\n"
        "3 | 53,1 % | 240.000 | 100.000"
    ),
    "two pages": (
        "Maßnahmenart | 2024 (Euro) | 2025 (Euro)\n1 | 200.000 | 100.000\n"
        "\fMaßnahmenart | 2024 (Euro) | 2025 (Euro)\n3 | 240.000 | 100.000"
    ),
    "years down": "Jahr | 1 | 3 | Summe (Euro)\n2024 | 200.000 | 240.000 | 440.000\n2025 | 100.000 | 100.000 | 200.000",
    "years down in words": (
        "Jahr    Ausbildungsvorbereitung (€)    Qualifizierungsprojekte (€)\n2024    200.000    240.000\n"
        "2025    100.000    100.000"
    ),
}


@pytest.mark.parametrize("table", YEARS_ACROSS.values(), ids=YEARS_ACROSS)
def test_years_that_add_up_to_the_grant_are_those_it_is_spent_in(table: str) -> None:
    found = with_money(table)
    assert spent(found) == CELLS
    assert whole(found) == WHOLE
    assert (found.total_eur, found.errors) == (640_000, [])
    assert [each for each in found.problems if each.field in ("amounts", "other_amounts")] == []


def test_the_parts_of_a_year_are_called_by_it() -> None:
    assert purposes(with_money(YEARS_ACROSS["bars"]))[:2] == [
        "Maßnahmenart 1 im Jahr 2024",
        "Maßnahmenart 1 im Jahr 2025",
    ]
    listed = with_list(f"1. {HEADINGS[1]}\n- Startbahn: 30.000 Euro (2024), 20.000 Euro (2025)")
    assert purposes(listed) == ["Startbahn im Jahr 2024", "Startbahn im Jahr 2025"]


def test_what_the_table_leaves_to_be_added_up_is_marked_as_inferred() -> None:
    found = with_money(YEARS_ACROSS["bars"])
    rows = amount_rows(found, 2024, {})
    assert [(row["id"], row["euros"], row["inferred"]) for row in rows if row["level"] == "category"] == [
        ("06440/2024/AQB/agreed/category/1", 300_000, "euros"),
        ("06440/2024/AQB/agreed/category/3", 340_000, "euros"),
    ]


def test_sums_that_the_table_states_are_stated() -> None:
    found = with_money(
        "Maßnahmenart | 2024 (Euro) | 2025 (Euro) | Summe (Euro)\n1 | 200.000 | 100.000 | 300.000\n"
        "3 | 240.000 | 100.000 | 340.000\nSumme | 440.000 | 200.000 | 640.000"
    )
    assert (spent(found), whole(found)) == (CELLS, WHOLE)
    assert of_level(found, "tranche") == [(2024, 440_000), (2025, 200_000)]
    assert [each.inferred for each in found.amounts] == [False] * len(found.amounts)
    assert found.errors == []


def test_years_of_which_one_is_the_grant_are_budget_years() -> None:
    found = with_money(
        "Maßnahmenart | 2023 (Euro) | 2024 (Euro)\n1 | 280.000 | 300.000\n3 | 320.000 | 340.000\n"
        "Summe | 600.000 | 640.000"
    )
    assert whole(found) == WHOLE
    assert of_level(found, "other_year") == [(2023, 280_000), (2023, 320_000), (2023, 600_000)]
    assert found.errors == []


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("Maßnahmenart | 2024 (Euro) | 2025 (Euro)\n1 | 200.000 | 100.000\n3 | 200.000 | 100.000", "600.000 Euro"),
        (
            "Maßnahmenart | 2024 (Euro) | Summe (Euro)\n1 | 300.000 | 300.000\n3 | 340.000 | 350.000",
            "3 | 340.000 | 350.000",
        ),
        (
            "Maßnahmenart | 2024 (Euro) | 2025 (Euro)\n1 | 200.000 | 100.000\n3 | 200.000 | 100.000\n"
            "Reserve | 40.000 | 0",
            "Nicht jede Zeile",
        ),
        ("Maßnahmenart | Betrag (Euro) | davon 2025 (Euro)\n1 | 300.000 | 100.000\n3 | 340.000 | 100.000", "200.000"),
        ("Maßnahmenart | 2024 (Euro) | 2025 (Euro)\n1 | 200.000 | 100.000\n3 | 240.000 | 15 %", "540.000 Euro"),
        ("Maßnahmenart | 2024 (Euro) | 2025 (Euro)\n1 | 200.000 | 100.000\n3 | 240.000 | 1OO.000", "540.000 Euro"),
    ],
)
def test_a_table_that_does_not_add_up_is_asked_about_and_not_read(table: str, said: str) -> None:
    found = with_money(table)
    (asked,) = [each for each in found.errors if each.field == "amounts"]
    assert said in asked.message
    assert [each.level for each in found.amounts] == ["total"]


def test_columns_of_what_was_before_or_only_asked_for_are_no_part_of_the_grant() -> None:
    for head in ("bisher (Euro) | neu (Euro)", "beantragt in Euro | bewilligt in Euro"):
        found = with_money(f"Maßnahmenart | {head}\n1 | 200.000 | 300.000\n3 | 440.000 | 340.000")
        assert whole(found) == WHOLE
        assert [euros for _, euros in of_level(found, "not_granted")] == [200_000, 440_000]


def test_columns_of_whose_money_keep_their_source_and_the_own_money_of_the_county_apart() -> None:
    found = with_money(
        "Maßnahmenart | Landesmittel (Euro) | ESF (Euro) | Eigenmittel (Euro) | Gesamt (Euro)\n"
        "1 | 100.000 | 200.000 | 20.000 | 320.000\n3 | 140.000 | 200.000 | 30.000 | 370.000"
    )
    parts = [(each.category, each.funding_source, each.amount_eur) for each in found.amounts if each.level == "purpose"]
    assert parts == [(1, "state", 100_000), (1, "esf", 200_000), (3, "state", 140_000), (3, "esf", 200_000)]
    assert whole(found) == WHOLE
    assert {euros for _, euros in of_level(found, "own")} == {20_000, 30_000}
    assert found.errors == []


def test_columns_of_programmes_give_each_its_maßnahmenarten() -> None:
    found = with_money(
        "Maßnahmenart | AQB (Euro) | AMB (Euro)\n1 | 300.000 | 100.000\n3 | 200.000 | 40.000",
        f"{GRANT[:-1]} (AQB 500.000 Euro, AMB 140.000 Euro).",
    )
    assert [(each.programme, each.category, each.amount_eur) for each in found.amounts if each.level == "category"] == [
        ("AQB", 1, 300_000),
        ("AMB", 1, 100_000),
        ("AQB", 3, 200_000),
        ("AMB", 3, 40_000),
    ]
    assert [(each.code, each.amount_eur) for each in found.programmes] == [("AQB", 500_000), ("AMB", 140_000)]


def test_a_table_stays_unread_and_is_told_where_the_grant_is_open() -> None:
    text = agreement(
        money="Das HMSI stellt folgende Mittel bereit (in Euro):\nMaßnahmenart | 2024 | 2025\n1 | 200.000 | 100.000\n"
        "3 | 240.000 | 100.000"
    )
    assert ("total_eur", "error") in faults(text)
    assert "1 | 200.000 | 100.000" in problems(text)["other_amounts"]
    assert read(text).amounts == []


@pytest.mark.parametrize(
    "parts",
    [
        "Maßnahmenart 1: 200.000 Euro in 2024 und 100.000 Euro in 2025\n"
        "Maßnahmenart 3: 240.000 Euro in 2024 und 100.000 Euro in 2025",
        "Davon entfallen auf Maßnahmenart 1 im Jahr 2024 200.000 Euro und im Jahr 2025 100.000 Euro, auf "
        "Maßnahmenart 3 im Jahr 2024 240.000 Euro und im Jahr 2025 100.000 Euro.",
    ],
)
def test_years_within_a_maßnahmenart_in_words_are_its_parts(parts: str) -> None:
    found = with_money(parts)
    assert (spent(found), whole(found)) == (CELLS, WHOLE)
    assert found.errors == []


@pytest.mark.parametrize(
    "body",
    [
        f"1. {HEADINGS[1]}\n- Startbahn: 30.000 Euro (2024), 20.000 Euro (2025)\n"
        f"3. {HEADINGS[3]}\n- Sprache: 7.000 Euro",
        "Maßnahme | 2024 (Euro) | 2025 (Euro)\n"
        f"1. {HEADINGS[1]}\nStartbahn | 30.000 | 20.000\n3. {HEADINGS[3]}\nSprache | 7.000 | –",
        "Maßnahmenart | Maßnahme | 2024 (Euro) | 2025 (Euro) | Gesamt (Euro)\n"
        "1 | Startbahn | 30.000 | 20.000 | 50.000\n3 | Sprache | 7.000 | – | 7.000",
    ],
)
def test_the_whole_of_a_project_is_that_of_all_its_years(body: str) -> None:
    found = with_list(body)
    sums = {(each.project, each.amount_eur) for each in found.amounts if each.level == "project"}
    assert sums == {("Startbahn", 50_000), ("Sprache", 7_000)}
    rows = amount_rows(found, 2024, {"Startbahn": "p/1", "Sprache": "p/2"})
    assert {(row["project"], row["euros"]) for row in rows if row["level"] == "project"} == {
        ("p/1", 50_000),
        ("p/2", 7_000),
    }


def test_a_table_between_the_projects_is_none_of_them() -> None:
    table = "Maßnahmenart | 2024 (Euro) | 2025 (Euro)\n1 | 200.000 | 100.000\n3 | 240.000 | 100.000"
    lists = f"1. {HEADINGS[1]}\n- Startbahn\n3. {HEADINGS[3]}\n- Sprache"
    for body in (f"{lists}\n\n{table}", f"{table}\n\n{lists}"):
        found = with_list(body)
        assert [(each.category, each.name) for each in found.projects] == [(1, "Startbahn"), (3, "Sprache")]
        assert (spent(found), found.errors) == (CELLS, [])


def test_a_column_that_is_not_understood_is_told_beside_one_that_is() -> None:
    text = agreement(
        money=f"{GRANT}\n\nMaßnahmenart | Ist 2023 (Euro) | Plan 2024 (Euro)\n1 | 9 | 300.000\n3 | 9 | 340.000"
    )
    assert whole(read(text)) == WHOLE
    assert spent(read(text)) == {}
    assert "1 | 9 | 300.000" in problems(text)["other_amounts"]


def test_two_rows_of_one_maßnahmenart_are_asked_about() -> None:
    found = with_money("Maßnahmenart | 2024 (Euro) | 2025 (Euro)\n1 | 320.000 | 0\n1 | 320.000 | 0")
    (asked,) = [each for each in found.errors if each.field == "amounts"]
    assert "zweimal" in asked.message
    assert whole(found) == []


@pytest.mark.parametrize(
    "table",
    [
        "Programm | Maßnahmenart 1 (Euro) | Maßnahmenart 3 (Euro) | Summe (Euro)\nAQB | 300.000 | 200.000 | 500.000\n"
        "AMB | 100.000 | 40.000 | 140.000",
        "Programm | 2024 (Euro) | 2025 (Euro) | Summe (Euro)\nAQB | 300.000 | 200.000 | 500.000\n"
        "AMB | 140.000 | 0 | 140.000",
    ],
)
def test_the_table_gives_each_programme_its_sum_where_the_text_gives_one_for_all(table: str) -> None:
    found = with_money(table, GRANT.replace("Haushaltsmittel", "aus AQB und AMB Haushaltsmittel"))
    assert [(each.code, each.amount_eur) for each in found.programmes] == [("AQB", 500_000), ("AMB", 140_000)]
    assert (found.total_eur, found.errors) == (640_000, [])
    assert "programmes" not in {each.field for each in found.problems}
