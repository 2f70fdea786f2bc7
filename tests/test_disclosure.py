"""Nobody is found out: what is shown is the same whoever the few are, and nothing shown subtracts to them."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator

import pandas as pd
import persons_by_hand as hand
import pytest
from questions import QUESTIONS, Question
from scoped import scope

from analysis.peers import Group
from briefing import content, words
from briefing.excel import xlsx
from charts.base import target_words
from charts.base.columns import csv, written
from charts.comparison import tables
from charts.comparison import words as comparison_words
from charts.comparison.view import Measure, View
from charts.deliveries import facts as delivered
from data import derived
from data.code_words import WITHHELD
from data.rows import rows_of
from data.scripts import names_read
from data.store import Facts, Store
from queries import comparison, targets

# These show a delivery as it was handed in, to those who handed it in.
OWN_ROWS = {"deliveries.rows"}
ASKED = [question for question in QUESTIONS if question.label not in OWN_ROWS]
INDICATORS = ("entries", "completions", "places", "youth_unplaced", "transition_rate", "dropout_rate", "budget_sum")
DENOMINATORS = ("none", "population", "unemployed", "participant")
CATEGORIES = ((), (1,), (2,), (3,), (1, 2))
CHOSEN = ((), (hand.DARMSTADT,), (hand.FRANKFURT, hand.KASSEL))
# Asked twice, a combination more costs 20 ms: of wide filters each value once with the first of the others.
MANY = 40


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    yield from hand.open_world(tmp_path_factory.mktemp("here"), 0)


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    yield from hand.open_world(tmp_path_factory.mktemp("there"), 1)


@pytest.fixture(scope="module")
def worlds(here: Store, there: Store) -> tuple[Facts, Facts]:
    return here.facts(hand.DATASET), there.facts(hand.DATASET)


def told(frame: pd.DataFrame) -> str:
    """Every cell of an answer."""
    return frame.to_csv(index=False)


def filters(question: Question) -> Iterator[dict[str, object]]:
    """Every combination of what the pages can be narrowed to, as far as the question knows it."""
    offered: dict[str, tuple[object, ...]] = {
        "year": (hand.YEAR, 2023, 2025, hand.RUNNING),
        "counties": CHOSEN,
        "categories": CATEGORIES,
        "county": hand.COUNTIES,
        "statuses": ([], ["not_assessable"]),
        "kinds": ([],),
        "today": (False, True),
        "project": tuple(key for key, _ in hand.PROJECTS),
        "wanted": (["d1 # § 5"], [f"{count.key}/2024-12-31" for count in hand.COUNTS]),
        "indicator": INDICATORS,
        "denominator": DENOMINATORS,
    }
    known = {*question.keywords, *question.named_parameters}
    names = [name for name in offered if name in known]
    every = [dict(zip(names, values, strict=True)) for values in itertools.product(*(offered[name] for name in names))]
    first = every[0]
    one_changed = [each for each in every if sum(each[name] != first[name] for name in names) <= 1]
    yield from every if len(every) <= MANY else one_changed


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.label)
def test_no_answer_to_any_question_under_any_filter_tells_the_two_worlds_apart(
    question: Question, worlds: tuple[Facts, Facts]
) -> None:
    for narrowed in filters(question):
        one, other = (told(question.ask(facts, **narrowed)) for facts in worlds)
        assert one == other, f"{question.label} {narrowed}"


@pytest.mark.parametrize("county", hand.COUNTIES)
@pytest.mark.parametrize("year", [hand.YEAR, hand.RUNNING])
def test_no_paper_tells_the_two_worlds_apart(county: str, year: int, worlds: tuple[Facts, Facts]) -> None:
    one, other = (content.dossier(facts, county=county, year=year, day=hand.AT.date()) for facts in worlds)
    assert (one.summary, one.figures, one.questions) == (other.summary, other.figures, other.questions)
    for mine, theirs in zip(one.parts, other.parts, strict=True):
        assert mine.statement == theirs.statement
        assert words.cells(mine) == words.cells(theirs)
        assert told(mine.frame) == told(theirs.frame)
        assert csv(mine.frame, mine.columns, {}, german=True) == csv(theirs.frame, theirs.columns, {}, german=True)
    assert len(xlsx(one)) == len(xlsx(other))


def test_the_two_worlds_differ_where_people_see_their_own_rows(worlds: tuple[Facts, Facts]) -> None:
    one, other = (told(Question("deliveries", "rows").ask(facts, delivery="d1")) for facts in worlds)
    assert one != other


def test_one_maßnahmenart_does_not_follow_from_the_sum_and_the_other(worlds: tuple[Facts, Facts]) -> None:
    def entries(*categories: int) -> pd.Series:
        asked = scope(year=hand.YEAR, categories=categories)
        found = comparison.figures(worlds[0], asked, indicator="entries", denominator="none")
        return found.set_index("place").loc[hand.DARMSTADT]

    assert entries(1)["reason"] == "withheld"
    assert entries(2)["value"] == 30
    whole = entries()
    # never 32: the sum says that it leaves one out
    assert (whole["value"], whole["precision"], whole["withheld"]) == (30, "at_least", 1)


def test_the_land_leaves_out_what_is_withheld_and_says_so(worlds: tuple[Facts, Facts]) -> None:
    found = comparison.figures(
        worlds[0], scope(year=hand.YEAR), indicator="transition_rate", denominator="none"
    ).set_index("place")
    # 9 of 12 in Kassel; neither 1 of 40 there nor 1 of 2 in Frankfurt
    assert found.loc["06", ["numerator", "cases", "withheld"]].tolist() == [9, 12, 2]
    assert found.loc[hand.KASSEL, ["numerator", "withheld", "precision"]].tolist() == [9, 1, "about"]
    assert found.loc[hand.FRANKFURT, "reason"] == "withheld"


def test_a_table_says_geheim_where_it_is_and_only_there(worlds: tuple[Facts, Facts]) -> None:
    found = comparison.figures(
        worlds[0], scope(year=hand.YEAR, categories=(1,)), indicator="entries", denominator="none"
    )
    measure = Measure("entries", "Eintritte", "count", "Personen", "higher")
    names = {hand.DARMSTADT: "Darmstadt"}
    view = View(measure, hand.DARMSTADT, (), Group("all", "alle", (hand.FRANKFURT,)), names, 5)
    cells = written(tables.table(found, view), tables.table_columns(view))
    shown = dict(zip(cells["Gebiet"], cells["Personen"], strict=True))
    # the six of Gießen are those of the other Maßnahme
    assert [shown[name] for name in ("Darmstadt", "Frankfurt am Main", "Gießen", "Fulda")] == [
        WITHHELD,
        WITHHELD,
        "6",
        "–",
    ]
    assert f"{WITHHELD}: Darmstadt, Frankfurt am Main" in comparison_words.say_missing(found)
    assert "mindestens" not in comparison_words.say_side_by_side(found, view)
    whole = comparison.figures(worlds[0], scope(year=hand.YEAR), indicator="entries", denominator="none")
    assert comparison_words.say_side_by_side(whole, view) == (
        "Darmstadt: mindestens 30\u00a0Personen, ohne 1\u00a0geheime Angabe."
    )
    assert b"geheim" in csv(tables.table(found, view), tables.table_columns(view), {}, german=True)


def test_what_changed_says_geheim_as_well(worlds: tuple[Facts, Facts]) -> None:
    few, many = "d1/2024-12-31", "d2/2024-12-31"
    found = Question("deliveries", "contents").ask(worlds[0], wanted=[few, many]).set_index("key")
    rows = {key: json.loads(found.loc[key, "content"]) for key in (few, many)}
    assert (rows[few]["value"], rows[many]["value"]) == ("withheld", 30)
    assert delivered.said("value", rows[few]["value"]) == WITHHELD


def test_a_withheld_starting_value_has_its_word(worlds: tuple[Facts, Facts]) -> None:
    frame = targets.targets(worlds[0], scope(year=hand.YEAR))
    row = next(each for each in rows_of(frame, targets.Targets) if each.target == "d4")
    assert target_words.reached_words(row) == f"0\u00a0Personen (von {WITHHELD} auf 0)"


def test_what_is_withheld_is_never_a_zero_and_none_is_no_secret(worlds: tuple[Facts, Facts]) -> None:
    frame = targets.targets(worlds[0], scope(year=hand.YEAR)).set_index("target")
    few = ["d1", "f0", "f1", "h0", "h1", "h1p", "k1", "g1", "f3", "k3", "h4", "g3p"]
    assert frame.loc[few, ["value", "ratio"]].isna().all(axis=None)
    assert set(frame.loc[few, "reason_code"]) == {"withheld"}
    assert frame.index[frame["withheld"]].tolist() == [key for key in frame.index if key in {*few, "d4"}]
    assert frame.loc[["k4", "g2"], "value"].tolist() == [0, 0]
    assert frame.loc[["d2", "h1q", "h2", "k2"], "value"].tolist() == [30, 3, 20, 75]
    assert pd.isna(frame.loc["d4", "base_value"])


def test_a_cost_per_person_takes_money_and_persons_of_the_same_that_may_be_told(worlds: tuple[Facts, Facts]) -> None:
    found = comparison.figures(
        worlds[0], scope(year=hand.YEAR), indicator="budget_sum", denominator="participant"
    ).set_index("place")
    # 1.000 euros for six persons; the other 1.000 euros were for two
    assert found.loc[hand.GIESSEN, ["numerator", "denominator", "withheld"]].tolist() == [1000, 6, 1]


def test_a_forecast_does_without_the_year_of_which_too_little_may_be_told(worlds: tuple[Facts, Facts]) -> None:
    frame = targets.forecast(worlds[0], scope(year=hand.RUNNING)).set_index("target")
    # 8, 10 and 12 of 40 in three years, 1 of 40 in the fourth
    assert frame.loc["r2026", ["years", "usual_share"]].tolist() == [3, 0.25]


@pytest.mark.parametrize("indicator", INDICATORS)
def test_no_measure_by_any_denominator_tells_the_two_worlds_apart(indicator: str, worlds: tuple[Facts, Facts]) -> None:
    for denominator, categories in itertools.product(DENOMINATORS, CATEGORIES):
        asked = scope(year=hand.YEAR, categories=categories)
        one, other = (
            told(comparison.figures(facts, asked, indicator=indicator, denominator=denominator)) for facts in worlds
        )
        assert one == other, f"{denominator} {categories}"


def test_persons_are_read_only_where_they_are_decided_on() -> None:
    raw = {"report", "county_measure"}
    # 28 and 60 ask for days only
    deciding = {"08_withheld", "09_shown", "28_newest_day", "60_delivered"}
    assert {script.name for script in derived.views() if raw & script.reads} == deciding
    assert [question.label for question in QUESTIONS if raw & names_read(question.sql)] == []
    # every row as JSON holds them too; 09 knows how to take them out
    whole_rows = {question.label: question.sql for question in QUESTIONS if "fact" in names_read(question.sql)}
    assert {
        label
        for label, sql in whole_rows.items()
        if re.search(r"\bcontent\b", sql) and "without_persons" not in names_read(sql)
    } == OWN_ROWS
    # 30 puts the starting value that may be shown in the place of the recorded one
    basing = {"08_withheld", "09_shown", "30_achievement"}
    named = {script.name: script.sql for script in derived.views() if "target" in script.reads}
    assert {name for name, sql in named.items() if re.search(r"\bbase_value\b", sql)} == basing
    assert not [
        question.label
        for question in QUESTIONS
        if "target" in names_read(question.sql) and re.search(r"\bbase_value\b", question.sql)
    ]
