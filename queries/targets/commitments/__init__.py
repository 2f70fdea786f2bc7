"""Verabredungen: what was agreed in the dialogues, who owes it, and what is still open on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from data.store import Facts
from queries import answer, read_sql

_SQL = read_sql(__file__)

COMMITMENTS = {
    "commitment": "str",
    "short_name": "str",
    "budget_year": "int32",
    "held_on": "datetime64[us]",
    "text": "str",
    "responsible": "str",
    "due_on": "datetime64[us]",
    "closed_on": "datetime64[us]",
    "proof": "str",
    "progress": "str",
    "recorded_at": "datetime64[us]",
    "evidence": "str",
}
BY_PERSON = {
    "short_name": "str",
    "responsible": "str",
    "still_open": "int64",
    "overdue": "int64",
    "closed": "int64",
}


def commitments(
    facts: Facts, *, on: date, year: int, counties: Sequence[str] = (), responsible: Sequence[str] = ()
) -> pd.DataFrame:
    """One row per commitment of a dialogue about the year or an earlier one, overdue first, closed last.

    `progress` on the day `on`: overdue, due (within 30 days), open or closed (with evidence); `proof` is what shows
    that it was done.
    """
    return answer(
        facts,
        _SQL["commitments"],
        COMMITMENTS,
        on=on,
        year=year,
        counties=list(counties),
        responsible=list(responsible),
    )


def by_person(facts: Facts, *, on: date, year: int, counties: Sequence[str] = ()) -> pd.DataFrame:
    """One row per county and who is responsible: commitments not closed on the day, those overdue, those closed."""
    return answer(facts, _SQL["by_person"], BY_PERSON, on=on, year=year, counties=list(counties))
