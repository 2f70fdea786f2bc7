"""Maßnahmen: search over all projects and years, and the sheet of one project.

What the search tolerates and how it ranks lives once, in the macros matching_words and search_projects of the store.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from data.rows import Count, Day, Flag, MaybeFlag, MaybeShort, Number, Short, Text, Texts
from data.store import Facts
from queries import ask, read_sql
from queries.evidence import Evidence
from queries.projects.words import words_in
from queries.scope import Scope

_SQL = read_sql(__file__)


class Found(NamedTuple):
    project: Text
    budget_year: MaybeShort
    county_name: Text
    category_name: Text
    name: Text
    ordinal: Short
    provider: Text
    target_group: Text
    places: MaybeShort
    euros: Number
    precision: Text
    found: Count
    counties: Count
    years: Count
    without_year: Count
    similar_only: Count
    with_euros: Count


class PricedStages(NamedTuple):
    stage: Text
    projects: Count


class FoundByYear(NamedTuple):
    budget_year: Short
    category: Short
    projects: Count


class Matches(NamedTuple):
    token: Short
    way: Short
    part: Short
    word_number: Count
    grade: Short
    tokens: Count


class Filters(NamedTuple):
    word: Text
    kind: Text
    key: Text
    name: Text


class NearestWords(NamedTuple):
    word: Text
    known: Flag
    suggestions: Texts
    found_anywhere: Count


class Sheet(NamedTuple):
    project: Text
    budget_year: MaybeShort
    county_name: Text
    category: MaybeShort
    category_name: Text
    programme_name: Text
    name: Text
    provider: Text
    target_group: Text
    legal_circles: Text
    part_time: MaybeFlag
    language: MaybeFlag
    digital: MaybeFlag
    places: MaybeShort
    starts_on: Day
    ends_on: Day
    inferred: Text
    note: Text
    state: Text
    evidence: Text
    citation: Text
    delivery: Text
    recorded_at: Day
    document: Text
    url: Text
    passage_title: Text
    passage: Text


class Amounts(NamedTuple):
    stage: Text
    euros: Number
    precision: Text
    state: Text
    inferred: Text
    document: Text
    citation: Text
    evidence: Text


class Targets(NamedTuple):
    name: Text
    indicator: Text
    kind: Text
    unit: Text
    direction: Text
    target_value: Number
    value: Number
    withheld: Flag
    reported_on: Day
    due: Number
    share_of_year: Number
    status: Text
    reason: Text
    dialogue_result: Text
    dialogue_on: Day
    dialogue_note: Text
    dialogue_state: Text
    evidence: Text
    report_source: Text


def matches(facts: Facts, *, search: str) -> pd.DataFrame:
    """One row per word of the index that matches a word searched for, with the number of words searched for.

    `words.searched` makes of it what found, found_by_year, found_evidence and nearest_words ask for.
    """
    return ask(facts, _SQL["matches"], Matches, search=words_in(search))


def found(
    facts: Facts,
    scope: Scope,
    *,
    matches: Sequence[Mapping[str, int]],
    tokens: int,
    year: int | None = None,
    first: int = 0,
    rows: int = 200,
) -> pd.DataFrame:
    """One row per project found, best first, then the newest year: places, euros of the stage.

    `matches` and `tokens` are those of `words.searched`; no token means every project (`listed` is faster), `year`
    None all years. `rows` from row `first` on are returned; found, counties, years, without_year (no year is known),
    similar_only (found by a similar spelling only) and with_euros count all of them.
    """
    return ask(
        facts, _SQL["found"], Found, scope, matches=list(matches), tokens=tokens, year=year, first=first, rows=rows
    )


def listed(facts: Facts, scope: Scope, *, year: int | None = None, first: int = 0, rows: int = 200) -> pd.DataFrame:
    """One row per project, the newest year first: what `found` says when no word is searched for.

    Its totals come from sums that are kept, so that ten million projects are not counted for a page of fifty.
    """
    return ask(facts, _SQL["listed"], Found, scope, year=year, first=first, rows=rows)


def found_by_year(
    facts: Facts, scope: Scope, *, matches: Sequence[Mapping[str, int]], tokens: int, year: int | None = None
) -> pd.DataFrame:
    """One row per budget year and Maßnahmenart (0: not stated) with projects found: their number."""
    return ask(facts, _SQL["found_by_year"], FoundByYear, scope, matches=list(matches), tokens=tokens, year=year)


def found_evidence(
    facts: Facts, scope: Scope, *, matches: Sequence[Mapping[str, int]], tokens: int, year: int | None = None
) -> pd.DataFrame:
    """One row per place in a document that names a project found or its money of the stage."""
    return ask(facts, _SQL["found_evidence"], Evidence, scope, matches=list(matches), tokens=tokens, year=year)


def priced_stages(
    facts: Facts, scope: Scope, *, matches: Sequence[Mapping[str, int]], tokens: int, year: int | None = None
) -> pd.DataFrame:
    """One row per stage in which projects found have an amount, with how many they are, the most first."""
    return ask(facts, _SQL["priced_stages"], PricedStages, scope, matches=list(matches), tokens=tokens, year=year)


def nearest_words(facts: Facts, *, search: str, matches: Sequence[Mapping[str, int]], tokens: int) -> pd.DataFrame:
    """One row per word searched for: whether it occurs, up to three similar words, hits without any filter."""
    return ask(
        facts, _SQL["nearest_words"], NearestWords, search=words_in(search), matches=list(matches), tokens=tokens
    )


def filters(facts: Facts, *, search: str) -> pd.DataFrame:
    """One row per word searched for and county ('county') or Maßnahmenart ('category') whose name contains it."""
    return ask(facts, _SQL["filters"], Filters, search=words_in(search))


def sheet(facts: Facts, *, project: str) -> pd.DataFrame:
    """The one row of a project, or none: what its document says, in which delivery, and the wording of the place."""
    return ask(facts, _SQL["sheet"], Sheet, project=project)


def amounts(facts: Facts, *, project: str) -> pd.DataFrame:
    """One row per sum stated for a project, in euros, by stage; with document and place."""
    return ask(facts, _SQL["amounts"], Amounts, project=project)


def targets(facts: Facts, *, project: str) -> pd.DataFrame:
    """One row per target of a project: agreed and reported value in the indicator's unit, status with its reason."""
    return ask(facts, _SQL["targets"], Targets, project=project)
