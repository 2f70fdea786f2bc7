"""Writes down what is in the papers of a few Dialogmappen; tests/briefing/test_written_papers.py holds them to it.

PYTHONPATH=.:tests:tests/briefing python -m tools.papers: after a change that is meant to change papers; look at them.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

import crowd
import openpyxl
import sample
import typst
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from openpyxl.cell import Cell

from briefing import content
from briefing.dossier import Dossier
from briefing.excel import xlsx
from briefing.pdf import pdf
from briefing.word import docx
from data.store import Facts

FOLDER = Path(__file__).parents[1] / "briefing/written"
MADE = {
    "ordinary": sample.ordinary,
    "nothing": sample.nothing,
    "words_only": sample.words_only,
    "awkward": sample.awkward,
}
FULL = "crowd"
KINDS = ("pdf", "docx", "xlsx")
# Styles that Word brings along and the house changes.
HOUSE_STYLES = ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "List Number")
# Of a cell, in points.
USUAL_SIZE = 11


def dossier(name: str, facts: Facts) -> Dossier:
    """A dossier made by hand, or that of the Hochtaunuskreis of 2024 in tests/crowd.py."""
    if name == FULL:
        return content.dossier(facts, county=crowd.H, year=2024, day=date(2024, 10, 31))
    return MADE[name]()


def listed(kind: str, made: Dossier) -> list[str]:
    """What is in a paper, one thing a line."""
    return list({"pdf": of_pdf, "docx": of_docx, "xlsx": of_xlsx}[kind](made))


def of_pdf(made: Dossier) -> Iterator[str]:
    """What the template is given to set in the end: what comes before are drafts."""
    with mock.patch.object(typst, "Compiler", wraps=typst.Compiler) as compiler:
        pdf(made)
    yield from _flat("", json.loads(compiler.call_args.kwargs["sys_inputs"]["dossier"]))


def _flat(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from _flat(f"{name}.{key}", each)
    elif isinstance(value, list) and any(isinstance(each, list | Mapping) for each in value):
        for at, each in enumerate(value):
            yield from _flat(f"{name}[{at}]", each)
    else:
        yield f"{name}: {json.dumps(value, ensure_ascii=False)}"


def of_docx(made: Dossier) -> Iterator[str]:
    """Pages, styles, then every paragraph with its runs and pictures and every cell of the tables, in order."""
    paper = Document(io.BytesIO(docx(made)))
    core = paper.core_properties
    yield f"{core.title} / {core.author} / {core.language} / {core.created} / {core.comments}"
    for section in paper.sections:
        margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
        sizes = [round(each.cm, 2) for each in (section.page_width, section.page_height, *margins)]
        head, foot = section.header.paragraphs[0].text, section.footer.paragraphs[0].text
        yield f"Seite {section.orientation} {sizes}: {head} / {foot}"
    for style in paper.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH and (style.name in HOUSE_STYLES or not style.builtin):
            yield f"{style.name}: {' '.join(_look(each) for each in style.element.iterfind('*/*'))}"
    for element in paper.element.body.iterchildren():
        if element.tag == qn("w:p"):
            yield _paragraph(element)
        for row in element.iter(qn("w:tr")):
            head = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
            widths = [each.get(qn("w:w")) for each in row.iter(qn("w:tcW"))]
            texts = [" / ".join(map(_paragraph, cell.iter(qn("w:p")))) for cell in row.iter(qn("w:tc"))]
            cells = [f"{width} {text}" for width, text in zip(widths, texts, strict=True)]
            yield f"{'Kopf' if head else 'Zeile'}: {' ¦ '.join(cells)}"


def _look(element: Any) -> str:
    """One property of a style with its values, and those within it: sz=17, spacing=80."""
    values = ",".join(f"{name.rpartition('}')[2]}={value}" for name, value in sorted(element.attrib.items()))
    return " ".join([f"{element.tag.rpartition('}')[2]}({values})", *map(_look, element)])


def _paragraph(element: Any) -> str:
    style, side = (element.find(f"{qn('w:pPr')}/{qn(name)}") for name in ("w:pStyle", "w:jc"))
    marks = [each.get(qn("w:val")) for each in (style, side) if each is not None]
    return " ".join([*marks, *(_run(run) for run in element.iter(qn("w:r")))])


def _run(run: Any) -> str:
    kinds = [each.tag.rpartition("}")[2] + (each.get(qn("w:val")) or "") for each in run.iterfind(f"{qn('w:rPr')}/*")]
    pictures = [f"Bild „{each.get('descr')}“" for each in run.iter(qn("wp:docPr"))]
    return (
        f"[{','.join(kinds)}]{''.join(text.text or '' for text in run.iter(qn('w:t'), qn('w:instrText')))}"
        + "".join(pictures)
    )


def of_xlsx(made: Dossier) -> Iterator[str]:
    """Every cell with its format, by sheet; what is fixed, filtered, printed on each page and coloured by its value."""
    data = xlsx(made)
    computed = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    book = openpyxl.load_workbook(io.BytesIO(data))
    yield f"{book.properties.title} / {book.properties.created} / {book.properties.description}"
    yield str({name: each.attr_text for name, each in book.defined_names.items()})
    for sheet in book:
        page = sheet.page_setup
        yield f"== {sheet.title}: {page.orientation} {page.paperSize} {page.fitToWidth} {page.fitToHeight}"
        yield f"{sheet.freeze_panes} / {sheet.auto_filter.ref} / {sheet.print_title_rows}"
        for cells in sheet.conditional_formatting:
            yield f"{cells.sqref}: {[(each.operator, each.formula, _font(each.dxf.font)) for each in cells.rules]}"
        yield f"{sheet.oddHeader.left.text} / {sheet.oddFooter.right.text}"
        yield str({name: (each.min, each.max, each.width) for name, each in sheet.column_dimensions.items()})
        yield str({row: each.height for row, each in sheet.row_dimensions.items() if each.height})
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield _cell(cell, computed[sheet.title][cell.coordinate].value)


def _cell(cell: Cell, computed: object) -> str:
    looks = [cell.number_format, _font(cell.font), "um" if cell.alignment.wrap_text else ""]
    looks += [cell.fill.fgColor.rgb] if cell.fill.fill_type else []
    result = f" = {computed}" if computed != cell.value else ""
    return f"{cell.coordinate} {cell.data_type} {'/'.join(looks)}: {cell.value}{result}"


def _font(font: Any) -> str:
    colour = font.color.rgb if font.color is not None and font.color.type == "rgb" else ""
    size = f"{font.sz:g} pt" if font.sz not in (None, USUAL_SIZE) else ""
    return " ".join(filter(None, ["fett" if font.b else "", size, colour]))


def main() -> int:
    """Write a file for each paper."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for store in crowd.open_crowd(Path(folder)):
            for name in (*MADE, FULL):
                made = dossier(name, store.facts(crowd.DATASET))
                for kind in KINDS:
                    text = "\n".join(listed(kind, made)) + "\n"
                    (FOLDER / f"{name}.{kind}.txt").write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
