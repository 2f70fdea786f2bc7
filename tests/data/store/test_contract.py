"""What holds for every kind of place: one log, many stores that write into it and follow it, nothing lost."""

from __future__ import annotations

import shutil
import sys

import places
import pytest
import tiny
from at_once import at_once
from places import HOUR, correct, euros, event, newest, program, record_some, state_of, turn

from data.faults import DeliveryRefused, StoreBusy, StoreError
from data.store import Store
from data.store.arrow_rows import table_of
from data.store.log import LogState

# ---------------------------------------------------------------- opening


def test_a_missing_log_says_how_to_make_it(place: places.Place) -> None:
    with pytest.raises(StoreError, match="python -m data prepare"):
        place.store(create=False)


def test_an_empty_log_is_made_once_and_opened_again(place: places.Place) -> None:
    with place.store() as store:
        assert newest(store) == 0
    first = place.log().mark()
    with place.store() as store:
        assert newest(store) == 0
    assert place.log().mark() == first


def test_what_was_recorded_is_there_after_opening_again(place: places.Place) -> None:
    with place.store() as store:
        tiny.record(store, tiny.sound())
    with place.store(create=False) as store:
        assert euros(store) == [1000]


def test_a_log_of_an_older_program_gets_what_it_lacks_and_keeps_what_it_has(place: places.Place) -> None:
    with place.store() as store:
        tiny.record(store, tiny.sound())
    place.change("alter table {log}.amount drop column inferred")
    place.change("drop table {log}.peer_group")
    with place.store("two") as store:
        assert euros(store) == [1000]
        correct(store, "d2", 5, inferred="stage")
        assert store.facts(tiny.DATASET).ask("select inferred from amount")["inferred"].tolist() == ["stage"]
    assert place.rows("peer_group").num_rows == 0
    assert sorted(place.rows("amount")["inferred"].to_pylist(), key=str) == [None, "stage"]


def test_a_log_of_a_newer_program_is_refused_and_stays_as_it_is(place: places.Place) -> None:
    place.store().close()
    place.change("update {log}.place set format = 99")
    with pytest.raises(StoreError, match=r"neueren Fassung dieses Programms \(Format 99, bekannt ist bis 2\)"):
        place.store()


# ---------------------------------------------------------------- what holds


def test_a_correction_holds_and_every_past_stand_is_as_it_was_known(store: Store) -> None:
    correct(store, "d2", 1200)
    assert euros(store) == [1200]
    assert [euros(store, number=number) for number in (0, 1, 2)] == [[], [1000], [1200]]
    assert euros(store, tiny.LATER - HOUR) == [1000]
    assert euros(store, tiny.LATER) == [1200]
    assert euros(store, tiny.AT - HOUR) == []


def test_a_removed_fact_no_longer_holds_but_did(store: Store) -> None:
    correct(store, "d2", 1000, removed=True)
    assert euros(store) == []
    assert euros(store, number=1) == [1000]


def test_a_delivery_is_withdrawn_and_restored_any_number_of_times(store: Store, place: places.Place) -> None:
    correct(store, "d2", 1200)
    for turning in range(2):
        turn(store, "withdrawn", "d2", tiny.LATER + (2 * turning + 1) * HOUR)
        assert euros(store) == [1000]
        turn(store, "restored", "d2", tiny.LATER + (2 * turning + 2) * HOUR)
        assert euros(store) == [1200]
    assert [euros(store, number=number) for number in range(2, 7)] == [[1200], [1000]] * 2 + [[1200]]
    with place.store("two") as other:
        assert euros(other) == [1200]
        assert euros(other, number=5) == [1000]


def test_the_number_decides_what_is_newest_whatever_the_clocks_say(store: Store, place: places.Place) -> None:
    correct(store, "d2", 1200, at=tiny.AT - 24 * HOUR)
    correct(store, "d3", 1300, at=tiny.AT - 48 * HOUR)
    assert euros(store) == [1300]
    assert euros(store, number=2) == [1200]
    with place.store("two") as other:
        assert euros(other) == [1300]


# ---------------------------------------------------------------- several stores


def test_a_store_follows_what_another_one_recorded(store: Store, place: places.Place) -> None:
    with place.store("two") as other:
        assert euros(other) == [1000]
        correct(store, "d2", 1200)
        assert euros(other) == [1200]
        turn(store, "withdrawn", "d2", tiny.LATER + HOUR)
        assert euros(other) == [1000]
        assert newest(other) == 3


def test_two_stores_record_in_turn(store: Store, place: places.Place) -> None:
    with place.store("two") as other:
        for number in range(2, 8):
            correct(other if number % 2 else store, f"d{number}", number)
        assert euros(store) == euros(other) == [7]
    assert place.numbers() == list(range(1, 8))


def test_threads_that_record_at_the_same_time_lose_nothing(store: Store, place: places.Place) -> None:
    with place.store("two") as other:
        plan = [(store, "a", 4), (other, "b", 4), (store, "c", 2)]
        at_once(record_some, plan)
        wanted = ["06434/2024/01", *(f"06434/2024/{who}{number}" for _, who, many in plan for number in range(many))]
        for each in (store, other):
            found = each.facts(tiny.DATASET).ask("select id from project order by id")["id"].tolist()
            assert found == wanted
    assert place.numbers() == list(range(1, 12))


def test_processes_that_record_at_the_same_time_lose_nothing(store: Store, place: places.Place) -> None:
    running = [program(place, who) for who in ("a", "b")]
    assert [each.wait(600) for each in running] == [0, 0]
    found = store.facts(tiny.DATASET).ask("select id from project order by id")["id"].tolist()
    assert found == sorted(["06434/2024/01", *(f"06434/2024/{who}{n}" for who in "ab" for n in range(5))])
    assert place.numbers() == list(range(1, 12))


# ---------------------------------------------------------------- all or nothing


def test_appending_after_a_state_that_is_no_longer_the_newest_is_refused(store: Store, place: places.Place) -> None:
    log = place.log()
    before = state_of(log)
    correct(store, "d2", 1200)
    rows = {"amount": table_of("amount", [tiny.amount(delivery="d3", removed=False)])}
    with log.alone(), pytest.raises(StoreBusy, match="inzwischen von einem anderen Programm geändert"):
        log.append(before, event(2, "d3"), rows)
    with log.alone(), pytest.raises(StoreBusy, match="inzwischen"):
        log.append(LogState("another", 2), event(3, "d3"), rows)
    assert place.numbers() == [1, 2]
    assert place.rows("amount").num_rows == 2
    log.close()


def break_off(store: Store) -> None:
    with store.writing(tiny.DATASET) as writer:
        writer.deliver("d2", source="s1", recorded_by="Test", recorded_at=tiny.LATER)
        writer.record("amount", [tiny.amount(delivery="d2", euros=5)])
        raise ZeroDivisionError


def test_a_fault_in_the_block_leaves_nothing_behind(store: Store, place: places.Place) -> None:
    with pytest.raises(ZeroDivisionError):
        break_off(store)
    assert euros(store) == [1000]
    assert place.numbers() == [1]
    assert place.rows("amount").num_rows == 1
    correct(store, "d3", 7)
    assert euros(store) == [7]


def test_what_breaks_a_rule_is_refused_and_the_next_is_recorded(store: Store, place: places.Place) -> None:
    with pytest.raises(DeliveryRefused, match="county_known"):
        correct(store, "d2", 5, county="99")
    with pytest.raises(DeliveryRefused, match="delivery_once"):
        correct(store, "d1", 5)
    assert place.numbers() == [1]
    correct(store, "d3", 7)
    assert place.numbers() == [1, 2]


def test_only_one_may_be_alone(place: places.Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.store().close()
    one, other = place.log(), place.log()
    monkeypatch.setattr(sys.modules[type(one).__module__], "PATIENCE_SECONDS", 0.2)
    with one.alone(), pytest.raises(StoreBusy, match="gerade etwas anderes aufgenommen"), other.alone():
        pass
    with other.alone():
        pass
    one.close()
    other.close()


# ---------------------------------------------------------------- the cache


def test_a_cache_that_is_deleted_is_computed_again(store: Store, place: places.Place) -> None:
    correct(store, "d2", 1200)
    store.close()
    shutil.rmtree(place.folder / "cache-one")
    with place.store() as again:
        assert euros(again) == [1200]
        assert euros(again, number=1) == [1000]


def test_another_log_in_the_same_place_is_noticed(store: Store, place: places.Place) -> None:
    assert euros(store) == [1000]
    place.change("update {log}.amount set euros = 7")
    place.change("update {log}.place set identity = 'another'")
    assert euros(store) == [7]
    correct(store, "d2", 8)
    assert euros(store) == [8]
