"""The text of a Word document: paragraphs and tables in order, with the numbers and bullets Word only shows."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml import etree

from data.limited.letters import plain
from data.limited.numbering import Numbering
from data.limited.parts import BROKEN, refuse_declarations
from data.limited.saying import AGAIN, Unreadable, say

MOST_LETTERS = 2_500_000
# What a paragraph consists of beside its text: not shown, or shown elsewhere.
HIDDEN = ("w:del", "w:moveFrom", "w:instrText", "w:delText", "w:pPr", "w:rPr", "w:drawing", "w:pict", "w:object")
SKIPPED = {qn(name) for name in HIDDEN}
# Around paragraphs, rows and cells: content controls, insertions and marks for programs.
WRAPPING = {qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")}
CHANGED = (qn("w:ins"), qn("w:del"), qn("w:moveFrom"))
# Written twice, for new programs and for old ones: pictures and text boxes.
TWICE, NEW = "}AlternateContent", "}Choice"
TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"
PAGE_NUMBER = re.compile(r"[-–—|\s]*(?:Seite\s*)?\d*\s*(?:von|/)?\s*\d*[-–—|\s]*", re.IGNORECASE)


def read(content: bytes) -> None:
    """Say the text as one page, and what stands beside it."""
    refuse_declarations(content)
    try:
        document = docx.Document(io.BytesIO(content))
    except (*BROKEN, etree.XMLSyntaxError, AttributeError) as fault:
        raise Unreadable(f"ist keine lesbare Word-Datei, vermutlich beschädigt. {AGAIN}") from fault
    lines = list(_Reader(document).lines())
    head, foot = _edges(document, "header"), _edges(document, "footer")
    text = "\n".join([*head, "", *lines] if head else lines).strip("\n")
    if len(text) > MOST_LETTERS:
        raise Unreadable("enthält mehr als 2,5 Millionen Buchstaben. Bitte nur die gebrauchten Seiten speichern.")
    if not text.strip():
        raise Unreadable(
            "enthält keinen Text. Wenn sie nur Bilder eines Scans enthält, bitte als PDF speichern und hochladen."
        )
    say({"recognised": False, "notes": [*_notes(document, head, foot)]}, text)


class _Reader:
    """Walks through a document; the numbers of its lists depend on everything before."""

    def __init__(self, document: Any) -> None:
        self._body = document.element.body
        self._numbering = Numbering(_part(document, "numbering"), _part(document, "styles"))

    def lines(self) -> Iterator[str]:
        """The lines of the document; paragraphs outside lists stand apart."""
        listed = True
        for paragraph, cells in _blocks(self._body):
            if cells is not None:
                yield from (line for line in self._row(cells) if line)
                listed = False
                continue
            text, mark = _text_of(paragraph), self._numbering.mark_of(paragraph)
            for box in _boxes(paragraph):
                yield from ("", *(_text_of(each) for each in box.iter(qn("w:p"))), "")
            if not text.strip():
                if not listed:
                    yield ""
                continue
            if mark is None:
                typed = re.match(r"\s*(?:[•◦▪–-]|\(?\w{1,2}[.)])\s", text)
                if not (listed and typed):
                    yield ""
                yield from text.split("\n")
                listed = bool(typed)
            else:
                first, *more = text.split("\n")
                if not listed and not _is_bullet(mark[0]):
                    yield ""
                yield f"{' ' * 2 * mark[1]}{mark[0]} {first}"
                yield from (f"{' ' * 2 * (mark[1] + 1)}{line}" for line in more)
                listed = True

    def _row(self, cells: list[Any]) -> Iterator[str]:
        """The lines of a row of a table: what stands side by side is divided by a tab."""
        columns = []
        for cell in cells:
            lines = []
            for paragraph in cell.iter(qn("w:p")):
                mark, text = self._numbering.mark_of(paragraph), _text_of(paragraph)
                if text.strip():
                    lines += (f"{mark[0]} {text}" if mark else text).split("\n")
            columns.append(lines)
        if all(len(column) <= 1 for column in columns):
            yield "\t".join(column[0].strip() if column else "" for column in columns).rstrip("\t")
            return
        # Several lines in a cell: a signature beside another, or running text in a column.
        for column in columns:
            yield ""
            yield from column


def _blocks(parent: Any) -> Iterator[tuple[Any, list[Any] | None]]:
    """Paragraphs, and the rows of tables as their cells, in order; also inside content controls and insertions."""
    for child in parent:
        if child.tag == qn("w:p"):
            yield child, None
        elif child.tag == qn("w:tbl"):
            for row in _inside(child, "w:tr"):
                yield row, list(_inside(row, "w:tc"))
        elif child.tag in WRAPPING:
            yield from _blocks(child)


def _inside(parent: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, not those of a table inside."""
    for child in parent:
        if child.tag == qn(name):
            yield child
        elif child.tag in WRAPPING:
            yield from _inside(child, name)


def _text_of(paragraph: Any) -> str:
    """The text of a paragraph as it is shown when all changes are accepted."""
    return plain("".join(_pieces(paragraph)))


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag == qn("w:t"):
            yield child.text or ""
        elif tag in (qn("w:tab"), qn("w:ptab")):
            yield "   "
        elif tag in (qn("w:br"), qn("w:cr")):
            yield "\n"
        elif tag == qn("w:noBreakHyphen"):
            yield "-"
        elif tag == qn("w:sym"):
            yield _symbol(child.get(qn("w:char")) or "")
        elif tag == qn("w:r") and _is_hidden(child):
            continue
        elif tag not in SKIPPED and not str(tag).endswith(TWICE):
            yield from _pieces(child)


def _is_hidden(run: Any) -> bool:
    """Whether the letters are there and not shown, neither on the screen nor on paper."""
    found = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return found is not None and found.get(qn("w:val")) not in ("0", "false", "off")


def _symbol(code: str) -> str:
    """A sign of a font with numbers of its own; those of Symbol and Wingdings are bullets where they begin a line."""
    return chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{4}", code) else ""


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph; each is written twice, for new and for old programs."""
    boxes = list(paragraph.iter(qn("w:txbxContent")))
    new = [box for box in boxes if any(each.tag.endswith(NEW) for each in box.iterancestors())]
    yield from new or boxes


def _edges(document: Any, which: str) -> list[str]:
    """The lines of all heads or feet, each once, without the numbers of pages; also what is drawn across the page."""
    found: list[str] = []
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{which}"):
            root = relation.target_part.element
            found += [line.strip() for each in root.iter(qn("w:p")) for line in _text_of(each).split("\n")]
            found += [(each.get("string") or "").strip() for each in root.iter(TEXT_PATH)]
    return [line for line in dict.fromkeys(found) if line and not PAGE_NUMBER.fullmatch(line)]


def _notes(document: Any, head: list[str], foot: list[str]) -> Iterator[str]:
    """What is not part of the text, or was added to it."""
    if head:
        yield f"Die Kopfzeile steht am Anfang des Textes: „{_short(' / '.join(head))}“."
    if foot:
        yield f"Die Fußzeile gehört nicht zum gelesenen Text: „{_short(' / '.join(foot))}“."
    for kind, name in (("footnotes", "Fußnoten"), ("endnotes", "Endnoten"), ("comments", "Kommentare")):
        words = [text for text in _side_text(document, kind) if text]
        if words:
            yield f"{name} gehören nicht zum gelesenen Text: „{_short(' / '.join(words))}“."
    if next(document.element.body.iter(*CHANGED), None) is not None:
        yield "Die Datei enthält nachverfolgte Änderungen; gelesen wurde der Text, wie er nach Annahme aller lautet."


def _side_text(document: Any, kind: str) -> Iterator[str]:
    root = _part(document, kind)
    for each in [] if root is None else root.iter(qn("w:p")):
        yield _text_of(each).strip()


def _part(document: Any, kind: str) -> Any | None:
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{kind}"):
            part = relation.target_part
            return part.element if hasattr(part, "element") else etree.fromstring(part.blob, _PARSER)
    return None


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def _short(words: str) -> str:
    return words if len(words) <= 300 else f"{words[:300].rsplit(' ', 1)[0]} …"


def _is_bullet(mark: str) -> bool:
    return mark in ("•", "◦", "-", "–", "—")
