"""The scripted attack: everything visible is subtracted from everything visible, and nobody follows from it."""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Iterator, Mapping
from datetime import date

import duckdb
import pandas as pd
import persons_by_hand as hand
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scoped import scope
from tools.subtracting import Attack

from briefing import content
from data import derived, layout
from data.store import Facts, Store
from queries import comparison, dialogue, targets
from queries import county as county_questions

Spans = Mapping[Hashable, tuple[float, float]]
COUNTED = [count for count in hand.COUNTS if count.year == hand.YEAR and count.day == (12, 31)]
CATEGORIES = [(), *itertools.chain.from_iterable(itertools.combinations((1, 2, 3), n) for n in (1, 2, 3))]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    yield from hand.open_world(tmp_path_factory.mktemp("seen"), 0)


@pytest.fixture(scope="module")
def facts(store: Store) -> Facts:
    return store.facts(hand.DATASET)


def known(row: object, name: str) -> float | None:
    """A value of a row, when it has one."""
    value = getattr(row, name, None)
    return None if value is None or pd.isna(value) else float(value)


def see_targets(attack: Attack, frame: pd.DataFrame, of: Mapping[str, hand.Count]) -> None:
    """The value itself; and by achievement and gap what it is of the agreed value, as printed with one decimal."""
    for row in frame.itertuples():
        count = of.get(str(getattr(row, "target", "")))
        if count is None:
            continue
        name = (count.key, "persons")
        share = count.indicator.endswith("rate")
        value, ratio, base = known(row, "value"), known(row, "ratio"), known(row, "base_value")
        if value is not None and not share:
            attack.see({name: 1}, value)
        if value is not None and share and hand.at(count.of, 0) is not None:
            cases = float(hand.at(count.of, 0) or 0)
            attack.see({name: 1}, value * cases / 100, cases * 0.0005)
        if ratio is not None and count.indicator in ("entries", "places", "completions"):
            attack.see({name: 1}, ratio * count.goal, 0.0005 * count.goal)
        if base is not None:
            attack.see({(count.key, "base"): 1}, base)


def see_figures(attack: Attack, facts: Facts) -> None:
    """Every county, unit and the Land, by every choice of Maßnahmenarten and every denominator."""
    for indicator, denominator, categories in itertools.product(
        ("entries", "completions", "places", "youth_unplaced", "transition_rate", "dropout_rate", "budget_sum"),
        ("none", "population", "participant"),
        CATEGORIES,
    ):
        found = comparison.figures(
            facts, scope(year=hand.YEAR, categories=categories), indicator=indicator, denominator=denominator
        )
        for row in found.itertuples():
            members = hand.COUNTIES if row.level == "land" else (row.place,)
            persons = indicator != "budget_sum"
            if not persons and denominator != "participant":
                continue
            counted = [
                count
                for count in COUNTED
                if count.county in members
                and count.indicator == (indicator if persons else "entries")
                and (not categories or count.category in categories)
                and (persons or count.project is not None)
            ]
            shown = known(row, "numerator" if persons else "denominator")
            # a sum that says it leaves something out says nothing of what it leaves out
            if shown is None or not counted or getattr(row, "withheld", 0):
                continue
            attack.see({(count.key, "persons"): 1 for count in counted}, shown)


def see_totals(attack: Attack) -> None:
    """What everybody knows: a county is the sum of its Maßnahmenarten, a Maßnahmenart that of its Maßnahmen."""
    attack.see_total(("f0", "persons"), [("f1", "persons"), ("f2", "persons")])
    attack.see_total(("h0", "persons"), [("h1", "persons"), ("h2", "persons")])
    attack.see_total(("h1", "persons"), [("h1p", "persons"), ("h1q", "persons")])


def everything(facts: Facts) -> Spans:
    """What follows from all answers together."""
    attack = Attack()
    by_key = {count.key: count for count in COUNTED}
    see_totals(attack)
    see_figures(attack, facts)
    for categories, county in itertools.product(CATEGORIES, (None, *hand.COUNTIES)):
        asked = scope(year=hand.YEAR, categories=categories, counties=(county,) if county else ())
        see_targets(attack, targets.targets(facts, asked), by_key)
        see_targets(attack, targets.deviations(facts, asked), by_key)
    for county in hand.COUNTIES:
        see_targets(attack, dialogue.targets(facts, county=county, year=hand.YEAR), by_key)
        see_targets(
            attack,
            county_questions.targets(facts, county=county, year=hand.YEAR, programme="AQB", categories=()),
            by_key,
        )
        paper = content.dossier(facts, county=county, year=hand.YEAR, day=hand.AT.date())
        for part in paper.parts:
            see_targets(attack, part.frame, by_key)
    few = {(count.key, "persons"): 1 for count in COUNTED if isinstance(count.value, tuple)}
    return attack.follows(few)


def test_nothing_shown_subtracts_to_a_count_that_is_withheld(facts: Facts) -> None:
    spans = everything(facts)
    found_out = {
        name: spans[name]
        for count in COUNTED
        for name, value in (((count.key, "persons"), count.value), ((count.key, "base"), count.base))
        if isinstance(value, tuple) and name in spans and spans[name][0] == spans[name][1]
    }
    assert found_out == {}
    # the attack is worth something: it knows what may be known
    assert {key: spans[key, "persons"] for key in ("d2", "f2", "h1q", "h2", "k4", "k2")} == {
        "d2": (30, 30), "f2": (30, 30), "h1q": (3, 3), "h2": (20, 20), "k4": (0, 0), "k2": (9, 9),
    }  # fmt: skip


def test_the_attack_finds_a_part_beside_its_sum() -> None:
    attack = Attack()
    attack.see({"one": 1, "two": 1}, 32)
    attack.see({"two": 1}, 30)
    assert attack.follows({})["one"] == (2, 2)


def test_the_attack_finds_what_takes_three_sums_and_what_a_percentage_leaves() -> None:
    attack = Attack()
    attack.see({"a": 1, "b": 1}, 5)
    attack.see({"b": 1, "c": 1}, 7)
    attack.see({"a": 1, "c": 1}, 6)
    attack.see({"reached": 1}, 0.067 * 15, 0.0005 * 15)
    attack.see({"few": 1, "fewer": 1}, 2)
    spans = attack.follows({"few": 1, "fewer": 1})
    assert [spans[name] for name in ("a", "b", "c", "reached", "few")] == [(2, 2), (3, 3), (4, 4), (1, 1), (1, 1)]


# ------------------------------------------------------------------------------------------------ data sets at random

NUMBER = st.one_of(st.integers(0, 4), st.integers(0, 60))
Tree = dict[int, list[int]]


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Per Maßnahmenart the persons of its Maßnahmen."""
    return draw(st.dictionaries(st.integers(1, 4), st.lists(NUMBER, min_size=1, max_size=4), min_size=1, max_size=4))


def cells(tree: Tree) -> dict[tuple[int | None, int | None], int]:
    """Persons of each Maßnahme, each Maßnahmenart and the county."""
    leaves = {(category, at): value for category, values in tree.items() for at, value in enumerate(values)}
    inner = {(category, None): sum(values) for category, values in tree.items()}
    return {(None, None): sum(leaves.values()), **inner, **leaves}


@pytest.fixture(scope="module")
def now() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(":memory:") as cursor:
        layout.create_now(cursor)
        yield cursor


def withheld(now: duckdb.DuckDBPyConnection, tree: Tree) -> set[tuple[int | None, int | None]]:
    """The cells that the view withholds."""
    now.execute("use now")
    for table in ("target", "report"):
        now.execute(f"delete from {table}")
    stated = cells(tree)
    for at, ((category, project), value) in enumerate(stated.items()):
        common = {"delivery": "d", "citation": "S. 1", "state": "final", "at": hand.AT}
        now.execute(
            "insert into target by name select $id as id, '06411' as county, 2024 as budget_year, 'AQB' as programme, "
            "$category::integer as category, $project::varchar as project, 'entries' as indicator, 'numeric' as kind, "
            "'Ziel' as name, $day as starts_on, $day as ends_on, $delivery as delivery, $citation as citation, "
            "$state as state, $at as recorded_at, false as removed",
            {"id": f"t{at}", "category": category, "day": date(2024, 12, 31), **common,
             "project": None if project is None else f"p{project}"},
        )  # fmt: skip
        now.execute(
            "insert into report by name select $id as id, $target as target, $day as reported_on, $value as value, "
            "'Kreis' as reported_by, $delivery as delivery, $citation as citation, $state as state, "
            "$at as recorded_at, false as removed",
            {"id": f"r{at}", "target": f"t{at}", "day": date(2024, 12, 31), "value": value, **common},
        )
    now.execute("use main")
    derived.fill(now, wanted=["withheld"])
    hidden = {str(row[0]) for row in now.execute("select id from now.withheld").fetchall()}
    return {cell for at, cell in enumerate(stated) if f"r{at}" in hidden}


@settings(max_examples=60)
@given(tree=trees())
def test_whatever_the_numbers_every_withheld_one_could_be_another(now: duckdb.DuckDBPyConnection, tree: Tree) -> None:
    hidden, stated = withheld(now, tree), cells(tree)
    assert {cell for cell, value in stated.items() if 0 < value < 3} <= hidden
    attack = Attack()
    for cell, value in stated.items():
        if cell not in hidden:
            attack.see({cell: 1}, value)
    attack.see_total((None, None), [(category, None) for category in tree])
    for category, values in tree.items():
        attack.see_total((category, None), [(category, at) for at in range(len(values))])
    spans = attack.follows(dict.fromkeys(hidden, 1))
    assert {cell for cell in hidden if spans[cell][0] == spans[cell][1]} == set()
    # who knows the rule as well knows no more: with another of the few the very same is shown
    few = [(category, at) for category, at in hidden if at is not None]
    for category, at in few:
        other = {each: list(values) for each, values in tree.items()}
        other[category][at] = 3 - tree[category][at]
        assert withheld(now, other) == hidden
        assert {cell: value for cell, value in cells(other).items() if cell not in hidden} == {
            cell: value for cell, value in stated.items() if cell not in hidden
        }


def test_no_more_is_withheld_than_what_contains_one_of_the_few(now: duckdb.DuckDBPyConnection) -> None:
    assert withheld(now, {1: [2, 30], 2: [40]}) == {(None, None), (1, None), (1, 0)}
    assert withheld(now, {1: [0, 30], 2: [3]}) == set()
