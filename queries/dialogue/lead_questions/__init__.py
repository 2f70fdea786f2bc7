"""Leitfragen: what a rule finds in the data of one county that is worth a question in the Zielsteuerungsdialog.

One .sql file per rule. Its first line names the rule (L-01 …) and what it looks for; the sentence to be asked is
composed there too, with what an answer would change, so that rule and wording are read in one place. Money comes first,
then targets, deviations and what was promised; the turnover of projects is one question. The rules are proposals of the
development (features of the dialogue, D10); someone is always in the lowest quarter, so none compares with others.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

import pandas as pd

from data.rows import Number, Text
from data.store import Facts
from queries import ask, read_sql

_SQL = read_sql(__file__)


class Found(NamedTuple):
    subject: Text
    weight: Number
    text: Text
    figures: Text
    effect: Text
    evidence: Text


def rules() -> dict[str, tuple[str, str]]:
    """Per rule, in order of its number: name of its question, and what it looks for in a German sentence."""
    found: dict[str, tuple[str, str]] = {}
    for name, sql in _SQL.items():
        match = re.match(r"-- Frage: (L-\d\d) – (.+)", sql)
        if match is None:
            raise ValueError("Ohne Regel: ", name)
        found[match[1]] = (name, match[2])
    return dict(sorted(found.items()))


def overdue_commitments(facts: Facts, *, county: str, year: int, day: date) -> pd.DataFrame:
    """One row per commitment of an earlier dialogue that is overdue on the day."""
    return ask(facts, _SQL["overdue_commitments"], Found, county=county, year=year, day=day)


def missed_targets(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per target missed without a documented deviation, not yet judged in a dialogue."""
    return ask(facts, _SQL["missed_targets"], Found, county=county, year=year)


def documented_deviations(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per target missed or at risk with a documented reason that no dialogue has judged."""
    return ask(facts, _SQL["documented_deviations"], Found, county=county, year=year)


def low_payment(facts: Facts, *, county: str, year: int, programme: str, day: date) -> pd.DataFrame:
    """No row or one: less of the money granted is paid (in a running year of its share) than the rule lets be."""
    return ask(facts, _SQL["low_payment"], Found, county=county, year=year, programme=programme, day=day)


def grant_below_agreement(facts: Facts, *, county: str, year: int, programme: str) -> pd.DataFrame:
    """No row or one: less is granted than agreed by more than the rule lets be."""
    return ask(facts, _SQL["grant_below_agreement"], Found, county=county, year=year, programme=programme)


def targets_at_risk(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per target at risk, or not quite reached when its period is over."""
    return ask(facts, _SQL["targets_at_risk"], Found, county=county, year=year)


def budget_step(facts: Facts, *, county: str, year: int, programme: str) -> pd.DataFrame:
    """No row or one: the agreed budget changed by more than the rule lets be, on the same territory."""
    return ask(facts, _SQL["budget_step"], Found, county=county, year=year, programme=programme)


def targets_without_report(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """No row, one or two: how many targets have no report, and how many no report of their end."""
    return ask(facts, _SQL["targets_without_report"], Found, county=county, year=year)


def turnover(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """No row or one: projects of the year before without a counterpart, and new ones; likely ones are proposed."""
    return ask(facts, _SQL["turnover"], Found, county=county, year=year)


def only_project_targets(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """No row or one: projects are agreed but no value to measure them by."""
    return ask(facts, _SQL["only_project_targets"], Found, county=county, year=year)


def unsplit_budget(facts: Facts, *, county: str, year: int, programme: str) -> pd.DataFrame:
    """No row or one: money not split by Maßnahmenart."""
    return ask(facts, _SQL["unsplit_budget"], Found, county=county, year=year, programme=programme)


def more_than_before(facts: Facts, *, county: str, year: int, programme: str) -> pd.DataFrame:
    """No row, one or two: more granted than agreed, more paid than granted, where both are exact."""
    return ask(facts, _SQL["more_than_before"], Found, county=county, year=year, programme=programme)
