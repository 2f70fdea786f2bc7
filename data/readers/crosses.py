"""Tables of an agreement that cross two things, cell by cell: Maßnahmenart by year, year by Maßnahmenart, whose money.

Only what is plain is read: a row or column whose head is not understood, a cell that is no figure, and a row that does
not fit the head are left, so that they are told as unread.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from data.readers.cross_labels import AXIS, LONGEST, Label, label_of, without_unit
from data.readers.figures import FOOTNOTE, Style, figure, says_nothing, style_of
from data.readers.table_heads import CURRENCY, RULER, TABLE_END, cells_of, columns_of

_NOTE = re.compile(rf".{{0,300}}\b(?:in|je)\s(?P<unit>{CURRENCY})\W{{0,3}}", re.IGNORECASE)
_IN_CELL = re.compile(rf"(?:^|(?<=[\d,.–-])|\s)\s?(?P<unit>{CURRENCY})(?=$|\s|\d)", re.IGNORECASE)
# Words of a head that stand close together, and the figures of such a row.
_CUR = rf"(?:\s[(\[]?(?:in\s)?(?:{CURRENCY})[)\]]?)?"
_TOKEN = re.compile(
    rf"(?:(?:Betrag|Mittel|davon|HJ)\s)?20\d\d{_CUR}|(?:Maßnahmenart|MA)\s?[1-4]{_CUR}|(?:Gesamts|S)umme{_CUR}|"
    rf"(?:Ins)?[Gg]esamt{_CUR}|(?:AQB|AMB|AB)(?!\w){_CUR}|(?:Landesmittel|ESF(?:-Mittel)?|Eigenmittel){_CUR}"
)
_FIGURE = (
    rf"(?:\d{{1,3}}(?:\.\d{{3}}){{1,3}}(?:,\d{{1,2}})?|\d{{1,3}}(?:,\d{{3}}){{1,3}}\.\d{{2}}|\d{{4,9}}(?:[.,]\d{{2}})?"
    rf"|0|[-–—])(?:\s(?:{CURRENCY}))?{FOOTNOTE}?"
)
MOST_ROWS = 40
_SCALES = {"t": 1_000, "m": 1_000_000}


@dataclass(frozen=True)
class Cell:
    """One figure with what its row and its column are about; `rounded`: it is given in thousands or millions."""

    row: Label
    column: Label
    euros: Decimal
    rounded: bool
    line: str
    at: int

    def of(self, kind: str) -> Label | None:
        """The head of this kind that the cell stands under."""
        return next((each for each in (self.row, self.column) if each.kind == kind), None)


@dataclass(frozen=True)
class Cross:
    """The cells of one table; `first` and `last` are its lines in the text, `complete`: every row and cell was read."""

    cells: list[Cell] = field(default_factory=list)
    first: int = 0
    last: int = 0
    complete: bool = True


@dataclass(frozen=True)
class _Head:
    """The columns behind that of the row heads, each with its unit; None where the head is not plain.

    `rows_numbered`: a row called „1“ is a Maßnahmenart.
    """

    columns: list[Label | None]
    units: list[str | None]
    rows_numbered: bool


@lru_cache(maxsize=256)
def crosses_in(text: str) -> tuple[Cross, ...]:
    """Every such table of a text, in order."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    found = []
    at = 0
    while at < len(lines):
        cross = cross_at(lines, at, starts)
        found += [cross] if cross else []
        at = cross.last + 1 if cross else at + 1
    return tuple(found)


def lines_of_crosses(text: str) -> set[int]:
    """The numbers of the lines that are such tables, heads among them."""
    return {at for each in crosses_in(text) for at in range(each.first, each.last + 1)}


def cross_at(lines: Sequence[str], at: int, starts: Sequence[int] | None = None) -> Cross | None:
    """The table whose head a line is; None when it heads none. `starts` are where the lines begin in their text."""
    head = _head_of(lines[at])
    if head is None:
        return None
    rows, last, complete = _rows(lines, at, head)
    if not rows:
        return None
    named = {each for each in head.units if each}
    unit = next(iter(named)) if len(named) == 1 else _unit_above(lines, at)
    units = [each or unit for each in head.units]
    style = style_of([_IN_CELL.sub("", cell) for _, _, cells in rows for cell in cells])
    cells: list[Cell] = []
    for place, words, figures in rows:
        row = label_of(without_unit(words)[0], numbered=head.rows_numbered)
        if row is None or row.kind == "aside":
            complete = complete and row is not None
            continue
        for column, unit_of, written in zip(head.columns, units, figures, strict=True):
            if column is not None and column.kind == "aside":
                continue
            euros = _euros(written, unit_of, style)
            if column is None or isinstance(euros, str) or (column.kind == row.kind != "whole"):
                complete = False
            elif euros is not None:
                start = starts[place] if starts else 0
                cells.append(Cell(row, column, euros[0], euros[1], lines[place].strip(), start))
    return Cross(cells, at, last, complete) if len(cells) > 1 else None


def _head_of(line: str) -> _Head | None:
    cells = cells_of(line)
    if len(cells) == 1:
        cells = _parted(cells[0]) or []
    if not 2 <= len(cells) <= 8 or any(len(cell) > LONGEST for cell in cells):
        return None
    bare = [without_unit(cell) for cell in cells]
    axis = re.fullmatch(AXIS, bare[0][0])
    of_years = bool(axis) and "jahr" in bare[0][0].lower()
    first = 0 if label_of(bare[0][0], numbered=False) and not axis else 1
    labels = [label_of(words, numbered=of_years) for words, _ in bare[first:]]
    money = [each for each in labels if each and each.kind != "aside"]
    # „Betrag (Euro)“ beside „davon 2025 (Euro)“: what is not understood is left to be told with the rest.
    unknown = sum(each is None and unit is not None for each, (_, unit) in zip(labels, bare[first:], strict=True))
    if len(money) + unknown < 2 or all(each.kind == "whole" for each in money) or (first and not axis and bare[0][0]):
        return None
    if {"name", "carrier"} & set(columns_of(line) or ()):
        return None
    plain = [each.value for each in money if each.kind in ("year", "category", "programme")]
    if len(plain) != len(set(plain)):
        return None
    return _Head(labels, [unit for _, unit in bare[first:]], not of_years)


def _parted(line: str) -> list[str] | None:
    """The cells of a head that stand close together: „Maßnahmenart 2024 2025 Summe“."""
    axis = re.match(r"(Maßnahmenart(?:en)?(?!\s[1-4]\b)|(?:Haushalts)?[Jj]ahr|Programm)\s", line.strip(" *"))
    if axis is None:
        return None
    rest = line.strip(" *")[axis.end() :]
    found = _TOKEN.findall(rest)
    return [axis[1], *found] if found and " ".join(found) == rest else None


def _rows(lines: Sequence[str], at: int, head: _Head) -> tuple[list[tuple[int, str, list[str]]], int, bool]:
    """Each row with its line, head and cells; the last line of the table; whether every line with figures fits."""
    width = len(head.columns)
    tight = re.compile(r"(?P<words>\S.{0,200}?)\s" + r"\s".join([f"({_FIGURE})"] * width))
    rows: list[tuple[int, str, list[str]]] = []
    last, ahead, fits = at, "", True
    for place in range(at + 1, min(len(lines), at + MOST_ROWS)):
        line = lines[place].strip()
        if line == lines[at].strip():
            continue  # the head stands again on the next page
        if TABLE_END.match(lines[place]) or (_head_of(line) and not _FIGURED.search(line)):
            break
        if not line or RULER.fullmatch(line):
            if rows and place > last + 1:
                break
            continue
        cells = cells_of(line)
        if len(cells) == width and line.endswith("|"):
            cells.append("")  # the bar closes no line of this table
        if len(cells) == width + 1 and any(map(_FIGURED.search, cells[1:])):
            rows.append((place, f"{ahead} {cells[0]}".strip(), cells[1:]))
            last, ahead = place, ""
        elif found := tight.fullmatch(line):
            rows.append((place, f"{ahead} {found['words']}".strip(), list(found.groups()[1:])))
            last, ahead = place, ""
        elif _FIGURED.search(line) and len(cells) > 1:
            last, ahead, fits = place, "", False
        elif ahead or re.search(r"[.:;]$", line):
            break
        else:
            # The head of a row may go on in the next line; a note of the unit says no more than the head.
            ahead = "" if _NOTE.fullmatch(line) else line.removesuffix("-") if line.endswith("-") else line
    return rows, last, fits


# A figure that may be money, or the mark of none.
_FIGURED = re.compile(r"\d{1,3}(?:[. ,’']\d{3})+|\d{4,}|(?<!\S)\d{1,3}(?:,\d+)?(?!\S)")


def _unit_above(lines: Sequence[str], at: int) -> str | None:
    for line in reversed(lines[max(0, at - 3) : at]):
        if line.strip():
            found = _NOTE.fullmatch(line.strip())
            return found["unit"] if found else None
    return None


def _euros(cell: str, unit: str | None, style: Style) -> tuple[Decimal, bool] | str | None:
    """A figure in euros and whether it is rounded; None for a cell that says there is none, else the cell as it is."""
    cell = cell.strip(" *")
    if says_nothing(cell):
        return None
    beside = _IN_CELL.search(cell)
    unit = beside["unit"] if beside else unit
    if unit is None or "%" in cell:
        return cell
    if (value := figure(_IN_CELL.sub("", cell), style)) is None:
        return cell
    scale = _SCALES.get(unit[0].lower(), 1)
    euros = value * scale
    return (euros.to_integral_value() if euros == euros.to_integral_value() else euros), scale > 1
