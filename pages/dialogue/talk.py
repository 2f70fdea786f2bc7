"""What one Dialogmappe is about: the county, the year and the day, and what is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from briefing.dossier import Dossier, Part
from briefing.lead_questions import Proposed
from charts.base import county_words
from data.store import Facts
from pages.dialogue import dossier as prepared
from ui.selection import Selection, state_of


@dataclass(frozen=True)
class Talk:
    """One talk with one county; `chosen` has the facts of its day; `moved`: not the day of the page."""

    chosen: Selection
    county: str
    name: str
    kind: str
    day: date
    moved: bool

    @property
    def facts(self) -> Facts:
        """What was known on the day."""
        return self.chosen.facts

    @property
    def year(self) -> int:
        """The budget year that is talked about."""
        return self.chosen.year

    @property
    def called(self) -> str:
        """The county as the house calls it."""
        return county_words.called(self.name, self.kind)

    @property
    def with_whom(self) -> str:
        """With whom the talk is, behind „mit“."""
        return county_words.with_whom(self.name, self.kind)

    @property
    def place(self) -> str:
        """What tells drafts and messages of this talk from those of another."""
        return f"{self.facts.dataset}/{self.county}/{self.year}"

    def dossier(self, facts: Facts | None = None) -> Dossier:
        """The Mappe, or the same of other facts."""
        return self._prepared(facts or self.facts)[0]

    def proposed(self) -> list[Proposed]:
        """Every Leitfrage, those struck included."""
        return self._prepared(self.facts)[1]

    def parts(self) -> Mapping[str, Part]:
        """The parts of the Mappe by key."""
        return {part.key: part for part in self.dossier().parts}

    def _prepared(self, facts: Facts) -> tuple[Dossier, list[Proposed]]:
        return prepared.of(facts, state_of(facts), self.county, self.year, self.day, self.chosen.programme)
