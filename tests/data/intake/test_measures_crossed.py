"""Context figures as people keep them: years, counties or figures side by side, one Stichtag said once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sheets import DATASET, book, sheets

from data.intake import FORMS, propose, read
from data.intake.files import read_sheets
from data.intake.filled import Filled
from data.store import Store

NAMES = {"06440": "Wetteraukreis", "06434": "Hochtaunuskreis"}
FIGURES = {("06440", 2023): 41000, ("06440", 2024): 41500, ("06434", 2023): 23000, ("06434", 2024): 23400}
TITLE = ["Einwohner 15 bis 24 Jahre"]
STICHTAG = ["Stichtag:", "31.12. des Vorjahres"]
WANTED = {
    (county, "population_15_24", date(year - 1, 12, 31), year, year): Decimal(value)
    for (county, year), value in FIGURES.items()
}
BODY = [[name, FIGURES[county, 2023], FIGURES[county, 2024]] for county, name in NAMES.items()]
OF_YEARS = [[year, *(FIGURES[county, year] for county in NAMES)] for year in (2023, 2024)]
SHAPES = {
    "years": [TITLE, STICHTAG, ["Kreis", 2023, 2024], *BODY],
    "budget years": [TITLE, STICHTAG, ["Kreis", "Haushaltsjahr 2023", "Haushaltsjahr 2024"], *BODY],
    "counties": [TITLE, STICHTAG, ["Jahr", *NAMES.values()], *OF_YEARS],
    "days below years": [TITLE, ["Kreis", 2023, 2024], [None, "31.12.2022", "31.12.2023"], *BODY],
    "sum of the Land": [TITLE, STICHTAG, ["Kreis", 2023, 2024], *BODY, ["Hessen", 64000, 64900]],
    "thousands": [[f"{TITLE[0]} (in Tausend)"], STICHTAG, ["Kreis", 2023, 2024],
                  *([name, one / 1000, two / 1000] for name, one, two in BODY)],
}  # fmt: skip


def given(rows: list[list[object]]) -> Filled:
    return read(sheets(("Tabelle1", rows)), {"measures": FORMS["measures"]})


@pytest.mark.parametrize("shape", SHAPES)
def test_a_cross_table_gives_a_row_per_county_and_year(shape: str, store: Store) -> None:
    proposal = propose(store, DATASET, given(SHAPES[shape]))
    names = ("county", "measure", "measured_on", "territory_from", "territory_to")
    found = {tuple(row[name] for name in names): row["value"] for row in proposal.new}
    assert proposal.hard == []
    assert found == WANTED


def test_figures_side_by_side_are_told_by_their_heads() -> None:
    rows = [["Haushaltsjahr 2024, Stichtag 31.12.2023"], ["Kreis", "Einwohner", "Arbeitslose"]]
    filled = given([*rows, ["Wetteraukreis", 310000, 7000]])
    assert (filled.problems, filled.questions) == ([], [])
    assert [(row.values["measure"], row.values["value"]) for row in filled.rows] == [
        ("population", 310000),
        ("unemployed", 7000),
    ]


@pytest.mark.parametrize("said", [[], ["Stichtag: 31.12."], ["Stand: 31.12.2023"]])
def test_a_day_that_is_not_plain_is_asked_about(said: list[object]) -> None:
    filled = given([TITLE, said, ["Kreis", 2023, 2024], *BODY])
    assert filled.rows == []
    assert "measured_on" in filled.lacking
    again = read(sheets(("Tabelle1", [TITLE, ["Kreis", 2023, 2024], *BODY])), {"measures": FORMS["measures"]},
                 whole={"measured_on": "31.12. des Vorjahres"})  # fmt: skip
    assert len(again.rows) == 4


def test_what_is_said_per_head_is_another_figure() -> None:
    rows = [["Haushaltsjahr 2024, Stichtag 31.12.2023"], ["Kreis", "Ärzte je Einwohner", "Arbeitslose"]]
    filled = given([*rows, ["Wetteraukreis", 5, 7000]])
    assert [question.head for question in filled.questions] == ["Ärzte je Einwohner"]


def test_a_workbook_says_it_as_well() -> None:
    made = book(("Einwohner", [TITLE, STICHTAG, ["Kreis", 2023, 2024], *BODY]))
    assert len(read(read_sheets(made, "x.xlsx"), {"measures": FORMS["measures"]}).rows) == 4
