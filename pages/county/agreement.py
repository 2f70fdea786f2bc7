"""The Zielvereinbarung in the Kreisprofil: its values, what both sides commit to, its text with all of it marked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from charts.base.columns import Column, Columns
from charts.base.document import Document, document
from charts.county import agreement_marks as marks_of
from charts.county import agreement_statements as statements
from charts.county import agreement_values as values_of
from charts.county import figures as charts
from data import numbers
from data.rows import rows_of
from data.store import Facts
from queries import county as questions
from queries import frame as catalogue
from queries.worked import worked_out
from ui.section import section
from ui.selection import Selection
from ui.tables import Links
from ui.text import folded

PLACE = Column("Fundstelle", missing="–")
# No agreement names as many; of invented millions a county has 39,000, and looking for them in the text took 19 s.
MARKED = 300


@dataclass(frozen=True)
class Agreement:
    """What is known of one agreement: the answers, its values as a table, and its text with the marks."""

    found: pd.DataFrame
    amounts: pd.DataFrame
    values: pd.DataFrame
    clauses: pd.DataFrame
    passages: pd.DataFrame
    text: Document
    # Rows of the page without words of their own in the text, and the row whose mark they lead to.
    led: Mapping[str, str]
    # Rows of the page that a person gave, and why.
    given: Mapping[str, str]

    def anchors(self, rows: Sequence[str]) -> list[str]:
        """The mark of each row; empty for one that is not marked."""
        names = [values_of.anchor(self.led.get(row, row)) for row in rows]
        return [name if name in self.text.sections else "" for name in names]

    def links(self, rows: Sequence[str], column: str) -> Links:
        """From the cells of a column to the mark of their row."""
        return Links(column, rows, self.anchors(rows))

    def beside(self, frame: pd.DataFrame, rows: Sequence[str]) -> pd.DataFrame:
        """The frame with the section each of its rows is marked in, or why a person gave it."""
        places = [
            self.text.sections.get(name) or self.given.get(self.led.get(row, row))
            for row, name in zip(rows, self.anchors(rows), strict=True)
        ]
        return frame.assign(place=pd.array(places, dtype="object"))

    def _known(self, rows: Sequence[str]) -> bool:
        return any(self.anchors(rows)) or any(self.led.get(row, row) in self.given for row in rows)

    def column(self, rows: Sequence[str], what: str) -> Columns:
        """The column with these sections; none when no row is marked or given.

        `what` of a row stands there: its other values may stand in other documents.
        """
        return {"place": replace(PLACE, label=f"{what} steht in")} if self._known(rows) else {}


def read(
    facts: Facts, *, county: str, names: Sequence[str], year: int, programme: str, shown: Collection[str] = ()
) -> Agreement:
    """The agreement of a county and year; `names` are those the county bears.

    `shown` are the rows of Maßnahmen and Ziele that the page draws: marks of others lead to the head of their section.
    """
    asked = (county, list(names), year, programme, sorted(shown))
    kept = worked_out(
        facts, "agreement of a county", asked, lambda: _read(facts, county, names, year, programme, shown)
    )
    # Frames belong to whoever asks (queries/worked.py).
    return replace(
        kept,
        found=kept.found.copy(),
        amounts=kept.amounts.copy(),
        values=kept.values.copy(),
        clauses=kept.clauses.copy(),
        passages=kept.passages.copy(),
    )


def _read(
    facts: Facts, county: str, names: Sequence[str], year: int, programme: str, shown: Collection[str]
) -> Agreement:
    found = questions.agreement(facts, county=county, year=year, programme=programme)
    clauses, passages, amounts, projects, targets = (
        # An agreement of another programme is not the one the page is about.
        answer.head(0) if found.empty else answer
        for answer in (
            questions.clauses(facts, county=county, year=year),
            questions.passages(facts, county=county, year=year),
            questions.document_amounts(facts, county=county, year=year),
            questions.document_projects(facts, county=county, year=year).head(MARKED),
            questions.document_targets(facts, county=county, year=year).head(MARKED),
        )
    )
    programmes = {row.code: row.name for row in rows_of(catalogue.programmes(facts), catalogue.Programmes)}
    values = values_of.values(found, amounts, clauses, names=names, programmes=programmes)
    parts = marks_of.parts(passages)
    aims = marks_of.target_marks(targets, parts)
    further = {"massnahmen": marks_of.project_marks(projects), "ziele": aims}
    marks = [each.mark for each in values if each.wordings] + [
        mark if mark.target in shown else replace(mark, target=head) for head, some in further.items() for mark in some
    ]
    text = document(parts, marks, statements.sentences(clauses))
    given = marks_of.given(projects, targets)
    led = marks_of.led_targets(targets, aims) | marks_of.led_stage(amounts, programme)
    led = {row: other for row, other in led.items() if row not in given}
    given |= values_of.given(values)
    return Agreement(found, amounts, values_of.table(values, text), clauses, passages, text, led, given)


def draw_values(chosen: Selection, agreed: Agreement, whom: str, again: Callable[[Facts], Agreement]) -> None:
    """Section „Zielvereinbarung“: parties, year, programme, money, dialogues, and who signed where and when.

    `whom` is the county after „für“: den Wetteraukreis.
    """
    section(
        chosen,
        "Zielvereinbarung",
        agreed.values,
        None,
        key="zielvereinbarung",
        statement=(said := charts.say_agreement(agreed.found, whom, chosen.year, chosen.programme_word)),
        empty=f"{said} Bitte ein anderes Jahr, ein anderes Programm oder ein anderes Gebiet wählen.",
        measure=f"Angaben aus dem Text der Zielvereinbarung · Haushaltsjahr {chosen.year}",
        columns={"label": Column("Angabe"), "value": Column("Wert"), "place": PLACE},
        source=[*agreed.found["evidence"], *agreed.amounts["evidence"]],
        again=lambda facts: again(facts).values,
        links=agreed.links(agreed.values["row"].tolist(), "value"),
    )


def draw_commitments(chosen: Selection, agreed: Agreement, whom: str) -> None:
    """Section „Was beide Seiten zugesagt haben“: the statements of the text by the side they bind."""
    rows = statements.commitments(agreed.clauses)
    section(
        chosen,
        "Was beide Seiten zugesagt haben",
        rows,
        statements.by_side(rows, agreed.text),
        key="zusagen",
        statement=statements.say_commitments(agreed.clauses, whom, chosen.year),
        measure=f"Sätze der Zielvereinbarung {chosen.year}, nach der Seite, für die sie gelten · Nummern wie im "
        "Wortlaut",
        columns={
            "nature": Column("Zusage oder Erklärung"),
            "side": Column("gilt für"),
            "number": Column("Nr.", "integer"),
            "kinds": Column("Worum es geht"),
            "text": Column("Wortlaut"),
            "section": Column("Abschnitt"),
        },
        source=agreed.clauses["evidence"].tolist(),
        empty=statements.say_commitments(agreed.clauses, whom, chosen.year),
        links=agreed.links(rows["row"].tolist(), "number"),
    )


def draw_text(chosen: Selection, agreed: Agreement, whom: str) -> None:
    """Section „Wortlaut der Zielvereinbarung“: the whole text; every mark leads to what the page shows of it."""
    said = marks_of.say_document(agreed.passages, agreed.text, whom, chosen.year)
    section(
        chosen,
        "Wortlaut der Zielvereinbarung",
        agreed.passages,
        agreed.text,
        key="wortlaut",
        statement=said,
        measure="Gelb: eine Angabe dieser Seite · hochgestellt: die Nummer einer Aussage · ein Klick führt dorthin, wo "
        "die Seite sie zeigt; von dort führt die unterstrichene Angabe zurück",
        columns={
            "section": Column("Abschnitt"),
            "title": Column("Überschrift", missing="–"),
            "text": Column("Wortlaut"),
        },
        source=agreed.passages["evidence"].tolist(),
        empty=said,
    )
    if not agreed.passages.empty and (unfound := marks_of.say_unfound(agreed.text)):
        words = numbers.count_of(len(agreed.text.unfound), "Angabe steht", "Angaben stehen")
        folded(f"{words} nicht mit denselben Worten im Text", unfound)
