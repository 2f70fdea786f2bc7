"""What was found in an agreement: the facts, where they stand, and what is missing or impossible."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from data.by_hand import WHOLE, cited

Severity = Literal["error", "warning"]
Side = Literal["ministry", "county"]
# What a sum is: the whole, one of the parts the whole is split into, or money that is no part of the grant.
Level = Literal[
    "total", "category", "project", "tranche", "funding", "purpose",
    "addition", "own", "rate", "difference", "other_year", "statewide", "not_granted",
]  # fmt: skip
GRANTED_LEVELS = ("total", "category", "project", "tranche", "funding", "purpose")
Bound = Literal["ministry", "county", "both"]
Kind = Literal["numeric", "milestone", "qualitative"]


# Where a value stands that no place of the text gives.
GIVEN = "Angabe einer Person"


class AgreementRefused(ValueError):
    """The text is no Zielvereinbarung with a Hessian county; the message says why and what to do."""


@dataclass(frozen=True)
class Problem:
    """Something missing or impossible; an error keeps the agreement from being stored.

    `field` is what a person can answer (`answered`), `code` the kind of question: missing, unclear, several,
    implausible, rounded, limit, left_out, draft, unknown, one_sum.
    """

    field: str
    severity: Severity
    message: str
    code: str = "unclear"


@dataclass(frozen=True)
class Section:
    """A section of the text: how other facts cite it, its heading and its wording.

    `layout` is the wording with the indentation of its lines, which tells a point from one below it. `pages` holds the
    page of each line of `text`, `layout_pages` that of each line of `layout`; both are empty in a text without pages.
    """

    name: str
    title: str | None
    text: str
    layout: str = ""
    pages: tuple[int, ...] = ()
    layout_pages: tuple[int, ...] = ()

    def page_at(self, at: int) -> int | None:
        """The page of a place in `text`; None in a text without pages."""
        line = self.text.count("\n", 0, at)
        return self.pages[line] if line < len(self.pages) else None

    def page_of(self, passage: str) -> int | None:
        """The page of a passage of one line or one line's beginning; None without pages or when it is not found."""
        first = passage.split("\n")[0].strip()
        at = self.text.find(first)
        return self.page_at(at) if at >= 0 else self.pages[0] if self.pages else None


@dataclass(frozen=True)
class Citation:
    """Where a field stands: section, passage, in a text of several pages the page, and why a person changed it."""

    section: str
    passage: str
    page: int | None = None
    reason: str | None = None

    @property
    def place(self) -> str:
        """„§ 4“, with pages „§ 4, Seite 3“, and what a person typed in „§ 4; von Hand: laut Anlage“."""
        return self.read_at + (cited([(WHOLE, self.reason)]) if self.reason else "")

    @property
    def read_at(self) -> str:
        """The place in the text alone: „§ 4, Seite 3“."""
        return self.section if self.page is None else f"{self.section}, Seite {self.page}"


@dataclass(frozen=True)
class Project:
    """A project letter for letter, with the number of its Maßnahmenart and what is said beside its name.

    `programme` is the one whose money pays for it where the agreement carries out several and says so. `by_hand` are
    the columns that a person gave, each with the reason (data/by_hand.py).
    """

    category: int
    name: str
    section: str = ""
    passage: str = ""
    page: int | None = None
    places: int | None = None
    participants: int | None = None
    carrier: str | None = None
    programme: str | None = None
    by_hand: tuple[tuple[str, str], ...] = ()

    @property
    def read_at(self) -> str:
        """The place in the text: „§ 5, Seite 2“."""
        return Citation(self.section, self.passage, self.page).read_at


@dataclass(frozen=True)
class Programme:
    """A programme of the agreement; the amount is None when it is not given."""

    code: str
    amount_eur: Decimal | None


@dataclass(frozen=True)
class Stated:
    """One sum the text states; `project` is the name of the project it is for, `purpose` what else it is for.

    `inferred`: the text states only its parts, in the cells of a table. `by_hand` are the columns that a person gave,
    each with the reason (data/by_hand.py).
    """

    amount_eur: Decimal
    level: Level
    cited: Citation
    programme: str | None = None
    category: int | None = None
    project: str | None = None
    purpose: str | None = None
    funding_source: str = "unstated"
    spending_from: int | None = None
    spending_to: int | None = None
    precision: Literal["exact", "about", "at_least", "at_most"] = "exact"
    inferred: bool = False
    by_hand: tuple[tuple[str, str], ...] = ()

    @property
    def place(self) -> str:
        """The place in the text, and what of it a person gave: „§ 4; von Hand: laut Anlage (Betrag)“."""
        return self.cited.place + cited(self.by_hand)


@dataclass(frozen=True)
class Milestone:
    """A step of a target, and the day it is agreed for."""

    name: str
    due_on: date


@dataclass(frozen=True)
class Target:
    """A target; `indicator` is a code only when the words fit exactly one, else it is qualitative.

    With `milestones` the number is how many they are. A person may give one without a value.
    """

    name: str
    value: Decimal | None
    unit: str
    cited: Citation
    kind: Kind = "qualitative"
    indicator: str | None = None
    project: str | None = None
    category: int | None = None
    milestones: tuple[Milestone, ...] = ()

    @property
    def days(self) -> str:
        """Each milestone with its day; empty without any."""
        return "; ".join(f"{each.due_on:%d.%m.%Y} {each.name}" for each in self.milestones)


@dataclass(frozen=True)
class Clause:
    """What a side commits to or both declare: the sentence, its kind (data/reference/clause_kind.csv), who "
    "is bound."""

    kind: str
    bound: Bound
    text: str
    cited: Citation


@dataclass(frozen=True)
class Party:
    """A side of the agreement: its name, who signed for it in which office, and where."""

    side: Side
    name: str | None = None
    signatory: str | None = None
    office: str | None = None
    signed_at: str | None = None


# What is known of a side; by hand it is cited as „county_office“.
OF_PARTY = ("name", "signatory", "office", "signed_at")


@dataclass(frozen=True)
class Reading:
    """What was found in an agreement; None for what was not.

    A person's answer makes another reading (`data.readers.answering.answered`); the values of this one never change.
    """

    county: str
    county_name: str
    year: int | None = None
    title: str = ""
    programmes: list[Programme] = field(default_factory=list)
    total_eur: Decimal | None = None
    amounts: list[Stated] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    signed_by_ministry_on: date | None = None
    signed_by_county_on: date | None = None
    dialogues: int | None = None
    draft: bool = False
    citations: dict[str, Citation] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    @property
    def errors(self) -> list[Problem]:
        """What keeps the agreement from being stored."""
        return [problem for problem in self.problems if problem.severity == "error"]

    def party(self, side: Side) -> Party:
        """One side; an empty one when nothing is known of it."""
        return next((each for each in self.parties if each.side == side), Party(side))

    def party_place(self, side: Side) -> str:
        """Where a side signs, and which of its values a person gave."""
        signed = self.citations.get(f"signed_by_{side}_on")
        given = [(key, each.reason) for name in OF_PARTY if (each := self.citations.get(key := f"{side}_{name}"))]
        return (signed.read_at if signed else "Unterschriften") + cited((key, reason or "") for key, reason in given)

    def signatory(self, side: Side) -> str | None:
        """Who signed for a side as „Name, Amt“; one of them alone when the other is not given."""
        party = self.party(side)
        return ", ".join(each for each in (party.signatory, party.office) if each) or None

    def place(self, about: str) -> str:
        """Where a field stands, „§ 4“ or „§ 4, Seite 3“; „Text“ when it is not known."""
        return self.citations[about].place if about in self.citations else "Text"
