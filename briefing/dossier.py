"""What a Dialogmappe consists of; page, PDF, DOCX and XLSX show the same parts in the same order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

import pandas as pd

from charts.base.columns import Columns


@dataclass(frozen=True)
class Part:
    """One block of the agenda: a frame, how its columns are written, and what it says.

    `statement` is the finding in a sentence, `measure` names unit, basis and period, `evidence` the references
    (delivery # citation) it rests on, `empty` stands there when the frame has no row. `bars` says that the part is
    drawn as bars of targets or of the budget chain.
    """

    key: str
    title: str
    statement: str
    measure: str
    frame: pd.DataFrame
    columns: Columns
    evidence: Sequence[str]
    empty: str
    bars: str | None = None  # "targets", "chain" or none
    appendix: bool = False  # after the two pages of the Datenblatt
    sources: Sequence[str] = ("evidence",)  # the columns of the frame that hold the references of a row


@dataclass(frozen=True)
class Figure:
    """A key figure with the ID under which the app shows it again."""

    id: str
    label: str
    value: str
    note: str
    evidence: Sequence[str]
    number: float | None = None  # the value to compute with, in `unit`
    unit: str = ""


@dataclass(frozen=True)
class Question:
    """A Leitfrage: the rule that found it, what it found, the sentence to be asked and what an answer changes."""

    rule: str
    subject: str
    text: str
    figures: str
    evidence: Sequence[str]
    effect: str = ""
    own: bool = False  # added or edited by a person

    @property
    def basis(self) -> str:
        """What was found, and what an answer changes."""
        return " · ".join(each for each in (self.figures, self.effect) if each)


@dataclass(frozen=True)
class Reference:
    """One footnote: where a figure stands."""

    reference: str
    document: str
    citation: str
    publisher: str
    published_on: datetime | None
    passage: str | None
    url: str | None


@dataclass(frozen=True)
class Dossier:
    """Everything a Dialogmappe says about one county, one budget year and one day."""

    county: str
    county_name: str
    year: int
    day: date
    dataset: str
    dataset_words: str
    invented: bool
    as_of: str
    summary: str
    figures: Sequence[Figure]
    questions: Sequence[Question]
    parts: Sequence[Part]
    references: Sequence[Reference]
    definitions: Mapping[str, str] = field(default_factory=dict)
    known: bool = True  # an agreement, an amount, a target or a Maßnahme of the year is
    opening: Sequence[tuple[str, str]] = ()  # what was agreed, what became of it, what to talk about: word and sentence

    @property
    def stand(self) -> str:
        """The Stand as a sentence names it."""
        return f"Stand {self.as_of}"

    @property
    def empty(self) -> bool:
        """True when nothing at all is known about the county in this year."""
        return not self.figures and all(part.frame.empty for part in self.parts)

    def without(self, left_out: Collection[str]) -> Dossier:
        """The same with parts left out, by their keys; „figures“ and „questions“ are the Kennzahlen and Leitfragen."""
        if not left_out:
            return self
        return replace(
            self,
            figures=[] if "figures" in left_out else self.figures,
            questions=[] if "questions" in left_out else self.questions,
            parts=[part for part in self.parts if part.key not in left_out],
        )
