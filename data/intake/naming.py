"""Names of Maßnahmen and Ziele that a county and year do not have: asked about once per file, with what there is.

The answer counts for this file alone: the same words may be another Ziel in another county or year.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from data.show import counted

SHOWN = 3


OF_NAME = "Was ist gemeint?"
OF_VALUE = "Was wird gezählt?"


@dataclass
class NameQuestion:
    """A name nobody has in a place: `key` is what the answer is kept under, `choices` are keys and names of what is."""

    key: str
    title: str
    name: str
    choices: tuple[tuple[str, str], ...]
    cells: list[str] = field(default_factory=list)
    asks: str = OF_NAME

    @property
    def sentence(self) -> str:
        """The question itself, with the first of its cells."""
        shown = ", ".join(self.cells[:SHOWN]) + (" …" if len(self.cells) > SHOWN else "")
        rows = counted(len(self.cells), "Zelle", "Zellen")
        return f"„{self.name[:80]}“ in Spalte {self.title} ({rows}: {shown}): {self.asks}"


def key_of(column: str, county: object, year: object, said: str) -> str:
    """What an answer is kept under: the column, the place and the name without case."""
    return f"{column}/{county}/{year}/{' '.join(said.split()).casefold()}"


def choices_of(rows: Iterable[dict[str, Any]], county: object, year: object) -> tuple[tuple[str, str], ...]:
    """What there is in a county and year, by name."""
    here = [row for row in rows if (row["county"], row["budget_year"]) == (county, year)]
    return tuple((str(row["id"]), str(row["name"])) for row in sorted(here, key=lambda row: str(row["name"])))
