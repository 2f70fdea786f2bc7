"""Lists in columns as plain text: which sign parts them, and what is said when none does."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_shapes import AMOUNTS, sums
from twelve_sums import FLAT, HEAD, TITLE, WANTED, Made, euros, listed, text

from data.intake import read
from data.intake.files import FileRefused, read_sheets
from data.intake.files.columns import delimiter_of

BESIDE = [["Kreis", "Maßnahmenart", "Betrag", "Bemerkung"], *([*row, "a; b"] for row in listed(HEAD, euros)[1:])]


def barred(made: Made, rule: bool) -> Made:
    """The same with a bar at both ends of each line, and a rule under the head."""
    head, *rest = [f"| {line} |" for line in made[0].decode().split("\n")]
    return "\n".join([head, *(["|---|:--:|---|---|---|--:|"] if rule else []), *rest]).encode(), "x.txt"


@pytest.mark.parametrize(
    "made",
    [
        text(FLAT, "|", "utf-8", euros),
        text(FLAT, " | ", "cp1252", euros),
        text([TITLE, *listed(HEAD, euros)], "|", "utf-8", euros),
        text([TITLE, *BESIDE], "|", "utf-8", euros),
        barred(text(FLAT, "|", "utf-8", euros), rule=False),
        barred(text(FLAT, " | ", "utf-8", euros), rule=True),
    ],
)
def test_columns_parted_by_bars_are_read(made: Made) -> None:
    filled = read(read_sheets(*made), AMOUNTS)
    assert (filled.problems, filled.questions) == ([], [])
    assert sums(filled) == WANTED


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([";", "\t", "|"]),
    st.lists(st.tuples(st.integers(1, 10**9), st.integers(0, 10**6)), min_size=3, max_size=12),
    st.integers(0, 2),
)
def test_a_decimal_comma_never_parts_columns(sign: str, figures: list[tuple[int, int]], titles: int) -> None:
    rows = [sign.join(["Kreis", "bewilligt", "ausgezahlt"])]
    rows += [sign.join([f"Ort {at}", euros(one / 100), euros(two / 100)]) for at, (one, two) in enumerate(figures)]
    assert delimiter_of("\n".join(["Beträge 2024"] * titles + rows)) == sign


@pytest.mark.parametrize("sign", [":", "~", "      "])
def test_columns_parted_by_another_sign_are_refused_with_what_to_do(sign: str) -> None:
    with pytest.raises(FileRefused, match=r"durch kein bekanntes Zeichen getrennt.*Semikolon"):
        read_sheets(text(FLAT, sign, "utf-8", euros)[0], "x.csv")


def test_a_figure_cut_at_its_decimal_comma_is_refused_with_its_line() -> None:
    made = text(FLAT, ",", "utf-8", lambda value: f"{value:.2f}".replace(".", ","))
    with pytest.raises(FileRefused, match="Zeile 2 hat mehr Werte als die Kopfzeile"):
        read_sheets(*made)


def test_one_column_is_no_fault() -> None:
    (sheet,) = read_sheets("Maßnahme\nJUBA 3.0\nStartbahn\n".encode(), "x.csv")
    assert sheet.rows == [["Maßnahme"], ["JUBA 3.0"], ["Startbahn"]]


def test_a_list_parted_by_commas_keeps_figures_with_points() -> None:
    filled = read(read_sheets(*text(FLAT, ",", "utf-8", lambda value: f"{value:.2f}")), AMOUNTS)
    assert sums(filled) == {key: Decimal(value) for key, value in WANTED.items()}
