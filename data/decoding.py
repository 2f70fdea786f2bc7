"""The text of a file that was handed over: UTF-8, UTF-16 with its mark, or Windows-1252 with a note."""

from __future__ import annotations

import codecs
from pathlib import Path

from data.readers.reading import AgreementRefused


class UnreadableText(AgreementRefused):
    """The bytes are no text in a known encoding, with a German sentence."""


def decode(content: bytes, file: Path) -> tuple[str, str | None]:
    """The text of the bytes of a file, and a German note when the encoding was guessed.

    Raises UnreadableText, which names the file, when the bytes fit no known encoding.
    """
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig"), None
    except UnicodeDecodeError:
        if wide:
            raise UnreadableText(f"Die Datei {file} ist als UTF-16 gekennzeichnet, aber beschädigt.") from None
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        message = f"Die Datei {file} ist kein Text in UTF-8, UTF-16 oder Windows-1252. Bitte als UTF-8 speichern."
        raise UnreadableText(message) from None
    return text, f"Warnung: {file} ist kein UTF-8 und wurde als Windows-1252 gelesen; Umlaute prüfen."
