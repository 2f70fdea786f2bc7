"""Words in cells that no list has: asked about once per word, and read as a person explained them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from data.intake.files import Cell
from data.intake.filled import Filled, Problem, WordQuestion
from data.intake.form import Column, Form
from data.intake.grid import text_of
from data.intake.kinds import Kind
from data.intake.numbers import Style
from data.intake.spelling import fold
from data.intake.unclear import Unclear

# Per column of a form: the word as written, and what it means as `kind.read` takes it; "" leaves its rows out.
Meanings = Mapping[str, Mapping[str, str]]
# A longer text is no word of a list; its column was taken for the wrong one.
LONGEST = 80


class LeftOut(Unclear):
    """A word whose rows a person wants left out."""


def knowing(form: Form, meanings: Meanings) -> Form:
    """The form with columns that also read the words a person explained."""
    told = {
        name: {fold(word): means for word, means in words.items()} for name, words in meanings.items() if words
    }  # fmt: skip
    return replace(
        form,
        columns=tuple(
            replace(each, kind=_taught(each.kind, told[each.name])) if each.name in told else each
            for each in form.columns
        ),
    )


def _taught(kind: Kind, words: Mapping[str, str]) -> Kind:
    def read(cell: Cell, style: Style, unit: Decimal) -> object:
        means = words.get(fold(text_of(cell)))
        if means == "":
            raise LeftOut(f"„{text_of(cell)[:LONGEST]}“ wird weggelassen.", "")
        return kind.read(cell if means is None else means, style, unit)

    return replace(kind, read=read, leaves="" in words.values())


def choices(kind: Kind) -> tuple[tuple[str, str], ...]:
    """What a word of the list may be: as `kind.read` takes it, and as people see it."""
    return tuple((str(kind.read(shown, None, Decimal(1))), shown) for shown in kind.choices)


def ask(filled: Filled, sheet: str, cell: str, column: Column, content: Cell, why: Unclear) -> bool:
    """Ask about a word, once however many cells it stands in; False where a list would not help."""
    word = text_of(content)
    if not column.kind.choices or len(word) > LONGEST:
        return False
    known = filled.words.get((column.name, fold(word)))
    if known is None:
        known = WordQuestion(column.name, column.title, word, why.message, why.mend, choices(column.kind))
        filled.words[column.name, fold(word)] = known
    known.cells.append((sheet, cell))
    return True


def problem(question: WordQuestion, rule: str) -> Problem:
    """The question as a problem at its first cell: nothing is stored until it is answered."""
    sheet, cell = question.cells[0]
    more = f" Das Wort steht in {len(question.cells)} Zellen ({question.places})." if len(question.cells) > 1 else ""
    return Problem(
        sheet, cell, rule, "hard", f"{question.title}: {question.why}{more}",
        f"{question.mend} Oder einmal sagen, was gemeint ist oder dass die Zeilen wegbleiben; das wird gemerkt.",
    )  # fmt: skip


def left_out(filled: Filled) -> list[str]:
    """Which rows are not taken over because a person said so, a sentence for each word."""
    found = []
    for (title, word), rows in filled.left_out.items():
        named = "; ".join(dict.fromkeys(rows[:20])) + (" …" if len(rows) > 20 else "")
        found.append(f"Weggelassen, weil „{word}“ in Spalte {title} so beantwortet ist: {named}.")
    return found
