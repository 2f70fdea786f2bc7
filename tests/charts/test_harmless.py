"""No text of people starts a formula in a file, and no number is changed by that."""

from __future__ import annotations

import csv
import io
import unicodedata

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.base.columns import Column, harmless
from charts.base.columns import csv as as_file

BEFORE = ["", " ", "  ", "\n", "\r\n", "\t", "\u00a0", "\ufeff", "\u200b", "\u3000", "\x00", "\u2060 "]
SIGNS = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹣", "﹢"]
acting = st.builds("".join, st.tuples(st.sampled_from(BEFORE), st.sampled_from(SIGNS), st.text(max_size=20)))
passed_over = {"Cc", "Cf", "Zs", "Zl", "Zp"}


def reads_as_formula(cell: str) -> bool:
    """As the most careless spreadsheet would take it."""
    first = next((letter for letter in cell if unicodedata.category(letter) not in passed_over), "")
    return unicodedata.normalize("NFKC", first) in {"=", "+", "-", "@"}


@given(acting)
def test_what_would_act_gets_an_apostrophe_and_stays_as_it_is_behind_it(text: str) -> None:
    assert harmless(text) == f"'{text}"


@given(st.text())
def test_no_text_reads_as_a_formula_or_begins_with_a_control(text: str) -> None:
    safe = harmless(text)
    assert not reads_as_formula(safe)
    assert not safe.startswith(("\t", "\r", "\n"))
    assert safe in (text, f"'{text}")


@given(st.lists(st.one_of(st.text(st.characters(exclude_characters="\x00\r\n")), acting), min_size=1, max_size=5))
@pytest.mark.parametrize("german", [True, False])
def test_no_cell_and_no_heading_of_a_file_acts(german: bool, texts: list[str]) -> None:
    frame = pd.DataFrame({"a": texts})
    data = as_file(frame, {"a": Column(texts[0])}, {texts[-1] + "x": texts[0]}, german=german)
    separator = ";" if german else ","
    for row in csv.reader(
        io.StringIO(data.decode("utf-8-sig" if german else "utf-8"), newline=""), delimiter=separator
    ):
        assert not any(reads_as_formula(cell) for cell in row)


@given(st.decimals(-(10**9), 10**9, places=2))
@pytest.mark.parametrize("german", [True, False])
def test_a_negative_number_stays_a_number(german: bool, value: object) -> None:
    frame = pd.DataFrame({"a": [value]})
    data = as_file(frame, {"a": Column("Betrag", "euro2")}, {}, german=german).decode(
        "utf-8-sig" if german else "utf-8"
    )
    written = data.splitlines()[1]
    assert float(written.replace(",", ".")) == float(value)
