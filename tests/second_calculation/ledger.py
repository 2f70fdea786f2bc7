"""What was compared: shown text beside the text of the second calculation, counted by page and kind of figure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from tests.second_calculation.german import NARROW

# The kinds of shown figures.
CELL, TILE, BAR, SENTENCE, PAPER = "Tabelle", "Kachel", "Balken", "Satz", "Papier"
KINDS = (CELL, TILE, BAR, SENTENCE, PAPER)
# What a cell says when it may not say its figure: neither side knows it here.
SUPPRESSED = "geheim"
# What stands where there is no figure; a column of nothing else is left out of a table on screen.
NOTHING = {
    *("keine Angabe", "–", "", "unverändert", "kein Vergleich", "ohne Index", "keine passende Zahl", "nicht erfasst"),
    *("übergreifend", "keine Meldung"),
}


@dataclass
class Ledger:
    """Figures compared and differing, by page and kind; what a table shows beside them."""

    compared: Counter[tuple[str, str]] = field(default_factory=Counter)
    suppressed: Counter[str] = field(default_factory=Counter)
    differing: list[tuple[str, str]] = field(default_factory=list)

    def differ(self, page: str, what: str) -> None:
        """Note a difference in words."""
        self.differing.append((page, what))

    def number_of(self, page: str) -> int:
        """How many figures of a page were compared."""
        return sum(number for (of, _), number in self.compared.items() if of == page)

    def text(self, page: str, where: str, shown: Any, right: str, kind: str = CELL) -> None:
        """One shown text beside the right one; counted when either holds a digit."""
        shown, right = (str(each).replace(NARROW, " ") for each in (shown, right))
        if SUPPRESSED in shown:
            self.suppressed[page] += 1
            return
        if re.search(r"\d", shown + right):
            self.compared[page, kind] += 1
        if shown != right:
            self.differ(page, f"{where}: shown „{shown}“, right „{right}“")

    def table(
        self,
        page: str,
        where: str,
        tables: Iterable[pd.DataFrame],
        right: pd.DataFrame,
        by: list[str],
        words: Collection[str] = (),
    ) -> None:
        """Every cell of the right table beside that of the page which is like it; rows are known by the columns `by`.

        `words` are columns that hold no figure of ours (names, documents); a further column is a difference, so that
        no figure comes onto a page unnoticed.
        """
        right = _headed(right)
        shown = like([_headed(each) for each in tables], right)
        for column in set(shown.columns) - set(right.columns) - set(words):
            self.differ(page, f"{where}: column „{column}“ is not recomputed")
        for column in set(right.columns) - set(shown.columns):
            if set(right[column]) - NOTHING:
                self.differ(page, f"{where}: column „{column}“ is missing")
        # A column that says the same nothing in every row is left out on screen.
        by = [name for name in by if name in shown.columns]
        keys = [_rows_by(frame, by) for frame in (shown, right)]
        for key in keys[0].keys() ^ keys[1].keys():
            self.differ(page, f"{where}: row {key} is {'not right' if key in keys[0] else 'missing'}")
        for key in keys[0].keys() & keys[1].keys():
            for column in [name for name in right.columns if name in shown.columns and name not in by]:
                self.text(page, f"{where}, {key}, {column}", keys[0][key][column], keys[1][key][column])

    def say(self) -> str:
        """The table: page, figures compared by kind and together, suppressed, differing."""
        wrong = Counter(page for page, _ in self.differing)
        pages = sorted({*(page for page, _ in self.compared), *wrong})
        lines = [
            "".join([f"{'page':<42}", *(f"{head:>11}" for head in (*KINDS, "together", "suppressed", "differing"))])
        ]
        for page in pages:
            of_kinds = [self.compared[page, kind] for kind in KINDS]
            lines.append(_line(page, [*of_kinds, sum(of_kinds), self.suppressed[page], wrong[page]]))
        together = [sum(number for (_, of), number in self.compared.items() if of == kind) for kind in KINDS]
        every = [*together, sum(together), sum(self.suppressed.values()), len(self.differing)]
        return "\n".join([*lines, _line("all", every)])


def _line(name: str, counts: Iterable[int]) -> str:
    return "".join([f"{name:<42}", *(f"{count:>11}" for count in counts)])


def _rows_by(frame: pd.DataFrame, by: list[str]) -> dict[tuple[str, ...], dict[str, Any]]:
    """Rows by key; of rows with one key the second has its place behind it, the third …"""
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for row in frame.to_dict("records"):
        key = tuple(str(row[name]).replace(NARROW, " ") for name in by)
        turn = next(turn for turn in range(1, 1_000) if (*key, *([str(turn)] * (turn > 1))) not in found)
        found[(*key, *([str(turn)] * (turn > 1)))] = row
    return found


def _headed(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.rename(columns=lambda name: str(name).replace(NARROW, " "))


def like(tables: Iterable[pd.DataFrame], right: pd.DataFrame) -> pd.DataFrame:
    """The shown table with most of the right one's columns and least beside them; an empty one where none is near."""
    wanted = {name for name in right.columns if set(right[name]) - NOTHING}
    nothing = pd.DataFrame(columns=list(right.columns))
    best = max(
        tables,
        key=lambda each: len(wanted & set(each.columns)) - 0.1 * len(set(each.columns) - wanted),
        default=nothing,
    )
    return best if 2 * len(wanted & set(best.columns)) >= len(wanted) else nothing
