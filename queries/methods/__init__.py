"""Methodik und Glossar: how every figure is computed and what every word means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from data.rows import Count, Day, Flag, MaybeShort, Number, Short, Text
from data.store import Facts
from queries import ask, read_sql
from queries.targets import RuleVersion

_SQL = read_sql(__file__)


class Indicators(NamedTuple):
    code: Text
    name: Text
    role: Text
    unit: Text
    direction: Text
    additive: Flag
    prorated: Flag
    formula: Text
    definition: Text
    evidence: Text


@dataclass(slots=True)
class Rules(RuleVersion):
    id: Text
    minimum_peers: Short
    minimum_persons: Short
    adjusted_from: Number
    adjusted_to: Number
    payment_from: Number
    grant_apart: Number
    budget_apart: Number
    coverage_from: Number


class Terms(NamedTuple):
    term: Text
    also: Text
    definition: Text
    evidence: Text


class Programmes(NamedTuple):
    name: Text
    short_name: Text
    valid_from: MaybeShort
    valid_to: MaybeShort
    definition: Text
    evidence: Text


class Categories(NamedTuple):
    category: Short
    name: Text
    staff_only: Flag
    valid_from: Short
    valid_to: MaybeShort


class Sources(NamedTuple):
    title: Text
    publisher: Text
    published_on: Day
    collected: Text
    timeliness: Text
    covers: Text
    known_faults: Text
    url: Text
    facts: Count
    found: Count


class SourceCount(NamedTuple):
    sources: Count


def indicators(facts: Facts) -> pd.DataFrame:
    """One row per indicator with formula, unit and direction."""
    return ask(facts, _SQL["indicators"], Indicators)


def rules(facts: Facts) -> pd.DataFrame:
    """One row per version of the status rule, limits as fractions."""
    return ask(facts, _SQL["rules"], Rules)


def terms(facts: Facts) -> pd.DataFrame:
    """One row per term of the glossary."""
    return ask(facts, _SQL["terms"], Terms)


def programmes(facts: Facts) -> pd.DataFrame:
    """One row per programme with what is known and not known about it."""
    return ask(facts, _SQL["programmes"], Programmes)


def categories(facts: Facts) -> pd.DataFrame:
    """One row per Maßnahmenart and name."""
    return ask(facts, _SQL["categories"], Categories)


def sources(facts: Facts, *, most: int, search: str = "") -> pd.DataFrame:
    """One row per source, oldest first, at most `most`; with what it covers and what is weak about it.

    With `search` only those in whose words it occurs; `found` is their number, in every row.
    """
    return ask(facts, _SQL["sources"], Sources, most=most, search=search)


def source_count(facts: Facts) -> pd.DataFrame:
    """One row: how many sources there are."""
    return ask(facts, _SQL["source_count"], SourceCount)
