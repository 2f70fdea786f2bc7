"""A table of Maßnahmen with one column per programme: whose money is whose, and nothing of the table becomes a name."""

from __future__ import annotations

from decimal import Decimal

from agreement_text import agreement, read

from data.amount_rows import amount_rows
from data.readers.reading import Reading

MONEY = (
    "Das Ministerium stellt im Jahr 2024 Haushaltsmittel in Höhe von insgesamt 650.000 Euro zur Verfügung, davon "
    "500.000 Euro aus dem AQB und 150.000 Euro aus dem AMB."
)
HEAD = "Maßnahme                 AQB              AMB"


def table(first: str, third: str, head: str = HEAD) -> Reading:
    """An agreement on two programmes with one table below each of two Maßnahmenarten."""
    text = agreement(money=MONEY, projects={1: ["@1"], 3: ["@3"]}).replace(
        "Qualifizierungsbudgets", "Qualifizierungsbudgets und des Arbeitsmarktbudgets", 1
    )
    return read(text.replace("- @1", f"{head}\n{first}").replace("- @3", f"{head}\n{third}"))


def parts(found: Reading) -> list[tuple[int, str | None, str | None, str]]:
    return [(int(each.amount_eur), each.programme, each.project, each.level) for each in found.amounts[3:]]


def named(found: Reading) -> list[tuple[str, str | None]]:
    return [(each.name, each.programme) for each in found.projects]


def test_of_two_programmes_each_pays_its_part_of_a_massnahme() -> None:
    found = table(
        "Werkstatt Nord           200.000 Euro     100.000 Euro",
        "Sprache und Beruf        300.000 Euro     50.000 Euro",
    )
    assert found.problems == []
    assert named(found) == [("Werkstatt Nord", None), ("Sprache und Beruf", None)]
    assert parts(found) == [
        (200_000, "AQB", "Werkstatt Nord", "purpose"),
        (100_000, "AMB", "Werkstatt Nord", "purpose"),
        (300_000, "AQB", "Sprache und Beruf", "purpose"),
        (50_000, "AMB", "Sprache und Beruf", "purpose"),
    ]
    rows = amount_rows(found, 2024, {"Werkstatt Nord": "K/1", "Sprache und Beruf": "K/2"})
    assert [(row["programme"], row["project"], row["purpose"]) for row in rows if row["level"] == "purpose"] == [
        ("AQB", "K/1", "Werkstatt Nord (AQB)"),
        ("AMB", "K/1", "Werkstatt Nord (AMB)"),
        ("AQB", "K/2", "Sprache und Beruf (AQB)"),
        ("AMB", "K/2", "Sprache und Beruf (AMB)"),
    ]


def test_a_massnahme_with_money_in_one_column_is_of_that_programme() -> None:
    found = table(
        "Werkstatt Nord           500.000 Euro     –",
        "Sprache und Beruf        -                150.000 Euro",
    )
    assert named(found) == [("Werkstatt Nord", "AQB"), ("Sprache und Beruf", "AMB")]
    assert [(level, programme) for _, programme, _, level in parts(found)] == [("project", "AQB"), ("project", "AMB")]


def test_the_head_may_say_the_currency_and_other_columns() -> None:
    found = table(
        "| Werkstatt Nord | 12 | 200.000 | 100.000 |",
        "| Sprache und Beruf | 15 | 300.000 | 50.000 |",
        "| Maßnahme | Plätze | AQB in Euro | AMB (Euro) |",
    )
    assert [(each.name, each.places) for each in found.projects] == [("Werkstatt Nord", 12), ("Sprache und Beruf", 15)]
    assert [(euros, programme) for euros, programme, _, _ in parts(found)] == [
        (200_000, "AQB"), (100_000, "AMB"), (300_000, "AQB"), (50_000, "AMB"),
    ]  # fmt: skip


def test_the_same_sum_from_two_programmes_is_two_sums() -> None:
    found = table(
        "Werkstatt Nord           50.000 Euro      50.000 Euro", "Sprache und Beruf        9.000 Euro       -"
    )
    assert parts(found)[:2] == [
        (50_000, "AQB", "Werkstatt Nord", "purpose"),
        (50_000, "AMB", "Werkstatt Nord", "purpose"),
    ]


def test_a_row_that_sums_up_is_no_massnahme_and_is_asked_about_when_it_does_not_fit() -> None:
    rows = (
        "Werkstatt Nord           200.000 Euro     100.000 Euro\nHolz                     1.000 Euro       2.000 Euro\n"
    )
    third = "Sprache und Beruf        300.000 Euro     40.000 Euro"
    found = table(f"{rows}Summe                    201.000 Euro     102.000 Euro", third)
    assert found.problems == []
    assert [name for name, _ in named(found)] == ["Werkstatt Nord", "Holz", "Sprache und Beruf"]
    assert sum(euros for euros, *_ in parts(found)) == Decimal(643_000)
    wrong = table(f"{rows}Summe                    299.000 Euro     102.000 Euro", third)
    assert [name for name, _ in named(wrong)] == ["Werkstatt Nord", "Holz", "Sprache und Beruf"]
    assert any("passt nicht zu den Beträgen davor" in each.message for each in wrong.problems)


def test_crosses_in_place_of_sums_are_told_with_the_name_they_stand_beside() -> None:
    found = table("Werkstatt Nord           x", "Sprache und Beruf                         x")
    assert [each.field for each in found.problems] == ["projects", "projects"]
