"""Restmittel and extra need in the year: what is likely left here, what is asked for there (features §3 no. 21)."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from data.rows import Day, Flag, MaybeCount, Number, Short, Text
from data.store import Facts
from queries import ask, read_sql
from queries.scope import Scope

_SQL = read_sql(__file__)
# How many years before the one looked at the usual draw is taken from, first and last, as earlier_draw has it.
LOOKED_BACK = (7, 2)


class Rests(NamedTuple):
    county: Text
    short_name: Text
    finished: Flag
    agreed: Number
    granted: Number
    paid: Number
    paid_on: Day
    not_granted: Number
    years: MaybeCount
    unspent: Number
    unspent_low: Number
    unspent_high: Number
    agreed_precision: Text
    granted_precision: Text
    paid_precision: Text
    evidence: Text
    paid_evidence: Text
    agreed_evidence: Text
    unspent_precision: Text
    not_granted_precision: Text


class Earlier(NamedTuple):
    county: Text
    budget_year: Short
    granted: Number
    paid: Number
    granted_precision: Text
    paid_precision: Text
    evidence: Text
    paid_evidence: Text


class Needs(NamedTuple):
    need: Text
    short_name: Text
    euros: Number
    stated_on: Day
    reason: Text
    evidence: Text


def rests(facts: Facts, scope: Scope, *, running: int) -> pd.DataFrame:
    """One row per county with a Bescheid, euros: agreed, granted, paid so far, not granted, and unspent.

    Two years before the `running` one and earlier a year is `finished`: unspent is what was not paid of the money
    granted, without a range. In a later year unspent = granted × (1 − share drawn in the end), share from at least
    three finished budget years of the county (those two to seven years back) on the same territory: median, range by
    highest and lowest; never more than is not paid yet.
    """
    return ask(facts, _SQL["rests"], Rests, scope, running=running)


def earlier(facts: Facts, scope: Scope) -> pd.DataFrame:
    """One row per county and finished budget year before that the usual share drawn is taken from, euros."""
    return ask(facts, _SQL["earlier"], Earlier, scope)


def needs(facts: Facts, scope: Scope) -> pd.DataFrame:
    """One row per reported extra need, oldest first: euros, day, what for."""
    return ask(facts, _SQL["needs"], Needs, scope)
