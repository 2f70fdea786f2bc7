"""Files that are wrong, broken or meant to harm: each is refused in German or read, and the process goes on."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import made_files as made
import pypdf
import pytest

from data.intake.files import FileRefused, kind_of, read_sheets, read_text

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
ENTITIES = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{ENTITIES}]>'.encode()
SHEET, DOCUMENT = "xl/worksheets/sheet1.xml", "word/document.xml"
SHEETS = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
MEGABYTE_OF_CELLS = b'<row><c t="n"><v>1</v></c></row>' * (1 << 15)
MEGABYTE_OF_WORDS = b"<w:p><w:r><w:t>Wort Wort Wort</w:t></w:r></w:p>" * 22000


def small_word() -> bytes:
    return made.typed_word("Wort")


def protected(user: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(made.pdf("geheim")))
    writer.encrypt(user, "Eigentümer", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def laughing(archive: bytes, part: str) -> bytes:
    old = re.sub(rb"^<[?].*[?]>", b"", made.member(archive, part)).lstrip()
    return made.with_members(archive, {part: LAUGHS + old})


def text_bomb() -> bytes:
    font = b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    line = b"BT /F 9 Tf 9 9 Td (" + b"Wort " * 200 + b") Tj ET "
    return made.pages_pdf(1, made.inflating(line, 100), FLATE, font)


def archive(*members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for each in members:
            new.writestr(each, b"")
    return out.getvalue()


def far_cell(place: str) -> bytes:
    return made.workbook(lambda book: book.active.__setitem__(place, 1) or book.active.__setitem__("A1", 1))


FLATE, TWICE = b"/Filter /FlateDecode", b"/Filter [/FlateDecode /FlateDecode]"
HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("leer.pdf", lambda: b"", "ist leer"),
    "too large": ("gross.txt", lambda: b"a" * (25 * 1024 * 1024 + 1), "höchstens 25 MB"),
    "bomb of spaces": ("a.pdf", lambda: made.pages_pdf(1, made.inflating(b" ", 1024), FLATE), "Speicher"),
    "bomb packed twice": ("a.pdf", lambda: made.pages_pdf(1, made.inflating(b" ", 1024, times=2), TWICE), "Speicher"),
    "bomb of lines": ("a.pdf", lambda: made.pages_pdf(1, made.inflating(b"0 0 m 9 9 l S ", 100), FLATE), "Speicher"),
    "bomb of text": ("a.pdf", text_bomb, "Speicher"),
    "4000 pages": ("a.pdf", lambda: made.pages_pdf(4000, b""), "4000 Seiten"),
    "PDF with a password": ("a.pdf", lambda: protected("geheim"), "Kennwort"),
    "half a PDF": ("a.pdf", lambda: made.pdf("Wort " * 500)[:2000], "kein lesbares PDF"),
    "only the head of a PDF": ("a.pdf", lambda: b"%PDF-1.7\n", "kein lesbares PDF"),
    "PDF without pages": ("a.pdf", lambda: made.pages_pdf(0, b""), ""),
    "PDF without words": ("a.pdf", lambda: made.pages_pdf(1, b""), "keinen Text"),
    "half a Word file": ("a.docx", lambda: small_word()[:5000], "beschädigt"),
    "half a workbook": ("a.xlsx", lambda: made.small_workbook()[:2000], "beschädigt"),
    "bomb in a Word file": (
        "a.docx",
        lambda: made.with_bomb(small_word(), DOCUMENT, [bytes(1 << 20)] * 200),
        "entpackt",
    ),
    "bomb in a workbook": (
        "a.xlsx",
        lambda: made.with_bomb(made.small_workbook(), SHEET, [SHEETS, *[MEGABYTE_OF_CELLS] * 200]),
        "entpackt",
    ),
    "lying bomb in a Word file": (
        "a.docx",
        lambda: made.with_bomb(small_word(), DOCUMENT, [MEGABYTE_OF_WORDS] * 200, told=5000),
        "",
    ),
    "lying bomb in a workbook": (
        "a.xlsx",
        lambda: made.with_bomb(made.small_workbook(), SHEET, [SHEETS, *[MEGABYTE_OF_CELLS] * 300], told=5000),
        "",
    ),
    "archive with 4000 members": (
        "a.xlsx",
        lambda: made.with_members(made.small_workbook(), {f"xl/{at}": b"" for at in range(4000)}),
        "mehr als 3000 Teile",
    ),
    "archive in an archive": ("a.zip", lambda: made.with_members(archive("x"), {"a.zip": archive("y")}), "ZIP-Archiv"),
    "names out of the archive": (
        "a.xlsx",
        lambda: made.with_members(made.small_workbook(), {"../../etc/cron.d/x": b"x"}),
        "unzulässigen Namen",
    ),
    "entities in a Word file": ("a.docx", lambda: laughing(small_word(), DOCUMENT), "DTD"),
    "entities in a workbook": ("a.xlsx", lambda: laughing(made.small_workbook(), "xl/workbook.xml"), "DTD"),
    "a cell at the far end": ("a.xlsx", lambda: far_cell("XFD1048576"), ""),
    "a cell far below": ("a.xlsx", lambda: far_cell("Z1000000"), ""),
    "workbook with a password": ("a.xlsx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "Kennwort"),
    "old Word file": ("a.doc", lambda: OLE + "WordDocument".encode("utf-16-le"), "als .docx speichern"),
    "old workbook": ("a.xls", lambda: OLE + "Workbook".encode("utf-16-le"), "als .xlsx speichern"),
    "RTF called text": ("a.txt", lambda: b"{\\rtf1\\ansi Zielvereinbarung}", "RTF"),
    "picture called PDF": ("a.pdf", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "Bild"),
    "web page called workbook": ("a.xls", lambda: b"<html><table><tr><td>1</td></tr></table>", "Webseite"),
    "binary called text": ("a.txt", lambda: bytes(range(256)) * 20, "weder ein PDF"),
    "zeros called text": ("a.txt", lambda: bytes(5000), "weder ein PDF"),
    "OpenDocument": ("a.odt", lambda: archive("mimetype", "content.xml"), "OpenDocument"),
    "binary workbook": ("a.xlsb", lambda: archive("xl/workbook.bin"), "xlsb"),
    "slides": ("a.pptx", lambda: archive("ppt/presentation.xml"), "Präsentation"),
    "a megabyte in one cell": ("a.csv", lambda: b'a;b\n"' + b"x" * (1 << 20) + b'";1\nc;d\n', "Zeile"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused_in_a_german_sentence_that_names_it(what: str) -> None:
    name, make, says = HOSTILE[what]
    read = read_sheets if name.endswith(("xlsx", "csv", "xls", "xlsb")) else read_text
    with pytest.raises(FileRefused) as told:
        read(make(), name)
    sentence = str(told.value)
    assert sentence.startswith(f"Die Datei „{name}“ ")
    assert says in sentence
    assert "itte" in sentence
    assert "technisch" not in sentence


def test_a_pdf_that_only_its_owner_may_change_is_read() -> None:
    assert read_text(protected(""), "a.pdf").text.strip() == "geheim"


def test_a_megabyte_without_a_line_end_is_read() -> None:
    assert len(read_text(b"x" * (1 << 20), "a.txt").text) == 1 << 20


@pytest.mark.parametrize(
    ("make", "name", "kind"),
    [
        (made.small_workbook, "bericht.pdf", "xlsx"),
        (small_word, "bericht.xlsx", "docx"),
        (lambda: made.pdf("Wort"), "bericht.docx", "pdf"),
        (lambda: b"a;b\n1;2\n", "bericht.txt", "csv"),
        (lambda: b"eine Zeile", "bericht.csv", "csv"),
        (lambda: b"Sehr geehrte Damen, Herren,\nwir danken.\n", "bericht", "txt"),
    ],
)
def test_the_kind_is_told_by_the_content(make: Callable[[], bytes], name: str, kind: str) -> None:
    assert kind_of(make(), name) == kind


def test_a_workbook_called_pdf_is_refused_as_a_text_and_read_as_a_table() -> None:
    with pytest.raises(FileRefused, match="Excel-Arbeitsmappe"):
        read_text(made.small_workbook(), "bericht.pdf")
    assert read_sheets(made.small_workbook(), "bericht.pdf")[0].rows == [["Wert"]]


def test_what_a_word_file_links_to_is_not_asked_for() -> None:
    link = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        b'Target="http://127.0.0.1:9/vorlage.dotm" TargetMode="External"/></Relationships>'
    )
    content = made.with_members(small_word(), {"word/_rels/settings.xml.rels": link})
    assert read_text(content, "a.docx").text == "Wort"


def test_a_long_name_is_shown_short_and_on_one_line() -> None:
    with pytest.raises(FileRefused) as told:
        read_text(b"", "lang\n" * 100 + ".pdf")
    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 200
