"""The Dialogmappe as DOCX for those who edit it: the parts of the PDF in the same order, in styles of their own."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from briefing import datenblatt, mappe, table_widths, words
from briefing.dossier import Dossier
from briefing.pictures import Picture, Pictures
from briefing.word_house import (
    BASIS,
    FIELDS,
    HEAD_CELL,
    NOTE,
    NOTE_LINE,
    ROOM,
    SAID,
    SMALL_CELL,
    SOURCE,
    element,
    house,
    saved,
    styled,
    unparted,
)
from charts.base.datasets import INVENTED
from data import numbers

Json = dict[str, Any]
# Shorter tables stay on one page; of longer ones the head stays with two rows, and so do the last two.
SHORT, TOGETHER = 8, 2
# The rows of the targets are so high that keeping more of them together leaves a page half empty.
FEW = 3
# So many sources never stand alone on the last page.
LAST_SOURCES = 4


def docx(dossier: Dossier) -> bytes:
    """The dossier as a Word file; the same dossier gives the same bytes."""
    paper = house(dossier)
    values, full = datenblatt.content(dossier, words.title(dossier)), mappe.content(dossier)
    paper.add_heading(words.title(dossier), level=0)
    _line(paper, values["about"], NOTE)
    if dossier.invented:
        _line(paper, f"{INVENTED}. Keine Zahl dieser Mappe ist echt.", SAID)
    _line(paper, values["summary"])
    for term, sentence in values["opening"]:
        _pair(paper, term, sentence)
    if not dossier.empty:
        drawn = {section["kind"]: section for section in values["sections"]}
        chain, targets = drawn.get("chain"), drawn.get("targets")
        pictures = Pictures([*_chain_drawings(chain), *_target_drawings(targets), *_part_drawings(full)])
        _chain(paper, chain, pictures)
        _targets(paper, targets, pictures)
        _questions(paper, full)
        _parts(paper, full, pictures)
        _appendix(paper, full)
    return saved(paper)


def _line(paper: Paper, text: str, style: str = "Normal") -> Paragraph:
    return styled(paper.add_paragraph(words.clean(text)), style)


def _pair(paper: Paper, term: str, text: str, style: str = "Normal") -> None:
    line = styled(paper.add_paragraph(), style)
    line.add_run(f"{words.clean(term)}: ").bold = True
    line.add_run(words.clean(text))


def _heading(paper: Paper, text: str, level: int) -> None:
    paper.add_heading(words.clean(text), level=level)


def _chain_drawings(section: Json | None) -> list[tuple[str, Json]]:
    return [("stage", row["bar"]) for row in section["rows"]] if section else []


def _chain(paper: Paper, section: Json | None, pictures: Pictures) -> None:
    if section is None:
        return
    _heading(paper, section["title"], 1)
    _line(paper, section["note"], NOTE).paragraph_format.keep_with_next = True
    rows = [[row["stage"], "", row["euros"], row["beside"] or "–"] for row in section["rows"]]
    heads = ["Stufe", "Balken ab null", "Betrag", "Anteil, Dauer und Tag"]
    table = _table(paper, section["title"], heads, rows, [2.8, 5.4, 4.4, 4.8], right={2})
    for row, drawing in zip(table.rows[1:], _chain_drawings(section), strict=True):
        _draw(row.cells[1].paragraphs[0], pictures.of(*drawing))


def _target_drawings(section: Json | None) -> list[tuple[str, Any]]:
    if section is None:
        return []
    rows = [each for row in section["rows"] if (each := _target_drawing(row))]
    return [*([("legend", section["legend"])] if section["legend"] else []), *rows]


def _target_drawing(row: Json) -> tuple[str, Json] | None:
    return ("bullet", row["bar"]) if row["bar"] else ("steps", row["steps"]) if row["steps"] else None


def _targets(paper: Paper, section: Json | None, pictures: Pictures) -> None:
    if section is None:
        return
    _heading(paper, section["title"], 1)
    _line(paper, section["said"], SAID)
    _line(paper, section["note"], NOTE).paragraph_format.keep_with_next = True
    if section["legend"]:
        line = styled(paper.add_paragraph(), NOTE)
        line.paragraph_format.keep_with_next = True
        _draw(line, pictures.of("legend", section["legend"]))
    heads = ["Ziel", "Zielerreichung", "vereinbart", "Ist", "Status"]
    rows = [
        [
            _lines(row["name"], row["category"]),
            _lines(
                *((row["bar"]["label"], row["bar"]["beside"]) if row["bar"] else (row["instead"],)),
                row["asked"],
                row["decided"],
            ),
            _lines(row["agreed"], row["adjusted"]),
            _lines(row["actual"], row["gap"]),
            row["status"],
        ]
        for row in section["rows"]
    ]
    table = _table(paper, section["title"], heads, rows, [4.4, 4.5, 2.9, 3.4, 2.2], short=FEW)
    for line, row in zip(table.rows[1:], section["rows"], strict=True):
        if drawing := _target_drawing(row):
            words_of = line.cells[1].paragraphs[0]
            place = words_of.insert_paragraph_before() if words_of.text else words_of
            styled(place, SMALL_CELL).paragraph_format.keep_with_next = True
            _draw(place, pictures.of(*drawing))


def _draw(line: Paragraph, picture: Picture) -> None:
    """Put a picture at the end of a line, with what a screen reader says in its place."""
    shape = line.add_run().add_picture(io.BytesIO(picture.png), width=Cm(min(picture.width, ROOM)))
    shape._inline.docPr.set("descr", words.clean(picture.alt))
    # Where nothing is said of it, LibreOffice keeps 3 mm free on either side.
    for side in ("distT", "distB", "distL", "distR"):
        shape._inline.set(side, "0")


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _questions(paper: Paper, full: Json) -> None:
    if not full["questions"]:
        return
    _heading(paper, full["headings"]["asked"], 1)
    for question in full["questions"]:
        own = " (selbst ergänzt)" if question["own"] else ""
        asked = styled(paper.add_paragraph(words.clean(question["text"] + own)), "List Number")
        asked.paragraph_format.keep_with_next = True
        marks = _marks(question["refs"])
        if question["basis"] or marks:
            _line(paper, f"{question['basis']} {marks}".strip(), BASIS).paragraph_format.keep_with_next = True
        for number in range(full["note_lines"]):
            # Lines to write on belong to the question they stand below.
            last = number == full["note_lines"] - 1
            styled(paper.add_paragraph(), NOTE_LINE).paragraph_format.keep_with_next = not last


def _marks(refs: Sequence[Json]) -> str:
    return f"[{', '.join(unparted(ref['words']) for ref in refs)}]" if refs else ""


def _part_drawings(full: Json) -> list[tuple[str, Json]]:
    fields = [row for part in full["parts"] if part["kind"] == "fields" for row in part["rows"]]
    return [("bullet", row["picture"]) for row in fields if row["picture"]]


def _parts(paper: Paper, full: Json, pictures: Pictures) -> None:
    _heading(paper, full["headings"]["full"], 1)
    for sentence in full["without"]:
        # With the heading above them they belong to the first part.
        _line(paper, sentence, NOTE).paragraph_format.keep_with_next = True
    for part in full["parts"]:
        _heading(paper, part["title"], 2)
        _line(paper, f"{part['statement']} {_marks(part['refs'])}".strip(), SAID)
        _line(paper, part["measure"], NOTE).paragraph_format.keep_with_next = True
        marks = [_marks(each) for each in part["sources"]]
        if part["kind"] == "fields":
            _fields(paper, part, marks, pictures)
            continue
        rows = [[*row, mark] for row, mark in zip(part["rows"], marks, strict=True)] if marks else part["rows"]
        heads = [*part["head"], "Quelle"] if marks else part["head"]
        right = {at for at, side in enumerate(part["align"]) if side == "right"}
        beside = [table_widths.SOURCES / 10] if marks else []
        widths = [each / 10 for each in table_widths.filled(part["widths"], (ROOM - sum(beside)) * 10)] + beside
        _table(paper, part["title"], heads, rows, widths, right=right)


def _fields(paper: Paper, part: Json, marks: Sequence[str], pictures: Pictures) -> None:
    """Each row as a heading with its values below it: what has ten columns and more fits no page."""
    for at, row in enumerate(part["rows"]):
        _heading(paper, " · ".join(each for each in (row["title"], row["status"]) if each), 3)
        if row["picture"]:
            above = styled(paper.add_paragraph(), SMALL_CELL)
            above.paragraph_format.keep_with_next = True
            _draw(above, pictures.of("bullet", row["picture"]))
        line = styled(paper.add_paragraph(), FIELDS)
        for number, field in enumerate(row["fields"]):
            # The point between two values ends a line and begins none.
            before = f"{numbers.SPACE}· " if number else ""
            line.add_run(f"{before}{words.clean(field['label'])}: ").bold = True
            line.add_run(words.clean(field["value"]))
        if marks:
            line.add_run(f" {marks[at]}")


def _appendix(paper: Paper, full: Json) -> None:
    names = full["headings"]
    _heading(paper, names["appendix"], 1)
    if full["figures"]:
        _heading(paper, names["figures"], 2)
        rows = [
            [f"{label} {_marks(refs)}".strip(), value, note, name] for label, value, note, name, refs in full["figures"]
        ]
        _table(
            paper, names["figures"], ["Kennzahl", "Wert", "Bemerkung", "Kennung"], rows, [4.4, 2.8, 3.6, 6.6], right={1}
        )
    if full["definitions"]:
        _heading(paper, names["terms"], 2)
    for term, meaning in full["definitions"]:
        _pair(paper, term, meaning)
    _heading(paper, names["sources"], 2)
    if not full["references"]:
        _line(paper, full["no_source"])
    if full["cut"]:
        _line(paper, full["cut"], NOTE).paragraph_format.keep_with_next = True
    for at, reference in enumerate(full["references"], start=1):
        line = _line(paper, f"[{unparted(reference['numbers'])}] {unparted(reference['line'])}", SOURCE)
        line.paragraph_format.keep_with_next = len(full["references"]) - LAST_SOURCES < at < len(full["references"])
        places = [f"[{each['number']}] {unparted(each['words'])}" for each in reference["places"] if each["words"]]
        if places:
            line.add_run(f" {' · '.join(map(words.clean, places))}")
        if reference["passage"]:
            line.add_run(f" – {words.clean(reference['passage'])}").italic = True
        if reference["url"]:
            line.add_run(f" {words.clean(reference['url'])}")


def _table(
    paper: Paper,
    name: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    right: frozenset[int] | set[int] = frozenset(),
    short: int = SHORT,
) -> Table:
    table = paper.add_table(rows=len(rows) + 1, cols=len(heads), style="Table Grid")
    # Widths hold only with autofit off and the width on every cell.
    table.autofit = False
    _name(table, name)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    # Asked once: the library looks through the whole table for each row and cell.
    for number, (row, texts) in enumerate(zip(table.rows, [heads, *rows], strict=True)):
        _whole(row, head=number == 0)
        kept = number < len(rows) and (len(rows) <= short or number < TOGETHER or number == len(rows) - 1)
        for at, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            _write(cell, text, widths[at], HEAD_CELL if number == 0 else SMALL_CELL, right=at in right, kept=kept)
    styled(paper.add_paragraph(), NOTE)
    return table


def _write(cell: _Cell, text: str, width: float, style: str, *, right: bool, kept: bool) -> None:
    cell.width = Cm(width)
    paragraph = styled(cell.paragraphs[0], style)
    paragraph.add_run(words.clean(text))
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if kept:
        paragraph.paragraph_format.keep_with_next = True


def _whole(row: _Row, *, head: bool) -> None:
    """A row is not torn apart; the head is repeated on every page and told to screen readers as such."""
    properties = row._tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if head:
        properties.append(element("w:tblHeader"))


def _name(table: Table, name: str) -> None:
    """What a screen reader calls the table."""
    table._tbl.tblPr.append(element("w:tblCaption", name))
