"""The same sums in many shapes give the same rows; a doubt is asked about, and a wrong row is never offered."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from pathlib import Path

import pytest
from doubtful_shapes import ASKED
from hypothesis import given, settings
from hypothesis import strategies as st
from shapes import SHAPES
from sheets import sheets
from twelve_sums import CAT, NAME, SUMS, WANTED

from data.intake import FORMS, read
from data.intake.files import Sheet, read_sheets
from data.intake.filled import Filled

AMOUNTS = {"amounts": FORMS["amounts"]}
CASES = Path(__file__).parents[4] / "shared" / "cases" / "workbooks"
Sums = dict[tuple[object, ...], Decimal]


def sums(filled: Filled) -> Sums:
    """What is offered, each key once."""
    found: Sums = {}
    for row in filled.rows:
        key = tuple(row.values.get(name) for name in ("county", "budget_year", "programme", "stage", "category"))
        assert found.get(key) in (None, row.values["euros"]), key
        found[key] = row.values["euros"]
    return found


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_read(name: str) -> None:
    filled = read(read_sheets(*SHAPES[name]()), FORMS)
    assert (filled.form.purpose, filled.problems, filled.questions) == ("amounts", [], [])
    assert sums(filled) == WANTED


@pytest.mark.parametrize("name", ASKED)
def test_a_doubt_is_asked_about_and_nothing_wrong_is_offered(name: str) -> None:
    filled = read(read_sheets(*ASKED[name]()), AMOUNTS)
    assert filled.problems or filled.questions
    assert all(WANTED.get(key) == value for key, value in sums(filled).items())


def test_every_problem_names_sheet_and_cell() -> None:
    for made in ASKED.values():
        for problem in read(read_sheets(*made()), AMOUNTS).problems:
            assert problem.sheet
            assert problem.cell
            assert problem.message.endswith((".", "?"))
            assert problem.mend.endswith(".")


def test_what_the_file_itself_tells_is_passed_on() -> None:
    rows = [["AQB 2024 bewilligt"], ["Kreis", "MA", "Betrag"], ["Hochtaunuskreis", 1, None], ["Hochtaunuskreis", 2, 5]]
    shown = Sheet("Mittel", rows, unread=["C3: Formel ohne gespeichertes Ergebnis"], notes=["Makros bleiben draußen."])
    hidden = Sheet("alt", [*rows[:2], ["Hochtaunuskreis", 3, 7]], hidden=True)
    filled = read([shown, hidden], AMOUNTS)
    assert [(each.cell, each.rule) for each in filled.problems] == [("C3", "cell_readable")]
    assert [row.values["category"] for row in filled.rows] == [2]
    assert "Makros bleiben draußen." in filled.notes
    assert any("ausgeblendet" in each for each in filled.notes)


def test_a_percentage_is_what_people_see() -> None:
    head = ["Kreis", "Größe", "Stichtag", "von_jahr", "Wert"]
    sheet = Sheet(
        "x", [head, ["Fulda", "Jugendarbeitslosigkeit", "31.12.2023", 2024, 0.057]], percent=frozenset({(1, 4)})
    )
    assert [row.values["value"] for row in read([sheet], FORMS).rows] == [Decimal("5.7")]


PLAIN = ["Kreis", "Jahr", "Programm", "Stufe", "Art", "Betrag"]


def test_a_format_of_cells_without_a_value_says_nothing() -> None:
    sheet = Sheet("x", [PLAIN, ["Fulda", 2024, "AQB", "bewilligt", 1, 5]], percent=frozenset({(499, 2), (1, 40)}))
    assert [row.values["euros"] for row in read([sheet], AMOUNTS).rows] == [5]


def test_an_amount_that_is_shown_as_percentage_is_asked_about() -> None:
    sheet = Sheet("x", [PLAIN, ["Fulda", 2024, "AQB", "bewilligt", 1, 5]], percent=frozenset({(1, 5)}))
    filled = read([sheet], AMOUNTS)
    assert ([problem.cell for problem in filled.problems], filled.rows) == (["F2"], [])


COLUMNS = {
    "Gebietskörperschaft": lambda county, _: NAME[county],
    "Jahr": lambda *_: 2024,
    "Programm": lambda *_: "AQB",
    "Stufe": lambda *_: "bewilligt",
    "Maßnahmenart": lambda _, category: CAT[category],
    "Betrag": lambda county, category: SUMS[county, category],
    "lfd. Nr.": lambda *_: 7,
}


@settings(max_examples=40)
@given(
    order=st.permutations(sorted(COLUMNS)),
    titles=st.integers(0, 4),
    seed=st.integers(0, 9),
    case=st.sampled_from(["", "U"]),
)
def test_neither_the_order_of_columns_nor_of_rows_nor_lines_above_matter(
    order: list[str], titles: int, seed: int, case: str
) -> None:
    rows = [[COLUMNS[head](*key) for head in order] for key in SUMS]
    random.Random(seed).shuffle(rows)
    head = [each.upper() if case else each for each in order]
    above = [["Übersicht für das Ministerium"]] * titles
    assert sums(read(sheets(("Mittel", [*above, head, *rows])), FORMS)) == WANTED


@pytest.mark.skipif(not CASES.exists(), reason=f"{CASES} is not there: the collected workbooks lie beside it.")
def test_the_collected_workbooks_are_right() -> None:
    want = json.loads((CASES / "expected.json").read_text("utf-8"))
    names = ("county", "budget_year", "programme", "stage", "category")
    wanted = {tuple(row[name] for name in names): Decimal(str(row["euros"])) for row in want["rows"]}
    for name in want["files"]:
        assert sums(read(read_sheets((CASES / name).read_bytes(), name), AMOUNTS)) == wanted, name


def listed(*rows: list[object]) -> Filled:
    return read([Sheet("Liste", [PLAIN, *rows])], AMOUNTS)


def test_a_stage_that_is_never_split_is_read_as_a_whole_beside_one_that_is() -> None:
    filled = listed(
        *(["Wetteraukreis", 2024, "AQB", "bewilligt", art, 100 * art] for art in (1, 2, 3, 4)),
        ["Wetteraukreis", 2024, "AQB", "ausgezahlt", None, 950],
    )
    assert filled.problems == []
    assert sums(filled)["06440", 2024, "AQB", "paid", None] == 950
    assert len(filled.rows) == 5


def test_a_row_whose_maßnahmenart_somebody_may_have_forgotten_is_asked_about() -> None:
    filled = listed(
        *(["Wetteraukreis", 2024, "AQB", "bewilligt", art, 100 * art] for art in (1, 2, 3, 4)),
        ["Hochtaunuskreis", 2024, "AQB", "bewilligt", None, 950],
    )
    assert [problem.cell for problem in filled.problems] == ["F6"]
    assert len(filled.rows) == 4
