"""What the rows of a table lack: asked for the whole file, or a problem; and which rows wait for an answer."""

from __future__ import annotations

from dataclasses import dataclass, field

from data.intake.columns import Columns
from data.intake.context import Context
from data.intake.filled import Filled, FilledRow, Problem
from data.intake.form import WITHOUT
from data.intake.grid import Grid
from data.intake.head import Head
from data.intake.meaning import Heads
from data.intake.spelling import address


def several_places(filled: Filled) -> list[Problem]:
    """Sheets that do not say their county are hardly all of one: then no answer is for the whole file."""
    sheets = sorted(filled.silent.get("county", ()))
    if len(sheets) < 2:
        return []
    filled.lacking.pop("county", None)
    message = f"Mehrere Blätter sagen nicht, welcher Gebietskörperschaft sie gelten: {', '.join(sheets[:5])}."
    mend = "Bitte sie in jedem Blatt über die Tabelle, in eine Spalte oder in den Namen des Blatts schreiben."
    return [Problem(sheets[0], "A1", "county_of_sheet", "hard", message, mend)]


@dataclass
class Lacking:
    """What one table lacks, told once per column into `filled`."""

    grid: Grid
    heads: Heads
    head: Head
    columns: Columns
    context: Context
    filled: Filled
    _told: set[str] = field(default_factory=set)

    def complete(self, row: FilledRow) -> bool:
        """Whether a row has every needed column; what it lacks becomes a problem or a question about the file."""
        sound = True
        for column in self.heads.form.columns:
            if not column.needed or row.values.get(column.name) is not None:
                continue
            if self.heads.form.may_lack(column.name) and row.values.get(WITHOUT.name) is not None:
                continue
            sound = False
            if column.name in row.columns and (column.own or column.name not in self.columns.empty):
                message, mend = f"{column.title} fehlt.", f"Bitte ergänzen: {column.help}"
                self.filled.problems.append(row.problem(f"{column.name}_given", column.name, message, mend))
            elif column.name not in self._told:
                self._tell(column.name)
        return sound

    def _tell(self, name: str) -> None:
        """Tell that no part of the table says a column."""
        self._told.add(name)
        self.filled.silent.setdefault(name, set()).add(self.grid.name)
        column = self.heads.form.column(name)
        mend = f"Bitte eine Spalte „{column.title}“ ergänzen"
        if not column.own:
            self.filled.lacking[name] = column
            mend += " oder einmal für die ganze Datei angeben"
        message = (
            f"{column.title}: Überschriften und Blatt nennen mehrere; welche gilt, ist nicht zu erkennen."
            if self.context.unsure(name)
            else f"{column.title} steht weder in einer Spalte noch über der Tabelle oder im Namen des Blatts."
        )
        at = address(self.head.last, 0)
        self.filled.problems.append(Problem(self.grid.name, at, f"{name}_given", "hard", message, f"{mend}."))

    def withheld(self, body: list[int]) -> set[str]:
        """What a column nobody knows may say of the figures: then none of them is offered before it is."""
        form = self.heads.form
        said = {*self.head.labels.values(), *(name for each in self.head.values.values() for name in each)}
        found = set()
        for column in self.head.unknown:
            texts = {text for row in body if (text := self.grid.text(row, column))}
            for name in set(form.spread) - said if form.value else ():
                # Any four digits are read as a year; those of spending are of this century.
                years = name != "spending_from" or all(text.startswith("20") for text in texts)
                if texts and years and all(self.heads.value(name, text) is not None for text in texts):
                    found.add(name)
        return found

    def withhold(self, names: set[str], rows: int, before: list[Problem]) -> None:
        """Offer no row before a column is explained; only words and what else the file lacks are asked meanwhile."""
        del self.filled.rows[rows:]
        for name in names:
            self.filled.lacking.pop(name, None)
        asked = {f"{name}_given" for name in self.filled.lacking}
        fresh = self.filled.problems[len(before) :]
        self.filled.problems[:] = before + [each for each in fresh if each.rule in asked]
