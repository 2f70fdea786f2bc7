"""Dialogmappe: what is on the table when ministry and county meet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pandas as pd

from data.rows import Count, Day, Flag, MaybeCount, MaybeShort, Number, Short, Text, Texts
from data.store import Facts
from queries import ask, read_sql, target_rows
from queries.targets.commitments import Commitment

_SQL = read_sql(__file__)


@dataclass(slots=True)
class Commitments(Commitment):
    dialogue: Text
    recorded_by: Text


@dataclass(slots=True)
class Targets(target_rows.Followed, target_rows.Explained):
    judged: Flag
    good: Flag
    dialogue_source: Text
    deviation_state: Text
    deviation_source: Text
    evidence: Text
    report_source: Text


class Projects(NamedTuple):
    project: Text
    category: MaybeShort
    category_name: Text
    name: Text
    previous_name: Text
    change: Text
    places: MaybeCount
    previous_places: MaybeCount
    evidence: Text


class Peers(NamedTuple):
    measure: Text
    value: Number
    precision: Text
    lacks: Text
    good: MaybeCount
    judged: MaybeCount
    population_on: Day
    median: Number
    median_precision: Text
    peers: Count
    enough: Short
    peers_all: Count
    evidence: Texts


class PeerValues(NamedTuple):
    short_name: Text
    own: Flag
    agreed: Number
    granted: Number
    paid: Number
    agreed_precision: Text
    granted_precision: Text
    paid_precision: Text
    population: Number
    good: MaybeCount
    judged: MaybeCount
    enough_cases: Flag
    agreed_evidence: Text
    granted_evidence: Text
    paid_evidence: Text
    population_evidence: Text
    target_evidence: Texts


class KeptQuestions(NamedTuple):
    question: Text
    rule: Text
    subject: Text
    text: Text
    struck: Flag
    author: Text
    recorded_at: Day
    evidence: Text


class Held(NamedTuple):
    dialogue: Text
    held_on: Day
    participants: Text
    summary: Text
    results: Count
    commitments: Count
    recorded_by: Text
    recorded_at: Day
    evidence: Text


class Talked(NamedTuple):
    county: Text


class Decided(NamedTuple):
    decision: Text
    dialogue: Text
    target: Text
    result: Text
    new_value: Number
    note: Text
    recorded_by: Text
    recorded_at: Day


@dataclass(slots=True)
class Deviations(target_rows.RuleFigures):
    deviation: Text
    occurred_on: Day
    cause: Text
    proof: Text
    targets: Texts
    recorded_by: Text
    recorded_at: Day
    evidence: Text


class SinceLast(NamedTuple):
    since: Day
    table_name: Text
    title: Text
    recorded_by: Text
    recorded_at: Day
    facts: Count
    evidence: Text


class Results(NamedTuple):
    held_on: Day
    budget_year: Short
    name: Text
    result: Text
    new_value: Number
    unit: Text
    note: Text
    evidence: Text


def commitments(facts: Facts, *, county: str, year: int, day: date) -> pd.DataFrame:
    """One row per commitment known on the day: open ones of all years first, then those closed since the last talk."""
    return ask(facts, _SQL["commitments"], Commitments, county=county, year=year, day=day)


def targets(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per target with agreed and adjusted value and both achievements as fractions."""
    return ask(facts, _SQL["targets"], Targets, county=county, year=year)


def projects(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per project of the year, then those ended; `change` is new, continued, renamed or ended.

    unknown: nothing is known of the year before; not_existing: the county was none then; moved: a county that was a
    part of this one carries it on; unclear: nothing is known of that one.
    """
    return ask(facts, _SQL["projects"], Projects, county=county, year=year)


def peers(facts: Facts, *, county: str, year: int, programme: str) -> pd.DataFrame:
    """Four rows: own value and median of the counties of the same kind, own county left out; none below five.

    Targets reached or on track are a share only from as many judged targets as the rule of the year asks for; `good`
    of `judged` are its two numbers.
    """
    return ask(facts, _SQL["peers"], Peers, county=county, year=year, programme=programme)


def peer_values(facts: Facts, *, county: str, year: int, programme: str) -> pd.DataFrame:
    """One row per county of the same kind, the own one first: the numbers that `peers` is computed from."""
    return ask(facts, _SQL["peer_values"], PeerValues, county=county, year=year, programme=programme)


def kept_questions(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per Leitfrage a person has struck, edited or added."""
    return ask(facts, _SQL["kept_questions"], KeptQuestions, county=county, year=year)


def held(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per dialogue held about the year, with the numbers of results and commitments."""
    return ask(facts, _SQL["held"], Held, county=county, year=year)


def talked(facts: Facts, *, counties: list[str], year: int, day: date) -> pd.DataFrame:
    """One row per county (of `counties`; none named: of all) with a dialogue recorded up to the year and the day."""
    return ask(facts, _SQL["talked"], Talked, counties=counties, year=year, day=day)


def decided(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per result of a target in the dialogues about the year, and who recorded it."""
    return ask(facts, _SQL["decided"], Decided, county=county, year=year)


def deviations(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per deviation after § 6 in the year; euros, the share of fixed costs as a fraction of one."""
    return ask(facts, _SQL["deviations"], Deviations, county=county, year=year)


def since_last(facts: Facts, *, county: str, year: int, day: date) -> pd.DataFrame:
    """One row per delivery and table of facts that came after the last dialogue before the day; none without one."""
    return ask(facts, _SQL["since_last"], SinceLast, county=county, year=year, day=day)


def results(facts: Facts, *, county: str, year: int, day: date) -> pd.DataFrame:
    """One row per result of a target in a dialogue up to the day, newest dialogue first, earlier years included."""
    return ask(facts, _SQL["results"], Results, county=county, year=year, day=day)
