"""Kreisprofil: what is known about one county in one budget year, and in the years before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pandas as pd

from data.rows import Count, Day, Flag, MaybeCount, MaybeShort, MaybeText, Number, Short, Text
from data.store import Facts
from queries import ask, read_sql
from queries.scope import Scope
from queries.target_rows import Decided

_SQL = read_sql(__file__)


class Counties(NamedTuple):
    county: Text
    short_name: Text
    name: Text
    kind: Text
    district: Text
    seat: Text
    jobcenter: Text
    note: Text
    has_agreement: Flag


class Agreement(NamedTuple):
    budget_year: Short
    title: Text
    programmes: Text
    ministry_name: Text
    county_name: Text
    signed_by_ministry_on: Day
    ministry_signed_at: Text
    ministry_signatory: Text
    ministry_office: Text
    signed_by_county_on: Day
    county_signed_at: Text
    county_signatory: Text
    county_office: Text
    granting_authority: Text
    dialogues: MaybeShort
    state: Text
    evidence: Text


class Clauses(NamedTuple):
    number: Short
    bound: Text
    commits: Flag
    kinds: Text
    codes: Text
    section: Text
    text: Text
    evidence: Text


class DocumentAmounts(NamedTuple):
    amount: Text
    programme: Text
    level: Text
    category_name: Text
    project_name: Text
    purpose: Text
    spending_from: MaybeShort
    funding_source: Text
    euros: Number
    precision: Text
    in_document: Flag
    section: Text
    evidence: Text


class DocumentProjects(NamedTuple):
    project: Text
    name: Text
    provider: Text
    places: MaybeShort
    participants: MaybeShort
    in_document: Flag
    section: Text
    evidence: Text


class DocumentTargets(NamedTuple):
    target: Text
    name: Text
    kind: Text
    target_value: Number
    project: Text
    project_name: Text
    section: Text
    evidence: Text


class BudgetChain(NamedTuple):
    stage: Text
    euros: Number
    precision: Text
    state: Text
    stated_on: Day
    previous_euros: Number
    difference: Number
    ratio: Number
    ratio_precision: MaybeText
    share_of_agreed: Number
    days: MaybeCount
    elapsed: Number
    missing: Text
    evidence: Text


class Projects(NamedTuple):
    project: Text
    category: MaybeShort
    category_name: Text
    name: Text
    provider: Text
    target_group: Text
    places: MaybeShort
    euros: Number
    precision: Text
    targets: MaybeCount
    status: Text
    inferred: Text
    evidence: Text
    euros_evidence: Text


class Stages(NamedTuple):
    stage: Text
    projects: Count
    years: Count


@dataclass(slots=True)
class Targets(Decided):
    category: MaybeShort
    judged: Flag
    good: Flag
    evidence: Text
    report_source: Text
    dialogue_source: Text


class History(NamedTuple):
    budget_year: Short
    euros: Number
    precision: Text
    state: Text
    projects: MaybeCount
    targets: MaybeCount
    judged: MaybeCount
    good: MaybeCount
    bad: MaybeCount
    territory_note: Text
    missing: Text
    evidence: Text


class Remarks(NamedTuple):
    remark: Text
    budget_year: MaybeShort
    side: Text
    author: Text
    written_on: Day
    text: Text
    target: Text
    target_name: Text
    project: Text
    project_name: Text
    recorded_by: Text
    recorded_at: Day
    evidence: Text


class Passages(NamedTuple):
    section: Text
    title: Text
    text: Text
    evidence: Text


def counties(facts: Facts, *, year: int) -> pd.DataFrame:
    """One row per county that exists in the year, with its master data."""
    return ask(facts, _SQL["counties"], Counties, year=year)


def agreement(facts: Facts, *, county: str, year: int, programme: str | None = None) -> pd.DataFrame:
    """No row or one: the agreement of the county for the year that carries out the programme (None: any)."""
    return ask(facts, _SQL["agreement"], Agreement, county=county, year=year, programme=programme)


def clauses(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per sentence of the agreement and side it binds, ministry first; `number` counts them as they are read.

    `kinds` are what the sentence is about in German words, `codes` the same as keys of clause_kind;
    `commits` is false for an aim or a declaration.
    """
    return ask(facts, _SQL["clauses"], Clauses, county=county, year=year)


def document_amounts(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per agreed sum that holds and was taken from the text of the agreement, euros; totals first.

    A total that another delivery corrected is there too, not `in_document`.
    """
    return ask(facts, _SQL["document_amounts"], DocumentAmounts, county=county, year=year)


def document_projects(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per project that the text of the agreement names, of every programme, in its order.

    `in_document`: what is said of it stands there too; of another a later delivery said it.
    """
    return ask(facts, _SQL["document_projects"], DocumentProjects, county=county, year=year)


def document_targets(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per target that was taken from the text of the agreement; value in the unit of its indicator."""
    return ask(facts, _SQL["document_targets"], DocumentTargets, county=county, year=year)


def budget_chain(facts: Facts, *, county: str, year: int, programme: str, day: date) -> pd.DataFrame:
    """Four rows, agreed to verified, euros; steps without a figure have none, they are not zero.

    `missing` says why there is none: as a source tells it, else not_due on a day on which its delivery is not due yet.
    """
    return ask(facts, _SQL["budget_chain"], BudgetChain, county=county, year=year, programme=programme, day=day)


def stages(facts: Facts, *, county: str, year: int, programme: str) -> pd.DataFrame:
    """One row per stage: how many Maßnahmen of the year have an amount in it, and how many years a budget."""
    return ask(facts, _SQL["stages"], Stages, county=county, year=year, programme=programme)


def projects(facts: Facts, scope: Scope, *, county: str) -> pd.DataFrame:
    """One row per project in the document's order; euros of the stage where they are stated per project."""
    return ask(facts, _SQL["projects"], Projects, scope, county=county)


def targets(
    facts: Facts, *, county: str, year: int, programme: str | None = None, categories: Sequence[int] = ()
) -> pd.DataFrame:
    """One row per target of the programme (None: any) with its status."""
    return ask(
        facts, _SQL["targets"], Targets, county=county, year=year, programme=programme, categories=list(categories)
    )


def history(facts: Facts, *, county: str, programme: str, stage: str) -> pd.DataFrame:
    """One row per year in which anything is known about the county; euros of the stage, counts."""
    return ask(facts, _SQL["history"], History, county=county, programme=programme, stage=stage)


def remarks(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per remark on the county in the year, or without a year."""
    return ask(facts, _SQL["remarks"], Remarks, county=county, year=year)


def passages(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per section of the county's agreement of the year, in the order of the document."""
    return ask(facts, _SQL["passages"], Passages, county=county, year=year)
