"""Start: what came in since the reader was here last."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from data.rows import Count, Day, Text
from data.store import Facts
from queries import ask, read_sql

_SQL = read_sql(__file__)


class Arrived(NamedTuple):
    delivery: Text
    title: Text
    recorded_at: Day
    recorded_by: Text
    arrived: Count


def arrived(facts: Facts, *, number: int, most: int) -> pd.DataFrame:
    """One row per delivery after the event `number` of the log, the newest first and at most `most` of them.

    `arrived` counts them all; `title` is that of the source.
    """
    return ask(facts, _SQL["arrived"], Arrived, number=number, most=most)
