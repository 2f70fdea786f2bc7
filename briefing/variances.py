"""What a workbook computes itself: how far targets and stages of the budget are from what was agreed, as live formulas.

Each formula carries the value the paper shows, so that a program that does not compute shows it too. Whether a
difference is favourable follows from the direction of the target: more is better, less is better, or inside a band.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from briefing.dossier import Part
from briefing.drawn import chain as stages_of
from briefing.sheets import fit
from briefing.workbook import BROKEN, EURO, PERCENT, Book, Head, write
from charts.base.columns import Column
from data import numbers
from data.code_words import STAGE, WITHHELD
from data.rows import Flag, Number, Text, rows_of
from queries.target_rows import Agreed

TEXT, NUMBER, MONEY = Column(""), Column("", "number"), Column("", "euro2")
# What is more or less than something bears its sign.
SIGNED, SIGNED_EURO, SIGNED_PERCENT = (f"+{each};-{each};{each}" for each in (BROKEN, EURO, PERCENT))
GOOD, BAD, SAME = "▲ günstig", "▼ ungünstig", "wie vereinbart"
# How the direction of a target reads; a base falls or rises towards its goal.
MORE, LESS, BAND = "höher", "niedriger", "im Band"
TARGET_HEADS = (
    Head("Ziel", 46), Head("Einheit", 14), Head("günstig, wenn", 12),
    # The word and the arrow of the filter beside it.
    Head("vereinbart (PL)", 13, right=True), Head("Untergrenze", 15, right=True), Head("Obergrenze", 15, right=True),
    *(Head(label, 12, right=True) for label in ("angepasst (PLa)", "Ist (AC)", "ΔPL", "ΔPL %")),
    Head("Wertung", 15), Head("ΔPLa", 12, right=True), Head("ΔPLa %", 12, right=True), Head("Wertung angepasst", 15),
    Head("Vorjahr (PY)", 12, right=True), Head("ΔPY", 12, right=True), Head("Status", 24),
)  # fmt: skip
UNIT, WHEN, PL, LOW, HIGH, PLA, AC, GAP, SHARE, VERDICT, GAP_A, SHARE_A, VERDICT_A, PY, GAP_Y, STATUS = range(1, 17)
CHAIN_HEADS = (
    Head("Stufe", 18), Head("Betrag", 18, right=True), Head("Differenz zur Vorstufe", 18, right=True),
    Head("Anteil an der Vorstufe", 14, right=True), Head("Stand der Angabe", 18),
)  # fmt: skip


@dataclass(slots=True)
class Compared(Agreed):
    """A target as it is computed with."""

    adjusted_value: Number
    value: Number
    withheld: Flag
    previous_value: Number
    gap: Number
    status: Text


def targets(book: Book, sheet: Worksheet, part: Part) -> None:
    """Each target with its values and their differences; what is not judged has none, as on the page."""
    head = _head(book, sheet, f"{part.title}: Abweichung vom Vereinbarten", TARGET_HEADS, [
        "ΔPL = Ist − vereinbart, außerhalb eines Bandes bis zur näheren Grenze; Wertung nach der Richtung des Ziels.",
    ])  # fmt: skip
    row = head
    for target in rows_of(part.frame, Compared):
        row += 1
        numeric = target.kind == "numeric"
        write(book, sheet, row, 0, TEXT, target.name)
        fit(sheet, row, [(target.name, TARGET_HEADS[0].width)])
        write(book, sheet, row, UNIT, TEXT, None if numbers.is_missing(target.unit) else target.unit)
        write(book, sheet, row, WHEN, TEXT, _when(target) if numeric else None)
        for at, value in (
            (PL, target.target_value), (LOW, target.lower_bound), (HIGH, target.upper_bound),
            (PLA, target.adjusted_value), (AC, target.value), (PY, target.previous_value),
        ):  # fmt: skip
            write(book, sheet, row, at, NUMBER, value if numeric and not numbers.is_missing(value) else None)
        if target.withheld and numbers.is_missing(target.value):
            write(book, sheet, row, AC, TEXT, WITHHELD)
        if numeric and not numbers.is_missing(target.gap):
            _difference(book, sheet, row, target)
        write(book, sheet, row, STATUS, TEXT, Column("", "status").write(target.status))
    book.rows(sheet, head, row, len(TARGET_HEADS), "Abweichung_Ziele")
    for at in (VERDICT, VERDICT_A):
        for word, colour in ((GOOD, "#005A9C"), (BAD, "#9A3B00")):
            looks = book.file.add_format({"bold": True, "font_color": colour})
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": looks}
            sheet.conditional_format(head + 1, at, max(row, head + 1), at, rule)


def _when(target: Compared) -> str:
    if target.direction == "band":
        return BAND
    falls = target.direction == "base" and target.target_value < target.base_value
    return LESS if target.direction == "lower" or falls else MORE


def _difference(book: Book, sheet: Worksheet, row: int, target: Compared) -> None:
    when, value = _when(target), target.value
    low, high, ac = (xl_rowcol_to_cell(row, at) for at in (LOW, HIGH, AC))
    if when == BAND:
        clipped = f"MAX(MIN({ac},IF(ISBLANK({high}),{ac},{high})),IF(ISBLANK({low}),{ac},{low}))"
        bound = _clip(value, target.lower_bound, target.upper_bound)
        _formula(book, sheet, row, GAP, f"={ac}-{clipped}", value - bound, SIGNED)
        share = f'=IF({clipped}=0,"",{xl_rowcol_to_cell(row, GAP)}/{clipped})'
        _formula(book, sheet, row, SHARE, share, (value - bound) / bound if bound else "", SIGNED_PERCENT)
        _verdict(book, sheet, row, VERDICT, GAP, when, value - bound)
    else:
        _against(book, sheet, row, (PL, GAP, SHARE, VERDICT), value, target.target_value, when)
    if not numbers.is_missing(target.adjusted_value):
        _against(book, sheet, row, (PLA, GAP_A, SHARE_A, VERDICT_A), value, target.adjusted_value, when)
    if not numbers.is_missing(target.previous_value):
        formula = f"={ac}-{xl_rowcol_to_cell(row, PY)}"
        _formula(book, sheet, row, GAP_Y, formula, value - target.previous_value, SIGNED)


def _clip(value: float, low: float, high: float) -> float:
    return max(min(value, value if numbers.is_missing(high) else high), value if numbers.is_missing(low) else low)


def _against(
    book: Book, sheet: Worksheet, row: int, at: tuple[int, int, int, int], value: float, base: float, when: str
) -> None:
    """AC − base, its share of the base, and whether that is favourable."""
    of, gap, share, verdict = at
    ac, pl, difference = (xl_rowcol_to_cell(row, each) for each in (AC, of, gap))
    _formula(book, sheet, row, gap, f"={ac}-{pl}", value - base, SIGNED)
    of_base = f'=IF({pl}=0,"",{difference}/{pl})'
    _formula(book, sheet, row, share, of_base, (value - base) / base if base else "", SIGNED_PERCENT)
    _verdict(book, sheet, row, verdict, gap, when, value - base)


def _verdict(book: Book, sheet: Worksheet, row: int, at: int, of: int, when: str, difference: float) -> None:
    cell, word = xl_rowcol_to_cell(row, of), xl_rowcol_to_cell(row, WHEN)
    formula = (
        f'=IF(ROUND({cell},9)=0,"{SAME}",IF({word}="{BAND}","{BAD}",IF(({cell}>0)=({word}="{MORE}"),"{GOOD}","{BAD}")))'
    )
    _formula(book, sheet, row, at, formula, _judged(difference, when), None)


def _judged(difference: float, when: str) -> str:
    if round(difference, 9) == 0:
        return SAME
    return BAD if when == BAND or (difference > 0) != (when == MORE) else GOOD


def chain(book: Book, sheet: Worksheet, part: Part) -> None:
    """Each stage of the budget beside the one before it."""
    head = _head(book, sheet, f"{part.title}: Abweichung von der Vorstufe", CHAIN_HEADS, [part.measure])
    before = math.nan
    row = head
    for row, step in enumerate(stages_of(part), start=head + 1):
        write(book, sheet, row, 0, TEXT, STAGE[step.stage])
        write(book, sheet, row, 1, MONEY, None if numbers.is_missing(step.euros) else step.euros)
        if not (numbers.is_missing(step.euros) or numbers.is_missing(before)):
            now, then = xl_rowcol_to_cell(row, 1), xl_rowcol_to_cell(row - 1, 1)
            _formula(book, sheet, row, 2, f"={now}-{then}", step.euros - before, SIGNED_EURO)
            share = f'=IF({then}=0,"",{now}/{then})'
            _formula(book, sheet, row, 3, share, step.euros / before if before else "", PERCENT)
        # An empty cell beside sums would be read as a sum that is still to come: why it is empty stands there.
        state = Column("", "state", missing="").write(step.state)
        write(book, sheet, row, 4, TEXT, (step.euro_words if numbers.is_missing(step.euros) else state) or None)
        before = step.euros
    book.rows(sheet, head, row, len(CHAIN_HEADS), "Abweichung_Mittel")


def _head(book: Book, sheet: Worksheet, title: str, heads: Sequence[Head], notes: Sequence[str]) -> int:
    """The lines above and the heads of a table; the row of the heads."""
    lines = [(title, book.title), *((note, book.quiet) for note in notes), (book.cover.mark, book.mark)]
    head = book.above(sheet, lines, heads)
    book.heads(sheet, head, heads)
    return head


def _formula(
    book: Book, sheet: Worksheet, row: int, at: int, formula: str, value: float | str, pattern: str | None
) -> None:
    sheet.write_formula(row, at, formula, book.text if pattern is None else book.shown(pattern), value)
