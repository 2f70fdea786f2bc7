"""The text of a PDF, page by page, with the places of its lines; pages that are pictures go to text recognition."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from data.limited.letters import BREAKS, plain
from data.limited.paragraphs import COLUMNS, Line, pages_of
from data.limited.recognising import MOST_SCANNED, recognised, recogniser
from data.limited.running import without_running
from data.limited.saying import AGAIN, PROTECTED, Unreadable, say

MOST_PAGES = 400
# A stamp, a page number or the name of a scanner on a scanned page is not its text.
LETTERS_OF_A_PAGE = 25
# Scanners leave no margin, but some cut the page into strips.
COVERED = 0.5
MOST_LETTERS = 2_500_000
# Beside a wider gap a line has columns, as two signatures side by side have.
COLUMN_GAP = 1.5


def read(content: bytes) -> None:
    """Say the pages and whether any was recognised, now or by the program that made the file."""
    try:
        _read(_opened(content))
    except pdfium.PdfiumError:
        raise Unreadable(f"enthält eine Seite, die sich nicht lesen lässt. {AGAIN}") from None


def _read(document: pdfium.PdfDocument) -> None:
    number = len(document)
    if number == 0:
        raise Unreadable("enthält keine Seiten. Bitte prüfen, ob sie vollständig ist.")
    notes = []
    if number > MOST_PAGES:
        raise Unreadable(
            f"hat {number} Seiten; gelesen werden höchstens {MOST_PAGES}. Bitte nur die gebrauchten Seiten speichern."
        )
    lines: list[Line] = []
    pictures: list[int] = []
    hidden = letters = 0
    width = 0.0
    for at in range(number):
        page = document[at]
        found = list(_lines(page, at))
        counted = sum(len(re.sub(r"\W", "", line.text)) for line in found)
        letters += counted
        if letters > MOST_LETTERS:
            raise Unreadable("enthält mehr als 2,5 Millionen Buchstaben. Bitte nur die gebrauchten Seiten speichern.")
        if counted < LETTERS_OF_A_PAGE and _is_picture(page):
            pictures.append(at)
            found = []
        elif found and _is_hidden(page):
            hidden += 1
        lines += found
        width = max(width, page.get_width())
        page.close()
    if pictures and recogniser() is None:
        raise Unreadable(_unrecognised(pictures, number))
    if len(pictures) > MOST_SCANNED:
        raise Unreadable(
            f"ist ein Scan mit {len(pictures)} Seiten; erkannt werden höchstens {MOST_SCANNED}. Bitte nur die "
            "gebrauchten Seiten speichern oder die Texterkennung vorher ausführen."
        )
    if not pictures and not letters:
        raise Unreadable("enthält keinen Text und keine Bilder. Bitte prüfen, ob es die richtige Datei ist.")
    pages = pages_of(without_running(lines, number), number, width)
    for at in pictures:
        pages[at] = recognised(document[at])
    if pictures:
        which = "" if len(pictures) == number else f" der Seiten {', '.join(str(at + 1) for at in pictures)}"
        notes.append(f"Der Text{which} wurde durch Texterkennung gewonnen; {CHECK}")
    if hidden:
        where = "einer Seite" if hidden == 1 else f"von {hidden} Seiten"
        notes.append(f"Der Text {where} liegt unsichtbar über einem Scan; {CHECK}")
    say({"recognised": bool(pictures or hidden), "notes": notes}, *pages)


CHECK = "bitte Beträge, Tage, Namen und „§“ am Original prüfen."


def _opened(content: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD:
            raise Unreadable(PROTECTED) from None
        raise Unreadable(f"ist kein lesbares PDF, vermutlich beschädigt oder unvollständig. {AGAIN}") from None


def _lines(page: pdfium.PdfPage, at: int) -> Iterator[Line]:
    """The lines of a page in the order of the file, which is that of reading in all office programs."""
    text_page = page.get_textpage()
    text = _halves(text_page.get_text_range())
    # PDFium may leave signs out of the text that it counts.
    placed = len(text) == text_page.count_chars()
    start = 0
    for found in re.finditer(r"\r?\n|[\ufffe\x02](?:\r?\n)?|\Z", text):
        piece, begin, start = text[start : found.start()], start, found.end()
        broken = bool(BREAKS.fullmatch(found[0]))
        if piece.strip():
            yield _placed(text_page, piece, begin, at, broken) if placed else _unplaced(piece, at, broken)


def _halves(text: str) -> str:
    """The text as PDFium counts it: a letter beyond two bytes as its two halves."""
    return "".join(map(chr, memoryview(text.encode("utf-16-le", "surrogatepass")).cast("H")))


def _whole(halves: str) -> str:
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _placed(text_page: pdfium.PdfTextPage, piece: str, begin: int, at: int, broken: bool) -> Line:
    first = begin + len(piece) - len(piece.lstrip())
    last = begin + len(piece.rstrip()) - 1
    left, bottom, _, top = _box(text_page, first)
    right = _box(text_page, last)[2]
    word = re.match(r"\S+", piece.lstrip())
    end = _box(text_page, first + (len(word[0]) if word else 1) - 1)[2]
    shown = _with_columns(text_page, piece, begin, max(top - bottom, 1.0))
    return Line(
        at, plain(_whole(shown.rstrip())) + "-" * broken, left, right, bottom, top, max(end - left, 0.0), broken
    )


def _unplaced(piece: str, at: int, broken: bool) -> Line:
    return Line(at, plain(_whole(piece.rstrip())) + "-" * broken, 0, 0, 0, 0, 0, broken)


def _with_columns(text_page: pdfium.PdfTextPage, piece: str, begin: int, height: float) -> str:
    """A line with more than one space where it has a wide gap."""

    def shown(space: re.Match[str]) -> str:
        before, after = begin + space.start() - 1, begin + space.end()
        gap = _box(text_page, after)[0] - _box(text_page, before)[2]
        return COLUMNS if gap > COLUMN_GAP * height else space[0]

    return re.sub(r"(?<=\S)\s+(?=\S)", shown, piece)


def _box(text_page: pdfium.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a letter with the room its font gives it."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box))
    return box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)


def _is_picture(page: pdfium.PdfPage) -> bool:
    """Whether pictures cover most of a page; a coat of arms, a logo or a scanned signature do not."""
    covered = 0.0
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = each.get_bounds()
        # Inside a form the places are those of the form.
        covered += (right - left) * (top - bottom) if each.level == 0 else page.get_width() * page.get_height()
    return covered > COVERED * page.get_width() * page.get_height()


def _is_hidden(page: pdfium.PdfPage) -> bool:
    """Whether the text of a page is not drawn: so scanners lay recognised text over their picture."""
    modes = [
        raw.FPDFTextObj_GetTextRenderMode(each)
        for each, _ in zip(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=3), range(20), strict=False)
    ]
    return bool(modes) and all(mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE for mode in modes)


def _unrecognised(pictures: list[int], number: int) -> str:
    what = (
        "ist ein Scan ohne Text"
        if len(pictures) == number
        else (f"enthält Seiten, die nur Bilder sind (Seite {', '.join(str(at + 1) for at in pictures[:10])})")
    )
    return (
        f"{what}, und die Texterkennung ist auf diesem Rechner nicht eingerichtet. Bitte die Texterkennung im "
        "Scan-Programm einschalten oder die Word-Datei verwenden. Einrichten lässt sie sich von der Betreuung mit den "
        "Paketen tesseract-ocr und tesseract-ocr-deu."
    )
