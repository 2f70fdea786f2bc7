"""The papers of a Dialogmappe: accessible, complete, letter for letter, and nothing in them computes by surprise."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import outloud
import parts
import pypdf
import pypdfium2
import pytest
import sample
from docx import Document

from briefing import bundle, content, figures, words
from briefing.__main__ import main
from briefing.dossier import Dossier
from briefing.pdf import datenblatt, pdf
from briefing.word import docx
from data.store import Store

DOSSIERS = {make.__name__: make for make in (sample.ordinary, sample.nothing, sample.words_only, sample.awkward)}
every = pytest.mark.parametrize("make", DOSSIERS.values(), ids=DOSSIERS)


def text_of(data: bytes) -> str:
    """The text of a PDF."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def pages_of(data: bytes) -> list[str]:
    """The text of each page of a PDF."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def squeezed(text: str) -> str:
    """Without white space and hyphens, which a line break adds or takes."""
    return re.sub(r"[\s\u200b\u00ad\u2010-]+", "", text)


def errors_in(data: bytes, folder: Path) -> list[str]:
    """The rules of the checker that a PDF breaks."""
    path = folder / "mappe.pdf"
    path.write_bytes(data)
    return [each.rule for each in outloud.check(str(path)).findings if each.severity == "error"]


class TestPdf:
    @every
    def test_the_same_dossier_gives_the_same_bytes(self, make: Any) -> None:
        assert pdf(make()) == pdf(make())

    @every
    def test_a_checker_for_tagged_pdf_finds_no_error(self, make: Any, tmp_path: Path) -> None:
        # The heads of a table repeated on its next page are artifacts, as they must be; cut into syllables in narrow
        # columns they look like a line of prose to this checker.
        assert set(errors_in(pdf(make()), tmp_path)) <= ({"TAG-002"} if make is sample.awkward else set())

    @pytest.mark.parametrize(("dataset", "county", "year"), [("demo", "06412", 2025), ("published", "06434", 2023)])
    def test_the_checker_finds_no_error_in_real_papers(
        self, dataset: str, county: str, year: int, real: Store, tmp_path: Path
    ) -> None:
        made = content.dossier(real.facts(dataset), county=county, year=year)
        assert errors_in(pdf(made), tmp_path) == []

    @every
    def test_the_datenblatt_has_at_most_two_pages_and_opens_the_mappe(self, make: Any) -> None:
        alone = pages_of(datenblatt(make()))
        assert 1 <= len(alone) <= 2
        whole = pages_of(pdf(make()))[: len(alone)]

        def bare(page: str) -> str:
            """Without the name of the paper, the number of pages, and where the rest stands."""
            text = squeezed(page.split("Seite ")[0])
            for where in ("siehe Dialogmappe", "weiter hinten in dieser Mappe"):
                text = text.replace(squeezed(where), "")
            return text.replace("Dialogmappe", "Datenblatt")

        assert [bare(page) for page in whole] == [bare(page) for page in alone]

    def test_rows_left_out_are_sent_to_the_mappe_and_in_the_mappe_to_its_later_pages(self) -> None:
        alone, whole = text_of(datenblatt(sample.awkward())), text_of(pdf(sample.awkward()))
        for text, said, unsaid in (
            (alone, "sieheDialogmappe", "weiterhinten"),
            (whole, "weiterhinten", "sieheDialogmappe"),
        ):
            assert said in squeezed(text)
            assert unsaid not in squeezed(text)

    def test_a_target_that_a_dialogue_decided_on_says_so_beside_its_status(self) -> None:
        # It is not among what is to be talked about; whoever reads only these two pages must see why.
        row = parts.worded("Netzwerk", "missed") | {"dialogue_words": "Stand anerkannt (29.09.2025)"}
        made = sample.ordinary(parts=[parts.targets([row])])
        words = squeezed("im Dialog: Stand anerkannt (29.09.2025)")
        assert words in squeezed(text_of(datenblatt(made)))
        assert words in squeezed(
            "".join(cell.text for cell in Document(io.BytesIO(docx(made))).tables[0].rows[1].cells)
        )

    def test_what_is_copied_is_what_was_printed(self, real: Store) -> None:
        made = content.dossier(real.facts("demo"), county="06412", year=2025)
        copied = text_of(pdf(made))
        for figure in made.figures:
            found = re.search(re.escape(figure.id).replace("\\-", "[-\u00ad]"), copied)
            assert found is not None, figure.id
            assert figures.parse(found.group()) == figures.parse(figure.id)
        assert not re.search("[\u200b-\u200d\u2060]", copied)

    def test_invented_data_say_so_on_every_page(self) -> None:
        pages = pypdf.PdfReader(io.BytesIO(pdf(sample.ordinary()))).pages
        assert all("Demonstrationsdaten – erfunden" in page.extract_text() for page in pages)

    def test_the_line_below_the_head_of_a_page_runs_through_no_letter(self) -> None:
        for make in (sample.ordinary, sample.words_only):  # invented, and real
            with pypdfium2.PdfDocument(pdf(make())) as document:
                page = document[0]
                title = page.get_textpage().get_charbox(0, loose=True)
                lines = [each.get_bounds() for each in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])]
            across = next(bottom for left, bottom, right, top in lines if right - left > 400 and top - bottom < 2)
            assert title[1] > across + 1

    def test_a_county_with_nothing_gets_one_page_that_says_so(self) -> None:
        data = pdf(sample.nothing())
        assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == 1
        assert "keine Angaben vor; Stand " in text_of(data)

    def test_bars_and_their_legend_stand_only_where_there_is_a_share(self) -> None:
        assert "Skala 0 bis" not in text_of(datenblatt(sample.words_only()))
        assert "vereinbart (100\u00a0%)" not in text_of(datenblatt(sample.words_only()))
        assert "Skala 0 bis 200" in text_of(datenblatt(sample.ordinary()))

    def test_a_long_table_begins_with_three_rows_below_its_heading(self, real: Store) -> None:
        made = content.dossier(real.facts("demo"), county="06534", year=2025)
        long = {part.title: words.cells(part)[:3] for part in made.parts if part.key in ("since_last", "projects")}
        assert len(long) == 2
        full = pages_of(pdf(made))[3:]
        for heading, rows in long.items():
            page = next(squeezed(page) for page in full if f"\n{heading}\n" in f"\n{page}\n")
            assert [row for row in rows if squeezed(max(row, key=len)) not in page] == [], heading

    def test_a_long_table_ends_with_three_rows_on_its_last_page(self) -> None:
        # 71 of them fill the page: the last one would stand alone on the next.
        names = [f"Zeile {number}" for number in range(1, 73)]
        made = sample.ordinary()
        long = [parts.projects(names) if part.key == "projects" else part for part in made.parts]
        counts = [len(re.findall(r"Zeile \d+", page)) for page in pages_of(pdf(replace(made, parts=long)))[3:]]
        assert min(count for count in counts if count) >= 3

    def test_why_milestones_stand_as_they_do_is_said_below_their_boxes(self) -> None:
        made = sample.ordinary()
        step = parts.worded("Konzept", "not_assessable", "milestone") | {
            "target_value": 4.0, "value": 1.0, "reason": "Endmeldung fehlt",
        }  # fmt: skip
        only = [parts.targets([step]) if part.key == "targets" else part for part in made.parts]
        assert "Endmeldung fehlt" in text_of(datenblatt(replace(made, parts=only)))

    def test_names_come_out_as_they_are(self) -> None:
        found = squeezed(text_of(pdf(sample.awkward())))
        for name in sample.AWKWARD:
            if not re.search(r"[\u0590-\u06ff]", name):  # text that runs from right to left is extracted in drawn order
                assert squeezed(name) in found, name


class TestAll:
    def test_a_fault_in_one_county_does_not_cost_the_others(self, real: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        make = content.dossier

        def faulty(facts: Any, *, county: str, **more: Any) -> Dossier:
            if county == "06412":
                raise ValueError("Absicht des Tests")
            return make(facts, county=county, **more)

        monkeypatch.setattr(content, "dossier", faulty)
        counties = ["06411", "06412", "06434"]
        made = bundle.bundle(real.facts("published"), year=2023, day=date.today(), formats=["xlsx"], counties=counties)
        assert len(made.papers) == 2
        assert made.faults == ["Frankfurt am Main (06412): Absicht des Tests"]
        with zipfile.ZipFile(io.BytesIO(made.zipped(date.today()))) as archive:
            assert "Dialogmappe_06434_Hochtaunuskreis_2023.xlsx" in archive.namelist()
            assert "Absicht des Tests" in archive.read("Inhalt.txt").decode("utf-8-sig")

    def test_a_part_left_out_is_on_no_paper_of_any_county(self, real: Store) -> None:
        asked: Any = {"year": 2023, "day": date(2024, 9, 30), "formats": ["docx"], "counties": ["06434"]}
        whole, without = (
            bundle.bundle(real.facts("published"), **asked, left_out=each).papers[0].data
            for each in ((), ("projects",))
        )
        heads = [[each.text for each in Document(io.BytesIO(data)).paragraphs] for data in (whole, without)]
        assert ["Maßnahmen gegenüber dem Vorjahr" in each for each in heads] == [True, False]

    @pytest.mark.parametrize(
        ("day", "dated"),
        [
            (date(1950, 5, 1), (1980, 1, 1)),
            (date(1980, 5, 1), (1980, 5, 1)),
            (date(2024, 9, 30), (2024, 9, 30)),
            (date(2107, 12, 30), (2107, 12, 30)),
            (date(9999, 1, 1), (2107, 12, 31)),
        ],
    )
    def test_the_papers_of_any_day_go_into_a_zip(self, day: date, dated: tuple[int, int, int]) -> None:
        made = bundle.Bundle(papers=[bundle.Paper("a.pdf", b"a")])
        files = zipfile.ZipFile(io.BytesIO(made.zipped(day))).infolist()
        assert [(file.filename, file.date_time[:3]) for file in files] == [("a.pdf", dated), ("Inhalt.txt", dated)]

    def test_there_are_as_many_papers_as_counties_in_the_year(self, real: Store) -> None:
        for year, count in ((2025, 26), (2026, 27)):
            made = bundle.bundle(real.facts("published"), year=year, day=date.today(), formats=["xlsx"])
            assert (len(made.papers), made.faults) == (count, [])


class TestCommand:
    @pytest.fixture(autouse=True)
    def installation(self, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("AQB_DATABASE", f"duckdb:{built}/ministry.duckdb")

    def run(self, out: Path, *more: str, **changed: str) -> int:
        given = {"dataset": "published", "county": "06434", "year": "2023"} | changed
        options = [part for name, value in given.items() for part in (f"--{name}", value)]
        return main([*options, "--out", str(out), *more])

    def test_it_writes_the_papers_asked_for(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.run(tmp_path, "--format", "pdf,docx,xlsx") == 0
        assert sorted(path.name for path in tmp_path.iterdir()) == [
            f"Dialogmappe_06434_Hochtaunuskreis_2023.{suffix}" for suffix in ("docx", "pdf", "xlsx")
        ]
        assert capsys.readouterr().err == "0/1 Hochtaunuskreis\n"

    @pytest.mark.parametrize(
        ("changed", "more", "says"),
        [
            ({"county": "99999"}, [], "Das Gebiet „99999“ besteht im Jahr 2023 nicht"),
            ({"dataset": "geheim"}, [], "Den Datensatz „geheim“ gibt es nicht"),
            ({"dataset": "../x"}, [], "Den Datensatz „../x“ gibt es nicht"),
            ({}, ["--format", "odt"], "Das Format „odt“ gibt es nicht"),
            ({}, ["--as-of", "gestern"], "„gestern“ ist kein Tag"),
        ],
    )
    def test_it_refuses_in_german(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], changed: dict[str, str], more: list[str], says: str
    ) -> None:
        assert self.run(tmp_path / "neu", *more, **changed) == 2
        assert says in capsys.readouterr().err
        assert not (tmp_path / "neu").exists()
