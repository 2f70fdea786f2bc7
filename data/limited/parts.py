"""The parts of a DOCX or XLSX before a library reads them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from data.limited.saying import AGAIN, Unreadable

# A declaration stands before the first element.
BEGINNING = 4096
DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
# What zipfile ends in with a part that is damaged, cut off, missing, or of a method it does not know.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # zipfile: a method it does not know
    ValueError,
    OSError,
    KeyError,
)


def refuse_declarations(content: bytes) -> None:
    """Raise Unreadable when a part declares entities (XML that grows when it is read) or is damaged.

    The format forbids declarations (ISO/IEC 29500-2), so no ordinary file has one.
    """
    try:
        for beginning in _beginnings(content):
            if any(word in beginning.replace(b"\x00", b"").upper() for word in DECLARATIONS):
                raise Unreadable(
                    "enthält eine XML-Deklaration (DTD), wie sie kein Office-Programm schreibt, und wird nicht "
                    "gelesen. Bitte die Herkunft der Datei prüfen."
                )
    except BROKEN:
        raise Unreadable(f"ist beschädigt oder unvollständig. {AGAIN}") from None


def _beginnings(content: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.infolist():
            if member.filename.lower().endswith((".xml", ".rels", ".vml")):
                with archive.open(member) as part:
                    yield part.read(BEGINNING)
