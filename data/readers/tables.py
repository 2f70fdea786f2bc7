"""Tables of an agreement whose head says what the figures of a column are: each figure gets its unit beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from data.readers.categories import OPEN_END, begins_heading, category_in
from data.readers.crosses import cross_at
from data.readers.german import amounts
from data.readers.table_cells import DOTTED, FIGURE, glued_row, in_currency, said_of
from data.readers.table_heads import (
    CURRENCY,
    RULER,
    TABLE_END,
    Column,
    cells_of,
    columns_of,
    is_money,
    parted_by_nobody,
    programme_of,
)
from data.readers.text import BULLET

_NOTE = re.compile(
    rf"(?:\W{{0,2}}|.{{1,400}}[(\[])(?:(?:alle\s)?(?:angaben|beträge|werte)\s(?:jeweils\s)?)?(?:in\s)(?P<unit>{CURRENCY})\W{{0,3}}",
    re.IGNORECASE,
)
# „BASS | 8“ below „Maßnahme | Plätze | Betrag“ lacks the money.
_MONEY_LIKE = re.compile(r"\d{4}|\d[. ’']\d{3}|,\d\d|,-")
# „Anteil | 46,9“ below an amount in euros is none itself.
_SHARE = re.compile(r"\W{0,3}(?:anteil|quote|prozent)\b.{0,30}", re.IGNORECASE)
_GLUED_FIGURE = re.compile(r"[^\d:]{3,120}?:?\s(?:\d{1,3}(?:\.\d{3}){1,3}(?:,\d{2})?|\d{5,9}(?:,\d{2})?)")
_NUMBERED = re.compile(r"Maßnahmenart\s(?:Nr\.?\s)?[1-4][.:]?")
_NOTHING = re.compile(r"[-–—/]{1,3}|")
_SUM = re.compile(r"(?:zwischen|gesamt|teil)?summe|(?:ins)?gesamt|zusammen", re.IGNORECASE)
_SUM_ROW = re.compile(rf"(?P<word>{_SUM.pattern})(?: (?:maßnahmenart |ma )?[1-4])?", re.IGNORECASE)
_YEAR = re.compile(r"20\d\d")
# No agreement has a table with more rows.
MOST_ROWS = 80


def with_units(text: str) -> str:
    """The text in which „Startbahn | 12 | 50.000“ below „Maßnahme | Plätze | Betrag in Euro“ says what it counts.

    A column of Maßnahmenarten becomes headings above their rows, and the name comes first in each.
    """
    lines = _below_their_heading(text.split("\n"))
    found: list[str] = []
    at = 0
    while at < len(lines):
        if cross := cross_at(lines, at):
            found += lines[at : cross.last + 1]
            at = cross.last + 1
            continue
        head = columns_of(lines[at])
        noted = _NOTE.fullmatch(lines[at].strip())
        if noted and head is None and _heads_a_cross(lines, at):
            found.append(lines[at])
            at += 1
            continue
        years = None if head or noted else _years_across(lines, at)
        if years:
            found += years
            at += 2
            continue
        if head is None and noted is None:
            found.append(lines[at])
            at += 1
            continue
        end = _end(lines, at + 1)
        found.append(lines[at])
        found += _Table(head, noted["unit"] if noted else None).rows(lines[at + 1 : end])
        at = end
    return "\n".join(found)


def _below_their_heading(lines: Sequence[str]) -> list[str]:
    """„Maßnahmenart 2 | Azubi-Lotse“ as a heading and a point below it, where several lines are built so."""
    beside = {at: cells for at, line in enumerate(lines) if (cells := _heading_and_name(line))}
    if len({heading for heading, _ in beside.values()}) < 2:
        return list(lines)
    return [row for at, line in enumerate(lines)
            for row in ((beside[at][0], f"- {beside[at][1]}") if at in beside else (line,))]  # fmt: skip


def _heading_and_name(line: str) -> tuple[str, str] | None:
    cells = cells_of(line) if "aßnahmenart" in line else []
    if len(cells) != 2 or not _NUMBERED.fullmatch(cells[0]) or re.match(r"\d|EUR|€|[-–]", cells[1]):
        return None
    return None if begins_heading(cells[1]) or category_in(cells[1]) else (cells[0], cells[1])


def _heads_a_cross(lines: Sequence[str], at: int) -> bool:
    """Whether a note of the unit stands above a crossed table."""
    following = next((place for place in range(at + 1, min(at + 4, len(lines))) if lines[place].strip()), None)
    return following is not None and cross_at(lines, following) is not None


def is_head(line: str) -> bool:
    """Whether a line is the head of a table and names nothing itself."""
    return columns_of(line) is not None


def words_run_together(line: str) -> bool:
    """Whether a line heads columns of names and of carriers without space between, so that the rows hide where a name
    ends."""
    return len(cells_of(line)) == 1 and parted_by_nobody(columns_of(line) or ())


def _years_across(lines: Sequence[str], at: int) -> list[str] | None:
    """„Haushaltsjahr | 2024 | 2025“ over „Betrag in Euro | 600.000 | 212.400“ as one line per year; else None."""
    if at + 1 >= len(lines):
        return None
    (label, *years), (said, *figures) = cells_of(lines[at]) or [""], cells_of(lines[at + 1]) or [""]
    unit = re.search(rf"(?:^|[\s(\[])({CURRENCY})[)\]]?$", said) or re.search(
        rf"(?:^|[\s(\[])({CURRENCY})[)\]]?$", label
    )
    if not unit or len(years) < 2 or len(years) != len(figures) or not all(map(_YEAR.fullmatch, years)):
        return None
    if not all(map(FIGURE.fullmatch, figures)):
        return None
    return [label, *(f"{year}: {figure} {unit[1]}" for year, figure in zip(years, figures, strict=True))]


def _end(lines: Sequence[str], at: int) -> int:
    """The first line behind a table: a section, a paragraph, another head, or two blank lines."""
    for place in range(at, min(len(lines), at + MOST_ROWS)):
        blank = not lines[place].strip() and (place + 1 == len(lines) or not lines[place + 1].strip())
        if TABLE_END.match(lines[place]) or is_head(lines[place]) or (blank and place > at + 1):
            return place
    return min(len(lines), at + MOST_ROWS)


class _Table:
    """The rows below one head."""

    def __init__(self, columns: Sequence[Column] | None, unit: str | None) -> None:
        self._columns, self._unit = list(columns or []), unit
        self._grouped = "category" in self._columns and "name" in self._columns
        self._glued = glued_row(self._columns)
        # The rows of each Maßnahmenart, in the order in which they come.
        self._groups: dict[str, list[str]] = {}
        self._category = ""
        # What the rows so far add up to in each column of a programme.
        self._paid: dict[int, Decimal] = {}

    def rows(self, lines: Sequence[str]) -> list[str]:
        """The lines, those that fit the head with units; a ruler below the head is none."""
        found: list[str] = []
        for line in _with_whole_heads(lines):
            if RULER.fullmatch(line.strip()):
                continue
            row = self._sum_of_programmes(line)
            row = self._row(line) if row is None else row
            if self._grouped and self._groups:
                self._groups[self._category] += row
            else:
                found += row
        return found + [row for heading, rows in self._groups.items() for row in (heading, *rows)]

    def _sum_of_programmes(self, line: str) -> list[str] | None:
        """A row „Summe“ below a column per programme: nothing if it adds up, else a line for each; None for others."""
        cells = cells_of(line)
        paid = [(at, of[1]) for at, of in enumerate(map(programme_of, self._columns)) if of]
        if not paid or len(cells) != len(self._columns):
            return None
        said = {at: in_currency(cells[at], unit) for at, unit in paid}
        euros = {at: sum((each.euros for each in amounts(words)), Decimal(0)) for at, words in said.items()}
        if not _SUM.fullmatch(cells[0].strip(" *:")):
            self._paid = {at: self._paid.get(at, Decimal(0)) + each for at, each in euros.items()}
            return None
        adds_up, self._paid = euros == self._paid, {}
        return [] if adds_up else [f"Summe: {each}" for each in said.values()]

    def _row(self, line: str) -> list[str]:
        cells = cells_of(line)
        if _SHARE.fullmatch(cells[0] if len(cells) > 1 else ""):
            return [line]
        if not self._columns:
            if len(cells) > 1 and (figure := in_currency(cells[-1], self._unit or "")) != cells[-1]:
                return [f"{line.rstrip(' |').removesuffix(cells[-1])}{figure}"]
            return [f"{line.rstrip()} {self._unit}" if _GLUED_FIGURE.fullmatch(line.strip()) else line]
        if len(cells) == 1 and self._glued and (parts := self._glued.fullmatch(_unmarked(line))):
            cells = [parts[number].strip() for number in range(1, len(self._columns) + 1)]
        if len(cells) == len(self._columns) - 1:
            if line.rstrip().endswith("|") and not line.lstrip().startswith("|"):
                cells = [*cells, ""]  # the bar parts an empty cell and closes no line
            elif self._columns[0] == "number" and not cells[0].rstrip(".)").isdigit():
                cells = ["", *cells]  # „Nr.“ heads a column that numbers no row
            elif self._grouped and self._columns[0] == "category":
                cells = ["", *cells]
        money = next((each for each in reversed(self._columns) if is_money(each)), None)
        if money and (total := self._total(line, cells)):
            return [f"{total[0].strip(' *:')}: {total[1]} {money}"]
        if (word := _SUM_ROW.fullmatch(next(filter(None, cells), "").strip(" *:"))) and amounts(cells[-1]):
            return [f"{word['word']}: {cells[-1]}"]
        if len(cells) != len(self._columns):
            return [line]
        said = [said_of(cell, column) for cell, column in zip(cells, self._columns, strict=True)]
        return self._below_heading(said) if self._grouped else [self._in_line(line, cells, said)]

    def _total(self, line: str, cells: Sequence[str]) -> tuple[str, str] | None:
        """The word and the figure of a row that sums up, whatever columns it leaves out."""
        glued = re.fullmatch(rf"({_SUM.pattern}):?\s(?:\d{{1,5}}\s)*({DOTTED})", line.strip(), re.IGNORECASE)
        if glued and is_money(self._columns[-1]):
            return glued[1], glued[2]
        at = next((number for number, cell in enumerate(cells) if cell.strip(" *:")), None)
        if at is None or not is_money(self._columns[-1]) or not FIGURE.fullmatch(cells[-1]):
            return None
        # „Summe“ spans the columns before the money.
        short = len(cells) == 2 < len(self._columns) and _MONEY_LIKE.search(cells[-1])
        return (cells[at], cells[-1]) if short or _SUM.fullmatch(cells[at].strip(" *:")) else None

    def _in_line(self, line: str, cells: Sequence[str], said: Sequence[str]) -> str:
        """A row in one line: what it is about first, a dash for nothing left out."""
        numbered = "number" in self._columns and {"category", "name"} & set(self._columns)
        order = self._order()
        if list(said) == list(cells) and order == list(range(len(said))) and not numbered:
            return line
        if self._columns[0] == "year" and len(said) == 2:
            return f"{said[0]}: {said[1]}"
        kept = [said[at] for at in order if at == order[0] or not _NOTHING.fullmatch(said[at])]
        mark = BULLET.match(line)
        bullet = mark[0] if mark and order[0] == 0 and not cells[0].startswith(mark[0].strip()) else ""
        number = said[self._columns.index("number")].rstrip(".)") if numbered and "name" not in self._columns else ""
        return f"{bullet}{number} ".lstrip() * bool(bullet or number) + (" | " if "|" in line else "   ").join(kept)

    def _order(self) -> list[int]:
        """The columns with what a row is about first: a Maßnahmenart, then a name."""
        rank = {"category": 0, "name": 1}
        left_out = {"number"} if {"category", "name", "programme"} & set(self._columns) else set()
        kept = [at for at, column in enumerate(self._columns) if column not in left_out]
        return sorted(kept, key=lambda at: rank.get(self._columns[at], 2))

    def _below_heading(self, cells: Sequence[str]) -> list[str]:
        """Note a row under its Maßnahmenart; a row without one belongs to that of the row before."""
        at = self._columns.index("category")
        category, rest = cells[at], [cells[each] for each in self._order()[1:]]
        row = f"- {' | '.join(cell for cell in rest if not _NOTHING.fullmatch(cell))}"
        if not category.strip("\"'„“ ") or category == self._category:
            return [row]
        counted = re.match(r"(?:maßnahmenart\s)?([1-4])[.):]?(?=\s|$)", category, re.IGNORECASE)
        number = int(counted[1]) if counted else category_in(category)
        if not begins_heading(category) and number is None:
            return ["   ".join(cells)]
        self._category = category if begins_heading(category) else f"Maßnahmenart {number}"
        self._groups.setdefault(self._category, [])
        return [row]


def _with_whole_heads(lines: Sequence[str]) -> list[str]:
    """The rows with a broken head of a Maßnahmenart in one line: its second half stands beside the figure."""
    found: list[str] = []
    for line in lines:
        before, cells = found[-1].strip() if found else "", cells_of(line)
        first = cells[0] if len(cells) > 1 else ""
        if first and OPEN_END.search(before) and begins_heading(before) and not re.search(r"\d|\|", before[2:]):
            found[-1] = f"{before} {line.strip()}"
        else:
            found.append(line)
    return found


def _unmarked(line: str) -> str:
    return BULLET.sub("", line).strip()
