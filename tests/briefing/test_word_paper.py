"""The Mappe as a Word file: what Word and a screen reader need, and the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
import sample
from docx import Document
from docx.oxml.ns import qn
from parts import numeric, targets, worded

from briefing import content, datenblatt
from briefing.dossier import Reference
from briefing.glyphs import millimetres
from briefing.word import docx
from data.store import Store

DOSSIERS = {make.__name__: make for make in (sample.ordinary, sample.nothing, sample.words_only, sample.awkward)}
every = pytest.mark.parametrize("make", DOSSIERS.values(), ids=DOSSIERS)


@pytest.fixture(scope="module")
def paper() -> Any:
    """An ordinary Mappe as a Word file, read again."""
    return Document(io.BytesIO(docx(sample.ordinary())))


class TestWord:
    @every
    def test_the_same_dossier_gives_the_same_bytes(self, make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        first = docx(make())
        # A ZIP keeps the time of its making in steps of two seconds.
        monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
        assert docx(make()) == first

    def test_it_has_real_headings_tables_and_sources(self, paper: Any) -> None:
        heads = [(int(each.style.name[-1]), each.text) for each in paper.paragraphs if "Heading" in each.style.name]
        assert ("Kennzahlen und ihre Kennungen") in [text for _, text in heads]
        assert heads[-1] == (2, "Quellen")
        # No level is left out on the way down.
        levels = [0, *(level for level, _ in heads)]
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert len(paper.tables) >= 4
        for table in paper.tables:
            marks = [{each.tag.rpartition("}")[2] for each in row._tr.trPr} for row in table.rows]
            assert all("cantSplit" in each for each in marks)
            assert ["tblHeader" in each for each in marks] == [True] + [False] * (len(marks) - 1)
            assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None

    def test_what_belongs_together_stays_on_one_page(self, paper: Any) -> None:
        for each in paper.paragraphs:
            if "Heading" in each.style.name:
                assert each.style.paragraph_format.keep_with_next
        for table in paper.tables:
            kept = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in table.rows]
            # The head with the first row, and the last row with the one before it; after it the text goes on.
            assert (kept[0], kept[-2], kept[-1]) == (True, True, False)

    def test_the_heading_of_all_parts_stands_on_the_page_of_the_first_one(self, paper: Any) -> None:
        texts = [each.text for each in paper.paragraphs]
        after = texts.index("Alle Angaben") + 1
        assert texts[after] == "Es gibt keine Anmerkungen."
        assert paper.paragraphs[after].paragraph_format.keep_with_next

    def test_it_is_a4_german_and_counts_its_pages(self, paper: Any) -> None:
        assert round(paper.sections[0].page_width.cm, 1) == 21.0
        assert {each.get(qn("w:val")) for each in paper.styles.element.iter(qn("w:lang"))} == {"de-DE"}
        assert paper.core_properties.language == "de-DE"
        fields = [each.text for each in paper.sections[0].footer._element.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]

    def test_it_holds_nothing_foreign_and_no_code(self) -> None:
        data = docx(sample.ordinary())
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert not [name for name in archive.namelist() if "thumbnail" in name]
        text = "\n".join(each.text for each in Document(io.BytesIO(data)).paragraphs)
        assert not re.search(r"ZIEL-1|GELD-2|\.{5}", text)
        assert "Daraus wurde: Bewilligt sind 715.540 €." in text

    def test_names_come_out_as_they_are(self) -> None:
        paper = Document(io.BytesIO(docx(sample.awkward())))
        cells = {line for table in paper.tables for row in table.rows for cell in row.cells for line in [cell.text]}
        assert all(any(name in cell for cell in cells) for name in sample.AWKWARD)

    def test_a_county_with_nothing_says_so(self) -> None:
        paper = Document(io.BytesIO(docx(sample.nothing())))
        assert any("keine Angaben vor" in each.text for each in paper.paragraphs)
        assert paper.tables == []

    def test_the_bars_of_the_pdf_are_pictures_that_say_what_they_show(self, paper: Any) -> None:
        said = {each.get("descr") for each in paper.element.iter(qn("wp:docPr"))}
        values = datenblatt.content(sample.ordinary(), "Mappe")["sections"]
        drawn = {section["kind"]: section for section in values if section["kind"] in ("chain", "targets")}
        bars = [row["bar"] for section in drawn.values() for row in section["rows"] if row["bar"]]
        assert len(bars) > 4
        assert {bar["alt"] for bar in bars} <= said
        assert any(each.startswith("Legende: ") and "vereinbart (100 %)" in each for each in said)
        for table in paper.tables[:2]:
            pictures = list(table._tbl.iter(qn("wp:extent")))
            assert pictures, "chain and targets are drawn"
            assert all(int(each.get("cx")) / 360_000 <= 5.4 for each in pictures), "no wider than its column"
        # Nothing said of it, LibreOffice moves a bar by 3 mm, over the line of the table.
        for each in paper.element.iter(qn("wp:inline")):
            assert [each.get(f"dist{side}") for side in "TBLR"] == ["0"] * 4

    def test_milestones_stand_as_boxes_without_a_word_that_nothing_can_be_drawn(self) -> None:
        row = worded("Aufbau in drei Schritten", "on_track", "milestone") | {
            "target_value": 3.0,
            "value": 2.0,
            "reason": None,
        }
        made = Document(io.BytesIO(docx(sample.ordinary(parts=[targets([row])]))))
        cell = made.tables[0].rows[1].cells[1]
        # What is asked for up to the report stands below the boxes; nothing says that they cannot be drawn.
        assert cell.text == "\nbis zur Meldung verlangt: 75,0 %"
        (picture,) = cell._tc.iter(qn("wp:docPr"))
        late = docx(sample.ordinary(parts=[targets([row | {"reason": "Endmeldung fehlt"}])]))
        assert (
            Document(io.BytesIO(late)).tables[0].rows[1].cells[1].text.strip()
            == "Endmeldung fehlt\nbis zur Meldung verlangt: 75,0 %"
        )
        assert picture.get("descr") == "„Aufbau in drei Schritten“: 2 von 3\u00a0Meilensteinen erreicht."

    def test_from_one_number_to_another_no_line_is_parted(self, real: Store) -> None:
        place = replace(sample.REFERENCES[0], citation="§ 5, S. 2–3", document="Bericht 2014–2020")
        made = sample.ordinary(references=[place, *sample.REFERENCES[1:]])
        lines = [each.text for each in Document(io.BytesIO(docx(made))).paragraphs]
        assert any("S. 2–\u200d3" in line and "2014–2020" in line for line in lines)
        every = Document(io.BytesIO(docx(content.dossier(real.facts("demo"), county="06412", year=2025))))
        text = "\n".join([*(each.text for each in every.paragraphs), *(c.text for t in every.tables for c in t._cells)])
        spans = re.findall(r"\[\d+–\D?", text)
        assert spans
        assert {each[-1] for each in spans} == {"\u200d"}

    def test_a_distance_in_points_of_percent_stands_on_one_line_of_its_column(self, paper: Any) -> None:
        """What a space that does not part holds together is broken within its word where the column is too narrow."""
        widths = [cell.width.mm for cell in paper.tables[1].rows[0].cells]
        assert widths[3] >= millimetres("−20,2 Prozentpunkte", 8) + 3

    def test_many_targets_do_not_leave_the_first_page_to_the_second(self) -> None:
        rows = [numeric(f"Ziel {at}", 40.0, 30.0, "missed") for at in range(8)]
        made = Document(io.BytesIO(docx(sample.ordinary(parts=[targets(rows)]))))
        kept = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in made.tables[0].rows]
        assert kept == [True, True, False, False, False, False, False, True, False]

    def test_the_last_sources_stay_together(self) -> None:
        found = [Reference(f"s{at}", f"Schreiben {at}", "Blatt", "Kreis", None, None, None) for at in range(9)]
        made = Document(io.BytesIO(docx(sample.ordinary(references=found))))
        kept = [bool(each.paragraph_format.keep_with_next) for each in made.paragraphs if each.style.name == "Quelle"]
        assert kept[-5:] == [False, True, True, True, False]
