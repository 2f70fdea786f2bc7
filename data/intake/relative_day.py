"""The day something was counted on: a date, or a day of each year where budget years stand as columns."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from data.intake.files import Cell
from data.intake.kinds import DAY, Kind, day
from data.intake.spelling import written
from data.intake.unclear import Unclear

_SAID = re.compile(
    r"(?:jeweils\s)?(?:zum\s|am\s)?(\d{1,2})\.\s?(\d{1,2})\.?\s(?:des|im)\s(?:jeweiligen\s)?"
    r"(?:(vorjahre?s?)|(?:haushalts)?jahre?s?|selben jahre?s?)",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.?")


class DayOfYear(NamedTuple):
    """A day of each year, so many years before the budget year."""

    month: int
    day: int
    before: int

    def of(self, budget_year: int) -> date:
        """The day for a budget year."""
        return date(budget_year - self.before, self.month, self.day)


def counted_on(cell: Cell, *_: object) -> date | DayOfYear:
    """A date, or „31.12. des Vorjahres“; raises Unclear, also for a day that does not say of which year."""
    text = cell.strip() if isinstance(cell, str) else ""
    if found := _SAID.fullmatch(text):
        number, month = int(found[1]), int(found[2])
        try:
            # 2001 has no 29 February: a day that not every year has is none of each year.
            date(2001, month, number)
        except ValueError:
            raise Unclear(f"„{written(cell)}“ ist kein Tag jedes Jahres.", "Bitte den Tag prüfen.") from None
        return DayOfYear(month, number, 1 if found[3] else 0)
    if _NO_YEAR.fullmatch(text):
        raise Unclear(
            f"Von welchem Jahr „{written(cell)}“ ist, ist nicht gesagt.",
            f"Bitte „{text} des Vorjahres“ oder „{text} des Jahres“ eintragen, oder einen Tag mit Jahr.",
        )
    return day(cell)


COUNTED_ON = Kind(counted_on, DAY.show, "day", says="Tag als TT.MM.JJJJ, bei Jahren als Spalten „31.12. des Vorjahres“")
