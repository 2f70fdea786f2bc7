"""Ziele und Nachhaltung: which targets are met, at risk, justified or still open?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from data.rows import Count, Day, Flag, MaybeFlag, MaybeShort, Number, Short, Text
from data.store import Facts
from queries import ask, read_sql
from queries.evidence import Evidence
from queries.scope import Scope
from queries.target_rows import Explained, Followed, Judged, RuleFigures

_SQL = read_sql(__file__)


class StatusByCounty(NamedTuple):
    county: Text
    short_name: Text
    targets: Count
    achieved: Count
    on_track: Count
    at_risk: Count
    missed: Count
    justified: Count
    no_target: Count
    not_assessable: Count
    dropped: Count


@dataclass(slots=True)
class Targets(Followed):
    short_name: Text
    base_withheld: Flag
    own_status: Text


class StatusHistory(NamedTuple):
    target: Text
    earlier_year: Short
    status: Text


@dataclass(slots=True)
class Deviations(Judged, Explained):
    target: Text
    short_name: Text
    state: Text
    reason_code: Text
    sources: Text


class Places(NamedTuple):
    target: Text
    evidence: Text
    report_source: Text
    starts_on: Day
    ends_on: Day
    reported_on: Day
    in_year: Flag


@dataclass(slots=True)
class Adjustments(RuleFigures):
    target: Text
    scales_with_budget: MaybeFlag
    counted: Flag
    evidence: Text


class Forecast(NamedTuple):
    target: Text
    short_name: Text
    category_name: Text
    name: Text
    unit: Text
    target_value: Number
    value: Number
    withheld: Flag
    starts_on: Day
    reported_on: Day
    elapsed_months: Count
    agreed_months: Count
    linear_asked: Number
    usual_share: Number
    profile_asked: Number
    forecast: Number
    forecast_low: Number
    forecast_high: Number
    back_test_error: Number
    years: Count
    hidden_reason: Text


@dataclass(slots=True)
class RuleVersion:
    """What a version of the rule says of the status of a target; limits as fractions of 1."""

    valid_from: Short
    valid_to: MaybeShort
    achieved_from: Number
    at_risk_from: Number
    minimum_cases: Short
    minimum_base: Short
    decided: Text
    text: Text


@dataclass(slots=True)
class StatusRule(RuleVersion):
    rule: Text


def status_by_county(facts: Facts, scope: Scope, *, today: bool = False) -> pd.DataFrame:
    """One row per county of the year, most missed and at-risk targets first; numbers of targets per status."""
    return ask(facts, _SQL["status_by_county"], StatusByCounty, scope, today=today)


def targets(
    facts: Facts, scope: Scope, *, statuses: Sequence[str] = (), kinds: Sequence[str] = (), today: bool = False
) -> pd.DataFrame:
    """One row per target, those that need attention first; values in the unit of the indicator, ratios of 1.

    `today` judges by the newest rule in place of that of the year; `own_status` is the state as judged.
    """
    return ask(facts, _SQL["targets"], Targets, scope, statuses=list(statuses), kinds=list(kinds), today=today)


def status_rule(facts: Facts, *, year: int, today: bool = False) -> pd.DataFrame:
    """One row: the rule that judges the targets of a budget year, or the newest; limits as fractions of 1."""
    return ask(facts, _SQL["status_rule"], StatusRule, year=year, today=today)


def evidence(
    facts: Facts, scope: Scope, *, statuses: Sequence[str] = (), kinds: Sequence[str] = (), today: bool = False
) -> pd.DataFrame:
    """One row per place in an agreement, report or note that the targets of the selection and their states rest on."""
    return ask(facts, _SQL["evidence"], Evidence, scope, statuses=list(statuses), kinds=list(kinds), today=today)


def status_history(facts: Facts, scope: Scope) -> pd.DataFrame:
    """One row per target of the year and one of the five years before in which the same thing was a target."""
    return ask(facts, _SQL["status_history"], StatusHistory, scope)


def deviations(
    facts: Facts, scope: Scope, *, statuses: Sequence[str] = (), kinds: Sequence[str] = (), today: bool = False
) -> pd.DataFrame:
    """One row per target that a deviation after § 6 names or a dialogue agreed anew.

    `sources` holds one reference a line.
    """
    return ask(facts, _SQL["deviations"], Deviations, scope, statuses=list(statuses), kinds=list(kinds), today=today)


def places(facts: Facts, scope: Scope) -> pd.DataFrame:
    """One row per target: where agreement and latest report stand, and the days its share of the year is counted by."""
    return ask(facts, _SQL["places"], Places, scope)


def adjustments(facts: Facts, scope: Scope) -> pd.DataFrame:
    """One row per deviation and target it names, in the order of the events; euros, shares as fractions of 1."""
    return ask(facts, _SQL["adjustments"], Adjustments, scope)


def forecast(facts: Facts, scope: Scope, *, kinds: Sequence[str] = ()) -> pd.DataFrame:
    """One row per running target that grows over its period; forecast values are missing with a `hidden_reason`.

    `usual_share` is the median share of the final value that earlier years had reached after as many months,
    `back_test_error` the median error when each of their targets is forecast from the other years.
    """
    return ask(facts, _SQL["forecast"], Forecast, scope, kinds=list(kinds))


def forecast_evidence(facts: Facts, scope: Scope, *, kinds: Sequence[str] = ()) -> pd.DataFrame:
    """One row per place in an agreement or report, of earlier years as well, that the forecast rests on."""
    return ask(facts, _SQL["forecast_evidence"], Evidence, scope, kinds=list(kinds))
