"""The Mappe as a workbook: tables to go on with, differences that compute and know what is favourable."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pandas as pd
import pytest
import sample
from parts import chain, numeric, targets, worded

from briefing import excel
from briefing.dossier import Dossier
from briefing.excel import xlsx
from briefing.variances import TARGET_HEADS
from briefing.workbook import ARROW

DOSSIERS = {make.__name__: make for make in (sample.ordinary, sample.nothing, sample.words_only, sample.awkward)}
every = pytest.mark.parametrize("make", DOSSIERS.values(), ids=DOSSIERS)


def test_shares_of_other_counties_are_percent_beside_sums_in_euros() -> None:
    found = excel._peers(pd.DataFrame([
        {"measure": "grant_ratio", "value": 0.9, "median": 0.85},
        {"measure": "per_inhabitant", "value": 1.25, "median": 1.5},
    ]))  # fmt: skip
    assert found[["counted", "own_number", "median_number"]].values.tolist() == [["%", 90.0, 85.0], ["€", 1.25, 1.5]]


class TestExcel:
    def sheets(self, dossier: Dossier, *, computed: bool) -> dict[str, Any]:
        book = openpyxl.load_workbook(io.BytesIO(xlsx(dossier)), data_only=computed)
        return {sheet.title: sheet for sheet in book}

    @every
    def test_only_the_sheets_that_compute_have_formulas_and_every_table_has_its_own(self, make: Any) -> None:
        sheets = self.sheets(make(), computed=False)
        assert next(iter(sheets)) == "Lies-mich"
        for name, sheet in sheets.items():
            formulas = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
            assert not formulas or name.endswith(" rechnen"), name
            if name != "Lies-mich":
                assert sheet.freeze_panes, name
                assert sheet.auto_filter.ref, name
                assert sheet.print_title_rows, name
                assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)

    def test_sheets_that_compute_are_named_only_where_there_are_some(self) -> None:
        for parts, told in (([chain(1000.0, 900.0, 800.0, None)], True), ([], False)):
            sheets = self.sheets(sample.ordinary(parts=parts), computed=False)
            said = {row[0] for row in sheets["Lies-mich"].iter_rows(values_only=True)}
            assert ("Rechnende Blätter" in said, any(name.endswith(" rechnen") for name in sheets)) == (told, told)

    def test_the_tables_have_names_that_lead_to_their_rows(self) -> None:
        book = openpyxl.load_workbook(io.BytesIO(xlsx(sample.ordinary())))
        assert {"Daten_ziele", "Daten_geld", "Abweichung_Ziele", "Abweichung_Mittel"} <= set(book.defined_names)
        ((sheet, cells),) = book.defined_names["Abweichung_Ziele"].destinations
        assert [cell.value for cell in book[sheet][cells][0]][:3] == ["Ziel", "Einheit", "günstig, wenn"]

    def test_a_stage_without_a_sum_says_why_where_it_computes(self) -> None:
        made = sample.ordinary(parts=[chain(1000.0, 900.0, 800.0, None)])
        rows = list(self.sheets(made, computed=True)["Mittel rechnen"].iter_rows(values_only=True))
        head = next(row for row in rows if row[0] == "Stufe")
        verified = next(row for row in rows if row[0] == "nachgewiesen")
        assert (verified[1], verified[head.index("Stand der Angabe")]) == (None, "nicht gemeldet")

    def test_differences_are_live_and_know_what_is_favourable(self) -> None:
        rows = [
            numeric("mehr", 90.0, 62.0, "missed", adjusted_value=60.0, previous_value=70.0),
            numeric("weniger", 20.0, 30.0, "missed", direction="lower", unit="%"),
            numeric("Abbau", 40.0, 38.0, "achieved", direction="base", base_value=60.0),
            numeric("genau", 40.0, 40.0, "achieved"),
            numeric("wenig mehr", 40.0, 40.5, "achieved"),
            numeric("Band", None, 30.0, "missed", direction="band", lower_bound=50.0, upper_bound=70.0, gap=-20.0),
            numeric("im Band", None, 60.0, "achieved", direction="band", lower_bound=50.0, upper_bound=70.0, gap=0.0),
            numeric("entfallen", 10.0, 5.0, "dropped", gap=None),
            numeric("geheim", 10.0, None, "not_assessable", withheld=True),
            worded("in Worten", "on_track"),
        ]
        made = sample.ordinary(parts=[targets(rows)])
        live = self.sheets(made, computed=False)["Ziele rechnen"]
        shown = self.sheets(made, computed=True)["Ziele rechnen"]
        found = {row[0].value: [cell.value for cell in row] for row in shown.iter_rows() if row[0].value}
        # ΔPL, ΔPL %, favourable; the same against the adjusted value; against the year before
        assert found["mehr"][8:14] == [
            -28,
            pytest.approx(-28 / 90),
            "▼ ungünstig",
            2,
            pytest.approx(2 / 60),
            "▲ günstig",
        ]
        assert found["mehr"][15] == -8
        assert found["weniger"][8:11] == [10, 0.5, "▼ ungünstig"]
        assert found["Abbau"][2:11:8] + found["Abbau"][8:11] == ["niedriger", "▲ günstig", -2, -0.05, "▲ günstig"]
        assert found["genau"][8:11] == [0, 0, "wie vereinbart"]
        assert found["wenig mehr"][8:11] == [0.5, 0.0125, "▲ günstig"]
        assert found["Band"][8:11] == [-20, pytest.approx(-0.4), "▼ ungünstig"]
        assert found["im Band"][8:11] == [0, 0, "wie vereinbart"]
        assert found["entfallen"][8] is None
        assert (found["geheim"][7], found["geheim"][8]) == ("• geheim", None)
        assert found["in Worten"][2:15] == [None] * 13
        assert {cell.data_type for row in live.iter_rows() for cell in row if cell.column in (9, 10, 11)} <= {
            "f",
            "n",
            "s",
        }
        assert live.cell(found_row(live, "mehr"), 9).value == f"=H{found_row(live, 'mehr')}-D{found_row(live, 'mehr')}"

    def test_numbers_are_numbers_and_names_come_out_as_they_are(self) -> None:
        sheet = self.sheets(sample.ordinary(), computed=True)["Ziele und ihr Stand"]
        heads = {cell.value: cell.column for row in sheet.iter_rows() for cell in row if cell.value}
        row = next(row for row in sheet.iter_rows() if "Beratungen Alleinerziehender" in [cell.value for cell in row])
        assert row[heads["Ist"] - 1].value == 96
        texts = {
            cell.value
            for row in self.sheets(sample.awkward(), computed=True)["Ziele und ihr Stand"].iter_rows()
            for cell in row
        }
        assert set(sample.AWKWARD) <= texts


def found_row(sheet: Any, name: str) -> int:
    """The row whose first cell is the name."""
    return next(row[0].row for row in sheet.iter_rows() if row[0].value == name)


def test_no_word_of_a_head_is_broken_beside_the_arrow_of_its_filter() -> None:
    assert [each for each in TARGET_HEADS if max(map(len, each.label.split())) + ARROW > each.width] == []
