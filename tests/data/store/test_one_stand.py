"""A page that began before something was recorded is answered at the number it names, to its end."""

from __future__ import annotations

from pathlib import Path

import tiny

from data.store import Store

BUDGET = "select euros from amount where level = 'total'"


def test_facts_of_today_stay_those_of_their_number_while_others_record(tmp_path: Path) -> None:
    with Store(tmp_path, [tiny.DATASET], create=True) as store:
        tiny.record(store, tiny.sound())
        began = store.facts(tiny.DATASET)
        before = began.rows(BUDGET)
        with store.writing(tiny.DATASET) as writer:
            writer.deliver("neu", source="s1", recorded_by="Probe")
            writer.record("amount", [tiny.amount(euros=4321, delivery="neu")])
        assert began.rows(BUDGET) == before
        after = store.facts(tiny.DATASET)
        assert [int(row["euros"]) for row in after.rows(BUDGET)] == [4321]
        assert after.number == began.number + 1
