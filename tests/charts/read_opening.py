"""The three sentences of a Datenblatt, read again: nothing is claimed that the rows do not hold."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pandas as pd
import reading as r
from hypothesis import strategies as st

from charts.base.status import STATUS
from charts.dialogue import opening
from data.code_words import MISSING_VALUE, STAGE
from queries.county import BudgetChain

STAGES = ("agreed", "granted", "paid", "verified")
NAMES = [f"Ziel {letter}" for letter in "ABCDEFGH"]


def chain(data: st.DataObject) -> pd.DataFrame:
    blank = dict.fromkeys(BudgetChain._fields, float("nan")) | {"precision": "exact", "state": "checked"}
    reasons = st.sampled_from([None, *MISSING_VALUE])
    return pd.DataFrame([
        blank | {"stage": stage, "euros": data.draw(r.or_missing(r.MONEY)), "missing": data.draw(reasons)}
        for stage in STAGES
    ])  # fmt: skip


def targets(data: st.DataObject) -> pd.DataFrame:
    outcome: Any = st.sampled_from([None, "adjusted", "renegotiate"])
    decided: Any = st.sampled_from([None, "accepted", "open"])
    return r.table(
        data,
        name=st.sampled_from(NAMES),
        status=st.sampled_from(list(STATUS)),
        outcome=outcome,
        dialogue_result=decided,
    )


def projects(data: st.DataObject) -> pd.DataFrame:
    return r.table(
        data, change=st.sampled_from(["new", "continued", "renamed", "ended", "unknown", "moved", "unclear"])
    )


def euros(given: pd.DataFrame, stage: str) -> float:
    return float(given.loc[given["stage"] == stage, "euros"].iloc[0])


def counts(text: str) -> list[float]:
    """The numbers that are no money."""
    return [each.value for each in r.figures(text) if not each.unit]


@r.reads("dialogue.opening.say_agreed")
def _agreed(data: st.DataObject) -> None:
    money, goals, known = chain(data), targets(data), projects(data)
    said = r.plain(opening.say_agreed(money, goals, known, "AQB", 2024))
    sums, agreed = r.euros_of(said), euros(money, "agreed")
    assert len(sums) == (0 if r.missing(agreed) else 1)
    assert not sums or r.agrees(sums[0], agreed)
    own = int((~known["change"].isin(["ended", "moved", "unclear"])).sum())
    assert sorted(counts(said)) == sorted([2024, *[n for n in (len(goals), own) if n]])
    assert ("bekannt" in said) == r.missing(agreed)


@r.reads("dialogue.opening.say_became")
def _became(data: st.DataObject) -> None:
    money, goals = chain(data), targets(data)
    said = r.plain(opening.say_became(money, goals))
    known = [(stage, euros(money, stage)) for stage in STAGES[1:] if not r.missing(euros(money, stage))]
    assert len(r.euros_of(said)) == len(known)
    assert all(r.agrees(told, value) for told, (_, value) in zip(r.euros_of(said), known, strict=True))
    for row in money[1:].itertuples():
        if r.missing(row.euros):
            why = "keine Angabe" if r.missing(row.missing) else MISSING_VALUE[row.missing]
            (part,) = (each for each in said.split("; ") if each.lower().startswith(f"{why.lower()}: "))
            assert STAGE[row.stage] in part
    told = {STATUS[code].word: many for code, many in Counter(goals["status"]).items()}
    after = said.partition("Ziele: ")[2].rstrip(".")
    found = {} if after == "keine erfasst" else dict(reversed(each.split(" ", 1)) for each in after.split(", "))
    assert found == {word: str(many) for word, many in told.items()}


@r.reads("dialogue.opening.say_next")
def _next(data: st.DataObject) -> None:
    goals, known = targets(data), projects(data)
    promised = r.table(data, progress=st.sampled_from(["open", "overdue", "closed"]))
    rules = data.draw(st.sets(st.sampled_from([*opening.MONEY, "L-01"])))
    said = r.plain(opening.say_next(goals, promised, known, rules))
    assert {rule for rule, about in opening.MONEY.items() if about in said} == rules - {"L-01"}
    accepted = goals["dialogue_result"] == "accepted"
    expected = {
        "nicht erreichte": int(((goals["status"] == "missed") & ~accepted).sum()),
        "gefährdete": int(((goals["status"] == "at_risk") & ~accepted).sum()),
        "neu zu vereinbarende": int((goals["outcome"] == "renegotiate").sum()),
        "nicht bewertbare": int((goals["status"] == "not_assessable").sum()),
        "überfällige": int((promised["progress"] == "overdue").sum()),
        "nicht mehr enthaltene": int((known["change"] == "ended").sum()),
    }
    found = dict.fromkeys(expected, 0)
    if said.startswith("Zu reden ist über "):
        # What stands in brackets are names.
        for many, words in re.findall(r"(\d+) ([a-zäöü ]+?)s? (?:Ziele?|Verabredung(?:en)?|Maßnahmen?)\b", said):
            found[words] += int(many)
    assert found == expected
    # Whoever counts the status above finds each of them again here.
    settled = int((goals["status"].isin(["missed", "at_risk"]) & accepted).sum())
    again = re.search(r"bei (einem|\d+) weiteren Ziel", said)
    told = 0 if again is None else 1 if again[1] == "einem" else int(again[1])
    assert told == (settled if said.startswith("Zu reden ist über ") else 0)
    # Where no target is known, nothing is known of what targets leave to talk about.
    assert not goals.empty or "Ziel" not in said or "nicht bekannt" in said or said.startswith("Ohne Angaben")
    alarming = goals[(goals["status"].isin(["missed", "at_risk"]) & ~accepted) | (goals["outcome"] == "renegotiate")]
    assert set(re.findall(r"„(.*?)“", said)) <= set(alarming["name"])
