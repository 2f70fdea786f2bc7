"""What lines outside a table say about it: titles, „Haushaltsjahr: 2024“, „in Tsd. €“, the name of the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from data.intake.dimensions import said
from data.intake.grid import Grid
from data.intake.meaning import Heads
from data.intake.spelling import fold, without_unit

# What only explains: its years and words say nothing about the figures.
_ASIDE = re.compile(
    r"(?:[*¹²³†(]|\d{1,2}\)|anm|hinweis|quelle|fußnote|fussnote|erläuter|stand\b|datum|bearbeit|ansprech|erstellt|tel|e-mail|"
    r"seite|az\b|aktenzeichen|vorjahr|im vergleich|zum vergleich|nachrichtlich)"
)


@dataclass
class Context:
    """What was said, from one place: labelled values, other values, units of money."""

    labelled: dict[str, set[Any]] = field(default_factory=dict)
    values: dict[str, set[Any]] = field(default_factory=dict)
    units: set[Decimal] = field(default_factory=set)

    def take(self, other: Context) -> None:
        """Add what another place says."""
        for mine, its in ((self.labelled, other.labelled), (self.values, other.values)):
            for name, each in its.items():
                mine.setdefault(name, set()).update(each)
        self.units |= other.units

    def line(self, heads: Heads, texts: list[str]) -> None:
        """Take in one line, given as its cells."""
        form = heads.form
        self.units |= {unit for text in texts if (unit := _unit(text)) is not None}
        if not form.spread or not texts or _ASIDE.match(fold(texts[0])):
            return
        cells = [part.strip() for text in texts for part in re.split(r":(?=\s)|:$", text) if part.strip()]
        taken: set[int] = set()
        for at, cell in enumerate(cells[:-1]):
            known = heads.meaning(cell)
            if known and known.part == "label" and known.column in form.spread:
                value = heads.value(known.column, cells[at + 1])
                if value is not None:
                    self.labelled.setdefault(known.column, set()).add(value)
                    taken |= {at, at + 1}
        for at, cell in enumerate(cells):
            if at not in taken and not _ASIDE.match(fold(cell)):
                for name, values in said(cell, form.spread).values.items():
                    self.values.setdefault(name, set()).update(values)

    @property
    def plain(self) -> dict[str, Any]:
        """What is said in exactly one way; a labelled value counts more than a word in a title."""
        found = {name: next(iter(each)) for name, each in self.values.items() if len(each) == 1}
        unsure = {name for name, each in self.labelled.items() if len(each) > 1}
        labelled = {name: next(iter(each)) for name, each in self.labelled.items() if len(each) == 1}
        return {name: value for name, value in (found | labelled).items() if name not in unsure}

    def unsure(self, name: str) -> bool:
        """Whether several values are said for a column."""
        return name not in self.plain and bool(self.values.get(name) or self.labelled.get(name))


def lines(grid: Grid, heads: Heads, rows: Iterable[int]) -> Context:
    """What some rows of a sheet say."""
    found = Context()
    for row in rows:
        cells = sorted(grid.origins(row))
        texts = [text for cell in cells if (text := grid.text(*cell))]
        if texts:
            found.line(heads, texts)
    return found


def sheet_name(heads: Heads, name: str) -> Context:
    """What the name of a sheet says."""
    found = Context()
    if not re.fullmatch(r"(?:tabelle|sheet|blatt|table) ?\d*", fold(name)):
        found.line(heads, [name.replace("_", " ")])
    return found


def _unit(text: str) -> Decimal | None:
    if len(text) > 200:
        return None
    _, unit = without_unit(fold(text))
    if unit == 1 and not re.search(r"\b(?:in|angaben|beträge|alle|werte)\b", fold(text)):
        return None  # „Euro“ alone in a title is no statement about the figures
    return unit
