"""What holds already, as far as the rows of a file concern it: looked up by key and by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from data.intake.naming import NameQuestion

Row = dict[str, Any]
Ask = Callable[..., list[Row]]

PROJECTS = """
select id, county, budget_year, name, category, programme, places
from project
where list_contains($counties::varchar[], county) and list_contains($years::integer[], budget_year)
"""
TARGETS = """
select
    target.id,
    target.county,
    target.budget_year,
    target.name,
    target.kind,
    target.indicator,
    target.target_value,
    coalesce(indicator.direction, '') as direction,
    coalesce(indicator.rate, false) as rate,
    coalesce(indicator.scales_with_budget, false) as scales_with_budget
from target
left join indicator on target.indicator = indicator.code
where list_contains($counties::varchar[], county) and list_contains($years::integer[], budget_year)
"""
DIALOGUES = """
select id, county, budget_year, held_on
from dialogue
where list_contains($counties::varchar[], county) and list_contains($years::integer[], budget_year)
"""


@dataclass
class Ground:
    """Lookups in what holds for some counties and years.

    `ask` answers a SELECT with exact values; `number` was never used in a key before; `recorded` gives, for
    each beginning of a key, every row ever recorded of a table whose key starts so.
    """

    ask: Ask
    counties: list[str]
    years: list[int]
    number: int = 0
    recorded: Callable[[str, Sequence[str]], dict[str, list[Row]]] = lambda _table, _prefixes: {}
    present: dict[str, Row] = field(default_factory=dict)
    # What settling finds to be missing: columns to ask for the whole file, and rows of other tables to record with it.
    asked: set[str] = field(default_factory=set)
    beside: dict[str, dict[str, Row]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    # Names nobody has in their place, and what a person said they mean in this file, by key of the question.
    unknown: dict[str, NameQuestion] = field(default_factory=dict)
    meant: Mapping[str, str] = field(default_factory=dict)

    def rows(self, sql: str) -> list[Row]:
        """The rows of a SELECT over $counties and $years."""
        return self.ask(sql, counties=self.counties, years=self.years)

    @cached_property
    def projects(self) -> dict[str, Row]:
        """The Maßnahmen of these counties and years by key."""
        return {row["id"]: row for row in self.rows(PROJECTS)}

    @cached_property
    def targets(self) -> dict[str, Row]:
        """The Ziele by key."""
        return {row["id"]: row for row in self.rows(TARGETS)}

    @cached_property
    def dialogues(self) -> dict[str, Row]:
        """The Zielsteuerungsdialoge by key."""
        return {row["id"]: row for row in self.rows(DIALOGUES)}

    @cached_property
    def _project_names(self) -> dict[tuple[object, ...], list[str]]:
        return _by_name(self.projects.values())

    @cached_property
    def _target_names(self) -> dict[tuple[object, ...], list[str]]:
        return _by_name(self.targets.values())

    def project(self, county: object, year: object, said: str) -> list[str]:
        """The keys of the Maßnahmen that a key or a name may mean in a county and year."""
        return [said] if said in self.projects else self._project_names.get((county, year, named(said)), [])

    def target(self, county: object, year: object, said: str) -> list[str]:
        """The keys of the Ziele that a key or a name may mean in a county and year."""
        return [said] if said in self.targets else self._target_names.get((county, year, named(said)), [])

    def project_word(self, key: object) -> object:
        """How a Maßnahme is written into a table: its name where only one has it, else its key."""
        return _word(self.projects, self._project_names, key)

    def target_word(self, key: object) -> object:
        """How a Ziel is written into a table."""
        return _word(self.targets, self._target_names, key)


def named(text: object) -> str:
    """A name for comparing: one kind of space, no case."""
    return " ".join(str(text).split()).casefold()


def _by_name(rows: Iterable[Row]) -> dict[tuple[object, ...], list[str]]:
    found: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for row in rows:
        found[(row["county"], row["budget_year"], named(row["name"]))].append(row["id"])
    return found


def _word(rows: dict[str, Row], names: dict[tuple[object, ...], list[str]], key: object) -> object:
    row = rows.get(str(key))
    if row is None or ";" in row["name"]:
        return key
    same = names[(row["county"], row["budget_year"], named(row["name"]))]
    return row["name"].strip() if len(same) == 1 and row["name"].strip() not in rows else key
