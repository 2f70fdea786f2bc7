"""The Dialogmappe as XLSX for those who compute on: numbers as numbers, variances as live formulas."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from briefing import drawn, words
from briefing.dossier import Dossier, Part
from charts.base import headings
from charts.base.columns import Column
from charts.base.datasets import INVENTED
from charts.base.status import STATUS
from data import numbers
from data.code_words import STAGE, WITHHELD

# No text from data is ever taken for a formula, a link or a number.
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
FORMATS = {
    "euro": '#,##0.00 "€"',
    "euro2": '#,##0.00 "€"',
    "integer": "#,##0",
    "number": "#,##0.##",
    "percent": "0.0 %",
    "achievement": "0.0 %",
    "day": "dd.mm.yyyy",
}
WIDE, USUAL = 46, 16


class _Book:
    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.out = io.BytesIO()
        self.book = xlsxwriter.Workbook(self.out, OPTIONS)
        # The day of the talk, so that the same dossier gives the same file.
        self.book.set_properties(
            {"title": words.title(dossier), "created": datetime.combine(dossier.day, time()), "comments": dossier.stand}
        )
        self.head = self.book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
        self.bold = self.book.add_format({"bold": True, "font_size": 12})
        self.text = self.book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self._formats: dict[str, Format] = {}

    def format(self, kind: str) -> Format:
        return self._shown(FORMATS[kind])

    def _shown(self, pattern: str) -> Format:
        if pattern not in self._formats:
            self._formats[pattern] = self.book.add_format({"num_format": pattern, "valign": "top"})
        return self._formats[pattern]

    def sheet(self, name: str) -> Worksheet:
        sheet = self.book.add_worksheet(name)
        mark = f" – {INVENTED}" if self.dossier.invented else ""
        sheet.set_header(f"&L{words.title(self.dossier).replace('&', '&&')}{mark}")
        sheet.set_footer("&RSeite &P von &N")
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        if self.dossier.invented:
            sheet.write_string(0, 0, INVENTED, self.bold)
        return sheet

    def fit(self, sheet: Worksheet, row: int, texts: Iterable[tuple[str, int]]) -> None:
        """Make a row as high as its texts need at the widths of their columns; not every program does it itself."""
        lines = max((math.ceil(len(text) / (width * 0.95)) for text, width in texts if text), default=1)
        if lines > 1:
            sheet.set_row(row, 15 * min(lines, 12))

    def value(self, sheet: Worksheet, row: int, at: int, kind: str, value: Any) -> None:
        """Write one value as what it is; a missing one leaves the cell empty."""
        if numbers.is_missing(value):
            sheet.write_blank(row, at, None, self.text)
        elif kind == "day":
            sheet.write_datetime(row, at, pd.Timestamp(value).to_pydatetime(), self.format(kind))
        elif kind == "achievement":
            pattern = f"0.{'0' * numbers.achievement_digits(value, numbers.limits())} %"
            sheet.write_number(row, at, float(value), self._shown(pattern))
        elif kind in FORMATS:
            sheet.write_number(row, at, float(value), self.format(kind))
        else:
            sheet.write_string(row, at, words.clean(str(value)), self.text)


def xlsx(dossier: Dossier) -> bytes:
    """The dossier as workbook with the sheets Lies-mich, Daten, Vergleich, Definitionen and Quellen."""
    book = _Book(dossier)
    _read_me(book)
    _data(book)
    _comparison(book)
    _definitions(book)
    _sources(book)
    book.book.close()
    return book.out.getvalue()


def _read_me(book: _Book) -> None:
    sheet = book.sheet("Lies-mich")
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 90)
    row = 1
    sheet.write_string(row, 0, words.title(book.dossier), book.bold)
    for term, value in words.about(book.dossier):
        row += 1
        sheet.write_string(row, 0, term, book.head)
        sheet.write_string(row, 1, words.clean(value), book.text)
    lines = [words.nothing_known(book.dossier)] if book.dossier.empty else [
        book.dossier.summary,
        "Daten: alle Teile der Mappe, Zahlen als Zahlen. Vergleich: Abweichungen als Formeln, die weiterrechnen.",
        f"Leere Zelle: keine Angabe, nicht null. {WITHHELD}: zum Schutz einzelner Personen nicht ausgewiesen.",
    ]  # fmt: skip
    for line in lines:
        row += 1
        sheet.write_string(row, 1, words.clean(line), book.text)
    row += 2
    for at, head in enumerate(("Kennzahl", "Wert", "Kennung")):
        sheet.write_string(row, at, head, book.head)
    sheet.set_column(2, 2, 46)
    for figure in book.dossier.figures:
        row += 1
        for at, text in enumerate((figure.label, figure.value, figure.id)):
            sheet.write_string(row, at, words.clean(text), book.text)
    row += 2
    if book.dossier.questions:
        sheet.write_string(row, 0, headings.LEAD_QUESTIONS, book.head)
    for question in book.dossier.questions:
        row += 1
        sheet.write_string(row, 0, question.rule, book.text)
        text = words.clean(f"{question.text} ({question.basis})")
        sheet.write_string(row, 1, text, book.text)
        book.fit(sheet, row, [(text, 90)])


def _data(book: _Book) -> None:
    sheet = book.sheet("Daten")
    sheet.set_column(0, 20, 22)
    row = 1
    for part in book.dossier.parts:
        sheet.write_string(row, 0, words.clean(part.title), book.bold)
        # Without wrapping: the sentence runs on over the empty cells beside it.
        sheet.write_string(row + 1, 0, words.clean(part.empty if part.frame.empty else part.statement))
        row += 2
        if part.frame.empty:
            row += 1
            continue
        columns = words.visible(part)
        for at, column in enumerate(columns.values()):
            sheet.write_string(row, at, words.clean(column.label), book.head)
        book.fit(sheet, row, [(column.label, 22) for column in columns.values()])
        for values in words.rows(part):
            row += 1
            texts: list[tuple[str, int]] = []
            for at, (name, column) in enumerate(columns.items()):
                value = values[name]
                withheld = value is None and bool(column.withheld and values[column.withheld])
                if withheld:
                    value = WITHHELD
                written = column.write(value) if column.kind not in FORMATS and value is not None else value
                book.value(sheet, row, at, "text" if withheld else column.kind, written)
                texts.append((written if isinstance(written, str) else "", 22))
            book.fit(sheet, row, texts)
        row += 3


def _comparison(book: _Book) -> None:
    """Targets: PL, PLa, AC and four live variances; the budget chain: difference and share of the step before."""
    sheet = book.sheet("Vergleich")
    parts = {part.key: part for part in book.dossier.parts}
    sheet.set_column(0, 0, WIDE)
    sheet.set_column(1, 9, USUAL)
    row = _targets(book, sheet, parts.get("targets"))
    _chain(book, sheet, parts.get("chain"), row + 2)


def _targets(book: _Book, sheet: Worksheet, part: Part | None) -> int:
    heads = (
        "Ziel",
        "Einheit",
        "vereinbart (PL)",
        "angepasst (PLa)",
        "Ist (AC)",
        "ΔPL",
        "ΔPL %",
        "ΔPLa",
        "ΔPLa %",
        "Status",
    )
    sheet.write_string(1, 0, f"{headings.TARGETS}: Abweichung vom vereinbarten und vom angepassten Wert", book.bold)
    for at, head in enumerate(heads):
        sheet.write_string(2, at, head, book.head)
    row = 2
    for target in drawn.targets(part) if part is not None and not part.frame.empty else []:
        row += 1
        book.value(sheet, row, 0, "text", target.name)
        book.fit(sheet, row, [(target.name, WIDE)])
        book.value(sheet, row, 1, "text", target.unit)
        agreed, adjusted, actual = (
            value if target.kind == "numeric" else math.nan
            for value in (target.target_value, target.adjusted_value, target.value)
        )
        for at, value in ((2, agreed), (3, adjusted), (4, actual)):
            book.value(sheet, row, at, "number", value)
        if target.withheld and numbers.is_missing(target.value):
            book.value(sheet, row, 4, "text", WITHHELD)
        for at, base, cell in ((5, agreed, 2), (7, adjusted, 3)):
            _variance(book, sheet, row, at, actual, base, cell)
        book.value(sheet, row, 9, "text", Column("Status", "status").write(target.status))
    if row == 2:
        row += 1
        sheet.write_string(row, 0, "Zu diesem Jahr sind keine Ziele erfasst.", book.text)
    return row


def _variance(book: _Book, sheet: Worksheet, row: int, at: int, actual: float, base: float, cell: int) -> None:
    """AC − PL and its share of PL as formulas with their values; empty where either is missing."""
    pl, ac = xl_rowcol_to_cell(row, cell), xl_rowcol_to_cell(row, 4)
    difference: float | str = ""
    share: float | str = ""
    if not (numbers.is_missing(actual) or numbers.is_missing(base)):
        difference = actual - base
        share = (actual - base) / base if base else ""
    # What is withheld is a word in the place of a number.
    without = f"OR(ISBLANK({pl}),NOT(ISNUMBER({ac})))"
    sheet.write_formula(row, at, f'=IF({without},"",{ac}-{pl})', book.format("number"), difference)
    sheet.write_formula(row, at + 1, f'=IF({without},"",IF({pl}=0,"",({ac}-{pl})/{pl}))', book.format("percent"), share)


def _chain(book: _Book, sheet: Worksheet, part: Part | None, row: int) -> None:
    sheet.write_string(row, 0, f"{headings.BUDGET_CHAIN}: Abweichung von der Vorstufe", book.bold)
    heads = ("Stufe", "", "Betrag", "Differenz zur Vorstufe", "Anteil an der Vorstufe")
    for at, head in enumerate(heads):
        sheet.write_string(row + 1, at, head, book.head)
    if part is None or part.frame.empty:
        sheet.write_string(row + 2, 0, "Zu keiner Stufe ist ein Betrag bekannt.", book.text)
        return
    before = math.nan
    for number, step in enumerate(drawn.chain(part)):
        line = row + 2 + number
        book.value(sheet, line, 0, "text", STAGE.get(step.stage, step.stage))
        book.value(sheet, line, 2, "euro2", step.euros)
        if number:
            now, then = xl_rowcol_to_cell(line, 2), xl_rowcol_to_cell(line - 1, 2)
            both = f"OR(ISBLANK({now}),ISBLANK({then}))"
            difference: float | str = ""
            share: float | str = ""
            if not (numbers.is_missing(step.euros) or numbers.is_missing(before)):
                difference = step.euros - before
                share = step.euros / before if before else ""
            sheet.write_formula(line, 3, f'=IF({both},"",{now}-{then})', book.format("euro2"), difference)
            sheet.write_formula(line, 4, f'=IF({both},"",IF({then}=0,"",{now}/{then}))', book.format("percent"), share)
        before = step.euros


def _definitions(book: _Book) -> None:
    sheet = book.sheet("Definitionen")
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 110)
    rows = [
        *book.dossier.definitions.items(),
        *((status.word, f"Zeichen {status.symbol}") for status in STATUS.values()),
    ]
    for row, (term, meaning) in enumerate(rows, start=1):
        sheet.write_string(row, 0, words.clean(term), book.head)
        sheet.write_string(row, 1, words.clean(meaning), book.text)
        book.fit(sheet, row, [(meaning, 110)])


def _sources(book: _Book) -> None:
    sheet = book.sheet(headings.SOURCES)
    heads = ("Nr.", "Dokument", "Fundstelle", "Herausgeber", "Datum", "Wortlaut", "Adresse")
    sheet.set_column(1, 6, 34)
    for at, head in enumerate(heads):
        sheet.write_string(1, at, head, book.head)
    for row, reference in enumerate(book.dossier.references, start=2):
        sheet.write_number(row, 0, row - 1)
        for at, text in (
            (1, reference.document),
            (2, reference.citation),
            (3, reference.publisher),
            (5, reference.passage),
            (6, reference.url),
        ):
            book.value(sheet, row, at, "text", text)
        book.value(sheet, row, 4, "day", reference.published_on)
