"""Sentences on targets, commitments and deviations, and of the dialogue: each count is made again by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
import reading as r
from hypothesis import strategies as st

from charts.base.status import STATUS
from charts.county import figures as county
from charts.dialogue import history
from charts.dialogue import words as dialogue
from charts.targets import commitments, deviations, forecast
from charts.targets import figures as targets
from data import numbers
from data.rows import columns_of
from queries import targets as target_questions
from queries.targets.commitments import ByPerson

DAYS = st.dates(date(2020, 1, 1), date(2027, 12, 31)).map(pd.Timestamp)
STATES = st.lists(st.sampled_from(list(STATUS)), max_size=20)
SHARE = st.floats(0.001, 2)


def check_counts(text: str, states: Sequence[str]) -> None:
    """Every status is told with its number, in all of them as many as there are."""
    for code, many in Counter(states).items():
        assert f"{many} {STATUS[code].word}" in text, (code, text)
    assert sum(many for code, many in Counter(states).items() if f"{many} {STATUS[code].word}" in text) == len(states)


@r.reads(
    "targets.figures.say_targets",
    "targets.figures.say_achievement",
    "county.figures.say_targets",
    "dialogue.words.say_targets",
)
def _statuses(data: st.DataObject) -> None:
    states = data.draw(STATES)
    adjusted = data.draw(st.lists(r.or_missing(SHARE), min_size=len(states), max_size=len(states)))
    found = data.draw(r.rows(target_questions.Targets, least=len(states), most=len(states)))
    given = r.frame(
        target_questions.Targets, [replace(row, status=state) for row, state in zip(found, states, strict=True)]
    )
    given = given.assign(adjusted_value=pd.Series(adjusted, dtype="float64"))
    for said in (
        targets.say_targets(given),
        targets.say_achievement(given),
        county.say_targets(given, "Kreis A", 2024),
        dialogue.say_targets(given),
    ):
        if states:
            assert round(r.figures(said)[0].value) == len(states)
            check_counts(r.plain(said), states)
    many = sum(not r.missing(each) for each in adjusted)
    assert (f"nach § 6 angepasst: {many}" in r.plain(dialogue.say_targets(given))) == bool(many)


@r.reads("targets.figures.say_milestones")
def _milestones(data: st.DataObject) -> None:
    given = r.table(
        data,
        kind=st.sampled_from(["milestone", "qualitative"]),
        status=st.sampled_from(list(STATUS)),
        reported_on=st.one_of(DAYS, st.just(pd.NaT)),
    )
    said = r.plain(targets.say_milestones(given))
    kinds = list(given["kind"])
    for kind, one in (("milestone", "mit Meilensteinen"), ("qualitative", "qualitativ")):
        assert (one in said) == (kind in kinds) or given.empty
    silent = int(given["reported_on"].isna().sum())
    if len(given) and silent == len(given):
        assert "zu keinem liegt eine Meldung vor" in said
    elif len(given):
        check_counts(said, list(given["status"]))
        assert (f"ohne Meldung: {silent}" in said) == bool(silent)


@r.reads("targets.figures.say_today")
def _today(data: st.DataObject) -> None:
    two = st.sampled_from(["achieved", "missed"])
    given = r.table(data, rule=st.just("S-1"), status=two, own_status=two)
    said = r.plain(targets.say_today(given))
    differing = int((given["status"] != given["own_status"]).sum())
    if len(given):
        assert (f"bei {differing} von {len(given)} " if differing else f"bei allen {len(given)} ") in said


@r.reads("targets.figures.say_rule")
def _rule(data: st.DataObject) -> None:
    limits = data.draw(st.tuples(st.integers(1, 100), st.integers(1, 100)))
    blank = dict.fromkeys(columns_of(target_questions.StatusRule), "S-1")
    given = pd.DataFrame([blank | {"achieved_from": limits[0] / 100, "at_risk_from": limits[1] / 100}])
    said = targets.say_rule(given, 2024)
    assert [round(each.value * 100) for each in r.shares_of(said)] == [*limits, limits[0]]


@r.reads("targets.figures.say_status_by_county")
def _by_county(data: st.DataObject) -> None:
    found = data.draw(r.rows(target_questions.StatusByCounty, short_name=st.just("")))
    found = [
        row._replace(short_name=name, targets=sum(getattr(row, code) for code in STATUS))
        for name, row in zip(r.COUNTIES, found, strict=False)
    ]
    said = r.plain(targets.say_status_by_county(r.frame(target_questions.StatusByCounty, found)))
    some = [row for row in found if row.targets]
    pressing = {row.short_name: row.missed + row.at_risk for row in some if row.missed + row.at_risk}
    if len(some) > 1 and pressing:
        assert said.startswith(f"In {len(pressing)} von {len(some)} Gebieten mit Zielen")
        most = max(pressing.values())
        top = [name for name, many in pressing.items() if many == most]
        assert f"{most})" in said
        assert all(name in said for name in top) or f"{len(top)} Gebiete" in said
    elif len(some) == 1 and pressing:
        assert f"{some[0].short_name}: {next(iter(pressing.values()))} von {some[0].targets} Ziel" in said


@r.reads("targets.forecast.say_forecast")
def _forecast(data: st.DataObject) -> None:
    bound = r.or_missing(st.integers(0, 20).map(float))
    given = r.table(
        data, forecast=bound, forecast_low=st.integers(0, 10).map(float), width=st.integers(0, 9), target_value=bound
    )
    given = given.assign(forecast_high=given["forecast_low"] + given["width"])
    said = r.plain(forecast.say_forecast(given))
    counted: Counter[str] = Counter()
    for row in given.itertuples():
        if r.missing(row.forecast):
            counted["ohne Hochrechnung: {}"] += 1
        elif r.missing(row.target_value):
            counted["noch ohne vereinbarten Wert: {}"] += 1
        elif row.forecast_low >= row.target_value:
            counted["bei {} Ziel{en} ganz auf oder über dem vereinbarten Wert"] += 1
        elif row.forecast_high < row.target_value:
            counted["bei {} Ziel{en} ganz unter dem vereinbarten Wert"] += 1
        else:
            counted["bei {} Ziel{en} zu beiden Seiten des vereinbarten Werts"] += 1
    assert all(words.format(many, en="" if many == 1 else "en") in said for words, many in counted.items()), said


@r.reads("targets.commitments.say_commitments", "dialogue.words.say_commitments", "targets.commitments.say_by_person")
def _commitments(data: st.DataObject) -> None:
    given = r.table(data, progress=st.sampled_from(["open", "due", "overdue", "closed"]), due_on=DAYS)
    states = Counter(given["progress"])
    said = r.plain(commitments.say_commitments(given))
    left = len(given) - states["closed"]
    if left:
        assert said.startswith(f"{left} von {len(given)} Verabredung")
        late = given.loc[given["progress"] == "overdue", "due_on"]
        assert ("am längsten seit" in said) == bool(states["overdue"])
        if len(late):
            assert f"am längsten seit {numbers.day(late.min())}" in said
        assert (f"{states['due']} in den nächsten 30 Tagen" in said) == bool(states["due"])
    talk = given[given["progress"] != "due"]
    told = r.plain(dialogue.say_commitments(talk, talked=data.draw(st.booleans())))
    waiting = states["open"] + states["overdue"]
    if waiting:
        assert told.startswith(f"{waiting} Verabredung")
        overdue = states["overdue"]
        assert "keine ist überfällig" in told if not overdue else ("überfällig" in told)
        assert overdue in (0, waiting) or f"davon {overdue} überfällig" in told
    owed = data.draw(r.rows(ByPerson))
    if owed:
        said = r.plain(commitments.say_by_person(r.frame(ByPerson, owed)))
        assert ("Niemand" in said) == (not any(row.still_open for row in owed))
        late = any(row.overdue for row in owed if row.still_open)
        assert ("überfällig ist keine" in said) == (not late and "Niemand" not in said)


@r.reads("targets.deviations.say_deviations", "dialogue.words.say_deviations")
def _deviations(data: st.DataObject) -> None:
    codes = list(dialogue.OUTCOME)
    found = data.draw(
        r.rows(target_questions.Deviations, outcome=st.sampled_from(codes), ratio=SHARE, adjusted_ratio=SHARE)
    )
    given = r.frame(target_questions.Deviations, found)
    counted = Counter(row.outcome for row in found)
    said = r.plain(deviations.say_deviations(given))
    if found:
        assert said.startswith(f"{len(found)} Ziel")
        assert all(f"{many} {deviations.OUTCOME[code]}" in said for code, many in counted.items())
    told = r.plain(dialogue.say_deviations(given))
    if found:
        assert f"betreffen {len(found)} Ziel" in told
        assert f"; {counted['adjusted'] or 'keines'} angepasst" in told
        assert (f"{counted['renegotiate']} {dialogue.OUTCOME['renegotiate']}" in told) == bool(counted["renegotiate"])


@r.reads("dialogue.words.say_since_last", "dialogue.history.say_history")
def _what_came_in(data: st.DataObject) -> None:
    given = r.table(data, since=DAYS, facts=st.integers(1, 400), title=st.sampled_from(["A", "B"]))
    told = [round(each.value) for each in r.figures(dialogue.say_since_last(_complete(given)))]
    assert told == ([int(given["facts"].sum()), given["title"].nunique()] if len(given) else [])
    assert [round(each.value) for each in r.figures(history.say_history(given))] == ([len(given)] if len(given) else [])


def _complete(given: pd.DataFrame) -> pd.DataFrame:
    """With the columns that the sentence does not read."""
    return given.assign(table_name="report", recorded_by="M.", recorded_at=pd.NaT, evidence="d # §")


@r.reads("dialogue.words.say_projects", "dialogue.words.say_figures", "dialogue.words.say_questions")
def _dialogue(data: st.DataObject) -> None:
    given = r.table(data, change=st.sampled_from(["new", "continued", "renamed", "ended", "moved", "unclear"]))
    many = Counter(given["change"])
    said = r.plain(dialogue.say_projects(given))
    if len(given):
        assert f"{many['new']} neu, {many['continued'] + many['renamed']} fortgeführt" in said
        assert f"{many['ended']} nicht mehr enthalten" in said
        for code, words in (("moved", "im neuen Gebiet fortgeführt"), ("unclear", "nach der Teilung des Gebiets")):
            assert (f"{many[code]} {words}" in said) == bool(many[code])
        assert (f"davon {many['renamed']} unter neuem Namen" in said) == bool(many["renamed"])
    number, struck = data.draw(st.tuples(st.integers(0, 2000), st.integers(0, 9)))
    for told in (dialogue.say_figures(number), dialogue.say_questions(number, struck, known=True)):
        if number:
            assert round(r.figures(told)[0].value) == number
    assert (f"{struck} gestrichen" in r.plain(dialogue.say_questions(number, struck, known=True))) == bool(struck)
