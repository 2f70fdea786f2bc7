"""Tables of an agreement whose head says what the figures of a column are: each figure gets its unit beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.readers.categories import begins_heading, category_in

# „category“, „name“, „carrier“, „places“, „participants“, „other“, or the currency that a column is in.
Column = str

_CURRENCY = r"T€|TEUR|T-?Euro|€|EUR|Euro|(?:Tsd\.?|Tausend|Mio\.?)\s?(?:€|EUR|Euro)"
_MONEY = re.compile(rf"(?:.{{0,40}}\s?(?:\bin|[(\[]|,|/)\s?(?:in\s)?)?(?P<unit>{_CURRENCY})[)\]]?", re.IGNORECASE)
_NOTE = re.compile(
    rf"\W{{0,2}}(?:alle\s)?(?:angaben|beträge|werte)\s(?:jeweils\s)?in\s(?P<unit>{_CURRENCY})\W{{0,2}}", re.IGNORECASE
)
_COLUMNS: Sequence[tuple[Column, re.Pattern[str]]] = [
    ("category", re.compile(r"maßnahmenart(?:en)?|förderschwerpunkt|kategorie|schwerpunkt", re.IGNORECASE)),
    ("name", re.compile(r"(?:name|bezeichnung|titel)?(?: der | des )?(?:maßnahmen?|projekte?s?|vorhaben|name|titel|"
                        r"bezeichnung|projektname)", re.IGNORECASE)),
    ("carrier", re.compile(r"(?:projekt|maßnahmen?)?träger(?:in)?|durchführung|anbieter", re.IGNORECASE)),
    ("places", re.compile(r"(?:anzahl |zahl der )?(?:ausbildungs|teilnahme|teilnehmer)?plätze|platzzahl",
                          re.IGNORECASE)),
    ("participants", re.compile(r"(?:anzahl |zahl der )?(?:TN|teilnehmende|teilnehmer(?:/?-?innen)?|personen)|tn-zahl",
                                re.IGNORECASE)),
]  # fmt: skip
_CELLS = re.compile(r"\s{2,}|\s?\|\s?")
_FIGURE = re.compile(r"\d{1,3}(?:[. ’']\d{3}){0,3}(?:,\d{1,2}|,-{1,2}|,–)?|\d{4,9}(?:,\d{1,2})?")
_RULER = re.compile(r"[|\s:=+–—-]{3,}")
# A table ends at a section or a sentence; no agreement has one with more rows.
_END = re.compile(r"\s{0,8}(?:§|Präambel|.{60,}[.:]$)")
MOST_ROWS = 80
LONGEST_CELL = 45


def with_units(text: str) -> str:
    """The text in which „Startbahn | 12 | 50.000“ below „Maßnahme | Plätze | Betrag in Euro“ says what it counts.

    A column of Maßnahmenarten becomes a heading above its rows.
    """
    lines = text.split("\n")
    found: list[str] = []
    at = 0
    while at < len(lines):
        head = columns_of(lines[at])
        noted = _NOTE.fullmatch(lines[at].strip())
        if head is None and noted is None:
            found.append(lines[at])
            at += 1
            continue
        end = _end(lines, at + 1)
        found.append(lines[at])
        found += _Table(head, noted["unit"] if noted else None).rows(lines[at + 1 : end])
        at = end
    return "\n".join(found)


def is_head(line: str) -> bool:
    """Whether a line is the head of a table and names nothing itself."""
    return columns_of(line) is not None


def columns_of(line: str) -> list[Column] | None:
    """What the columns below a head hold, a currency where they hold money; None when the line is no head."""
    cells = _cells(line)
    if not 2 <= len(cells) <= 8 or any(len(cell) > LONGEST_CELL or re.search(r"\d[.\d]", cell) for cell in cells):
        return None
    columns = [_column(cell) for cell in cells]
    known = [each for each in columns if each != "other"]
    return columns if len(known) >= 2 or (known and known[0] not in ("category", "name")) else None


def _column(cell: str) -> Column:
    bare = cell.strip(" *")
    for column, pattern in _COLUMNS:
        if pattern.fullmatch(bare):
            return column
    money = _MONEY.fullmatch(bare)
    return money["unit"] if money else "other"


def _cells(line: str) -> list[str]:
    bare = line.strip().removeprefix("|").removesuffix("|").strip()
    return _CELLS.split(bare) if bare else []


def _end(lines: Sequence[str], at: int) -> int:
    """The first line behind a table: a section, a paragraph, another head, or two blank lines."""
    for place in range(at, min(len(lines), at + MOST_ROWS)):
        blank = not lines[place].strip() and (place + 1 == len(lines) or not lines[place + 1].strip())
        if _END.match(lines[place]) or is_head(lines[place]) or (blank and place > at + 1):
            return place
    return min(len(lines), at + MOST_ROWS)


class _Table:
    """The rows below one head."""

    def __init__(self, columns: Sequence[Column] | None, unit: str | None) -> None:
        self._columns, self._unit = columns, unit
        self._grouped = bool(columns and columns[0] == "category" and "name" in columns)
        self._category = ""

    def rows(self, lines: Sequence[str]) -> list[str]:
        """The lines, those that fit the head with units; a ruler below the head is none."""
        return [row for line in lines if not _RULER.fullmatch(line.strip()) for row in self._row(line)]

    def _row(self, line: str) -> list[str]:
        cells = _cells(line)
        if self._columns is None:
            if len(cells) > 1 and _FIGURE.fullmatch(cells[-1]):
                return [f"{line.rstrip(' |')} {self._unit}"]
            return [line]
        if len(cells) == len(self._columns) - 1 and self._grouped:
            cells = ["", *cells]
        money = self._columns[-1]
        if len(cells) == 2 < len(self._columns) and _is_money(money) and _FIGURE.fullmatch(cells[1]):
            # „Summe“ spans the columns before the money.
            return [f"{cells[0]}   {cells[1]} {money}"]
        if len(cells) != len(self._columns):
            return [line]
        said = [_said(cell, column) for cell, column in zip(cells, self._columns, strict=True)]
        if self._grouped:
            return self._below_heading(said)
        divider = " | " if "|" in line else "   "
        return [line if said == cells else divider.join(said)]

    def _below_heading(self, cells: Sequence[str]) -> list[str]:
        category, *rest = cells
        row = f"- {' | '.join(cell for cell in rest if cell)}"
        if not category.strip("\"'„“ ") or category == self._category:
            return [row]
        number = category_in(category)
        if not begins_heading(category) and number is None:
            return ["   ".join(cells)]
        self._category = category
        return [category if begins_heading(category) else f"Maßnahmenart {number}", row]


def _is_money(column: Column) -> bool:
    return re.fullmatch(_CURRENCY, column, re.IGNORECASE) is not None


def _said(cell: str, column: Column) -> str:
    """A cell with what its column says of it."""
    cell = cell.strip()
    if column == "category":
        return f"Maßnahmenart {cell}" if re.fullmatch(r"[1-4]|I{1,3}|IV", cell.rstrip(".)")) else cell
    if column == "carrier":
        return f"Träger: {cell}" if cell and not re.match(r"träger|[-–—]$", cell, re.IGNORECASE) else cell
    if column in ("places", "participants"):
        noun = "Plätze" if column == "places" else "Teilnehmende"
        return f"{cell} {noun}" if re.fullmatch(r"\d{1,4}", cell) else cell
    return f"{cell} {column}" if _is_money(column) and _FIGURE.fullmatch(cell) else cell
