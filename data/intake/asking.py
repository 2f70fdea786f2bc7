"""What a column nobody knows may be: a column of the form, figures of a stage or year, or part of another purpose."""

from __future__ import annotations

import re

from data.intake import words
from data.intake.filled import Filled, Problem, Question
from data.intake.form import Form
from data.intake.forms import FORMS
from data.intake.grid import Grid
from data.intake.head import Head
from data.intake.hearing import HEARD, readable
from data.intake.meaning import UNITS, Heads
from data.intake.numbers import is_missing
from data.intake.spelling import address, fold
from data.intake.spent import BUDGET_YEAR

# Sheets about one thing that are often one list: what the one leaves over the other may read.
BESIDE = {"projects": "amounts", "amounts": "projects", "targets": "reports", "reports": "targets"}


def ask(filled: Filled, grid: Grid, heads: Heads, head: Head, end: int) -> None:
    """Ask about each unknown column of a table that has cells, or tell that it belongs to another purpose."""
    form = heads.form
    unknown = dict(head.unknown)
    if not form.value and not head.spread:
        unknown |= {column: head.texts[column] for column in head.values}
    other = Heads(FORMS[BESIDE[form.purpose]], {}) if form.purpose in BESIDE else None
    for column, text in sorted(unknown.items()):
        cells = [grid.text(row, column) for row in range(head.last + 1, end)]
        examples = tuple(dict.fromkeys(cell for cell in cells if cell))[:3]
        # A head over an empty column asks for nothing.
        if not examples:
            continue
        if other and _reads(other, grid, head, column, text):
            filled.beside.setdefault(other.form.purpose, {}).setdefault(text, address(head.last, column))
            continue
        if text and list(unknown.values()).count(text) > 1:
            message = f"Mehrere Spalten heißen „{text}“; welche gilt, ist nicht zu erkennen."
            mend = "Bitte die Überschriften in der Datei unterscheiden oder die überzählige Spalte entfernen."
            filled.problems.append(
                Problem(grid.name, address(head.last, column), "heads_differ", "hard", message, mend)
            )
            continue
        # Only money can be money; its meanings come first.
        money = form.value and readable(form.column(form.value), [grid.raw(row, column) for row in _heard(grid, head)])
        choices = (*(_figures(form, head, text) if money else ()), *_columns(form, head))
        filled.questions.append(Question(grid.name, address(head.last, column), text, examples, choices))


def beside(filled: Filled) -> list[str]:
    """What the file holds for another purpose, in sentences."""
    found = []
    for purpose, columns in filled.beside.items():
        title = FORMS[purpose].title
        named = ", ".join(f"„{text}“ ({cell})" for text, cell in columns.items())
        found.append(
            f"Die Datei enthält auch {title}: {named}. Hier ist davon nichts übernommen; bitte dieselbe Datei "
            f"ein zweites Mal laden, mit dem Zweck „{title}“."
        )
    return found


def _heard(grid: Grid, head: Head) -> range:
    return range(head.last + 1, min(grid.height, head.last + 1 + HEARD))


def _reads(other: Heads, grid: Grid, head: Head, column: int, text: str) -> bool:
    """Whether the form of another purpose knows a column by its head and can read its cells."""
    cells = [cell for row in _heard(grid, head) if not is_missing(cell := grid.raw(row, column))]
    if other.plain(text) or fold(text) in UNITS:
        return False
    known = other.meaning(text)
    names = [name for name in other.candidates(text) if name not in head.labels.values()]
    if known and known.part in ("value", "sum") and other.form.value:
        names.append(other.form.value)
    return any(readable(other.form.column(name), cells) for name in names)


def _columns(form: Form, head: Head) -> list[tuple[str, str]]:
    taken = {*head.labels.values(), form.value}
    return [(each.name, each.title) for each in (*form.columns, *form.also) if each.name not in taken]


def _figures(form: Form, head: Head, text: str) -> list[tuple[str, str]]:
    """Figures with what their column alone says: a stage, a funding source, the year they are spent in."""
    if not form.value:
        return []
    title, found = form.column(form.value).title, []
    if "spending_from" in form.names and "spending_from" not in head.labels.values():
        if any(isinstance(says.get("spending_from"), int) for says in head.values.values()):
            found += [
                (f"{form.value}/spending_from=", f"{title} insgesamt, mit den anderen Jahren"),
                (f"{form.value}/spending_from={BUDGET_YEAR}", f"{title}, der im Haushaltsjahr selbst ausgegeben wird"),
            ]
        found += [
            (f"{form.value}/spending_from={year}", f"{title}, der {year} ausgegeben wird")
            for year in re.findall(r"\b20\d\d\b", text)[:1]
        ]
    if not head.values:
        found.append((form.value, title))
    for name in ("stage", "funding_source"):
        if name in form.names and name not in head.labels.values():
            meant = words.choices(form.column(name).kind)
            found += [(f"{form.value}/{name}={code}", f"{title}: {shown}") for code, shown in meant]
    return found
