"""Sums among the figures of a table: not taken over, but held against what was read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from data.intake.filled import Problem
from data.intake.grid import Grid
from data.intake.head import Head
from data.intake.meaning import SUM, Heads
from data.intake.spelling import address, bare, fold

MEND = "Bitte prüfen, ob eine Zeile oder Spalte fehlt oder doppelt ist; sonst mit einem Kommentar bestätigen."


# The columns in whose cells „Summe“ makes a row a sum.
SUMMED = ("county", "category", "project", "name", "target", "measure", "budget_year")
# In a list of names „Zusammen lernen“ is a Maßnahme; these are none.
_FEW_SUMS = re.compile(r"(?:zwischen|teil|gesamt|end)?summen?\b.*|gesamt|insgesamt")


def is_sum(grid: Grid, heads: Heads, head: Head, row: int) -> bool:
    """Whether a row sums up others; in a form without figures to be spread only one with few cells."""
    form, columns = heads.form, grid.filled(row)
    if not (form.value or head.spread) and len(columns) > len(head.labels) // 2 + 1:
        return False
    for column in columns:
        name = head.labels.get(column)
        cell = grid.seen(row, column)
        if isinstance(cell, str) and (name in SUMMED or (name is None and column not in head.values)):
            text = bare(fold(cell))
            if (SUM if form.value else _FEW_SUMS).fullmatch(text):
                return True
    return False


def is_total_of_a_county(grid: Grid, heads: Heads, head: Head, row: int) -> bool:
    """Whether „Gesamt“ stands for the Maßnahmenart alone, in a row that names its county: „Fulda | 2024 | Gesamt“."""
    texts = {name: grid.text(row, column) for column, name in head.labels.items()}
    if heads.form.value != "euros" or not SUM.fullmatch(bare(fold(texts.get("category", "")))):
        return False
    others = [text for name, text in texts.items() if name != "category" and SUM.fullmatch(bare(fold(text)))]
    return not others and heads.value("county", texts.get("county", "")) is not None


def whole_of_parts(head: Head, labels: Mapping[str, object]) -> dict[str, object] | None:
    """What a sum at the side of a row says as a figure of its own: the whole beside Maßnahmenarten, one of them empty.

    Where all of them have a figure the whole is their sum and needs no row. None where the columns are no parts of
    one whole, or the rows say themselves what they are parts of.
    """
    said = [{name: value for name, value in says.items() if name != "category"} for says in head.values.values()]
    if len(head.sums) != 1 or not all("category" in says for says in head.values.values()) or len(said) < 2:
        return None
    if {"category", "project", "level"} & {name for name, value in labels.items() if value is not None}:
        return None
    return {**said[0], "level": "total"} if all(each == said[0] for each in said) else None


@dataclass
class Sums:
    """The figures of a table as they come, and which sums do not fit."""

    count: int = 0
    _all: dict[int, list[Decimal]] = field(default_factory=lambda: defaultdict(list))
    _since: dict[int, list[Decimal]] = field(default_factory=lambda: defaultdict(list))
    _parts: dict[int, list[Decimal]] = field(default_factory=lambda: defaultdict(list))
    _begun: tuple[int, dict[int, Decimal | None]] | None = None
    _alone: list[tuple[int, int, Decimal]] = field(default_factory=list)
    _wrong: list[tuple[int, int, Decimal, Decimal]] = field(default_factory=list)

    def figure(self, column: int, value: Decimal) -> None:
        """A figure of a row that is taken over."""
        self._all[column].append(value)
        self._since[column].append(value)

    def total(self, row: int, values: dict[int, Decimal | None]) -> None:
        """A row of sums: of everything above, of what stands above since the last sum, or of the sums above."""
        self.count += 1
        for column, value in values.items():
            above = [self._all[column], self._since[column], self._parts[column]]
            if value is not None and self._all[column] and not any(_fits(value, each) for each in above):
                self._wrong.append((row, column, value, sum(self._since[column] or self._all[column], Decimal(0))))
            if value is not None:
                self._parts[column].append(value)
            self._since[column] = []

    def is_sum(self, column: int, value: Decimal) -> bool:
        """Whether a figure without a label is the sum of the figures above it."""
        return (len(self._since[column]) > 1 and _fits(value, self._since[column])) or (
            len(self._all[column]) > 1 and _fits(value, self._all[column])
        )

    def unlabelled(self, row: int, column: int, value: Decimal) -> None:
        """A figure without a label that is no sum of those above."""
        self._alone.append((row, column, value))

    def begin(self, row: int, values: dict[int, Decimal | None]) -> None:
        """A row that names a group, perhaps with the sum of the figures that follow; it ends the group before."""
        if self._begun:
            begun, sums = self._begun
            for column, value in sums.items():
                if value is not None and not self._since[column]:
                    self._alone.append((begun, column, value))
                elif value is not None and not _fits(value, self._since[column]):
                    self._wrong.append((begun, column, value, sum(self._since[column], Decimal(0))))
            self.count += 1 if sums else 0
        self._begun = (row, values)
        self._since.clear()

    def across(self, row: int, column: int, value: Decimal | None, figures: list[Decimal]) -> None:
        """A sum at the side of a row."""
        if value is not None and not _fits(value, figures):
            self._wrong.append((row, column, value, sum(figures, Decimal(0))))

    def problems(self, sheet: str) -> list[Problem]:
        """The sums that are not those of the figures read, as soft problems; those of no figure at all as hard ones."""
        alone = [
            Problem(
                sheet,
                address(row, column),
                "sum_of_rows",
                "hard",
                f"Ob {_shown(value)} eine Summe oder ein eigener Betrag ist, lässt sich nicht erkennen.",
                "Bitte als „Summe“ kennzeichnen oder in einer Spalte „Ebene“ sagen, was der Betrag ist (Gesamt).",
            )
            for row, column, value in self._alone
        ]
        return alone + [
            Problem(
                sheet,
                address(row, column),
                "sum_fits",
                "soft",
                f"Die Summe {_shown(value)} ist nicht die der gelesenen Werte ({_shown(read)}).",
                MEND,
            )
            for row, column, value, read in self._wrong
        ]


def _fits(value: Decimal, figures: list[Decimal]) -> bool:
    """Whether a sum is that of the figures, as far as each was rounded to the last place written."""
    if not figures:
        return False
    # Each figure may be off by half of its last digit that is not zero; whole euros by half a euro.
    slack = sum((_half_digit(each) for each in figures), _half_digit(value))
    return abs(value - sum(figures, Decimal(0))) <= slack


def _half_digit(value: Decimal) -> Decimal:
    exponent = value.normalize().as_tuple().exponent
    return Decimal("0.5").scaleb(min(int(exponent), 0))


def _shown(value: Decimal) -> str:
    return f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
