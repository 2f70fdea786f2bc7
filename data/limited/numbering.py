"""Automatic numbers and bullets of a Word document, which stand in no paragraph: counted as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

MOST_LEVELS = 9
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
ROMAN_ONES = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
# Beyond this Word itself writes figures.
MOST_ROMAN = 3999


@dataclass(frozen=True)
class Level:
    """One level of a list: how it counts, what it shows („%1.“), where it starts, after which level it starts anew."""

    form: str
    shows: str
    start: int
    again_after: int
    legal: bool


class Numbering:
    """The lists of a document; `mark_of` is asked for every paragraph, in order."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        root = [] if numbering is None else list(numbering)
        abstract = {each.get(qn("w:abstractNumId")): each for each in root if each.tag == qn("w:abstractNum")}
        nums = {each.get(qn("w:numId")): each for each in root if each.tag == qn("w:num")}
        self._abstract_of = {key: _child_value(num, "abstractNumId") for key, num in nums.items()}
        self._styles = (
            {} if styles is None else {each.get(qn("w:styleId")): each for each in styles.iter(qn("w:style"))}
        )
        self._levels: dict[str | None, dict[int, Level]] = {}
        for key, num in nums.items():
            own = abstract.get(self._abstract_of[key])
            levels = dict(_levels(self._followed(own, nums, abstract)))
            self._levels[key] = levels | dict(_overridden(num, levels))
        # A style can stand at a level of a list without saying which.
        self._level_of_style = {
            _child_value(level, "pStyle"): int(level.get(qn("w:ilvl")) or 0)
            for each in abstract.values()
            for level in each.iter(qn("w:lvl"))
            if level.find(qn("w:pStyle")) is not None
        }
        self._counts: dict[str | None, list[int | None]] = {}
        self._begun: set[str | None] = set()
        self._restarts = {key: any(True for _ in num.iter(qn("w:startOverride"))) for key, num in nums.items()}

    def mark_of(self, paragraph: Any) -> tuple[str, int] | None:
        """What Word shows before a paragraph („2.“, „•“) and its level; None when it is in no list."""
        key, at = self._place(paragraph)
        level = self._levels.get(key, {}).get(at)
        if level is None:
            return None
        if level.form == "bullet":
            return _bullet(level.shows), at
        counts = self._counted(key, at)
        if level.form == "none" and "%" not in level.shows:
            return (level.shows, at) if level.shows.strip() else None

        def figure(found: re.Match[str]) -> str:
            return self._figure(key, int(found[1]) - 1, counts, legal=level.legal)

        shown = re.sub(r"%([1-9])", figure, level.shows)
        return (shown, at) if shown.strip() else None

    def _place(self, paragraph: Any) -> tuple[str | None, int]:
        """The list and level of a paragraph: its own, or those of its style and the styles that one is based on."""
        properties = paragraph.find(qn("w:pPr"))
        found = None if properties is None else properties.find(qn("w:numPr"))
        key = None if found is None else _child_value(found, "numId")
        at = None if found is None else _child_value(found, "ilvl")
        style = None if properties is None else _child_value(properties, "pStyle")
        for each in self._line_of(style):
            if key is not None:
                break
            inherited = each.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if inherited is not None:
                key = _child_value(inherited, "numId")
                at = at if at is not None else _child_value(inherited, "ilvl")
                if at is None:
                    at = str(self._level_of_style.get(each.get(qn("w:styleId")), 0))
        level = int(at) if at is not None and at.isdigit() else 0
        return key, min(level, MOST_LEVELS - 1)

    def _line_of(self, style: str | None) -> Iterator[Any]:
        seen: set[str] = set()
        while style is not None and style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = _child_value(self._styles[style], "basedOn")

    def _followed(self, own: Any, nums: dict[str | None, Any], abstract: dict[str | None, Any]) -> Any:
        """A list that only names a list style is the list of that style."""
        link = None if own is None else _child_value(own, "numStyleLink")
        style = self._styles.get(link)
        found = None if style is None else style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        key = None if found is None else _child_value(found, "numId")
        return abstract.get(_child_value(nums[key], "abstractNumId"), own) if key in nums else own

    def _counted(self, key: str | None, at: int) -> list[int | None]:
        """Count one on; lists that share a definition count together, unless one of them says it starts anew."""
        together = self._abstract_of.get(key)
        levels = self._levels[key]
        counts = self._counts.setdefault(together, [None] * MOST_LEVELS)
        if self._restarts.get(key) and key not in self._begun:
            counts[at:] = [None] * (MOST_LEVELS - at)
        self._begun.add(key)
        value = counts[at]
        counts[at] = levels[at].start if value is None else value + 1
        for deeper in range(at + 1, MOST_LEVELS):
            if deeper in levels and levels[deeper].again_after > at:
                counts[deeper] = None
        return counts

    def _figure(self, key: str | None, at: int, counts: list[int | None], *, legal: bool) -> str:
        level = self._levels[key].get(at)
        if level is None:
            return ""
        value = counts[at] if counts[at] is not None else level.start
        return written(value or 0, "decimal" if legal else level.form)


def written(value: int, form: str) -> str:
    """A number as a list writes it."""
    if form in ("lowerLetter", "upperLetter") and value > 0:
        letter = chr(97 + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < value <= MOST_ROMAN:
        roman = ""
        for worth, sign in ROMAN + ROMAN_ONES:
            roman += sign * (value // worth)
            value %= worth
        return roman.upper() if form == "upperRoman" else roman
    if form == "decimalZero":
        return f"{value:02d}"
    if form == "ordinal":
        return f"{value}."
    return "" if form in ("none", "bullet") else str(value)


def _levels(abstract: Any) -> Iterator[tuple[int, Level]]:
    for level in [] if abstract is None else abstract.findall(qn("w:lvl")):
        yield _level(level)


def _level(level: Any) -> tuple[int, Level]:
    at = int(level.get(qn("w:ilvl")) or 0)
    start, again = _child_value(level, "start"), _child_value(level, "lvlRestart")
    legal = level.find(qn("w:isLgl"))
    return at, Level(
        _child_value(level, "numFmt") or "decimal",
        _child_value(level, "lvlText") or "",
        int(start) if start and start.isdigit() else 0,
        int(again) if again and again.isdigit() else at,
        legal is not None and legal.get(qn("w:val")) not in ("0", "false"),
    )


def _overridden(num: Any, levels: dict[int, Level]) -> Iterator[tuple[int, Level]]:
    """What a list changes of the definition it uses."""
    for override in num.findall(qn("w:lvlOverride")):
        at = int(override.get(qn("w:ilvl")) or 0)
        own = override.find(qn("w:lvl"))
        level = _level(own)[1] if own is not None else levels.get(at)
        start = _child_value(override, "startOverride")
        if level is not None:
            new = int(start) if start and start.isdigit() else level.start
            yield at, Level(level.form, level.shows, new, level.again_after, level.legal)


def _bullet(sign: str) -> str:
    """A bullet everybody can read: those of the fonts Symbol and Wingdings have numbers of their own."""
    if sign.strip() in ("-", "–", "—"):
        return sign.strip()
    return "◦" if sign.strip() == "o" else "•"


def _child_value(element: Any, name: str) -> str | None:
    child = element.find(qn(f"w:{name}"))
    return None if child is None else child.get(qn("w:val"))
