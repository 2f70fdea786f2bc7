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
    "milestones": "object",
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
STATUS_HISTORY = {"target": "str", "earlier_year": "int32", "status": "str"}
DEVIATIONS = {
    "target": "str",
    "short_name": "str",
    "name": "str",
    "kind": "str",
    "unit": "str",
    "direction": "str",
    "cause": "str",
    "occurred_on": "datetime64[us]",
    "evidence_words": "str",
    "rule_words": "str",
    "money_before": "float64",
    "money_after": "float64",
    "target_value": "float64",
    "adjusted_value": "float64",
    "base_value": "float64",
    "lower_bound": "float64",
    "upper_bound": "float64",
    "value": "float64",
    "due": "float64",
    "judgement": "str",
    "share_of_year": "float64",
    "percent_allowed": "bool",
    "ratio": "float64",
    "adjusted_ratio": "float64",
    "outcome": "str",
    "status": "str",
    "reason": "str",
    "reported_on": "datetime64[us]",
    "sources": "str",
}
FORECAST = {
    "target": "str",
    "short_name": "str",
    "category_name": "str",
    "name": "str",
    "unit": "str",
    "target_value": "float64",
    "value": "float64",
    "starts_on": "datetime64[us]",
    "reported_on": "datetime64[us]",
    "elapsed_months": "int64",
    "agreed_months": "int64",
    "linear_asked": "float64",
    "usual_share": "float64",
    "profile_asked": "float64",
    "forecast": "float64",
    "forecast_low": "float64",
    "forecast_high": "float64",
    "back_test_error": "float64",
    "years": "int64",
    "hidden_reason": "str",
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


def status_history(facts: Facts, *, year: int, programme: str, counties: Sequence[str] = ()) -> pd.DataFrame:
    """One row per target of the year and one of the five years before in which the same thing was a target."""
    return answer(
        facts, _SQL["status_history"], STATUS_HISTORY, year=year, programme=programme, counties=list(counties)
    )


def deviations(
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
    """One row per target that a deviation after § 6 names; `sources` holds one reference a line."""
    return answer(
        facts,
        _SQL["deviations"],
        DEVIATIONS,
        year=year,
        programme=programme,
        counties=list(counties),
        categories=list(categories),
        statuses=list(statuses),
        kinds=list(kinds),
        today=today,
    )


def forecast(
    facts: Facts,
    *,
    year: int,
    programme: str,
    counties: Sequence[str] = (),
    categories: Sequence[int] = (),
    kinds: Sequence[str] = (),
) -> pd.DataFrame:
    """One row per running target that grows over its period; forecast values are missing with a `hidden_reason`.

    `usual_share` is the median share of the final value that earlier years had reached after as many months,
    `back_test_error` the median error when each of their targets is forecast from the other years.
    """
    return answer(
        facts,
        _SQL["forecast"],
        FORECAST,
        year=year,
        programme=programme,
        counties=list(counties),
        categories=list(categories),
        kinds=list(kinds),
    )


def forecast_evidence(
    facts: Facts,
    *,
    year: int,
    programme: str,
    counties: Sequence[str] = (),
    categories: Sequence[int] = (),
    kinds: Sequence[str] = (),
) -> pd.DataFrame:
    """One row per place in an agreement or report, of earlier years as well, that the forecast rests on."""
    return answer(
        facts,
        _SQL["forecast_evidence"],
        {"evidence": "str"},
        year=year,
        programme=programme,
        counties=list(counties),
        categories=list(categories),
        kinds=list(kinds),
    )
