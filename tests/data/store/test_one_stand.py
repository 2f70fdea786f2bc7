"""A page that began before something was recorded is answered at the number it names, to its end."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
import tiny

from data.store import Facts, Store, just_before

BUDGET = "select euros from amount where level = 'total'"
STANDS = "select count(*) as many from duckdb_schemas() where starts_with(schema_name, 'stand_')"


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


def recorded(store: Store, times: int) -> list[Facts]:
    """The facts a page began with before each of so many recordings; the budget is then 1001, 1002 …"""
    began = []
    for number in range(1, times + 1):
        began.append(store.facts(tiny.DATASET))
        with store.writing(tiny.DATASET) as writer:
            writer.deliver(f"neu{number}", source="s1", recorded_by="Probe")
            writer.record("amount", [tiny.amount(euros=1000 + number, delivery=f"neu{number}")])
    return began


def copies(store: Store) -> int:
    return int(store.facts(tiny.DATASET).rows(STANDS)[0]["many"])


def test_pages_under_way_need_no_copy_of_what_held_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(just_before, "MOST_KEPT", 3)
    with Store(tmp_path, [tiny.DATASET], create=True) as store:
        tiny.record(store, tiny.sound())
        first, *later = recorded(store, 4)
        assert [int(each.rows(BUDGET)[0]["euros"]) for each in later] == [1001, 1002, 1003]
        assert copies(store) == 0
        assert int(first.rows(BUDGET)[0]["euros"]) == 1000, "the fourth recording ago is computed, and right"
        assert copies(store) == 1


def test_a_question_that_fails_on_the_way_leaves_the_next_one_its_answer(tmp_path: Path) -> None:
    with Store(tmp_path, [tiny.DATASET], create=True) as store:
        tiny.record(store, tiny.sound())
        (began,) = recorded(store, 1)
        with pytest.raises(duckdb.ConversionException):
            began.rows("select cast(county || 'x' as integer) as wrong from amount")
        assert int(began.rows(BUDGET)[0]["euros"]) == 1000


def test_what_held_before_is_let_go_when_no_page_can_be_under_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path, [tiny.DATASET], create=True) as store:
        tiny.record(store, tiny.sound())
        monkeypatch.setattr(just_before, "KEPT_SECONDS", -1.0)
        (began,) = recorded(store, 1)
        store.facts(tiny.DATASET)
        assert int(began.rows(BUDGET)[0]["euros"]) == 1000
        assert copies(store) == 1
