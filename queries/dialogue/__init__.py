"""Dialogmappe: what is on the table when ministry and county meet."""

from __future__ import annotations

from datetime import date

import pandas as pd

from data.store import Facts
from queries import answer, read_sql

_SQL = read_sql(__file__)

COMMITMENTS = {
    "commitment": "str",
    "held_on": "datetime64[us]",
    "text": "str",
    "responsible": "str",
    "due_on": "datetime64[us]",
    "closed_on": "datetime64[us]",
    "proof": "str",
    "progress": "str",
    "evidence": "str",
}
TARGETS = {
    "target": "str",
    "category_name": "str",
    "project_name": "str",
    "name": "str",
    "kind": "str",
    "unit": "str",
    "direction": "str",
    "target_value": "float64",
    "base_value": "float64",
    "lower_bound": "float64",
    "upper_bound": "float64",
    "adjusted_value": "float64",
    "value": "float64",
    "due": "float64",
    "milestones": "object",
    "judgement": "str",
    "report_evidence": "str",
    "comment": "str",
    "share_of_year": "float64",
    "ratio": "float64",
    "adjusted_ratio": "float64",
    "percent_allowed": "bool",
    "previous_value": "float64",
    "status": "str",
    "reason": "str",
    "rule_words": "str",
    "outcome": "str",
    "cause": "str",
    "occurred_on": "datetime64[us]",
    "evidence_words": "str",
    "money_before": "float64",
    "money_after": "float64",
    "deviation_source": "str",
    "reported_on": "datetime64[us]",
    "rule": "str",
    "evidence": "str",
    "report_source": "str",
}
PROJECTS = {
    "project": "str",
    "category": "Int32",
    "category_name": "str",
    "name": "str",
    "previous_name": "str",
    "change": "str",
    "places": "Int64",
    "previous_places": "Int64",
    "evidence": "str",
}
PEERS = {
    "measure": "str",
    "value": "float64",
    "good": "Int64",
    "judged": "Int64",
    "median": "float64",
    "peers": "int64",
    "peers_all": "int64",
    "evidence": "object",
}
KEPT_QUESTIONS = {
    "question": "str",
    "rule": "str",
    "subject": "str",
    "text": "str",
    "struck": "bool",
    "author": "str",
    "recorded_at": "datetime64[us]",
    "evidence": "str",
}
HELD = {
    "dialogue": "str",
    "held_on": "datetime64[us]",
    "participants": "str",
    "summary": "str",
    "results": "int64",
    "commitments": "int64",
    "evidence": "str",
}
RESULTS = {
    "held_on": "datetime64[us]",
    "budget_year": "int32",
    "name": "str",
    "result": "str",
    "new_value": "float64",
    "unit": "str",
    "note": "str",
    "evidence": "str",
}
PASSAGES = {"section": "str", "title": "str", "text": "str", "evidence": "str"}
PROJECT_NAMES = {"name": "str"}
WORDED_YEARS = {"budget_year": "int32", "sections": "int64"}


def commitments(facts: Facts, *, county: str, year: int, day: date) -> pd.DataFrame:
    """One row per commitment known on the day: open ones of all years first, then those closed since the last talk."""
    return answer(facts, _SQL["commitments"], COMMITMENTS, county=county, year=year, day=day)


def targets(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per target with agreed and adjusted value and both achievements as fractions."""
    return answer(facts, _SQL["targets"], TARGETS, county=county, year=year)


def projects(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per project of the year, then those ended; `change` is new, continued, renamed, ended or unknown."""
    return answer(facts, _SQL["projects"], PROJECTS, county=county, year=year)


def peers(facts: Facts, *, county: str, year: int, programme: str) -> pd.DataFrame:
    """Four rows: own value and median of the counties of the same kind, own county left out; none below five.

    Targets reached or on track are a share only from as many judged targets as the rule of the year asks for; `good`
    of `judged` are its two numbers.
    """
    return answer(facts, _SQL["peers"], PEERS, county=county, year=year, programme=programme)


def kept_questions(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per Leitfrage a person has struck, edited or added."""
    return answer(facts, _SQL["kept_questions"], KEPT_QUESTIONS, county=county, year=year)


def held(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per dialogue held about the year, with the numbers of results and commitments."""
    return answer(facts, _SQL["held"], HELD, county=county, year=year)


def results(facts: Facts, *, county: str, year: int, day: date) -> pd.DataFrame:
    """One row per result of a target in a dialogue up to the day, newest dialogue first, earlier years included."""
    return answer(facts, _SQL["results"], RESULTS, county=county, year=year, day=day)


def passages(facts: Facts, *, county: str, year: int) -> pd.DataFrame:
    """One row per section of the county's agreement of the year, in the order of the document."""
    return answer(facts, _SQL["passages"], PASSAGES, county=county, year=year)


def worded_years(facts: Facts, *, county: str) -> pd.DataFrame:
    """One row per year whose agreement is stored with its wording, newest first."""
    return answer(facts, _SQL["worded_years"], WORDED_YEARS, county=county)


def project_names(facts: Facts, *, county: str, year: int, other_year: int) -> pd.DataFrame:
    """One row per name a project of the county bears in one of two years."""
    return answer(facts, _SQL["project_names"], PROJECT_NAMES, county=county, year=year, other_year=other_year)
