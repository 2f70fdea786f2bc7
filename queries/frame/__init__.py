"""What every page needs to know about a data set: what can be chosen, and where figures come from."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from data.store import Facts
from queries import answer, read_sql

_SQL = read_sql(__file__)

CHOICES = {
    "years": "object",
    "programmes": "object",
    "stages": "object",
    "default_year": "Int32",
    "last_delivery": "datetime64[us]",
}
COUNTIES = {"county": "str", "short_name": "str", "name": "str"}
PROGRAMMES = {"code": "str", "short_name": "str", "name": "str"}
CATEGORIES = {"category": "int32", "short_name": "str", "name": "str"}
EVIDENCE = {
    "evidence": "str",
    "document": "str",
    "publisher": "str",
    "published_on": "datetime64[us]",
    "url": "str",
    "citation": "str",
    "passage": "str",
    "delivery": "str",
    "recorded_at": "datetime64[us]",
    "recorded_by": "str",
    "known_faults": "str",
    "invented": "bool",
}


def choices(facts: Facts) -> pd.DataFrame:
    """One row: the years, programmes and stages that occur, the default year, number and date of deliveries."""
    return answer(facts, _SQL["choices"], CHOICES)


def counties(facts: Facts) -> pd.DataFrame:
    """One row per county that ever existed, by name in German order."""
    return answer(facts, _SQL["counties"], COUNTIES)


def programmes(facts: Facts) -> pd.DataFrame:
    """One row per programme in official order."""
    return answer(facts, _SQL["programmes"], PROGRAMMES)


def categories(facts: Facts, *, year: int) -> pd.DataFrame:
    """One row per Maßnahmenart with its name in a budget year."""
    return answer(facts, _SQL["categories"], CATEGORIES, year=year)


def evidence(facts: Facts, *, wanted: Sequence[str]) -> pd.DataFrame:
    """One row per reference (delivery # citation): document, passage and delivery; unknown ones are left out."""
    return answer(facts, _SQL["evidence"], EVIDENCE, wanted=list(wanted))
