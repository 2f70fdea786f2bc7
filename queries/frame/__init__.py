"""What every page needs to know about a data set: what can be chosen, and where figures come from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from data.rows import Count, Day, Flag, Number, Short, Text, Texts
from data.store import Facts
from queries import ask, read_sql
from queries.scope import Scope

_SQL = read_sql(__file__)


class Choices(NamedTuple):
    years: Texts
    programmes: Texts
    stages: Texts
    last_delivery: Day


class KnownYears(NamedTuple):
    budget_year: Short
    counties: Count
    existing: Count
    agreements: Count
    projects: Count
    targets: Count
    stages: Texts
    sums_of: Text
    with_sums_only: Count


class KnownStages(NamedTuple):
    programme: Text
    stage: Text
    counties: Count


class BudgetParts(NamedTuple):
    county: Text
    short_name: Text
    budget_year: Short
    category_name: Text
    euros: Number
    precision: Text
    evidence: Text


class Counties(NamedTuple):
    county: Text
    short_name: Text
    name: Text


class Relatives(NamedTuple):
    county: Text
    short_name: Text
    exists_in_year: Flag
    kind: Text
    own_exists: Flag
    own_first_year: Short
    first_year: Short
    changed_in: Short
    note: Text


class Programmes(NamedTuple):
    code: Text
    short_name: Text
    name: Text


class Stated(NamedTuple):
    what: Text
    programme: Text
    programme_name: Text
    budget_year: Short
    stage: Text
    counties: Count


class Categories(NamedTuple):
    category: Short
    short_name: Text
    name: Text


class Evidence(NamedTuple):
    evidence: Text
    document: Text
    publisher: Text
    published_on: Day
    url: Text
    citation: Text
    passage: Text
    delivery: Text
    recorded_at: Day
    recorded_by: Text
    known_faults: Text
    invented: Flag


def choices(facts: Facts) -> pd.DataFrame:
    """One row: the years, programmes and stages that occur, and when the last delivery came."""
    return ask(facts, _SQL["choices"], Choices)


def known_years(facts: Facts) -> pd.DataFrame:
    """One row per budget year of which a county states anything, the newest first.

    Counties with a fact and those that exist, Zielvereinbarungen, Maßnahmen and Ziele, and the stages of the amounts.
    """
    return ask(facts, _SQL["known_years"], KnownYears)


def budget_parts(facts: Facts, *, programme: str, stage: str) -> pd.DataFrame:
    """One row per sum of a Maßnahmenart of the budgets that no document states as a whole; most data sets have none."""
    return ask(facts, _SQL["budget_parts"], BudgetParts, programme=programme, stage=stage)


def known_stages(facts: Facts, *, year: int) -> pd.DataFrame:
    """One row per programme and stage that a county states in the year, the best known first."""
    return ask(facts, _SQL["known_stages"], KnownStages, year=year)


def stated(facts: Facts, scope: Scope) -> pd.DataFrame:
    """One row per kind (budget of a stage, project, target) and year stated for the programme and counties chosen."""
    return ask(facts, _SQL["stated"], Stated, scope)


def counties(facts: Facts) -> pd.DataFrame:
    """One row per county that ever existed, by name in German order."""
    return ask(facts, _SQL["counties"], Counties)


def relatives(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per county that shares its territory with this one over a change; none where there was no change.

    `own_…` and `kind` are about the county asked for, the other columns about the one it shares with; a first year of 0
    is none that is known.
    """
    return ask(facts, _SQL["relatives"], Relatives, county=county, year=year)


def programmes(facts: Facts) -> pd.DataFrame:
    """One row per programme in official order."""
    return ask(facts, _SQL["programmes"], Programmes)


def categories(facts: Facts, *, year: int) -> pd.DataFrame:
    """One row per Maßnahmenart with its name in a budget year."""
    return ask(facts, _SQL["categories"], Categories, year=year)


def evidence(facts: Facts, *, wanted: Sequence[str]) -> pd.DataFrame:
    """One row per reference (delivery # citation): document, passage and delivery; unknown ones are left out."""
    return ask(facts, _SQL["evidence"], Evidence, wanted=list(wanted))
