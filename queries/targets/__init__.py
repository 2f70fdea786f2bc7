"""Ziele und Nachhaltung: which targets are met, at risk, justified or still open?"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.store import Facts
from queries import answer, read_sql

_SQL = read_sql(__file__)

STATUS_BY_COUNTY = {
    "county": "str",
    "short_name": "str",
    "targets": "int64",
    "achieved": "int64",
    "on_track": "int64",
    "at_risk": "int64",
    "missed": "int64",
    "justified": "int64",
    "no_target": "int64",
    "not_assessable": "int64",
    "dropped": "int64",
}
TARGETS = {
    "target": "str",
    "short_name": "str",
    "category_name": "str",
    "project_name": "str",
    "kind": "str",
    "name": "str",
    "unit": "str",
    "direction": "str",
    "target_value": "float64",
    "base_value": "float64",
    "lower_bound": "float64",
    "upper_bound": "float64",
    "value": "float64",
    "due": "float64",
    "judgement": "str",
    "report_evidence": "str",
    "comment": "str",
    "share_of_year": "float64",
    "ratio": "float64",
    "percent_allowed": "bool",
    "previous_value": "float64",
    "previous_ratio": "float64",
    "status": "str",
    "own_status": "str",
    "reason": "str",
    "reported_on": "datetime64[us]",
    "rule": "str",
}
STATUS_RULE = {
    "rule": "str",
    "valid_from": "int32",
    "valid_to": "Int32",
    "achieved_from": "float64",
    "at_risk_from": "float64",
    "minimum_cases": "int32",
    "minimum_base": "int32",
    "decided": "str",
    "text": "str",
}


def status_by_county(
    facts: Facts,
    *,
    year: int,
    programme: str,
    counties: Sequence[str] = (),
    categories: Sequence[int] = (),
    today: bool = False,
) -> pd.DataFrame:
    """One row per county of the year, most missed and at-risk targets first; numbers of targets per status."""
    return answer(
        facts,
        _SQL["status_by_county"],
        STATUS_BY_COUNTY,
        year=year,
        programme=programme,
        counties=list(counties),
        categories=list(categories),
        today=today,
    )


def targets(
    facts: Facts,
    *,
    year: int,
    programme: str,
    counties: Sequence[str] = (),
    categories: Sequence[int] = (),
    statuses: Sequence[str] = (),
    kinds: Sequence[str] = (),
    today: bool = False,
) -> pd.DataFrame:
    """One row per target, those that need attention first; values in the unit of the indicator, ratios of 1.

    `today` judges by the newest rule in place of that of the year; `own_status` is the state as judged.
    """
    return answer(
        facts,
        _SQL["targets"],
        TARGETS,
        year=year,
        programme=programme,
        counties=list(counties),
        categories=list(categories),
        statuses=list(statuses),
        kinds=list(kinds),
        today=today,
    )


def status_rule(facts: Facts, *, year: int, today: bool = False) -> pd.DataFrame:
    """One row: the rule that judges the targets of a budget year, or the newest; limits as fractions of 1."""
    return answer(facts, _SQL["status_rule"], STATUS_RULE, year=year, today=today)


def evidence(
    facts: Facts,
    *,
    year: int,
    programme: str,
    counties: Sequence[str] = (),
    categories: Sequence[int] = (),
    statuses: Sequence[str] = (),
    kinds: Sequence[str] = (),
    today: bool = False,
) -> pd.DataFrame:
    """One row per place in an agreement, report or note that the targets of the selection and their states rest on."""
    return answer(
        facts,
        _SQL["evidence"],
        {"evidence": "str"},
        year=year,
        programme=programme,
        counties=list(counties),
        categories=list(categories),
        statuses=list(statuses),
        kinds=list(kinds),
        today=today,
    )
