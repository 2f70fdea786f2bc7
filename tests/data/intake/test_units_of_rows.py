"""Figures whose unit stands beside them, in their cell or in their row; and rows a sender does not see."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from test_shapes import AMOUNTS, sums
from twelve_sums import CAT, HEAD, NAME, SUMS, TITLE, WANTED, Made, euros, listed, xlsx

from data.intake import read
from data.intake.files import read_sheets
from data.intake.filled import Filled


def filled(made: Made) -> Filled:
    return read(read_sheets(*made), AMOUNTS)


def with_units(head: str, units: tuple[str, str]) -> Made:
    """Every other sum in the second unit, as a column of its own says."""
    rows = [
        [NAME[county], CAT[category], value / (1000 if at % 2 else 1), units[at % 2]]
        for at, ((county, category), value) in enumerate(SUMS.items())
    ]
    return xlsx([TITLE, ["Kreis", "Maßnahmenart", "Betrag", head], *rows])


@pytest.mark.parametrize(
    "head", ["Einheit", "Währung", "Maßeinheit"],
)  # fmt: skip
def test_a_column_says_what_the_figures_of_its_row_count(head: str) -> None:
    found = filled(with_units(head, ("Euro", "T€")))
    assert (found.problems, found.questions, sums(found)) == ([], [], WANTED)


def test_a_row_that_counts_no_money_is_asked_about() -> None:
    found = filled(with_units("Einheit", ("Euro", "Personen")))
    assert {each.rule for each in found.problems} == {"euros_readable"}
    assert "personen" in found.problems[0].message
    assert all(WANTED[key] == value for key, value in sums(found).items())


@pytest.mark.parametrize(
    "figure",
    [
        lambda value: euros(value).replace(",00", ",-"),
        lambda value: euros(value).replace(",00", ",--"),
        lambda value: f"TEUR {value / 1000:.9g}".replace(".", ","),
        lambda value: f"EUR {euros(value)}",
    ],
)
def test_a_figure_is_read_with_its_sign_and_unit(figure: Callable[[float], str]) -> None:
    found = filled(xlsx([TITLE, *listed(HEAD, figure)]))
    assert (found.problems, found.questions, sums(found)) == ([], [], WANTED)


def test_a_year_may_be_a_cell_that_shows_only_the_year_of_a_day() -> None:
    head = ["Kreis", "Jahr", "Programm", "Stufe", "Maßnahmenart", "Betrag"]
    rows = [[NAME[county], date(2024, 1, 1), "AQB", "bewilligt", part, v] for (county, part), v in SUMS.items()]
    found = filled(xlsx([head, *rows]))
    assert (found.problems, sums(found)) == ([], WANTED)


def test_a_row_the_sender_does_not_see_is_taken_with_a_hint_that_needs_an_answer() -> None:
    book = openpyxl.Workbook()
    for row in [TITLE, *listed(HEAD)]:
        book.active.append(row)
    book.active.row_dimensions[1].hidden = book.active.row_dimensions[5].hidden = True
    buffer = io.BytesIO()
    book.save(buffer)
    found = filled((buffer.getvalue(), "x.xlsx"))
    assert [(each.rule, each.severity, each.cell) for each in found.problems] == [("row_hidden", "soft", "A5")]
    assert sums(found) == WANTED
