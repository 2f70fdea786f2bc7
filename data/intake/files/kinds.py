"""What kind of file something is, by its content; the name only tells a list in columns from running text."""

from __future__ import annotations

from enum import StrEnum

from data.intake.files.archive import MEGABYTE, members_of
from data.intake.files.columns import delimiter_of
from data.intake.files.letters import letters_of
from data.intake.files.refusal import FileRefused, refused
from data.limited.saying import PROTECTED

LARGEST = 25 * MEGABYTE
PDF_HEADER_WITHIN = 1024
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table", b"mime-version:")


class Kind(StrEnum):
    """A kind of file that is read."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    TXT = "txt"


def kind_of(content: bytes, name: str) -> Kind:
    """The kind of a file; raises FileRefused when it is none that is read, too large, empty or protected."""
    if not content:
        raise refused(name, "ist leer. Bitte prüfen, ob sie vollständig übertragen wurde.")
    if len(content) > LARGEST:
        raise refused(
            name,
            f"hat {len(content) / MEGABYTE:,.0f} MB; gelesen werden höchstens {LARGEST // MEGABYTE} MB. "
            "Bitte aufteilen oder ohne Bilder speichern.",
        )
    if b"%PDF-" in content[:PDF_HEADER_WITHIN]:
        return Kind.PDF
    if content.startswith(b"PK"):
        return _office(members_of(content, name), name)
    _refuse_foreign(content, name)
    text, _ = letters_of(content, name)
    listed = name.lower().endswith((".csv", ".tsv")) or delimiter_of(text) is not None
    return Kind.CSV if listed else Kind.TXT


def _office(members: list[str], name: str) -> Kind:
    """DOCX and XLSX by the folder their parts lie in."""
    if "xl/workbook.bin" in members:
        raise refused(name, "ist eine binäre Excel-Arbeitsmappe (.xlsb). Bitte in Excel als .xlsx speichern.")
    for folder, kind in (("word/", Kind.DOCX), ("xl/", Kind.XLSX)):
        if "[Content_Types].xml" in members and any(each.startswith(folder) for each in members):
            return kind
    if "mimetype" in members and "content.xml" in members:
        raise refused(name, "ist eine OpenDocument-Datei. Bitte als .docx, .xlsx oder PDF speichern.")
    if any(each.startswith("ppt/") for each in members):
        raise refused(name, "ist eine Präsentation. Bitte als PDF speichern, Tabellen als .xlsx.")
    raise refused(name, "ist ein ZIP-Archiv. Bitte entpacken und die Dateien darin einzeln hochladen.")


def _refuse_foreign(content: bytes, name: str) -> None:
    """Raise FileRefused for what is known and not read."""
    if content.startswith(OLE):
        raise _old_office(content, name)
    if content.lstrip()[:5] == b"{\\rtf":
        raise refused(name, "ist eine RTF-Datei. Bitte in Word öffnen und als .docx oder PDF speichern.")
    if content.startswith(PICTURES):
        raise refused(name, "ist ein Bild. Bitte als PDF speichern oder das Dokument als PDF einscannen.")
    if content[:200].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(MARKUP):
        raise refused(
            name,
            "ist eine Webseite oder XML-Datei. Bitte im Programm öffnen, das sie geschrieben hat, und als .xlsx, .docx "
            "oder PDF speichern.",
        )


def _old_office(content: bytes, name: str) -> FileRefused:
    """The refusal of a container of the old Office format, which also holds encrypted files of the new one."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return refused(name, PROTECTED)
    if "WordDocument".encode("utf-16-le") in content:
        return refused(name, "hat das alte Word-Format (.doc). Bitte in Word öffnen und als .docx speichern.")
    return refused(name, "hat ein altes Office-Format (.xls). Bitte in Excel öffnen und als .xlsx speichern.")
