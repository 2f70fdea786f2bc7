"""The workbook a purpose is filled in: empty, or with what holds for some counties and years."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import xlsxwriter

from data.intake import places
from data.intake.files import Cell
from data.intake.form import KEY, Column, Form
from data.intake.ground import Ground
from data.intake.reading import MARK
from data.intake.spelling import column_letters
from data.marks import INVENTED
from data.store import Facts

# Rows that offer lists to choose from.
PREPARED_ROWS = 2000
# Text stays text: a cell that begins with = must never be computed.
SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FORMATS = {"text": "@", "money": '#,##0.00 "€"', "number": "#,##0.####", "whole": "#,##0", "day": "dd.mm.yyyy"}
HOW = (
    "Ausfüllen: eine Zeile je Angabe; Pflichtspalten haben einen dunklen Kopf. Reihenfolge und Zahl der Spalten sind "
    "frei, ihre Überschriften bleiben.",
    "Eine Zeile, die im Bestand steht und in der Datei fehlt, bleibt im Bestand, wie sie ist. Entfernt wird nur, was "
    "in der Spalte „entfällt“ ein „ja“ hat.",
    "Eine leere Zelle in einer vorhandenen Spalte heißt: keine Angabe. Eine Spalte, die fehlt, lässt im Bestand, was "
    "dort steht.",
    "Keine Angabe ist nie 0. Zahlen bitte als Zahlen eintragen; als Text gelten 1.234,50 und 1234,50.",
    "Übernommen wird erst nach einer Vorschau, ganz oder gar nicht; die Angaben gelten dann als vorläufig.",
)


def template(form: Form, facts: Facts | None = None, counties: Sequence[str] = (), years: Sequence[int] = ()) -> bytes:
    """A workbook (xlsx) to fill in.

    With `facts` it holds what stands there for the counties and years chosen (none chosen: all). Reading it back
    unchanged changes nothing. Invented data say so in the name of the sheet, in print and in the explanation.
    """
    buffer = io.BytesIO()
    invented = facts is not None and facts.invented
    book = xlsxwriter.Workbook(buffer, SAFE)
    mark = f" – {INVENTED}" if invented else ""
    book.set_properties({"title": f"Vorlage {form.title}{mark}", "author": "Zielsteuerung"})
    sheet = book.add_worksheet(f"{form.title} (erfunden)" if invented else form.title)
    if invented:
        sheet.set_header(f"&L{INVENTED}")
    lists = _lists(book, form)
    _data(book, sheet, form, filled_rows(form, facts, counties, years) if facts else [], lists)
    _examples(book, form)
    _explained(book, form, [INVENTED] if invented else [])
    book.close()
    return buffer.getvalue()


def filled_rows(
    form: Form, facts: Facts, counties: Sequence[str] = (), years: Sequence[int] = ()
) -> list[dict[str, Cell]]:
    """What holds, as the cells of the form, one dict per row."""
    ground = Ground(
        facts.rows,
        [*(counties or places.counties()), places.LAND],
        list(years) or list(range(2000, 2100)),
    )
    shown = [form.show(row, ground) for row in ground.rows(form.holding)]
    return [{each.name: each.kind.show(row.get(each.name)) for each in form.columns} for row in shown]


def _data(book: Any, sheet: Any, form: Form, rows: Sequence[Mapping[str, Cell]], lists: Mapping[str, str]) -> None:
    heads = {
        needed: book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "valign": "top",
                "border": 1,
                "bg_color": "#1F3864" if needed else "#D9E2F3",
                "font_color": "#FFFFFF" if needed else "#000000",
            }
        )
        for needed in (True, False)
    }
    formats = {looks: book.add_format({"num_format": code}) for looks, code in FORMATS.items()}
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(form.columns):
        sheet.write_string(0, at, column.title, heads[column.needed])
        sheet.write_comment(0, at, column.help, {"x_scale": 2})
        sheet.set_column(at, at, _width(column), formats[column.kind.looks])
        if column.name in lists:
            sheet.data_validation(
                1, at, max(PREPARED_ROWS, len(rows)), at,
                {
                    "validate": "list",
                    "source": lists[column.name],
                    "error_type": "warning",
                    "error_title": column.title,
                    "error_message": "Der Eintrag steht nicht in der Liste.",
                },
            )  # fmt: skip
        for number, row in enumerate(rows, 1):
            _write(sheet, number, at, row[column.name], formats[column.kind.looks])
    sheet.autofilter(0, 0, max(1, len(rows)), len(form.columns) - 1)


def _write(sheet: Any, row: int, column: int, cell: Cell, shown_as: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, shown_as)
    elif isinstance(cell, (int, float)):
        sheet.write_number(row, column, cell, shown_as)
    elif isinstance(cell, date) and cell.year >= 1901:
        sheet.write_datetime(row, column, cell, shown_as)
    else:
        sheet.write_string(row, column, f"{cell:%d.%m.%Y}" if isinstance(cell, date) else str(cell), shown_as)


def _width(column: Column) -> int:
    return (
        34
        if column.name in ("name", "text", "comment", "cause", "county", "targets", "milestones")
        else 30
        if column is KEY
        else 18
    )


def _lists(book: Any, form: Form) -> dict[str, str]:
    """The words to choose from, one column each; where each list stands."""
    sheet = book.add_worksheet("Listen")
    sheet.write_string(0, 0, f"{MARK}: Wörter der Auswahllisten")
    found = {}
    chosen = [column for column in form.columns if column.kind.choices]
    for at, column in enumerate(chosen):
        letters = column_letters(at)
        sheet.write_string(1, at, column.title)
        for row, word in enumerate(column.kind.choices, 2):
            sheet.write_string(row, at, word)
        sheet.set_column(at, at, 28)
        found[column.name] = f"=Listen!${letters}$3:${letters}${len(column.kind.choices) + 2}"
    return found


def _examples(book: Any, form: Form) -> None:
    sheet = book.add_worksheet("Beispiele")
    sheet.write_string(0, 0, f"{MARK}: erfundene Beispiele, werden nicht gelesen")
    for at, column in enumerate(form.columns):
        sheet.write_string(1, at, column.title, book.add_format({"bold": True, "text_wrap": True}))
        sheet.set_column(at, at, _width(column))
        for number, example in enumerate(form.examples or [{each.name: each.example for each in form.columns}], 2):
            shown_as = book.add_format({"num_format": FORMATS[column.kind.looks]})
            _write(sheet, number, at, column.kind.show(example.get(column.name)), shown_as)


def _explained(book: Any, form: Form, first: Sequence[str]) -> None:
    sheet = book.add_worksheet("Erläuterung")
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 26, wrap)
    sheet.set_column(1, 2, 18, wrap)
    sheet.set_column(3, 3, 90, wrap)
    sheet.write_string(0, 0, f"{MARK}: {form.title}", bold)
    said = (*first, form.help, *HOW)
    for row, sentence in enumerate(said, 1):
        sheet.merge_range(row, 0, row, 3, "", wrap)
        sheet.write_string(row, 0, sentence, wrap)
        sheet.set_row(row, 32)
    row = len(said) + 2
    for at, title in enumerate(("Spalte", "Pflicht", "Art", "Bedeutung")):
        sheet.write_string(row, at, title, bold)
    for number, column in enumerate(form.columns, row + 1):
        words = f" Wörter: {', '.join(column.kind.choices)}." if 0 < len(column.kind.choices) <= 12 else ""
        also = f" Auch: {', '.join(column.aliases[:8])}." if column.aliases else ""
        cells = (column.title, "ja" if column.needed else "nein", column.kind.says, f"{column.help}{words}{also}")
        for at, cell in enumerate(cells):
            sheet.write_string(number, at, cell, wrap)
