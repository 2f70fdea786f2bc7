"""The letters of a file that is plain text."""

from __future__ import annotations

import re
from pathlib import Path

from data.decoding import UnreadableText, decode
from data.intake.files.refusal import FileRefused, refused, shown

# Signs no text has: all control signs but tab, line ends, page end, and what text recognition leaves (ends of files).
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f]")
MOST_CONTROL = 0.001


def letters_of(content: bytes, name: str) -> tuple[str, str | None]:
    """The text of the bytes, and a German note when its code was guessed; raises FileRefused when it is no text."""
    if wide := _wide(content):
        return content.decode(wide, "replace"), None
    try:
        text, guessed = decode(content, Path(name))
    except UnreadableText:
        raise _binary(name) from None
    if len(_CONTROL.findall(text)) > MOST_CONTROL * len(text):
        raise _binary(name)
    if not guessed:
        return text, None
    return text, f"Die Datei „{shown(name)}“ ist kein UTF-8 und wurde als Windows-1252 gelesen; bitte Umlaute prüfen."


def _binary(name: str) -> FileRefused:
    return refused(
        name,
        "ist weder ein PDF noch eine Word- oder Excel-Datei noch Text in UTF-8, UTF-16 oder Windows-1252. Bitte "
        "prüfen, ob es die richtige Datei ist, und Text als UTF-8 speichern.",
    )


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark: in German text nearly every second byte is zero, in no other text any."""
    some = content[:2000]
    if some[:2] in (b"\xff\xfe", b"\xfe\xff") or len(some) < 4 or len(content) % 2:
        return None
    for code, zeros in (("utf-16-le", some[1::2]), ("utf-16-be", some[0::2])):
        if zeros.count(0) > 0.8 * len(zeros) and some.count(0) <= 1.05 * zeros.count(0):
            return code
    return None
