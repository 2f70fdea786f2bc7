"""Rows „Gesamt“ in the column of the Maßnahmenart: the whole of a county where no part of it stands, else its sum."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets import COUNTY, sheets

from data.intake import FORMS, read

HEAD = ["Kreis", "Jahr", "Programm", "Stufe", "Maßnahmenart", "Betrag in Euro"]
PARTS: list[list[Any]] = [
    [COUNTY, 2024, "AQB", "bewilligt", "Ausbildungsvorbereitung", 300],
    [COUNTY, 2024, "AQB", "bewilligt", "Qualifizierungsprojekte", 200],
]


def taken(*rows: list[Any]) -> tuple[list[tuple[Any, ...]], list[str]]:
    found = read(sheets(("Blatt", [HEAD, *rows])), {"amounts": FORMS["amounts"]})
    names = ("county", "programme", "stage", "category", "euros")
    return [tuple(each.values.get(name) for name in names) for each in found.rows], [p.rule for p in found.problems]


@pytest.mark.parametrize("word", ["Gesamt", "insgesamt", "Summe", "alle Maßnahmenarten"])
def test_rows_of_totals_alone_are_read(word: str) -> None:
    rows, problems = taken(
        [COUNTY, 2024, "AQB", "bewilligt", word, 500], ["Wetteraukreis", 2024, "AQB", "bewilligt", word, 700]
    )
    assert (problems, [(each[0], each[3], each[4]) for each in rows]) == (
        [],
        [("06434", None, Decimal(500)), ("06440", None, Decimal(700))],
    )


@pytest.mark.parametrize("first", [True, False])
def test_a_total_beside_its_parts_is_their_sum(first: bool) -> None:
    total = [COUNTY, 2024, "AQB", "bewilligt", "Gesamt", 500]
    rows, problems = taken(*([total, *PARTS] if first else [*PARTS, total]))
    assert (problems, [each[3] for each in rows]) == ([], [1, 3])


@pytest.mark.parametrize(
    "row",
    [
        [COUNTY, 2024, "AMB", "bewilligt", "Gesamt", 90],
        [COUNTY, 2024, "AQB", "vereinbart", "Gesamt", 600],
        ["Wetteraukreis", 2024, "AQB", "bewilligt", "Gesamt", 700],
        [COUNTY, 2023, "AQB", "bewilligt", "Gesamt", 400],
    ],
)
def test_a_total_of_which_no_part_stands_there_is_an_amount_of_its_own(row: list[Any]) -> None:
    rows, problems = taken(*PARTS, row)
    assert problems == []
    assert [each[4] for each in rows] == [Decimal(300), Decimal(200), Decimal(row[-1])]


def test_a_total_of_no_county_stays_a_sum() -> None:
    rows, problems = taken(*PARTS, ["Hessen", None, None, None, "Gesamt", 500])
    assert (len(rows), problems) == (2, [])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(1, 900_000)), min_size=1, max_size=6))
def test_every_county_is_taken_once_whether_split_or_whole(of: list[tuple[bool, int]]) -> None:
    names = [
        "Hochtaunuskreis",
        "Wetteraukreis",
        "Landkreis Fulda",
        "Vogelsbergkreis",
        "Odenwaldkreis",
        "Lahn-Dill-Kreis",
    ]
    listed: list[list[Any]] = []
    for (split, euros), name in zip(of, names, strict=False):
        if split:
            listed.append([name, 2024, "AQB", "bewilligt", "Ausbildungsvorbereitung", euros])
        listed.append([name, 2024, "AQB", "bewilligt", "Gesamt", euros])
    rows, problems = taken(*listed)
    assert problems == []
    assert sorted((int(each[4]), each[3] or 0) for each in rows) == sorted((euros, int(split)) for split, euros in of)
