"""The Dialogmappe as DOCX for those who edit it: real headings, real tables, A4, German."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.table import _Cell, _Row

from briefing import words
from briefing.dossier import Dossier, Part
from charts.base import headings
from charts.base.datasets import INVENTED

FONT = "Liberation Sans"
INK = RGBColor(0x1B, 0x24, 0x30)
NOTE_LINES = 2


def docx(dossier: Dossier) -> bytes:
    """The dossier as a Word file: the same parts in the same order, every row, then numbered sources."""
    sources = words.Sources(dossier)
    paper = _house(dossier)
    paper.add_heading(words.title(dossier), level=0)
    for term, value in words.about(dossier):
        line = paper.add_paragraph()
        line.add_run(f"{term}: ")
        line.add_run(words.clean(value)).bold = True
    if dossier.invented:
        paper.add_paragraph().add_run(f"{INVENTED}. Keine Zahl dieser Mappe ist echt.").bold = True
    paper.add_paragraph(words.clean(words.nothing_known(dossier) if dossier.empty else dossier.summary))
    if not dossier.empty:
        _figures(paper, dossier, sources)
        first, *rest = dossier.parts
        _part(paper, first, sources)
        _questions(paper, dossier, sources)
        _landscape(paper)
        for part in rest:
            _part(paper, part, sources)
        _definitions(paper, dossier)
        _sources(paper, sources)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _house(dossier: Dossier) -> Paper:
    """An empty paper in the house style; python-docx's own template is English and Letter."""
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin, section.bottom_margin = Cm(2.0), Cm(1.8)
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Table Grid"):
        style = paper.styles[name]
        if not hasattr(style, "font"):
            continue
        style.font.name = FONT
        # The theme's fonts would win over the name otherwise.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(attribute), None)
        for attribute in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(attribute), FONT)
        if name != "Normal":
            style.font.color.rgb = INK
    paper.styles["Normal"].font.size = Pt(9.5)
    paper.styles["Normal"].paragraph_format.space_after = Pt(4)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "de-DE")
    properties = paper.styles["Normal"].element.get_or_add_rPr()
    properties.append(language)
    for default in paper.styles.element.iter(qn("w:lang")):
        default.set(qn("w:val"), "de-DE")
    hyphens = OxmlElement("w:autoHyphenation")
    hyphens.set(qn("w:val"), "true")
    paper.settings.element.append(hyphens)
    core = paper.core_properties
    core.title, core.language, core.author = words.title(dossier), "de-DE", "AQB-Dashboard"
    core.created = core.modified = datetime.combine(dossier.day, time())
    core.comments = words.clean(dossier.stand)
    head = section.header.paragraphs[0]
    head.text = words.title(dossier) + (f" · {INVENTED}" if dossier.invented else "")
    foot = section.footer.paragraphs[0]
    foot.text = f"{words.clean(dossier.dataset_words)} · {words.clean(dossier.stand)} · Seite "
    _field(foot.add_run(), "PAGE")
    return paper


def _landscape(paper: Paper) -> None:
    """From here on across: tables of targets have up to twelve columns."""
    section = paper.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)


def _field(run: Any, code: str) -> None:
    # python-docx has no public name for the element of a run.
    element = run._r
    for kind, text in (("begin", None), (None, code), ("end", None)):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = text
        element.append(part)


def _figures(paper: Paper, dossier: Dossier, sources: words.Sources) -> None:
    if not dossier.figures:
        return
    paper.add_heading(headings.KEY_FIGURES, level=1)
    rows = [
        [figure.label, figure.value, f"{figure.note} {sources.marks(figure.evidence)}".strip(), figure.id]
        for figure in dossier.figures
    ]
    _table(paper, ["Kennzahl", "Wert", "Bemerkung", "Kennung"], rows, [4.2, 3.2, 4.2, 5.8], right={1})


def _questions(paper: Paper, dossier: Dossier, sources: words.Sources) -> None:
    if not dossier.questions:
        return
    paper.add_heading(words.ASKED, level=1)
    for question in dossier.questions:
        paper.add_paragraph(words.clean(question.text), style="List Number").runs[0].bold = True
        basis = f"{question.rule} · {question.basis} {sources.marks(question.evidence)}".strip()
        paper.add_paragraph(words.clean(basis))
        for _ in range(NOTE_LINES):
            paper.add_paragraph("." * 110)


def _part(paper: Paper, part: Part, sources: words.Sources) -> None:
    paper.add_heading(words.clean(part.title), level=1)
    if part.frame.empty:
        paper.add_paragraph(words.clean(part.empty))
        return
    paper.add_paragraph().add_run(words.clean(f"{part.statement} {sources.marks(part.evidence)}".strip())).bold = True
    paper.add_paragraph(words.clean(part.measure))
    columns = list(words.told(part).values())
    cells = words.cells(part)
    section = paper.sections[-1]
    room = Emu(section.page_width - section.left_margin - section.right_margin).cm
    widths = _widths([[column.label, *(row[at] for row in cells)] for at, column in enumerate(columns)], room)
    right = {at for at, column in enumerate(columns) if words.right_aligned(column)}
    _table(paper, [column.label for column in columns], cells, widths, right=right)


# A bold letter in centimetres per point, and the margins of a cell.
LETTER_CM, MARGINS_CM = 0.0205, 0.4
USUAL_PT, SMALL_PT, MANY_COLUMNS = 8.0, 6.5, 9


def _size(columns: int) -> float:
    return SMALL_PT if columns > MANY_COLUMNS else USUAL_PT


def _widths(columns: Sequence[Sequence[str]], room: float) -> list[float]:
    """Centimetres per column: first every longest word whole, then what is left to the columns with long texts."""
    words_ = [max(len(word) for text in texts for word in (text.split() or [""])) for texts in columns]
    letter = LETTER_CM * _size(len(columns))
    least = [min(word, 24) * letter + MARGINS_CM for word in words_]
    wish = [max(0, min(max(map(len, texts)), 60) - word) for texts, word in zip(columns, words_, strict=True)]
    left = room - sum(least)
    if left <= 0:
        return [each * room / sum(least) for each in least]
    total = sum(wish) or 1
    spread = [left * each / total for each in wish] if sum(wish) else [left / len(least)] * len(least)
    return [low + more for low, more in zip(least, spread, strict=True)]


def _definitions(paper: Paper, dossier: Dossier) -> None:
    if dossier.definitions:
        paper.add_heading(words.TERMS, level=1)
    for term, meaning in dossier.definitions.items():
        line = paper.add_paragraph()
        line.add_run(f"{words.clean(term)}: ").bold = True
        line.add_run(words.clean(meaning))


def _sources(paper: Paper, sources: words.Sources) -> None:
    paper.add_heading(headings.SOURCES, level=1)
    if not sources.references:
        paper.add_paragraph(words.NO_SOURCE)
    for number, reference in enumerate(sources.references, start=1):
        line = paper.add_paragraph(f"[{number}] {words.clean(words.source_line(reference))}")
        if reference.passage:
            line.add_run(f" – „{words.clean(reference.passage)}“").italic = True


def _table(
    paper: Paper, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], *, right: set[int]
) -> None:
    table = paper.add_table(rows=1, cols=len(heads), style="Table Grid")
    # Widths hold only with autofit off and the width on every cell.
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for at, head in enumerate(heads):
        _write(table.rows[0].cells[at], head, widths[at], bold=True, right=at in right, size=_size(len(heads)))
    _repeat(table.rows[0])
    for row in rows:
        cells = table.add_row().cells
        for at, text in enumerate(row):
            _write(cells[at], text, widths[at], bold=False, right=at in right, size=_size(len(heads)))
    paper.add_paragraph()


def _write(cell: _Cell, text: str, width: float, *, bold: bool, right: bool, size: float) -> None:
    cell.width = Cm(width)
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(words.clean(text))
    run.font.size = Pt(size)
    run.bold = bold
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _repeat(row: _Row) -> None:
    """The row is repeated at the top of every page and told to screen readers as the head."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
