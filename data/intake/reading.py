"""Reads the sheets of a file for one purpose: finds the purpose, the heads, the rows, and what nobody knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.faults import StoreError
from data.intake import asking, context, places, quarters
from data.intake import words as words_in_cells
from data.intake.context import Context
from data.intake.files import Sheet
from data.intake.filled import Filled, Problem, Question
from data.intake.form import Form
from data.intake.grid import Grid, is_figure
from data.intake.head import Head
from data.intake.heads import SEARCHED, head_at
from data.intake.lacking import several_places
from data.intake.meaning import Heads
from data.intake.spelling import fold
from data.intake.table import Table
from data.intake.unclear import Unclear
from data.intake.unseen import unseen
from data.intake.words import Meanings, knowing

# The first cell of the sheets of a template that explain and are not read.
MARK = "Vorlage der Zielsteuerung"
# So many of the meanings a column may have stand in its problem; the question has all of them.
SHOWN = 6


class PurposeUnclear(StoreError):
    """A file that fits no purpose, or several, with a German sentence."""


@dataclass(frozen=True)
class _Found:
    """The first head of a sheet for a form, how well the form fits, how much neither it nor a line above says, and how
    much of what differs from row to row it names."""

    grid: Grid
    head: Head | None
    score: int
    lacking: int = 0
    own: int = 0


def read(
    sheets: Sequence[Sheet],
    forms: Mapping[str, Form],
    remembered: Mapping[str, Mapping[str, str]] | None = None,
    *,
    words: Mapping[str, Meanings] | None = None,
    whole: Mapping[str, str] | None = None,
) -> Filled:
    """The rows of a file for the purpose among `forms` that fits it best.

    `remembered` are answers about heads of columns nobody knew, per purpose: the head as written, and the name of a
    column of the form or "" for „not needed“. `words` are answers about words in cells, per purpose and column.
    `whole` are values of columns that hold for all of the file where it says nothing itself. What is not understood
    comes as problems and questions, never as a row. Raises PurposeUnclear when no purpose fits or two fit alike.
    """
    forms = {purpose: knowing(form, (words or {}).get(purpose, {})) for purpose, form in forms.items()}
    # A hidden sheet is nothing the sender sees when checking the workbook.
    grids = [Grid(sheet) for sheet in sheets if not _explains(sheet) and not sheet.hidden]
    form = _purpose(grids, forms, remembered or {})
    heads = Heads(form, (remembered or {}).get(form.purpose, {}))
    filled = Filled(form)
    _take_whole(filled, whole or {})
    found = [_first_head(grid, heads) for grid in grids]
    _tell(sheets, filled)
    around = Context()
    for each in found:
        if each.head is None and not _has_figures(each.grid):
            around.take(context.lines(each.grid, heads, range(each.grid.height)))
    for each in found:
        if each.head is not None:
            _tables(each.grid, heads, filled, around)
        elif _has_figures(each.grid):
            filled.problems.append(
                Problem(
                    each.grid.name, "A1", "head_found", "hard",
                    *(quarters.unread(each.grid, form.title) or (
                        f"In diesem Blatt ist keine Kopfzeile für „{form.title}“ zu erkennen.",
                        "Bitte die Spalten wie in der Vorlage überschreiben oder das Blatt entfernen.",
                    )),
                )
            )  # fmt: skip
    filled.problems += [*several_places(filled), *unseen(sheets, filled)]
    filled.problems += [words_in_cells.problem(each, f"{each.column}_readable") for each in filled.words.values()]
    filled.notes += [*words_in_cells.left_out(filled), *asking.beside(filled)]
    if not filled.rows and not filled.problems and not filled.questions and not filled.left_out:
        filled.problems.append(
            Problem("", "", "rows_found", "hard", "Die Datei hat keine Zeile.", "Bitte unter der Kopfzeile ausfüllen.")
        )
    return filled


def _take_whole(filled: Filled, said: Mapping[str, str]) -> None:
    """Take in what a person said about the file as a whole."""
    for name, text in said.items():
        column = filled.form.column(name)
        try:
            filled.whole[name] = column.kind.read(text, None, Decimal(1))
        except Unclear as unclear:
            message = f"{column.title} für die ganze Datei: {unclear.message}"
            filled.problems.append(Problem("", "", f"{name}_readable", "hard", message, unclear.mend))


def _tell(sheets: Sequence[Sheet], filled: Filled) -> None:
    """What the reading of the file has to say: cells without a value, hidden sheets."""
    for sheet in sheets:
        filled.notes += sheet.notes
        if sheet.hidden and sheet.rows and not _explains(sheet):
            filled.notes.append(f"Das Blatt „{sheet.name}“ ist ausgeblendet und wurde nicht gelesen.")
        for each in sheet.unread if not sheet.hidden else ():
            cell, _, why = each.partition(": ")
            filled.problems.append(
                Problem(
                    sheet.name, cell, "cell_readable", "hard", f"{why}.", "Bitte in Excel öffnen und neu speichern."
                )
            )


def _explains(sheet: Sheet) -> bool:
    return bool(sheet.rows and sheet.rows[0] and str(sheet.rows[0][0] or "").startswith(MARK))


def _has_figures(grid: Grid) -> bool:
    return any(is_figure(cell) for row in grid.rows for cell in row)


def _purpose(grids: Sequence[Grid], forms: Mapping[str, Form], remembered: Mapping[str, Mapping[str, str]]) -> Form:
    if len(forms) == 1:
        return next(iter(forms.values()))
    scores: dict[str, tuple[int, int, int]] = {}
    of_counties = any(_names_a_county(grid) for grid in grids)
    for purpose, form in forms.items():
        if of_counties and "county" not in form.names:
            continue  # what names counties is not about the Land
        heads = Heads(form, remembered.get(purpose, {}))
        found = [_first_head(grid, heads) for grid in grids]
        scores[purpose] = max(((each.score, -each.lacking, each.own) for each in found), default=(0, 0, 0))
    best = max(scores.values())
    fitting = [forms[purpose] for purpose, score in scores.items() if score == best]
    if best[0] <= 0 or len(fitting) > 1:
        which = " oder ".join(form.title for form in fitting) if best[0] > 0 else "keiner Vorlage"
        raise PurposeUnclear(
            f"Die Datei passt zu {which}: Wofür sie ist, lässt sich an den Überschriften nicht erkennen. "
            "Bitte den Zweck angeben oder die Vorlage verwenden."
        )
    return fitting[0]


def _names_a_county(grid: Grid) -> bool:
    texts = {cell for row in grid.rows[:SEARCHED] for cell in row if isinstance(cell, str) and len(cell) < 60}
    return any(places.in_line(fold(text)) for text in texts)


def _first_head(grid: Grid, heads: Heads) -> _Found:
    """The best head among the first rows; a row above it may look like one."""
    best = _Found(grid, None, 0)
    for row in range(min(SEARCHED, grid.height)):
        head = head_at(grid, heads, row)
        if head is None:
            continue
        form = heads.form
        said = {*head.labels.values(), *(name for each in head.values.values() for name in each)}
        # Figures in several columns have no column of their own.
        figures = form.value or (form.figure if head.spread else None)
        lacking = [each for each in form.columns if each.needed and each.name not in said and each.name != figures]
        score = head.score - 3 * len([each for each in lacking if each.name not in form.spread])
        # What differs from row to row nobody can say for the whole file.
        score -= 3 * len([each for each in lacking if each.own]) + (3 if form.value and not head.values else 0)
        score += 20 if grid.name == form.title and len(head.labels) > 3 else 0
        if best.head is None or score > best.score + 2:
            above = context.lines(grid, heads, range(head.first)).plain
            own = sum(1 for name in set(head.labels.values()) if form.column(name).own)
            best = _Found(grid, head, score, len([each for each in lacking if each.name not in above]), own)
    return best


def _tables(grid: Grid, heads: Heads, filled: Filled, around: Context) -> None:
    head = _first_head(grid, heads).head
    by_name = context.sheet_name(heads, grid.name)
    above = context.lines(grid, heads, range(head.first if head else 0))
    while head is not None:
        table = Table(grid, heads, head, filled, _nearest(above, by_name, around))
        table.read()
        asking.ask(filled, grid, heads, head, table.end)
        if head.spread and "reported_on" in heads.form.spread:
            filled.notes += quarters.told(head.texts[column] for column in head.values)
        head = head_at(grid, heads, table.end) if table.end < grid.height else None
        if head is not None:
            own = context.lines(grid, heads, range(_gap(grid, head.first), head.first))
            above = _nearest(own, above, Context())


def _gap(grid: Grid, row: int) -> int:
    """The first of the lines between two tables: single texts over the next head."""
    while row > 0 and len(grid.origins(row - 1)) <= 2 and not any(is_figure(cell) for cell in grid.rows[row - 1]):
        row -= 1
    return row


def _nearest(*places: Context) -> Context:
    """What several places say, of each column only the nearest place that says anything."""
    found = Context()
    for place in places:
        for mine, its in ((found.labelled, place.labelled), (found.values, place.values)):
            for name, values in its.items():
                if name not in found.labelled and (mine is found.labelled or name not in found.values):
                    mine[name] = set(values)
        found.units |= place.units if not found.units else set()
    return found


def question_problem(question: Question) -> Problem:
    """A question as a problem: nothing is stored until it is answered."""
    name = f"„{question.head}“" if question.head else "ohne Überschrift"
    known = ", ".join([title for _, title in question.choices[:SHOWN]] + ["…"] * (len(question.choices) > SHOWN))
    mend = f"Bitte sagen, was sie bedeutet ({known}) oder dass sie nicht gebraucht wird; die Antwort wird gemerkt."
    if not question.head:
        mend = "Bitte der Spalte in der Datei eine Überschrift geben oder sie leeren."
    return Problem(
        question.sheet,
        question.cell,
        "column_known",
        "hard",
        f"Die Spalte {name} ist nicht bekannt (darin: {', '.join(question.examples)}).",
        mend,
    )
