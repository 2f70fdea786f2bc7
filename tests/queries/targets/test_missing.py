"""Four kinds of missing: stored, shown where the value would be, exported, never zero."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest
import targets_by_hand as hand
from scoped import scope
from targets_by_hand import Case

from charts.base import target_words
from charts.base.columns import csv
from charts.base.target_fields import TargetRow
from charts.targets import figures as charts
from data.code_words import MISSING_VALUE
from data.faults import DeliveryRefused
from data.intake.catalogue import MISSING
from data.rows import rows_of
from data.store import Facts
from pages.targets import table
from queries import targets as questions

KINDS = {
    "not_reported": "nicht gemeldet",
    "not_applicable": "nicht zutreffend",
    "secret": "geheim",
    "not_due": "noch nicht fällig",
}
CASES = [
    *(Case(key, "places", 40) for key in KINDS),
    Case("silent", "places", 40),
    Case("later", "places", 40, budget_year=2025),
    Case("told", "places", 40, value=40),
]
for each in CASES:
    if each.key in KINDS:
        each.report["missing"] = each.key
LATER = {"later"}


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    hand.SILENT.update(LATER)
    try:
        for store in hand.open_targets(tmp_path_factory.mktemp("missing"), CASES, (), results=()):
            yield store.facts(hand.DATASET)
    finally:
        hand.SILENT.difference_update(LATER)


@pytest.fixture(scope="module")
def rows(facts: Facts) -> pd.DataFrame:
    return facts.ask("select * from target_status").set_index("target")


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_report_says_is_missing_is_stored_and_shown_where_the_value_would_be(
    facts: Facts, rows: pd.DataFrame, kind: str
) -> None:
    assert rows.loc[kind, "missing"] == kind
    assert rows.loc[kind, "status"] == "not_assessable"
    assert pd.isna(rows.loc[kind, "ratio"])
    frame = questions.targets(facts, scope(year=hand.YEAR, programme="AQB", counties=[hand.DARMSTADT]))
    (row,) = [each for each in rows_of(frame, TargetRow) if each.target == kind]
    assert target_words.actual_words(row) == target_words.reached_words(row) == KINDS[kind]


def test_nobody_has_to_report_before_the_first_report_of_the_year_is_due(rows: pd.DataFrame) -> None:
    # Known on 31 December 2024: the report of 2024 was due in August, that of 2025 is not yet.
    assert rows.loc["silent", ["missing", "reason"]].tolist() == ["no_report", "keine Meldung"]
    assert rows.loc["later", ["missing", "reason"]].tolist() == ["not_due", "noch nicht fällig"]
    assert pd.isna(rows.loc["told", "missing"])


def test_a_missing_value_is_never_zero(facts: Facts) -> None:
    parts = facts.ask("select numerator, precision from county_part where measure = 'places' and budget_year = 2024")
    # 40 alone; the rest is not there, so it is at least that.
    assert parts.to_numpy().tolist() == [[40, "at_least"]]


def test_the_bars_and_the_files_say_which_kind_it_is(facts: Facts) -> None:
    frame = questions.targets(facts, scope(year=hand.YEAR, programme="AQB"))
    beside = {str(text) for trace in charts.achievement(frame).data for text in trace.get("text", [])}
    assert set(KINDS.values()) <= beside
    history = questions.status_history(facts, scope(year=hand.YEAR, programme="AQB"))
    prepared = table.prepared(frame, history, hand.YEAR)
    text = csv(prepared, table.EVERY, {}, german=True).decode("utf-8-sig")
    for word in KINDS.values():
        assert f";{word};" in text
    (secret,) = (line for line in text.splitlines() if "Ziel secret" in line)
    assert ";0;" not in secret


def test_a_report_with_a_value_and_a_reason_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    both = Case("both", "places", 40, value=3)
    both.report["missing"] = "secret"
    with pytest.raises(DeliveryRefused, match="zugleich einen Grund"):
        next(hand.open_targets(tmp_path_factory.mktemp("both"), [both], (), results=()))


def test_every_kind_has_a_word_and_a_spelling_in_the_workbook() -> None:
    # Two more are said where no report gives a reason: there is none, or it has no value.
    assert MISSING_VALUE == KINDS | {"no_report": "keine Meldung", "no_value": "keine Angabe"}
    assert set(MISSING) == set(KINDS)
    assert all(MISSING[code][0] == word for code, word in KINDS.items())
