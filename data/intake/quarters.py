"""Quarters as columns: „Q1 2024“, „II. Quartal 2024“; a report of one describes its last day, and that is told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from data.intake.grid import Grid
from data.intake.spelling import fold

_NUMBERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_ENDS = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}
_QUARTER = (
    r"(?:q ?(?P<{0}1>[1-4])|(?P<{0}2>[1-4]|i{{1,3}}|iv)\.? ?(?:quartal|vierteljahr)"
    r"|quartal ?(?P<{0}3>[1-4]|i{{1,3}}|iv))"
)
_OF_A_YEAR = re.compile(
    rf"\b(?:{_QUARTER.format('a')}(?: ?[/-] ?| )(?:(?:haushalts)?jahr )?(?P<year>20\d\d)"
    rf"|(?P<ahead>20\d\d)(?: ?[/-] ?| ){_QUARTER.format('b')})(?![\w.]\d|\w)"
)
_ANY = re.compile(rf"\b{_QUARTER.format('a')}(?!\w)")
SEARCHED = 20


def as_days(text: str) -> str:
    """A folded head in which each quarter of a year stands as its last day: „ist q1 2024“ → „ist 31.03.2024“."""
    return _OF_A_YEAR.sub(lambda found: f"{_end(found):%d.%m.%Y}", text)


def told(heads: Iterable[str]) -> list[str]:
    """What the columns of a table mean by their quarters, as sentences."""
    meant = [(head, found) for head in heads if (found := _OF_A_YEAR.search(fold(head)))]
    if not meant:
        return []
    days = ", ".join(f"„{head}“ als {_end(found):%d.%m.%Y}" for head, found in meant)
    return [f"Quartale sind als ihr letzter Tag gelesen: {days}."]


def unread(grid: Grid, title: str) -> tuple[str, str] | None:
    """Why quarters among the heads of a sheet are not read, and what to do; None where there are none."""
    for row in grid.rows[:SEARCHED]:
        for cell in row:
            if isinstance(cell, str) and len(cell) < 60 and _ANY.search(fold(cell)):
                return (
                    f"Die Überschrift „{cell.strip()}“ nennt ein Quartal; „{title}“ lässt sich so nicht lesen.",
                    "Bei Ist-Meldungen bitte das Jahr dazuschreiben („Q1 2024“) oder den Stichtag (31.03.2024); sonst "
                    "bitte je Haushaltsjahr einen Wert angeben.",
                )
    return None


def _end(found: re.Match[str]) -> date:
    """The last day of the quarter that was found."""
    said = next(found[f"{side}{way}"] for side in "ab" for way in "123" if found[f"{side}{way}"])
    number = _NUMBERS[said]
    return date(int(found["year"] or found["ahead"]), *_ENDS[number])
