"""Lieferungen: what came in, what became of it, and what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd

from data.rows import Count, Day, MaybeCount, Short, Text
from data.store import Facts
from queries import ask, read_sql

_SQL = read_sql(__file__)


class Listed(NamedTuple):
    delivery: Text
    number: Count
    title: Text
    source: Text
    recorded_at: Day
    recorded_by: Text
    file_name: Text
    file_hash: Text
    note: Text
    facts: Count
    provisional: Count
    checked_by: Text
    checked_at: Day
    turned_by: Text
    turned_at: Day
    reason: Text
    state: Text


class Rows(NamedTuple):
    table_name: Text
    key: Text
    content: Text
    citation: Text
    state: Text


class Marks(NamedTuple):
    table_name: Text
    key: Text
    delivery: Text
    mark: Text


class Contents(NamedTuple):
    table_name: Text
    key: Text
    delivery: Text
    content: Text


class Dialogues(NamedTuple):
    dialogue: Text
    county: Text
    short_name: Text
    held_on: Day


class Statuses(NamedTuple):
    target: Text
    short_name: Text
    budget_year: Short
    name: Text
    status: Text


class Names(NamedTuple):
    key: Text
    name: Text
    county: Text
    budget_year: Short
    indicator: Text
    kind: Text


class Expected(NamedTuple):
    county: Text
    short_name: Text
    kind: Text
    kind_name: Text
    due_on: Day
    first_recorded_at: Day
    facts: MaybeCount
    targets: MaybeCount
    reported: MaybeCount
    status: Text
    late: Text
    decided: Text


def listed(facts: Facts) -> pd.DataFrame:
    """One row per delivery, the newest first.

    `title` is that of its source, missing where that holds no longer. `state`: withdrawn, replaced (nothing of it holds
    beside its source), checked (by a second person), provisional (a fact of it waits
    for one) or standing (signed, or recorded at the screen).
    """
    return ask(facts, _SQL["listed"], Listed)


def rows(facts: Facts, *, delivery: str) -> pd.DataFrame:
    """One row per fact of a delivery that holds; `content` is its row as JSON."""
    return ask(facts, _SQL["rows"], Rows, delivery=delivery)


def marks(facts: Facts, *, counties: Sequence[str] = ()) -> pd.DataFrame:
    """One row per fact that holds (of some counties), with a mark that is another once any of its columns is."""
    return ask(facts, _SQL["marks"], Marks, counties=list(counties))


def contents(facts: Facts, *, wanted: Sequence[str]) -> pd.DataFrame:
    """One row per fact that holds and bears one of these keys; `content` is its row as JSON.

    Persons too few to be shown stand there as the code withheld.
    """
    return ask(facts, _SQL["contents"], Contents, wanted=list(wanted))


def dialogues(facts: Facts, *, counties: Sequence[str] = ()) -> pd.DataFrame:
    """One row per Zielsteuerungsdialog that is recorded (with some counties), the newest first."""
    return ask(facts, _SQL["dialogues"], Dialogues, counties=list(counties))


def statuses(facts: Facts, *, counties: Sequence[str] = ()) -> pd.DataFrame:
    """One row per target of any year (of some counties) with its status by the rule of its year."""
    return ask(facts, _SQL["statuses"], Statuses, counties=list(counties))


def names(facts: Facts, *, wanted: Sequence[str]) -> pd.DataFrame:
    """One row per key of a Maßnahme, Ziel or Dialog that holds, with its name, county and year."""
    return ask(facts, _SQL["names"], Names, wanted=list(wanted))


def expected(facts: Facts, *, year: int, day: date) -> pd.DataFrame:
    """One row per county of the year and kind of delivery expected of it (reference table expected_delivery).

    `status` at the day: missing (due and not there), awaited (not due yet), deferred (not due yet by what the county
    says, though its day is over), not_applicable or secret (the county says so instead), incomplete (targets without a
    report), unchecked, checked or final; `late` when the first of it came after the due day; `decided` says who decided
    on the day.
    """
    return ask(facts, _SQL["expected"], Expected, year=year, day=day)
