"""Eight states, told apart by word, symbol and colour, also in grey."""

from __future__ import annotations

from itertools import pairwise

from charts.base import style
from charts.base.status import STATUS, summary
from data.code_words import JUDGEMENT, KIND, STAGE, STATE
from data.store import Store


def test_every_state_has_a_word_a_symbol_and_a_colour_of_its_own() -> None:
    assert len(STATUS) == 8
    for field in ("word", "symbol", "colour"):
        assert len({getattr(status, field) for status in STATUS.values()}) == 8


def test_every_state_is_seen_on_white() -> None:
    low = {code: contrast(status.colour, style.PAPER) for code, status in STATUS.items()}
    assert {code: round(ratio, 2) for code, ratio in low.items() if ratio < 3} == {}


def contrast(one: str, other: str) -> float:
    dark, light = sorted((style.luminance(one), style.luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_store_judges_with_the_same_states(real: Store) -> None:
    facts = real.facts("demo")
    found = set(facts.ask("select distinct status from target_status where $all", all=True)["status"])
    assert found == set(STATUS)


def test_the_store_uses_only_known_codes(real: Store) -> None:
    facts = real.facts("demo")
    for sql, known in {
        "select distinct stage as code from amount where $all": STAGE,
        "select distinct state as code from amount where $all": STATE,
        "select distinct kind as code from target where $all": KIND,
        "select distinct judgement as code from report where $all and judgement is not null": JUDGEMENT,
    }.items():
        assert set(facts.ask(sql, all=True)["code"]) <= set(known), sql


def test_a_summary_keeps_the_fixed_order_and_leaves_out_what_does_not_occur() -> None:
    assert summary({"at_risk": 2, "achieved": 5, "missed": 0}) == "5 erreicht, 2 gefährdet"
    assert summary({}) == ""


def test_stages_stand_in_the_order_of_the_money() -> None:
    order = ["announced", "agreed", "granted", "paid", "verified"]
    positions = [list(STAGE).index(stage) for stage in order]
    assert all(earlier < later for earlier, later in pairwise(positions))
