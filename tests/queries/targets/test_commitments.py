"""Verabredungen: what is owed on a day, by whom, and what stays in sight over the years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest
import small
from scoped import scope

from data.store import Facts, Store
from queries.targets import commitments

DAY = date(2024, 6, 30)


def states(frame: pd.DataFrame) -> dict[str, str]:
    return dict(zip(frame["commitment"], frame["progress"], strict=True))


def test_overdue_comes_first_and_closed_last(facts: Facts) -> None:
    found = states(commitments.commitments(facts, scope(year=2024), on=DAY))
    assert list(found.items()) == [
        ("v1", "overdue"),
        ("v5", "overdue"),
        ("v2", "due"),
        ("v3", "open"),
        ("v4", "closed"),
    ]


@pytest.mark.parametrize(
    ("day", "progress"),
    [
        (date(2024, 6, 29), "open"),
        (date(2024, 6, 30), "due"),
        (date(2024, 7, 30), "due"),
        (date(2024, 7, 31), "overdue"),
    ],
)
def test_a_commitment_is_due_from_thirty_days_before_to_its_day(facts: Facts, day: date, progress: str) -> None:
    assert states(commitments.commitments(facts, scope(year=2024), on=day))["v2"] == progress


@pytest.mark.parametrize("year", [2022, 2023, 2024, 2030])
def test_what_was_left_open_in_2022_heads_the_list_of_every_later_year(facts: Facts, year: int) -> None:
    found = commitments.commitments(facts, scope(year=year, counties=[small.DARMSTADT]), on=DAY)
    assert found.iloc[0]["commitment"] == "v1"
    assert found.iloc[0]["budget_year"] == 2022


def test_a_dialogue_about_a_later_year_is_not_told_before_it(facts: Facts) -> None:
    assert list(commitments.commitments(facts, scope(year=2022), on=DAY)["commitment"]) == ["v1"]
    assert commitments.commitments(facts, scope(year=2021), on=DAY).empty


def test_a_day_without_evidence_closes_nothing(facts: Facts) -> None:
    row = commitments.commitments(facts, scope(year=2024), on=DAY).set_index("commitment").loc["v5"]
    assert (row["closed_on"], row["progress"]) == (pd.Timestamp(2024, 6, 1), "overdue")
    assert pd.isna(row["proof"])


def test_a_row_says_where_it_was_agreed_and_who_owes_it(facts: Facts) -> None:
    row = commitments.commitments(facts, scope(year=2024, counties=[small.HOCHTAUNUS]), on=DAY).iloc[-1]
    assert (row["short_name"], row["held_on"]) == ("Hochtaunuskreis", pd.Timestamp(2023, 11, 6))
    assert (row["responsible"], row["proof"], row["evidence"]) == ("Kreis", "Vermerk vom 15.02.2024", "d2 # § 4")


def test_one_may_ask_for_what_the_ministry_owes(facts: Facts) -> None:
    found = commitments.commitments(facts, scope(year=2024), on=DAY, responsible=["Ministerium"])
    assert list(found["commitment"]) == ["v2"]


def test_each_person_has_a_row_with_open_overdue_and_closed(facts: Facts) -> None:
    found = commitments.by_person(facts, scope(year=2024), on=DAY)
    assert found.to_numpy().tolist() == [
        ["Hochtaunuskreis", "Kreis", 2, 1, 1],
        ["Darmstadt", "Kreis", 1, 1, 0],
        ["Darmstadt", "Ministerium", 1, 0, 0],
    ]


@pytest.fixture
def closing(tmp_path: Path) -> Iterator[Store]:
    """The small data, in which v1 is closed with evidence at last."""
    for store in small.open_small(tmp_path):
        at = datetime(2026, 5, 4, 9, 0)
        with store.writing(small.DATASET) as writer:
            writer.deliver("d3", source="s2", recorded_by="Test", recorded_at=at)
            row = small.COMMITMENTS[0] | {"delivery": "d3", "recorded_at": at}
            writer.record("commitment", [row | {"closed_on": date(2026, 4, 30), "evidence": "Bericht liegt vor"}])
        yield store


def test_it_stays_open_at_every_stand_before_it_was_closed(closing: Store) -> None:
    before = closing.facts(small.DATASET, datetime(2026, 5, 3))
    assert states(commitments.commitments(before, scope(year=2026), on=date(2026, 5, 3)))["v1"] == "overdue"
    after = commitments.commitments(closing.facts(small.DATASET), scope(year=2026), on=date(2026, 5, 5))
    assert states(after)["v1"] == "closed"
    # Closed last, so first of the closed: the newest.
    assert list(after.loc[after["progress"] == "closed", "commitment"]) == ["v1", "v4"]
