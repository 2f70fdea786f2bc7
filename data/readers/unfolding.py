"""Gives a text its lines back that was taken from a document as one long line."""

from __future__ import annotations

import re

from data.readers.categories import begins_heading

# No paragraph of an agreement is longer; a longer line that holds several sections lost its line ends.
LONGEST_PARAGRAPH = 1500
_SECTION = re.compile(r"\s(?=(?:§ ?\d{1,2}|Art(?:ikel|\.) ?\d{1,2})\s[A-ZÄÖÜ]|Präambel\s[A-ZÄÖÜ])")
_BULLET = re.compile(r"\s(?=[-–•▪*\uf0b7]\s[\wÄÖÜäöü„\"(§#])")
_NUMBERED = re.compile(r"\s(?=(?:Maßnahmenart\s)?(?:[1-4]|I{1,3}|IV|[a-d])[.):]\s)")
_CLOSING = re.compile(r"\s(?=(?:Die|Der|Alle|Für)\s(?:Förderung|Finanzierung|Umsetzung|Bewilligung|Bescheid|genannten|"
                      r"aufgeführten|vorstehenden)\b)")  # fmt: skip
_MONTH = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_SIGNED = re.compile(
    r"\s(?=[A-ZÄÖÜ][\w-]{1,30}(?:\s[A-ZÄÖÜ][\w-]{1,20}|\s\([\w ]{1,20}\)|"
    r"\s[av]\.\s?\w{1,5}\.?){0,2},\sden\s\d{1,2}\.)"
)
_DAY = re.compile(rf"(,\sden\s\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?|(?:{_MONTH})\s)\d{{2,4}})\s")
_OFFICE = re.compile(
    r"\s(?=(?:Staatsminister|Staatssekretär|Landr[aä]t|Oberbürgermeister|Erste[r]? |Kreisbeigeordnet)\w*)"
)


def unfolded(text: str) -> str:
    """The text with line ends before sections, headings of Maßnahmenarten, points of lists and signatures.

    Only lines that are longer than any paragraph and hold several sections change.
    """
    return "\n".join(_unfold(line) if _is_folded(line) else line for line in text.split("\n"))


def _is_folded(line: str) -> bool:
    return len(line) > LONGEST_PARAGRAPH and len(_SECTION.findall(line)) >= 3


def _unfold(line: str) -> str:
    sections = [each for each in _SECTION.split(line) if each]
    *body, last = [_listed(each) if any(map(_is_heading, _NUMBERED.split(each))) else each for each in sections]
    last = _DAY.sub(r"\1\n", _SIGNED.sub("\n", last))
    head, *signed = last.split("\n")
    return "\n".join([*body, head, *(_OFFICE.sub("\n", each) for each in signed)])


def _listed(section: str) -> str:
    lines = "\n".join(_NUMBERED.split(section)).split("\n")
    return "\n".join(_CLOSING.sub("\n", _BULLET.sub("\n", each)) if _is_heading(each) else each for each in lines)


def _is_heading(text: str) -> bool:
    return begins_heading(_BULLET.split(text)[0])
