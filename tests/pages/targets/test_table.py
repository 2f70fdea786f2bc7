"""The table of all targets: what was asked of each up to its report, in its own terms."""

from __future__ import annotations

from pathlib import Path

import targets_by_hand as hand
from scoped import scope

from pages.targets.table import EVERY, prepared
from queries import targets as questions


def test_of_milestones_those_due_are_asked_and_no_percentage(tmp_path: Path) -> None:
    asked = scope(year=hand.YEAR)
    for store in hand.open_targets(tmp_path):
        facts = store.facts(hand.DATASET)
        answer = questions.targets(facts, asked)
        frame = prepared(answer, questions.status_history(facts, asked), hand.YEAR)
    rows = frame.set_index(frame["name"].str.removeprefix("Ziel "))

    def written(key: str) -> tuple[str, str]:
        return tuple(EVERY[name].write(rows.loc[key, name]) for name in ("due", "share_of_year"))

    assert written("dated") == ("2", "–")
    # Nobody has reported, nothing is counted: nothing is said to be asked.
    assert written("dated_silent") == written("silent") == written("partly") == ("–", "–")
    assert written("on_track")[1].startswith("75,0")
