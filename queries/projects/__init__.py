"""Maßnahmen: search over all projects and years, and the sheet of one project.

What the search tolerates and how it ranks lives once, in the macros matching_words and search_projects of the store.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from data.store import Facts
from queries import answer, read_sql
from queries.projects.words import words_in

_SQL = read_sql(__file__)

FOUND = {
    "project": "str",
    "budget_year": "Int32",
    "county_name": "str",
    "category_name": "str",
    "name": "str",
    "ordinal": "int32",
    "provider": "str",
    "target_group": "str",
    "places": "Int32",
    "euros": "float64",
    "precision": "str",
    "found": "int64",
    "counties": "int64",
    "years": "int64",
    "similar_only": "int64",
    "with_euros": "int64",
}
LISTED = FOUND
FOUND_BY_YEAR = {"budget_year": "int32", "category": "int32", "projects": "int64"}
FOUND_EVIDENCE = {"evidence": "str"}
MATCHES = {
    "token": "int32",
    "way": "int32",
    "part": "int32",
    "word_number": "int64",
    "grade": "int32",
    "tokens": "int64",
}
FILTERS = {"word": "str", "kind": "str", "key": "str", "name": "str"}
NEAREST_WORDS = {"word": "str", "known": "bool", "suggestions": "object", "found_anywhere": "int64"}
SHEET = {
    "project": "str",
    "budget_year": "Int32",
    "county_name": "str",
    "category": "Int32",
    "category_name": "str",
    "programme_name": "str",
    "name": "str",
    "provider": "str",
    "target_group": "str",
    "legal_circles": "str",
    "part_time": "boolean",
    "language": "boolean",
    "digital": "boolean",
    "places": "Int32",
    "starts_on": "datetime64[us]",
    "ends_on": "datetime64[us]",
    "inferred": "str",
    "note": "str",
    "state": "str",
    "evidence": "str",
    "citation": "str",
    "delivery": "str",
    "recorded_at": "datetime64[us]",
    "document": "str",
    "url": "str",
    "passage_title": "str",
    "passage": "str",
}
AMOUNTS = {
    "stage": "str",
    "euros": "float64",
    "precision": "str",
    "state": "str",
    "inferred": "str",
    "document": "str",
    "citation": "str",
    "evidence": "str",
}
TARGETS = {
    "name": "str",
    "indicator": "str",
    "kind": "str",
    "target_value": "float64",
    "value": "float64",
    "reported_on": "datetime64[us]",
    "status": "str",
    "reason": "str",
    "evidence": "str",
    "report_source": "str",
}


def matches(facts: Facts, *, search: str) -> pd.DataFrame:
    """One row per word of the index that matches a word searched for, with the number of words searched for.

    `words.searched` makes of it what found, found_by_year, found_evidence and nearest_words ask for.
    """
    return answer(facts, _SQL["matches"], MATCHES, search=words_in(search))


def found(
    facts: Facts,
    *,
    matches: Sequence[Mapping[str, int]],
    tokens: int,
    stage: str,
    year: int | None = None,
    counties: Sequence[str] = (),
    categories: Sequence[int] = (),
    first: int = 0,
    rows: int = 200,
) -> pd.DataFrame:
    """One row per project found, best first, then the newest year: places, euros of the stage.

    `matches` and `tokens` are those of `words.searched`; no token means every project (`listed` is faster), `year`
    None all years. `rows` from row `first` on are
    returned; found, counties, years, similar_only (found by a similar spelling only) and with_euros count all of them.
    """
    return answer(
        facts,
        _SQL["found"],
        FOUND,
        matches=list(matches),
        tokens=tokens,
        stage=stage,
        year=year,
        counties=list(counties),
        categories=list(categories),
        first=first,
        rows=rows,
    )


def listed(
    facts: Facts,
    *,
    stage: str,
    year: int | None = None,
    counties: Sequence[str] = (),
    categories: Sequence[int] = (),
    first: int = 0,
    rows: int = 200,
) -> pd.DataFrame:
    """One row per project, the newest year first: what `found` says when no word is searched for.

    Its totals come from sums that are kept, so that ten million projects are not counted for a page of fifty.
    """
    return answer(
        facts,
        _SQL["listed"],
        LISTED,
        stage=stage,
        year=year,
        counties=list(counties),
        categories=list(categories),
        first=first,
        rows=rows,
    )


def found_by_year(
    facts: Facts,
    *,
    matches: Sequence[Mapping[str, int]],
    tokens: int,
    year: int | None = None,
    counties: Sequence[str] = (),
    categories: Sequence[int] = (),
) -> pd.DataFrame:
    """One row per budget year and Maßnahmenart (0: not stated) with projects found: their number."""
    return answer(
        facts,
        _SQL["found_by_year"],
        FOUND_BY_YEAR,
        matches=list(matches),
        tokens=tokens,
        year=year,
        counties=list(counties),
        categories=list(categories),
    )


def found_evidence(
    facts: Facts,
    *,
    matches: Sequence[Mapping[str, int]],
    tokens: int,
    stage: str,
    year: int | None = None,
    counties: Sequence[str] = (),
    categories: Sequence[int] = (),
) -> pd.DataFrame:
    """One row per place in a document that names a project found or its money of the stage."""
    return answer(
        facts,
        _SQL["found_evidence"],
        FOUND_EVIDENCE,
        matches=list(matches),
        tokens=tokens,
        stage=stage,
        year=year,
        counties=list(counties),
        categories=list(categories),
    )


def nearest_words(facts: Facts, *, search: str, matches: Sequence[Mapping[str, int]], tokens: int) -> pd.DataFrame:
    """One row per word searched for: whether it occurs, up to three similar words, hits without any filter."""
    return answer(
        facts, _SQL["nearest_words"], NEAREST_WORDS, search=words_in(search), matches=list(matches), tokens=tokens
    )


def filters(facts: Facts, *, search: str) -> pd.DataFrame:
    """One row per word searched for and county ('county') or Maßnahmenart ('category') whose name contains it."""
    return answer(facts, _SQL["filters"], FILTERS, search=words_in(search))


def sheet(facts: Facts, *, project: str) -> pd.DataFrame:
    """The one row of a project, or none: what its document says, in which delivery, and the wording of the place."""
    return answer(facts, _SQL["sheet"], SHEET, project=project)


def amounts(facts: Facts, *, project: str) -> pd.DataFrame:
    """One row per sum stated for a project, in euros, by stage; with document and place."""
    return answer(facts, _SQL["amounts"], AMOUNTS, project=project)


def targets(facts: Facts, *, project: str) -> pd.DataFrame:
    """One row per target of a project: agreed and reported value in the indicator's unit, status with its reason."""
    return answer(facts, _SQL["targets"], TARGETS, project=project)
