"""Methodik und Glossar: how every figure is computed and what every word means."""

from __future__ import annotations

import pandas as pd

from data.store import Facts
from queries import answer, read_sql

_SQL = read_sql(__file__)

INDICATORS = {
    "code": "str",
    "name": "str",
    "role": "str",
    "unit": "str",
    "direction": "str",
    "additive": "bool",
    "prorated": "bool",
    "formula": "str",
    "definition": "str",
    "evidence": "str",
}
RULES = {
    "id": "str",
    "valid_from": "int32",
    "valid_to": "Int32",
    "achieved_from": "float64",
    "at_risk_from": "float64",
    "minimum_cases": "int32",
    "minimum_base": "int32",
    "decided": "str",
    "text": "str",
}
TERMS = {"term": "str", "also": "str", "definition": "str", "evidence": "str"}
PROGRAMMES = {
    "name": "str",
    "short_name": "str",
    "valid_from": "Int32",
    "valid_to": "Int32",
    "definition": "str",
    "evidence": "str",
}
CATEGORIES = {"category": "int32", "name": "str", "staff_only": "bool", "valid_from": "int32", "valid_to": "Int32"}
SOURCES = {
    "title": "str",
    "publisher": "str",
    "published_on": "datetime64[us]",
    "collected": "str",
    "timeliness": "str",
    "covers": "str",
    "known_faults": "str",
    "url": "str",
    "facts": "int64",
    "found": "int64",
}


def indicators(facts: Facts) -> pd.DataFrame:
    """One row per indicator with formula, unit and direction."""
    return answer(facts, _SQL["indicators"], INDICATORS)


def rules(facts: Facts) -> pd.DataFrame:
    """One row per version of the status rule, limits as fractions."""
    return answer(facts, _SQL["rules"], RULES)


def terms(facts: Facts) -> pd.DataFrame:
    """One row per term of the glossary."""
    return answer(facts, _SQL["terms"], TERMS)


def programmes(facts: Facts) -> pd.DataFrame:
    """One row per programme with what is known and not known about it."""
    return answer(facts, _SQL["programmes"], PROGRAMMES)


def categories(facts: Facts) -> pd.DataFrame:
    """One row per Maßnahmenart and name."""
    return answer(facts, _SQL["categories"], CATEGORIES)


def sources(facts: Facts, *, most: int, search: str = "") -> pd.DataFrame:
    """One row per source, oldest first, at most `most`; with what it covers and what is weak about it.

    With `search` only those in whose words it occurs; `found` is their number, in every row.
    """
    return answer(facts, _SQL["sources"], SOURCES, most=most, search=search)


def source_count(facts: Facts) -> pd.DataFrame:
    """One row: how many sources there are."""
    return answer(facts, _SQL["source_count"], {"sources": "int64"})
