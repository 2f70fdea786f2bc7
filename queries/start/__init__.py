"""Start: what came in since the reader was here last, and whose Zielvereinbarungen there are."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from data.rows import Count, Day, Short, Text
from data.store import Facts
from queries import ask, read_sql

_SQL = read_sql(__file__)


class Arrived(NamedTuple):
    delivery: Text
    title: Text
    recorded_at: Day
    recorded_by: Text
    arrived: Count


class AgreedYears(NamedTuple):
    county: Text
    budget_year: Short


def agreed_years(facts: Facts) -> pd.DataFrame:
    """One row per county and budget year with a Zielvereinbarung, the newest year first."""
    return ask(facts, _SQL["agreed_years"], AgreedYears)


def arrived(facts: Facts, *, number: int, most: int) -> pd.DataFrame:
    """One row per delivery after the event `number` of the log, the newest first and at most `most` of them.

    `arrived` counts them all; `title` is that of the source.
    """
    return ask(facts, _SQL["arrived"], Arrived, number=number, most=most)
