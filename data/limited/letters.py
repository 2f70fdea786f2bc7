"""Letters as programs leave them in PDF files, made plain."""

from __future__ import annotations

import re
import unicodedata

LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)
# Protected and narrow spaces are spaces; what has no width says nothing.
SPACES = str.maketrans(dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\t", " ") | dict.fromkeys("\u200b\ufeff"))
# What PDFium says instead of the hyphen at the end of a line, without the line end: by one function U+FFFE, by another
# U+0002.
BREAKS = re.compile("[\ufffe\x02](?:\r?\n)?")
# A hyphen that completes a later word stays apart from it: „Ausbildungs- und Qualifizierungsbudget“.
COMPLETES = re.compile(r"(?:und|oder|sowie|bzw\.|bis|als)(?!\w)")
# Word writes its bullets in the fonts Symbol and Wingdings, whose signs have numbers of their own.
_SYMBOL_BULLET = re.compile("^(\\s*)[\uf000-\uf0ff](?=\\s|$)|^(\\s*)[\uf0b7\uf0a7\uf0d8\uf076\uf0fc]")


def plain(line: str) -> str:
    """A line with its ligatures resolved, composed letters, ordinary spaces and bullets."""
    line = unicodedata.normalize("NFC", line.translate(LIGATURES)).translate(SPACES)
    return _SYMBOL_BULLET.sub("\\1\\2•", line)


def joined(first: str, second: str) -> str:
    """Two lines of one paragraph; a word that was broken between them is whole again.

    „gemein-“ + „same“ is one word; „UN-“ + „Konvention“, „Ausbildungs-“ + „und“, „AQB-“ + „finanziert“ keep it.
    """
    first, second = first.rstrip(), second.lstrip()
    if not re.search(r"\w-$", first):
        return f"{first} {second}"
    if COMPLETES.match(second):
        return f"{first} {second}"
    abbreviation = re.search(r"(?:^|\W)[A-ZÄÖÜ0-9]{2,}-$", first)
    return first[:-1] + second if second[:1].islower() and not abbreviation else first + second
