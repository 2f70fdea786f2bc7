"""Takes the answer of each question that sets stages beside each other apart."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import comparing as by_hand
from comparing import COUNTIES, RUNNING, TODAY, Pair, counties_in, reads
from scoped import scope

from data.rows import rows_of
from data.store import Facts
from queries import county
from queries.dialogue import lead_questions
from queries.trends import rests, series


@reads("trends.series.paired_stages")
def _paired(facts: Facts, stage: str, _: int) -> list[Pair]:
    rows = rows_of(series.paired_stages(facts, scope(), series.Counted(running=RUNNING)), series.Series)
    return [
        Pair(one.budget_year, one.budget_year, counties_in(one.euros, one.budget_year),
             counties_in(other.euros, one.budget_year), one.stage, other.stage, ratio=True)
        for one, other in combinations(rows, 2)
        if one.budget_year == other.budget_year
    ]  # fmt: skip


@reads("county.budget_chain")
def _chain(facts: Facts, stage: str, year: int) -> list[Pair]:
    found = []
    for each in COUNTIES:
        frame = county.budget_chain(facts, county=each, year=year, programme="AQB", day=date(2026, 11, 29))
        for row in rows_of(frame, county.BudgetChain):
            if row.ratio == row.ratio:
                one, two = counties_in(row.euros, year), counties_in(row.previous_euros, year)
                found.append(Pair(year, year, one, two, row.stage, "agreed", ratio=True))
    return found


@reads(
    "dialogue.lead_questions.low_payment",
    "dialogue.lead_questions.grant_below_agreement",
    "dialogue.lead_questions.more_than_before",
)
def _asked_of_stages(facts: Facts, stage: str, year: int) -> list[Pair]:
    # Here every stage of a county states the same sum: neither is asked, of nobody.
    for each in COUNTIES:
        given = {"county": each, "year": year, "programme": "AQB"}
        assert lead_questions.grant_below_agreement(facts, **given).empty
        assert lead_questions.more_than_before(facts, **given).empty
        assert lead_questions.low_payment(facts, **given, day=TODAY).empty
    both = frozenset({by_hand.BOTH})
    return [Pair(year, year, both, both, "granted", "agreed", ratio=True)]


@reads("trends.rests.earlier")
def _earlier(facts: Facts, stage: str, year: int) -> list[Pair]:
    return [
        Pair(row.budget_year, row.budget_year, counties_in(row.granted, row.budget_year),
             counties_in(row.paid, row.budget_year), "granted", "paid", ratio=True)
        for row in rows_of(rests.earlier(facts, scope(year=year)), rests.Earlier)
    ]  # fmt: skip


@reads("trends.rests.rests")
def _rests(facts: Facts, stage: str, year: int) -> list[Pair]:
    rows = rows_of(rests.rests(facts, scope(year=year), running=RUNNING), rests.Rests)
    return [
        Pair(year, year, counties_in(row.granted, year), counties_in(row.paid, year), "granted", "paid", ratio=True)
        for row in rows
        if row.paid == row.paid
    ]
