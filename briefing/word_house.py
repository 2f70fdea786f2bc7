"""The house style of Word papers: A4, German, styles, page x of y, and a file that is the same each time."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime, time
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from briefing import words
from briefing.dossier import Dossier
from charts.base.datasets import INVENTED

FONT = "Liberation Sans"
INK, SOFT = RGBColor(0x1B, 0x24, 0x30), RGBColor(0x5A, 0x62, 0x6C)
SAID, NOTE, BASIS, FIELDS = "Aussage", "Angabe zur Tabelle", "Grundlage einer Frage", "Werte"
NOTE_LINE, HEAD_CELL, SMALL_CELL, SOURCE = "Notizzeile", "Tabellenkopf", "Tabellentext", "Quelle"
# Centimetres between the margins of a page.
ROOM = 17.4
# What a paragraph is that names no style.
PLAIN = "Normal"
# Name, points, bold, grey, points below, kept with what follows.
STYLES = (
    (SAID, 9.5, True, False, 2, True),
    (NOTE, 8, False, True, 4, False),
    (BASIS, 8, False, True, 2, False),
    (FIELDS, 8.5, False, False, 6, False),
    (NOTE_LINE, 9.5, False, False, 8, False),
    (HEAD_CELL, 8, True, False, 0, True),
    (SMALL_CELL, 8, False, False, 0, False),
    (SOURCE, 8, False, False, 2, False),
)
# Twentieths of a point above and below what stands in a cell, and left and right of it: as much as in the PDF.
CELL_ROOM, CELL_SIDE = "34", "57"
# Word parts a line behind a dash; behind this character of no width (its „No-Width Non Break“) nobody does.
UNPARTED = "\u200d"
_SPAN = re.compile(r"(?:^|\bS\.\s)\d+–(?=\d)")
# A ZIP knows no earlier day.
FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def house(dossier: Dossier) -> Paper:
    """An empty paper in the house style; the template of python-docx is English, Letter and has a foreign picture."""
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin, section.bottom_margin = Cm(2.0), Cm(1.8)
    _styles(paper)
    _german(paper)
    core = paper.core_properties
    core.title, core.language, core.author = words.title(dossier), "de-DE", "AQB-Dashboard"
    core.last_modified_by = core.author
    core.created = core.modified = datetime.combine(dossier.day, time())
    core.comments = words.clean(dossier.stand)
    section.header.paragraphs[0].text = words.title(dossier) + (f" · {INVENTED}" if dossier.invented else "")
    foot = section.footer.paragraphs[0]
    foot.text = f"{words.clean(dossier.dataset_words)} · {words.clean(dossier.stand)} · Seite "
    _field(foot, "PAGE")
    foot.add_run(" von ")
    _field(foot, "NUMPAGES")
    package = paper.part.package
    for name in [name for name, each in package.rels.items() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        package.rels.pop(name)
    return paper


def saved(paper: Paper) -> bytes:
    """The file without the time of its making: the same paper gives the same bytes."""
    made, out = io.BytesIO(), io.BytesIO()
    paper.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, FIRST_DAY), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def styled(paragraph: Paragraph, name: str) -> Paragraph:
    """The paragraph in a style of the house.

    By the key of the style: the library looks for the usual style of all at every name, three quarters of the time.
    """
    if name != PLAIN:
        paragraph._p.style = name.replace(" ", "")
    return paragraph


def element(tag: str, value: str = "true") -> Any:
    """An element of WordprocessingML with a value."""
    made = OxmlElement(tag)
    made.set(qn("w:val"), value)
    return made


def _styles(paper: Paper) -> None:
    for name in (PLAIN, "Title", "Heading 1", "Heading 2", "Heading 3"):
        style = paper.styles[name]
        style.font.name = FONT
        # The theme's fonts would win over the name otherwise.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(attribute), None)
        for attribute in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(attribute), FONT)
        if name != PLAIN:
            style.font.color.rgb = INK
            style.paragraph_format.keep_with_next = True
    for name, size in (("Title", 17), ("Heading 1", 13), ("Heading 2", 11), ("Heading 3", 9.5)):
        paper.styles[name].font.size = Pt(size)
    paper.styles["Heading 3"].paragraph_format.space_before = Pt(4)
    paper.styles[PLAIN].font.size = Pt(9.5)
    paper.styles[PLAIN].paragraph_format.space_after = Pt(4)
    paper.styles["List Number"].font.bold = True
    paper.styles["List Number"].paragraph_format.space_after = Pt(0)
    for name, size, bold, grey, below, kept in STYLES:
        style = paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = paper.styles[PLAIN]
        style.font.size, style.font.bold = Pt(size), bold
        if grey:
            style.font.color.rgb = SOFT
        style.paragraph_format.space_after = Pt(below)
        style.paragraph_format.keep_with_next = kept
        style.paragraph_format.keep_together = name != SOURCE
    _ruled(paper.styles[NOTE_LINE])
    # Text and bars of a table do not stand on its lines.
    cell = paper.styles["Table Grid"].element.find(qn("w:tblPr")).find(qn("w:tblCellMar"))
    for side, room in (("w:top", CELL_ROOM), ("w:bottom", CELL_ROOM), ("w:left", CELL_SIDE), ("w:right", CELL_SIDE)):
        cell.find(qn(side)).set(qn("w:w"), room)
    for name in ("Header", "Footer"):
        paper.styles[name].font.size, paper.styles[name].font.color.rgb = Pt(8), SOFT


def _ruled(style: Any) -> None:
    """A line to write on: the border below an empty paragraph."""
    style.paragraph_format.space_before = Pt(8)
    borders = OxmlElement("w:pBdr")
    # Neighbours with the same border are one block, which has a line between them only when told so.
    for side in ("w:bottom", "w:between"):
        line = element(side, "dotted")
        for name, value in (("w:sz", "6"), ("w:space", "1"), ("w:color", "8A929C")):
            line.set(qn(name), value)
        borders.append(line)
    style.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _german(paper: Paper) -> None:
    paper.styles[PLAIN].element.get_or_add_rPr().append(element("w:lang", "de-DE"))
    for default in paper.styles.element.iter(qn("w:lang")):
        default.set(qn("w:val"), "de-DE")
    # Word takes the settings only in their order.
    settings = paper.settings.element
    settings.find(qn("w:defaultTabStop")).addnext(element("w:autoHyphenation"))


def _field(paragraph: Paragraph, code: str) -> None:
    """A number that Word and LibreOffice compute; until then it reads 1."""
    for kind, text in (("begin", None), (None, code), ("separate", None), ("shown", "1"), ("end", None)):
        # python-docx has no public name for the element of a run.
        run = paragraph.add_run()._r
        if kind in ("begin", "separate", "end"):
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText" if kind is None else "w:t")
            part.text = text
        run.append(part)


def unparted(text: str) -> str:
    """With nothing parted at the end of a line that goes from one number or page to another: 6–13, S. 2–3."""
    return _SPAN.sub(rf"\g<0>{UNPARTED}", text)
