"""What was read from a file, before anything is compared with the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from openpyxl.utils.cell import coordinate_to_tuple

from data.intake.spelling import address
from data.show import counted

if TYPE_CHECKING:
    from data.intake.form import Column, Form


@dataclass(frozen=True)
class Problem:
    """Something to be mended ("hard", nothing is stored) or to be commented on ("soft"), with its place in the file."""

    sheet: str
    cell: str
    rule: str
    severity: Literal["hard", "soft"]
    message: str
    mend: str

    def __str__(self) -> str:
        place = ", ".join(
            part for part in (self.sheet and f"Blatt {self.sheet}", self.cell and f"Zelle {self.cell}") if part
        )
        return f"{place + ': ' if place else ''}{self.message} {self.mend}"


def in_order(problems: Sequence[Problem]) -> list[Problem]:
    """Problems as a person goes through the file: of the whole file first, then sheet by sheet from the top."""
    sheets = {each.sheet: number for number, each in reversed([*enumerate(problems)])}

    def place(problem: Problem) -> tuple[bool, int, tuple[int, int]]:
        of_sheet = sheets[problem.sheet]
        return problem.sheet != "", of_sheet, coordinate_to_tuple(problem.cell) if problem.cell else (0, 0)

    return sorted(problems, key=place)


@dataclass(frozen=True)
class Question:
    """A column nobody knows: its head as written, where it stands, some of its cells, and what it may be.

    `choices` are names of columns of the form with their German titles; the answer "" says that it is not needed.
    """

    sheet: str
    cell: str
    head: str
    examples: tuple[str, ...]
    choices: tuple[tuple[str, str], ...]


@dataclass
class WordQuestion:
    """A word that the list of a column does not have: the cells it stands in, and what it may mean.

    `choices` are meanings as the column reads them, each with its German word; the answer "" leaves the rows out.
    """

    column: str
    title: str
    word: str
    why: str
    mend: str
    choices: tuple[tuple[str, str], ...]
    cells: list[tuple[str, str]] = field(default_factory=list)

    @property
    def places(self) -> str:
        """The first of its cells: „Blatt Mittel, C7, C8, C9 …“."""
        (sheet, _), shown = self.cells[0], [cell for _, cell in self.cells[:3]]
        return f"Blatt {sheet}, {', '.join(shown)}{' …' if len(self.cells) > 3 else ''}"

    @property
    def sentence(self) -> str:
        """The question itself."""
        cells = counted(len(self.cells), "Zelle", "Zellen")
        return f"„{self.word}“ in Spalte {self.title} ({cells}: {self.places}): Was ist gemeint?"


@dataclass(slots=True)
class FilledRow:
    """One row of the form: values by column, and where they stand."""

    sheet: str
    number: int
    values: dict[str, Any]
    columns: Mapping[str, int]
    value_column: int | None = None
    refused: bool = False
    # Columns whose cell says per cent.
    shares: frozenset[str] = frozenset()

    @property
    def citation(self) -> str:
        """Where the row stands: „Blatt Beträge, Zeile 7“."""
        if self.value_column is None:
            return f"Blatt {self.sheet}, Zeile {self.number}"
        return f"Blatt {self.sheet}, Zelle {address(self.number - 1, self.value_column)}"

    def cell(self, column: str | None = None) -> str:
        """The cell of a column; without one, or where it has none, the first cell of the row."""
        at = self.columns.get(column or "")
        if at is None:
            at = self.value_column if self.value_column is not None else 0
        return address(self.number - 1, at)

    def problem(
        self, rule: str, column: str | None, message: str, mend: str, severity: Literal["hard", "soft"] = "hard"
    ) -> Problem:
        """A problem at a cell of this row."""
        return Problem(self.sheet, self.cell(column), rule, severity, message, mend)


@dataclass
class Filled:
    """The rows of a file for one purpose, and what could not be understood."""

    form: Form
    rows: list[FilledRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    # Words no list has, by column and folded word; rows left out, by title of the column and word.
    words: dict[tuple[str, str], WordQuestion] = field(default_factory=dict)
    left_out: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    # Columns that no part of the file says and that may be one value for all of it, and the values given for such.
    lacking: dict[str, Column] = field(default_factory=dict)
    whole: dict[str, object] = field(default_factory=dict)
    # What a person said names of Maßnahmen and Ziele mean in this file, by key of the question.
    meant: dict[str, str] = field(default_factory=dict)
    # The sheets that do not say such a column themselves.
    silent: dict[str, set[str]] = field(default_factory=dict)
    # What belongs to another purpose: its heads and where they stand.
    beside: dict[str, dict[str, str]] = field(default_factory=dict)
