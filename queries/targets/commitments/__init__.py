"""Verabredungen: what was agreed in the dialogues, who owes it, and what is still open on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pandas as pd

from data.rows import Count, Day, Short, Text
from data.store import Facts
from queries import ask, read_sql
from queries.scope import Scope

_SQL = read_sql(__file__)


@dataclass(slots=True)
class Commitment:
    """What was agreed in a dialogue, who owes it by when, and what became of it."""

    commitment: Text
    held_on: Day
    text: Text
    responsible: Text
    due_on: Day
    closed_on: Day
    proof: Text
    progress: Text
    recorded_at: Day
    evidence: Text


@dataclass(slots=True)
class Commitments(Commitment):
    short_name: Text
    budget_year: Short


class ByPerson(NamedTuple):
    short_name: Text
    responsible: Text
    still_open: Count
    overdue: Count
    closed: Count


def commitments(facts: Facts, scope: Scope, *, on: date, responsible: Sequence[str] = ()) -> pd.DataFrame:
    """One row per commitment of a dialogue about the year or an earlier one, overdue first, closed last.

    `progress` on the day `on`: overdue, due (within 30 days), open or closed (with evidence); `proof` is what shows
    that it was done.
    """
    return ask(facts, _SQL["commitments"], Commitments, scope, on=on, responsible=list(responsible))


def by_person(facts: Facts, scope: Scope, *, on: date) -> pd.DataFrame:
    """One row per county and who is responsible: commitments not closed on the day, those overdue, those closed."""
    return ask(facts, _SQL["by_person"], ByPerson, scope, on=on)
