"""Tables of agreements: columns that run together, heads in any order, and what is told when nothing is understood."""

from __future__ import annotations

from decimal import Decimal

import pytest
from agreement_text import HEADINGS, agreement, faults, problems, read
from hypothesis import given, settings
from hypothesis import strategies as st

from data.readers.reading import Reading

GRANT = "Das HMSI stellt dem Wetteraukreis im Jahr 2024 Haushaltsmittel in Höhe von insgesamt 640.000 Euro bereit."
ROWS = [(1, "Startbahn Beruf", 12, 50_000), (1, "BASS 2023", 8, 40_500), (3, "Pflege & Sprache", 15, 60_000)]
PARTS = [("Ausbildungsvorbereitung", "300.000", 1), ("Qualifizierungsprojekte", "340.000", 3)]


def with_list(body: str) -> Reading:
    text = agreement()
    start, end = text.index("1. Ausbildungsvorbereitung"), text.index("Die Förderung erfolgt")
    return read(f"{text[:start]}{body}\n\n{text[end:]}")


def german(euros: int) -> str:
    return f"{euros:,}".replace(",", ".")


def projects(found: Reading) -> list[tuple[int, str, int | None]]:
    return [(each.category, each.name, each.places) for each in found.projects]


def project_sums(found: Reading) -> list[tuple[str | None, Decimal]]:
    return [(each.project, each.amount_eur) for each in found.amounts if each.level == "project"]


@pytest.mark.parametrize(
    ("head", "row", "last"),
    [
        ("Maßnahmenart Betrag in Euro", "{words} {figure}", "Summe 640.000"),
        ("Nr. Maßnahmenart Mittel 2024 (Euro)", "{number} {words} {figure}", "Gesamt 640.000"),
        ("Maßnahmenart Budget in EUR", "{number}. {words} {figure},00", "Insgesamt 640.000,00"),
        ("Aufteilung auf die Maßnahmenarten (in Euro):", "{words} {figure}", "Summe 640.000"),
        ("Aufteilung auf die Maßnahmenarten (Beträge in Euro):", "{words}: {figure}", "Summe: 640.000"),
        ("Betrag in Euro | Maßnahmenart", "{figure} | {words}", "640.000 | Summe"),
    ],
)
def test_parts_of_a_table_without_wide_spaces_are_read(head: str, row: str, last: str) -> None:
    rows = [row.format(number=number, words=words, figure=figure) for words, figure, number in PARTS]
    found = read(agreement(money="\n".join([GRANT, "", head, *rows, last])))
    assert [(each.category, each.amount_eur) for each in found.amounts if each.level == "category"] == [
        (1, 300_000),
        (3, 340_000),
    ]
    assert (found.total_eur, found.errors) == (640_000, [])


CELLS = {
    "Maßnahmenart": lambda row: str(row[0]),
    "Maßnahme": lambda row: row[1],
    "Plätze": lambda row: str(row[2]),
    "Betrag in Euro": lambda row: german(row[3]),
}


@settings(max_examples=80, deadline=None)
@given(
    st.permutations(list(CELLS)),
    st.sampled_from([" | ", "    ", " "]),
    st.permutations(ROWS),
    st.booleans(),
    st.booleans(),
)
def test_a_table_is_read_whatever_its_order_and_however_it_is_parted(
    order: list[str], divider: str, rows: list[tuple[int, str, int, int]], grouped: bool, numbered: bool
) -> None:
    columns = [each for each in order if grouped or each != "Maßnahmenart"]
    if divider == " " and (columns[-1] == "Maßnahme" or columns[0] != "Maßnahmenart") and grouped:
        columns = ["Maßnahmenart", *(each for each in columns if each != "Maßnahmenart")]
    head = divider.join([*(["Nr."] if numbered else []), *columns])
    lines = [
        divider.join([*([str(at)] if numbered else []), *(CELLS[column](row) for column in columns)])
        for at, row in enumerate(rows, 1)
    ]
    if grouped:
        body = "\n".join([head, *lines])
        wanted = sorted(rows, key=lambda row: next(at for at, one in enumerate(rows) if one[0] == row[0]))
    else:
        body = "\n".join(
            line
            for number in (1, 3)
            for line in (
                f"{number}. {HEADINGS[number]}",
                head,
                *(line for line, row in zip(lines, rows, strict=True) if row[0] == number),
            )
        )
        wanted = sorted(rows, key=lambda row: row[0])
    found = with_list(body)
    assert projects(found) == [(number, name, places) for number, name, places, _ in wanted], body
    assert project_sums(found) == [(name, Decimal(euros)) for _, name, _, euros in wanted], body
    assert found.errors == []


def test_words_of_two_columns_that_run_together_are_asked_about() -> None:
    body = f"1. {HEADINGS[1]}\nMaßnahme Träger Plätze Betrag in Euro\nStartbahn Beruf AWO Nord 12 50.000"
    found = with_list(body)
    assert "projects" in {each.field for each in found.problems}
    assert project_sums(found) == []


def test_a_dash_in_a_cell_is_nothing_and_a_maßnahmenart_may_have_none() -> None:
    found = with_list(
        "Maßnahmenart | Maßnahme | Betrag in Euro\n1 | Startbahn | 50.000\n2 | entfällt | –\n3 | Lotse | –"
    )
    assert projects(found) == [(1, "Startbahn", None), (3, "Lotse", None)]
    assert project_sums(found) == [("Startbahn", Decimal(50_000))]


def test_a_maßnahmenart_and_its_project_side_by_side() -> None:
    found = with_list("Maßnahmenart 1   Startbahn\nMaßnahmenart 2   Azubi-Lotse\nMaßnahmenart 3   Sprache")
    assert projects(found) == [(1, "Startbahn", None), (2, "Azubi-Lotse", None), (3, "Sprache", None)]


@pytest.mark.parametrize(
    "rows",
    [
        "Haushaltsjahr | 2024 | 2025\nBetrag in Euro | 400.000 | 240.000",
        "Haushaltsjahr | Betrag in Euro\n2024 | 400.000\n2025 | 240.000\nSumme | 640.000",
        "Jahr Betrag in Euro\n2024 400.000\n2025 240.000",
    ],
)
def test_the_rows_of_years_are_instalments(rows: str) -> None:
    found = read(agreement(money=f"{GRANT}\n\n{rows}"))
    assert [(each.spending_from, each.amount_eur) for each in found.amounts if each.level == "tranche"] == [
        (2024, 400_000),
        (2025, 240_000),
    ]
    assert (found.total_eur, found.errors) == (640_000, [])


def test_figures_whose_unit_nobody_says_are_told_and_not_lost_in_silence() -> None:
    text = agreement(money=f"{GRANT}\n\nAufteilung\nAusbildungsvorbereitung 300.000\nQualifizierungsprojekte 340.000")
    assert read(text).total_eur == 640_000
    assert ("other_amounts", "warning") in faults(text)
    assert "Ausbildungsvorbereitung 300.000" in problems(text)["other_amounts"]
    assert "„Euro“" in problems(text)["other_amounts"]


def test_figures_of_projects_below_a_head_without_a_unit_are_told() -> None:
    found = with_list(f"1. {HEADINGS[1]}\nMaßnahme | Plätze | Betrag\nStartbahn Beruf | 12 | 50.000")
    assert projects(found) == [(1, "Startbahn Beruf", 12)]
    (told,) = [each.message for each in found.problems if each.field == "other_amounts"]
    assert "50.000" in told


@pytest.mark.parametrize(
    "words", ["1.200 Jugendliche wurden erreicht", "im Jahr 2023 1.200 Personen", "vom 12.03.2024"]
)
def test_figures_that_count_something_are_not_told(words: str) -> None:
    assert "other_amounts" not in problems(agreement(money=f"{GRANT}\n{words}"))


def test_an_annex_behind_the_signatures_gives_projects_their_sums_and_the_rest_is_told() -> None:
    annex = "\n\nAnlage: Finanzplan\n\nMaßnahme | Betrag in Euro\nWerkstatt Nord | 50.000\nReserve | 7.000\n"
    found = read(agreement() + annex)
    assert project_sums(found) == [("Werkstatt Nord", Decimal(50_000))]
    (told,) = [each.message for each in found.problems if each.field == "other_amounts"]
    assert "Reserve" in told
    assert "Werkstatt" not in told


@pytest.mark.parametrize(
    ("figures", "euros"),
    [
        (("300,000.00", "340,000.00"), (300_000, 340_000)),
        (("300000.00", "340000.00"), (300_000, 340_000)),
        (("1234.56", "638,765.44"), (Decimal("1234.56"), Decimal("638765.44"))),
        (("300.000¹", "340.000 2)"), (300_000, 340_000)),
        (("300.000*", "340.000**"), (300_000, 340_000)),
    ],
)
@pytest.mark.parametrize("divider", [" | ", "    "])
def test_figures_in_plain_spelling_and_with_footnotes_are_read(
    figures: tuple[str, str], euros: tuple[float | Decimal, float | Decimal], divider: str
) -> None:
    rows = [f"{words}{divider}{figure}" for (words, _, _), figure in zip(PARTS, figures, strict=True)]
    found = read(agreement(money="\n".join([GRANT, "", f"Maßnahmenart{divider}Betrag in Euro", *rows])))
    assert [(each.category, each.amount_eur) for each in found.amounts if each.level == "category"] == [
        (1, euros[0]),
        (3, euros[1]),
    ]


@pytest.mark.parametrize(
    "figure", ["300,000", "300. 000", "3OO.000", "-300.000", "(300.000)", "300.000 / 47", "47 %", "640.00"]
)
def test_a_cell_that_may_be_money_is_told_when_it_is_not_read(figure: str) -> None:
    text = agreement(money=f"{GRANT}\n\nMaßnahmenart | Betrag in Euro\nAusbildungsvorbereitung | {figure}")
    assert [each.amount_eur for each in read(text).amounts if each.level != "total"] == []
    assert f"Ausbildungsvorbereitung | {figure}" in problems(text)["other_amounts"]


def test_a_share_below_an_amount_in_euros_is_none() -> None:
    rows = "Ausbildungsvorbereitung | 300.000\nAnteil | 46,9\nQualifizierungsprojekte | 340.000\nAnteil | 53,1 %"
    found = read(agreement(money=f"{GRANT}\n\nMaßnahmenart | Betrag in Euro\n{rows}"))
    assert [each.amount_eur for each in found.amounts] == [640_000, 300_000, 340_000]


def test_the_head_of_a_row_that_was_broken_is_one() -> None:
    rows = "Ausbildungsvorbereitung | 300.000\nQualifizierungsprojekte zur\nArbeitsmarktintegration | 340.000"
    found = read(agreement(money=f"{GRANT}\n\nMaßnahmenart | Betrag in Euro\n{rows}"))
    assert [(each.category, each.amount_eur) for each in found.amounts if each.level == "category"] == [
        (1, 300_000),
        (3, 340_000),
    ]


def test_rows_alike_on_two_pages_are_no_footer() -> None:
    rows = "Ausbildungsvorbereitung | 300.000 | AWO\n\fAusbildungsvorbereitung | 340.000 | AWO"
    text = agreement(money=f"{GRANT}\n\n{rows}")
    assert {"300.000", "340.000"} <= set(problems(text)["other_amounts"].replace(",", " ").split())


def test_a_head_of_names_and_carriers_is_no_project_and_what_runs_together_is_told() -> None:
    found = with_list(f"1. {HEADINGS[1]}\nMaßnahme Träger\nStartbahn Beruf AWO Nord\n3. {HEADINGS[3]}\nSprache")
    assert [each.name for each in found.projects] == ["Startbahn Beruf AWO Nord", "Sprache"]
    assert any("Name und Träger ohne Abstand" in each.message for each in found.problems)


def test_two_rows_with_the_same_sum_are_two() -> None:
    found = read(agreement(money=f"{GRANT}\n\nTermin | Betrag in Euro\n01.06.2024 | 320.000\n01.12.2024 | 320.000"))
    assert [each.amount_eur for each in found.amounts if each.level == "purpose"] == [320_000, 320_000]


def test_a_figure_before_a_full_stop_is_told() -> None:
    assert (
        "Maßnahmenart 1: 300.000." in problems(agreement(money=f"{GRANT}\nMaßnahmenart 1: 300.000."))["other_amounts"]
    )


@pytest.mark.parametrize("row", ["BASS | 8 | ", "BASS    8"])
def test_a_row_without_its_money_is_not_given_its_places_in_euros(row: str) -> None:
    divider = " | " if "|" in row else "    "
    head, first = divider.join(["Maßnahme", "Plätze", "Betrag in Euro"]), divider.join(["Startbahn", "12", "50.000"])
    found = with_list(f"1. {HEADINGS[1]}\n{head}\n{first}\n{row}\n3. {HEADINGS[3]}\n- Sprache")
    assert project_sums(found) == [("Startbahn", Decimal(50_000))]
