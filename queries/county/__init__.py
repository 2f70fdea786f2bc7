"""Kreisprofil: what is known about one county in one budget year, and in the years before."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.store import Facts
from queries import answer, read_sql

_SQL = read_sql(__file__)

COUNTIES = {
    "county": "str",
    "short_name": "str",
    "name": "str",
    "kind": "str",
    "district": "str",
    "seat": "str",
    "jobcenter": "str",
    "note": "str",
    "has_agreement": "bool",
}
AGREEMENT = {
    "budget_year": "int32",
    "title": "str",
    "programmes": "str",
    "ministry_name": "str",
    "county_name": "str",
    "signed_by_ministry_on": "datetime64[us]",
    "ministry_signed_at": "str",
    "ministry_signatory": "str",
    "ministry_office": "str",
    "signed_by_county_on": "datetime64[us]",
    "county_signed_at": "str",
    "county_signatory": "str",
    "county_office": "str",
    "granting_authority": "str",
    "dialogues": "Int32",
    "state": "str",
    "evidence": "str",
}
CLAUSES = {
    "number": "int32",
    "bound": "str",
    "commits": "bool",
    "kinds": "str",
    "codes": "str",
    "section": "str",
    "text": "str",
    "evidence": "str",
}
DOCUMENT_AMOUNTS = {
    "amount": "str",
    "programme": "str",
    "level": "str",
    "category_name": "str",
    "project_name": "str",
    "purpose": "str",
    "spending_from": "Int32",
    "funding_source": "str",
    "euros": "float64",
    "precision": "str",
    "in_document": "bool",
    "section": "str",
    "evidence": "str",
}
DOCUMENT_PROJECTS = {
    "project": "str",
    "name": "str",
    "provider": "str",
    "places": "Int32",
    "participants": "Int32",
    "section": "str",
    "evidence": "str",
}
DOCUMENT_TARGETS = {
    "target": "str",
    "name": "str",
    "target_value": "float64",
    "project": "str",
    "section": "str",
    "evidence": "str",
}
BUDGET_CHAIN = {
    "stage": "str",
    "euros": "float64",
    "precision": "str",
    "state": "str",
    "stated_on": "datetime64[us]",
    "previous_euros": "float64",
    "difference": "float64",
    "ratio": "float64",
    "share_of_agreed": "float64",
    "days": "Int64",
    "evidence": "str",
}
PROJECTS = {
    "project": "str",
    "category": "Int32",
    "category_name": "str",
    "name": "str",
    "provider": "str",
    "target_group": "str",
    "places": "Int32",
    "euros": "float64",
    "targets": "Int64",
    "status": "str",
    "inferred": "str",
    "evidence": "str",
}
TARGETS = {
    "target": "str",
    "category": "Int32",
    "name": "str",
    "kind": "str",
    "project_name": "str",
    "unit": "str",
    "direction": "str",
    "target_value": "float64",
    "base_value": "float64",
    "lower_bound": "float64",
    "upper_bound": "float64",
    "value": "float64",
    "due": "float64",
    "judgement": "str",
    "ratio": "float64",
    "percent_allowed": "bool",
    "status": "str",
    "reason": "str",
    "reported_on": "datetime64[us]",
    "rule": "str",
    "evidence": "str",
    "report_source": "str",
}
HISTORY = {
    "budget_year": "int32",
    "euros": "float64",
    "precision": "str",
    "state": "str",
    "projects": "Int64",
    "targets": "Int64",
    "good": "Int64",
    "bad": "Int64",
    "territory_note": "str",
    "evidence": "str",
}
REMARKS = {
    "budget_year": "Int32",
    "side": "str",
    "author": "str",
    "written_on": "datetime64[us]",
    "text": "str",
    "evidence": "str",
}


def counties(facts: Facts, *, year: int) -> pd.DataFrame:
    """One row per county that exists in the year, with its master data."""
    return answer(facts, _SQL["counties"], COUNTIES, year=year)


def agreement(facts: Facts, *, county: str, year: int, programme: str | None = None) -> pd.DataFrame:
    """No row or one: the agreement of the county for the year that carries out the programme (None: any)."""
    return answer(facts, _SQL["agreement"], AGREEMENT, county=county, year=year, programme=programme)


def clauses(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per sentence of the agreement and side it binds, ministry first; `number` counts them as they are read.

    `kinds` are what the sentence is about in German words, `codes` the same as keys of clause_kind;
    `commits` is false for an aim or a declaration.
    """
    return answer(facts, _SQL["clauses"], CLAUSES, county=county, year=year)


def document_amounts(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per agreed sum that holds and was taken from the text of the agreement, euros; totals first.

    A total that another delivery corrected is there too, not `in_document`.
    """
    return answer(facts, _SQL["document_amounts"], DOCUMENT_AMOUNTS, county=county, year=year)


def document_projects(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per project that was taken from the text of the agreement, of every programme, in its order."""
    return answer(facts, _SQL["document_projects"], DOCUMENT_PROJECTS, county=county, year=year)


def document_targets(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per target that was taken from the text of the agreement; value in the unit of its indicator."""
    return answer(facts, _SQL["document_targets"], DOCUMENT_TARGETS, county=county, year=year)


def budget_chain(facts: Facts, *, county: str, year: int, programme: str) -> pd.DataFrame:
    """Four rows, agreed to verified, euros; steps without a figure have none, they are not zero."""
    return answer(facts, _SQL["budget_chain"], BUDGET_CHAIN, county=county, year=year, programme=programme)


def projects(
    facts: Facts, *, county: str, year: int, programme: str, stage: str, categories: Sequence[int] = ()
) -> pd.DataFrame:
    """One row per project in the document's order; euros of the stage where they are stated per project."""
    return answer(
        facts,
        _SQL["projects"],
        PROJECTS,
        county=county,
        year=year,
        programme=programme,
        stage=stage,
        categories=list(categories),
    )


def targets(
    facts: Facts, *, county: str, year: int, programme: str | None = None, categories: Sequence[int] = ()
) -> pd.DataFrame:
    """One row per target of the programme (None: any) with its status."""
    return answer(
        facts,
        _SQL["targets"],
        TARGETS,
        county=county,
        year=year,
        programme=programme,
        categories=list(categories),
    )


def history(facts: Facts, *, county: str, programme: str, stage: str) -> pd.DataFrame:
    """One row per year in which anything is known about the county; euros of the stage, counts."""
    return answer(facts, _SQL["history"], HISTORY, county=county, programme=programme, stage=stage)


def remarks(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per remark on the county in the year, or without a year."""
    return answer(facts, _SQL["remarks"], REMARKS, county=county, year=year)
