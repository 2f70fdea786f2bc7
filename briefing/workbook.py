"""Tables as an XLSX workbook to go on with: one sheet per table, figures as numbers, heads that stay, filters, sources.

Sections and pages take it along as it is; nothing here knows what the tables are about.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from textwrap import wrap
from typing import Any, NamedTuple

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from briefing.sheets import READ_ME, SOURCES, TERMS, fit, names_of, pages_across
from briefing.words import clean
from charts.base.columns import Column, Columns, withheld_cells
from data import numbers
from data.code_words import PERCENT as UNIT_OF_PERCENT
from data.code_words import WITHHELD

# No text from data is ever taken for a formula, a link or a number.
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
EURO, WHOLE, BROKEN, PERCENT, DAY, YEAR = '#,##0.00 "€"', "#,##0", "#,##0.00", "0.0 %", "dd.mm.yyyy", "0"
FORMATS = {"euro": EURO, "euro2": EURO, "integer": WHOLE, "percent": PERCENT, "day": DAY}
NARROWEST, WIDEST = 11, 46
# Letters that the arrow of the filter takes beside a head.
ARROW = 3
# The column that says what a row is of, wherever there is one.
NAME = "name"
# Numbers and days keep clear of the words beside them.
RIGHT = {"align": "right", "indent": 1}
A4 = 9
# What stays beside a table that is moved sideways leaves room for the rest.
MOST_STAYING = 80


@dataclass(frozen=True)
class Table:
    """One sheet: a frame, how its columns are written, what it says and of what; its rows are named after `key`."""

    key: str
    title: str
    statement: str
    measure: str
    frame: pd.DataFrame
    columns: Columns


@dataclass(frozen=True)
class Cover:
    """What the sheet Lies-mich says of the whole file; `mark` stands on every sheet, "" for what is real.

    `moment` is the Stand: the same facts give the same bytes, whenever they are asked.
    """

    title: str
    about: Sequence[tuple[str, str]]
    mark: str
    moment: datetime
    terms: Mapping[str, str] = field(default_factory=dict)


def xlsx(cover: Cover, tables: Sequence[Table], sources: Table | None = None) -> bytes:
    """The workbook: Lies-mich, a sheet per table, Definitionen and Quellen where there are any."""
    book = Book(cover)
    names = names_of([table.title for table in tables])
    read_me(book, list(zip(names, tables, strict=True)))
    for name, table in zip(names, tables, strict=True):
        write_table(book, book.sheet(name), table, f"Daten_{re.sub(r'[^0-9A-Za-z_]', '_', table.key)}")
    if cover.terms:
        terms = pd.DataFrame({"term": list(cover.terms), "meaning": list(cover.terms.values())})
        columns = {"term": Column("Begriff"), "meaning": Column("Bedeutung")}
        table = Table("begriffe", TERMS, "Begriffe dieser Datei, wie das Glossar sie erklärt.", "", terms, columns)
        write_table(book, book.sheet(TERMS), table, "Definitionen_Liste")
    if sources is not None:
        write_table(book, book.sheet(SOURCES), sources, "Quellen_Liste")
    return book.close()


class Measured(NamedTuple):
    """A number that words tell, with its unit; without one it is a share."""

    number: float
    unit: str | None


class Head(NamedTuple):
    """The head of a column, how wide it is, and whether it stands right, as its numbers do."""

    label: str
    width: int
    right: bool = False


class Book:
    """The open workbook with its formats."""

    def __init__(self, cover: Cover) -> None:
        self.cover = cover
        self._out = io.BytesIO()
        self.file = xlsxwriter.Workbook(self._out, OPTIONS)
        self.file.set_properties({"title": cover.title, "created": cover.moment, "comments": cover.mark})
        head = {"bold": True, "text_wrap": True, "bottom": 1, "valign": "top", "bg_color": "#E3EDF6"}
        self.head, self.right_head = (self.file.add_format(head | look) for look in ({}, RIGHT))
        self.title = self.file.add_format({"bold": True, "font_size": 14})
        self.bold = self.file.add_format({"bold": True, "valign": "top"})
        self.mark = self.file.add_format({"bold": True, "font_color": "#9A3B00"})
        self.quiet = self.file.add_format({"font_color": "#56606C"})
        self.link = self.file.add_format({"font_color": "#005A9C", "underline": 1, "valign": "top"})
        self.text = self.file.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self._shown: dict[str, Format] = {}

    def shown(self, pattern: str) -> Format:
        """The format of a number or day."""
        if pattern not in self._shown:
            self._shown[pattern] = self.file.add_format({"num_format": pattern, "valign": "top", **RIGHT})
        return self._shown[pattern]

    def sheet(self, name: str) -> Worksheet:
        """A new sheet, set up for A4; the mark of invented data is in its head, also on paper."""
        sheet = self.file.add_worksheet(name)
        sheet.set_header("&L" + " – ".join(filter(None, [self.cover.title, self.cover.mark])).replace("&", "&&"))
        sheet.set_footer("&L&A&RSeite &P von &N")
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        return sheet

    def heads(self, sheet: Worksheet, row: int, heads: Sequence[Head], *, staying: int = 1) -> None:
        """The heads of the columns, which stay and repeat on paper, and so do the `staying` columns that name a row."""
        for at, (label, width, right) in enumerate(heads):
            sheet.set_column(at, at, width)
            sheet.write_string(row, at, clean(label), self.right_head if right else self.head)
        fit(sheet, row, [("\n".join(wrap(label, width - ARROW)), width) for label, width, _ in heads])
        sheet.freeze_panes(row + 1, staying)
        sheet.repeat_rows(row)
        if (across := pages_across(head.width for head in heads)) > 1:
            sheet.fit_to_pages(across, 0)
            sheet.repeat_columns(0, staying - 1)

    def above(
        self, sheet: Worksheet, lines: Sequence[tuple[str, Format | None]], heads: Sequence[Head], *, staying: int = 1
    ) -> int:
        """The lines above a table, each running on over the empty cells beside it; returns the row of its heads.

        On several sheets of paper the columns that stay are repeated, and long lines in them cut: only the title is.
        """
        beside = staying if pages_across(head.width for head in heads) > 1 else 0
        told = [(text, look) for text, look in lines if text]
        for row, (text, look) in enumerate(told):
            sheet.write_string(row, beside if row else 0, clean(text), look)
        return len(told) + 1

    def rows(self, sheet: Worksheet, head: int, last: int, columns: int, name: str) -> None:
        """A filter on the rows below the heads, and a name for them."""
        sheet.autofilter(head, 0, last, columns - 1)
        cells = xlsxwriter.utility.xl_range_abs(head, 0, last, columns - 1)
        self.file.define_name(name, f"='{sheet.get_name()}'!{cells}")

    def close(self) -> bytes:
        """The bytes of the finished file."""
        self.file.close()
        return self._out.getvalue()


def read_me(book: Book, tables: Sequence[tuple[str, Table]]) -> None:
    """The first sheet: what the workbook is of, and what stands on which sheet."""
    sheet = book.sheet(READ_ME)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 110)
    sheet.write_string(0, 0, clean(book.cover.title), book.title)
    if book.cover.mark:
        sheet.write_string(1, 0, book.cover.mark, book.mark)
    row = 3 if book.cover.mark else 2
    for term, value in book.cover.about:
        row = _pair(book, sheet, row, term, value)
    row = _pair(book, sheet, row, "Leere Zelle", "keine Angabe, nicht null")
    row = _pair(book, sheet, row, WITHHELD, "zum Schutz einzelner Personen nicht ausgewiesen")
    row += 1
    sheet.write_string(row, 0, "Blatt", book.head)
    sheet.write_string(row, 1, "Aussage", book.head)
    for name, table in tables:
        row += 1
        sheet.write_url(row, 0, f"internal:'{name}'!A1", book.link, name)
        _text(book, sheet, row, 1, table.statement)


def _pair(book: Book, sheet: Worksheet, row: int, term: str, value: str) -> int:
    sheet.write_string(row, 0, term, book.bold)
    _text(book, sheet, row, 1, value)
    return row + 1


def _text(book: Book, sheet: Worksheet, row: int, at: int, text: str) -> None:
    sheet.write_string(row, at, clean(text), book.text)
    fit(sheet, row, [(text, 110)])


def write_table(book: Book, sheet: Worksheet, table: Table, name: str) -> None:
    """Title, finding and measure, then the rows under heads that stay, repeat on paper and filter; named `name`."""
    columns = {each: column for each, column in table.columns.items() if each in table.frame.columns}
    cells = [_cells(table.frame, each, column) for each, column in columns.items()]
    widths = [_width(column.label, values) for column, values in zip(columns.values(), cells, strict=True)]
    heads = [
        Head(column.label, width, _stands_right(values))
        for column, width, values in zip(columns.values(), widths, cells, strict=True)
    ]
    staying = _staying(list(columns), widths)
    above = [(table.title, book.title), (table.statement, None), (table.measure, book.quiet)]
    head = book.above(sheet, [*above, (book.cover.mark, book.mark)], heads, staying=staying)
    book.heads(sheet, head, heads, staying=staying)
    for row, values in enumerate(zip(*cells, strict=True), start=head + 1):
        for at, (value, column) in enumerate(zip(values, columns.values(), strict=True)):
            write(book, sheet, row, at, column, value)
        fit(sheet, row, [(v, width) for v, width in zip(values, widths, strict=True) if isinstance(v, str)])
    if columns:
        book.rows(sheet, head, head + len(table.frame), len(columns), name)


def _staying(names: Sequence[str], widths: Sequence[int]) -> int:
    """So many columns stay: up to the name of what a row is of, where there is one near; else the first."""
    upto = names.index(NAME) + 1 if NAME in names else 1
    return upto if sum(widths[:upto]) <= MOST_STAYING else 1


def _stands_right(values: Sequence[Any]) -> bool:
    known = [value for value in values if value is not None]
    return bool(known) and not all(isinstance(value, str) for value in known)


def _cells(frame: pd.DataFrame, name: str, column: Column) -> list[Any]:
    """The values of a column; words for codes and for what is withheld, None where nothing is known."""
    if column.number in frame.columns:
        told = zip(frame[column.number].tolist(), frame[column.unit].tolist(), strict=True)
        return [
            None if numbers.is_missing(number) else Measured(number, None if numbers.is_missing(unit) else unit)
            for number, unit in told
        ]
    return [
        WITHHELD
        if withheld
        else None
        if numbers.is_missing(value)
        else value
        if column.kind in FORMATS or (isinstance(value, (int, float, Decimal)) and not isinstance(value, bool))
        else column.write(value)
        for value, withheld in zip(frame[name].tolist(), withheld_cells(frame, name, column), strict=True)
    ]


def write(book: Book, sheet: Worksheet, row: int, at: int, column: Column, value: Any) -> None:
    """Write one value as what it is; a missing one leaves the cell empty."""
    if value is None:
        sheet.write_blank(row, at, None, book.text)
    elif isinstance(value, str):
        # A filter searches for plain spaces.
        sheet.write_string(row, at, clean(value).replace(numbers.SPACE, " "), book.text)
    elif isinstance(value, Measured):
        sheet.write_number(row, at, float(numbers.plain(value.number)), book.shown(_in_unit(value)))
    elif column.kind == "day":
        sheet.write_datetime(row, at, pd.Timestamp(value).to_pydatetime(), book.shown(DAY))
    else:
        # A difference of doubles, −3.799999999999997, is the −3.8 it is shown as; no figure here has more digits.
        number = float(numbers.plain(value))
        sheet.write_number(row, at, number, book.shown(_pattern(column, number)))


def _pattern(column: Column, value: float) -> str:
    if column.kind == "achievement":
        pattern = f"0.{'0' * numbers.achievement_digits(value, numbers.limits())} %"
    elif column.kind == "number":
        # As on the screen: a whole number has no places.
        pattern = WHOLE if round(value, 9) == round(value) else BROKEN
    else:
        pattern = FORMATS.get(column.kind, YEAR if value == round(value) else BROKEN)
    return f"+{pattern};-{pattern};{pattern}" if column.signed else pattern


def _in_unit(value: Measured) -> str:
    """27 Personen, 12,5 %, and 75,0 % for a share: the cell says its unit and computes all the same."""
    if value.unit is None:
        return PERCENT
    pattern = WHOLE if round(value.number, 9) == round(value.number) else BROKEN
    unit = "%" if value.unit == UNIT_OF_PERCENT else value.unit.replace('"', "")
    return f'{pattern} "{unit}"'


def _width(label: str, values: Sequence[Any]) -> int:
    longest = max((len(value) if isinstance(value, str) else 14 for value in values if value is not None), default=0)
    words = max(map(len, label.split()), default=0) + ARROW
    return min(max(longest + 2, words, NARROWEST), WIDEST)
