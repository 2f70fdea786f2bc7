"""An answer that is kept serves thousands of reruns and grows by none of them."""

from __future__ import annotations

import gc
import weakref

from scoped import scope

from data.store import Store
from queries import overview

# Fewer than 500: above that pandas starts to clear its notes away.
READS = 200


def notes() -> int:
    gc.collect()
    return sum(type(held) is weakref.ReferenceType for held in gc.get_objects())


def test_reading_a_kept_answer_leaves_nothing_behind_in_its_columns(real: Store) -> None:
    facts = real.facts("demo")

    def read() -> int:
        frame = overview.budget_by_county(facts, scope(), running=2026)
        return len(frame.columns)

    columns = read()
    before = notes()
    for _ in range(READS):
        read()
    # Every view of a frame is noted in what it shares: 21 notes per read of one that shares its values, 4 of a fresh
    # copy, which shares only the names of rows and columns.
    assert notes() - before < columns / 2 * READS
