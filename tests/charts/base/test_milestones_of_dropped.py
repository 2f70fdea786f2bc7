"""A milestone of a dropped target says so: nobody waits for it, and it is neither due nor open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd
import pytest
import targets_by_hand as hand
from scoped import scope

from charts.base import milestones
from data.store import Facts
from queries import targets as questions


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pd.DataFrame]:
    for store in hand.open_targets(tmp_path_factory.mktemp("milestones")):
        facts: Facts = store.facts(hand.DATASET)
        frame = questions.targets(facts, scope(year=hand.YEAR, programme="AQB"))
        yield frame[frame["target"].isin(["dated", "dated_done"])]


def dropped(frame: pd.DataFrame, *targets: str) -> pd.DataFrame:
    return frame.assign(status=frame["status"].mask(frame["target"].isin(targets), "dropped"))


def test_what_is_not_reached_of_a_dropped_target_is_neither_due_nor_open(found: pd.DataFrame) -> None:
    listed = milestones.listed(dropped(found, "dated", "dated_done"))
    assert sorted(set(listed["standing"].str.replace("\xa0", " "))) == [
        "– Ziel entfallen",
        "✔ erreicht, Ziel entfallen",
    ]
    assert set(listed["state"]) == {"dropped", "reached"}


def test_the_sentence_counts_them_apart(found: pd.DataFrame) -> None:
    listed = milestones.listed(dropped(found, "dated"))
    assert milestones.say_listed(listed).replace("\xa0", " ") == (
        "6 Meilensteine (davon 4: Ziel entfallen) von 2 Zielen; nach Anzahl als erreicht gemeldet: 4."
    )
    assert "entfallen" not in milestones.say_listed(milestones.listed(found))


def test_they_do_not_press(found: pd.DataFrame) -> None:
    behind = milestones.listed(dropped(found, "dated")).assign(value=0, due=1, due_on=date(2024, 1, 1))
    ordered = milestones.pressing_first(behind)
    assert ordered["state"].tolist()[-4:] == ["dropped"] * 4
