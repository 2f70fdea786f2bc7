"""A reading in the making: each reader adds what it finds, then it becomes a Reading that never changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from data.readers.reading import (
    Citation,
    Clause,
    Party,
    Problem,
    Programme,
    Project,
    Reading,
    Section,
    Severity,
    Side,
    Stated,
    Target,
)


@dataclass
class Draft:
    """The fields of a Reading, still open."""

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
    def sure_year(self) -> int | None:
        """The budget year when nothing contradicts it: only then other years are of other money and other talks."""
        return None if any((each.field, each.severity) == ("year", "error") for each in self.problems) else self.year

    def miss(self, about: str, message: str, severity: Severity = "error", code: str = "unclear") -> None:
        """Note a problem."""
        self.problems.append(Problem(about, severity, message, code))

    def signed_on(self, side: Side) -> date | None:
        """The day a side signed."""
        return self.signed_by_ministry_on if side == "ministry" else self.signed_by_county_on

    def sign(self, side: Side, day: date | None) -> None:
        """Set or take back the day a side signed."""
        if side == "ministry":
            self.signed_by_ministry_on = day
        else:
            self.signed_by_county_on = day

    def finished(self) -> Reading:
        """The reading as it is now."""
        return Reading(**vars(self))
