"""An answer that is kept serves thousands of reruns and grows by none of them."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pandas as pd
import tiny
from scoped import scope

from data.rows import columns_of
from data.store import Store
from queries import frame, noting, overview
from queries.worked import worked_out

# Fewer than 500: above that pandas starts to clear its notes away.
READS = 200


def notes() -> int:
    gc.collect()
    return sum(type(held) is weakref.ReferenceType for held in gc.get_objects())


def test_reading_a_kept_answer_leaves_nothing_behind_in_its_columns(real: Store) -> None:
    facts = real.facts("demo")

    def read() -> int:
        found = overview.budget_by_county(facts, scope(), running=2026)
        return len(found.columns)

    columns = read()
    before = notes()
    for _ in range(READS):
        read()
    # Every view of a frame is noted in what it shares: 21 notes per read of one that shares its values, 4 of a fresh
    # copy, which shares only the names of rows and columns.
    assert notes() - before < columns / 2 * READS


def test_what_is_worked_out_of_answers_is_worked_out_once_until_something_is_recorded(tmp_path: Path) -> None:
    with tiny.open_sound(tmp_path) as store:
        facts = store.facts(tiny.DATASET)
        made = []

        def work() -> pd.DataFrame:
            made.append("once")
            return frame.counties(facts)[["county"]]

        first = worked_out(facts, "keys", 2024, work)
        first["county"] = "changed by its owner"
        assert worked_out(facts, "keys", 2024, work).equals(frame.counties(facts)[["county"]])
        assert len(made) == 1
        worked_out(facts, "keys", 2023, work)
        worked_out(facts, "names", 2024, work)
        assert len(made) == 3
        tiny.record(store, {"amount": [tiny.amount(id="later", budget_year=2023, delivery="d2")]}, delivery="d2")
        worked_out(store.facts(tiny.DATASET), "keys", 2024, work)
        assert len(made) == 4


def test_questions_are_noted_although_what_they_serve_is_kept(real: Store) -> None:
    facts = real.facts("demo")

    def work() -> int:
        return len(frame.counties(facts))

    worked_out(facts, "how many", 0, work)
    with noting() as asked:
        assert worked_out(facts, "how many", 0, work) > 0
    assert [each.columns for each in asked] == [columns_of(frame.Counties)]
