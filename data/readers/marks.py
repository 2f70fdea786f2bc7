"""What marks a point of a list: a bullet or an ordinal such as „1.“, „(a)“, „ii)“ or „2.1“."""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.readers.text import BULLET

_ORDINAL = re.compile(
    r"(?P<open>\(?)(?P<count>\d{1,2}(?:\.\d{1,2}){0,2}|(?P<letter>[a-z])(?P=letter)?|[ivx]{1,4}|[A-H]|[IVX]{1,4})"
    r"(?P<close>[.)]?)\s{1,8}(?=\S)"
)
# „Nr. 1.2 Werkstatt“, „Maßnahme 1: Werkstatt“, „Projekt a) Werkstatt“: a word before the count.
_LABELLED = re.compile(
    r"(?P<word>Nr\.?|Ziffer|(?:Teil)?[Mm]aßnahme|(?:Teil)?[Pp]rojekt|Vorhaben)\s"
    r"(?P<count>\d{1,2}(?:\.\d{1,2}){0,2}|[a-h])"
    r"(?P<close>\s?[.:)]|(?<=\.\d)|(?<=\.\d\d))\s{1,8}(?=\S)"
)
_ROMAN = {
    numeral: number
    for number, numeral in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), 1)
}


@dataclass(frozen=True)
class Mark:
    """The mark of a line: its style (all „a)“ share one), what it may count as, and where the words begin.

    A bullet counts as nothing; „i)“ may be the ninth letter or the first numeral.
    """

    style: str
    values: frozenset[int]
    end: int

    @property
    def is_bullet(self) -> bool:
        """Whether it is a sign, not a number or letter."""
        return not self.values


def mark_of(line: str) -> Mark | None:
    """The mark a line without indentation begins with."""
    if bullet := BULLET.match(line):
        return Mark(line[: bullet.end()].strip(), frozenset(), bullet.end())
    if labelled := _LABELLED.match(line):
        *_, last = labelled["count"].split(".")
        value = int(last) if last.isdigit() else ord(last) - 96
        style = re.sub(r"\d+", "1", labelled["count"]) if last.isdigit() else "a"
        return Mark(f"{labelled['word']} {style}{labelled['close'].strip()}", frozenset({value}), labelled.end())
    ordinal = _ORDINAL.match(line)
    if ordinal is None:
        return None
    count = ordinal["count"]
    # „1.1 Werkstatt“ needs no dot, „1 Werkstatt“ would be any number.
    if not ordinal["close"] and "." not in count:
        return None
    if count[0].isdigit():
        levels = count.split(".")
        style, values = ".".join("1" for _ in levels), {int(levels[-1])}
    else:
        style = "A" if count.isupper() else "a"
        values = {ord(count[0].lower()) - 96} if len(set(count)) == 1 and len(count) < 3 else set()
        values |= {_ROMAN[count.lower()]} if count.lower() in _ROMAN else set()
    return Mark(f"{ordinal['open']}{style}{ordinal['close']}", frozenset(values), ordinal.end()) if values else None


class Ordinals:
    """The ordinals of a list: some count on from one Maßnahmenart to the next."""

    def __init__(self) -> None:
        self.last: Mark | None = None

    def follows(self, mark: Mark, *, first: bool) -> bool:
        """Whether a mark counts on after the last one, or may be the `first` of a list."""
        values = self.last.values if self.last else frozenset({0})
        alike = mark.style == (self.last.style if self.last else "")
        return (alike and any(value + 1 in mark.values for value in values)) or (first and 1 in mark.values)
