"""Lieferungen: what came in, what became of it, and what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from data.store import Facts
from queries import answer, read_sql

_SQL = read_sql(__file__)

LISTED = {
    "delivery": "str",
    "number": "int64",
    "title": "str",
    "source": "str",
    "recorded_at": "datetime64[us]",
    "recorded_by": "str",
    "file_name": "str",
    "file_hash": "str",
    "note": "str",
    "facts": "int64",
    "provisional": "int64",
    "checked_by": "str",
    "checked_at": "datetime64[us]",
    "turned_by": "str",
    "turned_at": "datetime64[us]",
    "reason": "str",
    "state": "str",
}
ROWS = {"table_name": "str", "key": "str", "content": "str", "citation": "str", "state": "str"}
NAMES = {"key": "str", "name": "str"}
EXPECTED = {
    "county": "str",
    "short_name": "str",
    "kind": "str",
    "kind_name": "str",
    "due_on": "datetime64[us]",
    "first_recorded_at": "datetime64[us]",
    "facts": "Int64",
    "targets": "Int64",
    "reported": "Int64",
    "status": "str",
    "late": "bool",
}


def listed(facts: Facts) -> pd.DataFrame:
    """One row per delivery, the newest first.

    `title` is that of its source, missing where that holds no longer. `state`: withdrawn, replaced (nothing of it holds
    beside its source), checked (by a second person), provisional (a fact of it waits
    for one) or standing (signed, or recorded at the screen).
    """
    return answer(facts, _SQL["listed"], LISTED)


def rows(facts: Facts, *, delivery: str) -> pd.DataFrame:
    """One row per fact of a delivery that holds; `content` is its row as JSON."""
    return answer(facts, _SQL["rows"], ROWS, delivery=delivery)


def names(facts: Facts, *, wanted: Sequence[str]) -> pd.DataFrame:
    """One row per key of a Maßnahme or Ziel that holds, with its name."""
    return answer(facts, _SQL["names"], NAMES, wanted=list(wanted))


def expected(facts: Facts, *, year: int, day: date) -> pd.DataFrame:
    """One row per county of the year and kind of delivery expected of it (reference table expected_delivery).

    `status` at the day: missing (due and not there), awaited (not due yet), incomplete (targets without a report),
    unchecked, checked or final; `late` when the first of it came after the due day.
    """
    return answer(facts, _SQL["expected"], EXPECTED, year=year, day=day)
