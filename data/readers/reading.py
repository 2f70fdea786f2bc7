"""What was found in an agreement: the facts, where they stand, and what is missing or impossible."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal


class AgreementRefused(ValueError):
    """The text is no Zielvereinbarung with a Hessian county; the message says why and what to do."""


@dataclass(frozen=True)
class Problem:
    """Something missing or impossible; an error keeps the agreement from being stored."""

    field: str
    severity: Literal["error", "warning"]
    message: str


@dataclass(frozen=True)
class Section:
    """A section of the text: how other facts cite it, its heading and its wording.

    `layout` is the wording with the indentation of its lines, which tells a point from one below it.
    """

    name: str
    title: str | None
    text: str
    layout: str = ""


@dataclass(frozen=True)
class Citation:
    """Where a field stands: section and passage."""

    section: str
    passage: str


@dataclass(frozen=True)
class Project:
    """A project letter for letter, with the number of its Maßnahmenart and the line it was read from."""

    category: int
    name: str
    section: str = ""
    passage: str = ""


@dataclass(frozen=True)
class Programme:
    """A programme of the agreement; the amount is None when it is not given."""

    code: str
    amount_eur: Decimal | None


@dataclass
class Reading:
    """What was found in an agreement; None for what was not."""

    county: str
    county_name: str
    year: int | None = None
    title: str = ""
    programmes: list[Programme] = field(default_factory=list)
    total_eur: Decimal | None = None
    projects: list[Project] = field(default_factory=list)
    signed_by_ministry_on: date | None = None
    signed_by_county_on: date | None = None
    ministry_signatory: str | None = None
    county_signatory: str | None = None
    dialogues: int | None = None
    citations: dict[str, Citation] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    @property
    def sure_year(self) -> int | None:
        """The budget year when nothing contradicts it: only then other years in the text are other money and talks."""
        return None if any((each.field, each.severity) == ("year", "error") for each in self.problems) else self.year

    def as_json(self) -> dict[str, Any]:
        """The reading for other programs: plain values, days in ISO form, whole euros as integers."""
        return {
            "county": self.county,
            "year": self.year,
            "programmes": [{"code": p.code, "amount_eur": _plain(p.amount_eur)} for p in self.programmes],
            "total_eur": _plain(self.total_eur),
            "projects": [{"category": p.category, "name": p.name} for p in self.projects],
            "signed_by_ministry_on": _iso(self.signed_by_ministry_on),
            "signed_by_county_on": _iso(self.signed_by_county_on),
            "dialogues": self.dialogues,
            "citations": {k: {"section": c.section, "passage": c.passage} for k, c in self.citations.items()},
            "problems": [{"field": p.field, "severity": p.severity, "message": p.message} for p in self.problems],
        }

    def miss(self, about: str, message: str, severity: Literal["error", "warning"] = "error") -> None:
        """Note a problem."""
        self.problems.append(Problem(about, severity, message))


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
