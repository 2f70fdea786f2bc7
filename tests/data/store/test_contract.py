"""What holds for every kind of place: one log, many stores that write into it and follow it, nothing lost."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import places
import pyarrow as pa
import pytest
import tiny
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import layout
from data.faults import DeliveryRefused, StoreBusy, StoreError
from data.store import Store
from data.store.arrow_rows import table_of
from data.store.log import Log, LogState

HOUR = timedelta(hours=1)
TEXTS = ["", "Köln – „Straße“", 'a"b', "a'b", "a\\b", "\\N", "a\nb\r\nc", "\t", "a;b,c", "{}", "€ 😀 ǅ", " ", "$1 %s ?"]
DAYS = [date(1, 1, 1), date(1582, 10, 10), date(1899, 12, 31), date(1969, 12, 31), date(2100, 3, 1), date(9999, 12, 31)]
SUMS = ["999999999999.99", "-999999999999.99", "0.01", "-0.01", "0.00", "0.10", "1000000.00"]


@pytest.fixture(params=places.KINDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> places.Place:
    """An empty place of each kind."""
    return places.place_of(request.param, tmp_path, request)


@pytest.fixture
def store(place: places.Place) -> Iterator[Store]:
    """A store on it, with what is sound recorded as delivery d1."""
    with place.store() as opened:
        tiny.record(opened, tiny.sound())
        yield opened


def euros(store: Store, at: datetime | None = None, number: int | None = None) -> list[Decimal]:
    frame = store.facts(tiny.DATASET, at, number=number).ask("select cast(euros as varchar) as euros from amount")
    return sorted(Decimal(value) for value in frame["euros"])


def newest(store: Store) -> int:
    return store.facts(tiny.DATASET).number


def correct(store: Store, delivery: str, amount: object, at: datetime = tiny.LATER, **fields: object) -> None:
    tiny.record(
        store, {"amount": [tiny.amount(euros=amount, delivery=delivery, at=at, **fields)]}, delivery=delivery, at=at
    )


def turn(store: Store, event: str, delivery: str, at: datetime) -> None:
    with store.writing(tiny.DATASET) as writer:
        writer.deliver(delivery, source="s1", event=event, recorded_by="Test", recorded_at=at)


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
    for turning in range(3):
        turn(store, "withdrawn", "d2", tiny.LATER + (2 * turning + 1) * HOUR)
        assert euros(store) == [1000]
        turn(store, "restored", "d2", tiny.LATER + (2 * turning + 2) * HOUR)
        assert euros(store) == [1200]
    assert [euros(store, number=number) for number in range(2, 9)] == [[1200], [1000]] * 3 + [[1200]]
    with place.store("two") as other:
        assert euros(other) == [1200]
        assert euros(other, number=7) == [1000]


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


def record_some(store: Store, who: str, count: int) -> None:
    for each in range(count):
        rows = {"project": [tiny.project(id=f"06434/2024/{who}{each}", delivery=f"{who}{each}", at=tiny.LATER)]}
        tiny.record(store, rows, delivery=f"{who}{each}", at=tiny.LATER)


def test_threads_that_record_at_the_same_time_lose_nothing(store: Store, place: places.Place) -> None:
    with place.store("two") as other:
        threads = [
            threading.Thread(target=record_some, args=(each, who, 6)) for each, who in ((store, "a"), (other, "b"))
        ]
        threads += [threading.Thread(target=record_some, args=(store, "c", 3))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        wanted = sorted(
            [
                "06434/2024/01",
                *(f"06434/2024/{who}{n}" for who, many in (("a", 6), ("b", 6), ("c", 3)) for n in range(many)),
            ]
        )
        for each in (store, other):
            found = each.facts(tiny.DATASET).ask("select id from project order by id")["id"].tolist()
            assert sorted(found) == wanted
    assert place.numbers() == list(range(1, 17))


PROGRAM = """
import sys
from pathlib import Path
import places, test_contract, tiny
from data.store import Store
from data.store.file_log import FileLog
setting, folder, who = sys.argv[1:]
if setting.startswith("postgresql"):
    from data.store.postgres_log import PostgresLog
    log = PostgresLog(setting, tiny.DATASET)
else:
    log = FileLog(Path(setting.removeprefix("duckdb:")), tiny.DATASET)
with Store(Path(folder), [tiny.DATASET], create=True, logs={tiny.DATASET: log}, cache=Path(folder) / who) as store:
    test_contract.record_some(store, who, 8)
"""


def program(place: places.Place, who: str) -> subprocess.Popen[bytes]:
    """A process of its own that records eight deliveries."""
    root = Path(__file__).parents[3]
    path = ":".join(str(root / part) for part in ("", "tests", "tests/data", "tests/data/store"))
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, place.setting, str(place.folder), who], env={"PYTHONPATH": path}, cwd=root
    )


def test_processes_that_record_at_the_same_time_lose_nothing(store: Store, place: places.Place) -> None:
    running = [program(place, who) for who in ("a", "b")]
    assert [each.wait(120) for each in running] == [0, 0]
    found = store.facts(tiny.DATASET).ask("select id from project order by id")["id"].tolist()
    assert found == sorted(["06434/2024/01", *(f"06434/2024/{who}{n}" for who in "ab" for n in range(8))])
    assert place.numbers() == list(range(1, 18))


# ---------------------------------------------------------------- all or nothing


def event(number: int, delivery: str) -> pa.Table:
    row: dict[str, object] = {
        "number": number, "id": delivery, "source": "s1", "event": "recorded", "recorded_by": "Test",
        "recorded_at": tiny.LATER,
    }  # fmt: skip
    return table_of("delivery", [row])


def state_of(log: Log) -> LogState:
    with log.reading() as reading:
        return reading.state()


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


# ---------------------------------------------------------------- values


def test_money_is_exact_to_the_cent(store: Store, place: places.Place) -> None:
    rows = [
        tiny.amount(id=f"x{n}", delivery="d2", euros=Decimal(each), stage="paid", removed=False)
        for n, each in enumerate(SUMS)
    ]
    log = place.log()
    with log.alone():
        log.append(state_of(log), event(2, "d2"), {"amount": table_of("amount", rows)})
    log.close()
    wanted = sorted([Decimal("1000.00"), *map(Decimal, SUMS)])
    assert euros(store) == wanted
    with place.store("two") as other:
        assert euros(other) == wanted
    assert sorted(place.rows("amount")["euros"].to_pylist()) == wanted


@pytest.mark.parametrize("column", ["text", "author"])
def test_text_comes_back_as_it_was(store: Store, place: places.Place, column: str) -> None:
    day = date(2024, 5, 1)
    rows = [
        tiny.row("d2", tiny.LATER, id=f"n{n}", county=tiny.COUNTY, budget_year=2024, measure="entries", written_on=day)
        | {"text": "Text", "author": "Name", "removed": False}
        | {column: each}
        for n, each in enumerate(TEXTS)
    ]
    log = place.log()
    with log.alone():
        log.append(state_of(log), event(2, "d2"), {"note": table_of("note", rows)})
        found = {row["id"]: row[column] for row in place.rows("note").to_pylist()}
    log.close()
    assert [found[f"n{n}"] for n in range(len(TEXTS))] == TEXTS
    frame = store.facts(tiny.DATASET).ask(f"select id, {column} as said from note")  # noqa: S608
    assert dict(zip(frame["id"], frame["said"], strict=True)) == found


def test_nothing_and_the_empty_text_and_lists_stay_apart(store: Store, place: places.Place) -> None:
    lists: list[list[str]] = [[], [""], ["AQB", "AMB"], ["a,b", 'c"d', "{e}", "NULL", "ä\\"]]
    rows = [
        tiny.agreement(id=f"a{n}", delivery="d2", programmes=each, ministry_signatory="" if n else None, removed=False)
        for n, each in enumerate(lists)
    ]
    log = place.log()
    with log.alone():
        log.append(state_of(log), event(2, "d2"), {"agreement": table_of("agreement", rows)})
    log.close()
    found = {row["id"]: row for row in place.rows("agreement").to_pylist()}
    assert [found[f"a{n}"]["programmes"] for n in range(4)] == lists
    assert [found[f"a{n}"]["ministry_signatory"] for n in range(4)] == [None, "", "", ""]


def test_days_long_ago_and_far_ahead_come_back(store: Store, place: places.Place) -> None:
    rows = [tiny.dialogue(id=f"x{n}", delivery="d2", held_on=each, removed=False) for n, each in enumerate(DAYS)]
    log = place.log()
    with log.alone():
        log.append(state_of(log), event(2, "d2"), {"dialogue": table_of("dialogue", rows)})
    log.close()
    found = {row["id"]: row["held_on"] for row in place.rows("dialogue").to_pylist()}
    assert [found[f"x{n}"] for n in range(len(DAYS))] == DAYS


def test_reading_gives_the_types_of_the_log(store: Store, place: places.Place) -> None:
    log = place.log()
    with log.reading() as reading:
        for table in layout.fact_tables():
            for look in (
                reading.rows,
                lambda name: reading.touched(name, ["d1"]),
                lambda name: reading.starting(name, "06"),
            ):
                found = look(table)
                names, types = found.schema.names, found.schema.types
                assert dict(zip(names, types, strict=True)) == layout.arrow_types(table)
                if isinstance(found, pa.RecordBatchReader):
                    found.read_all()
        events = reading.events(0)
        assert dict(zip(events.schema.names, events.schema.types, strict=True)) == layout.arrow_types("delivery")
        assert reading.events(1).num_rows == 0
    log.close()


def test_every_row_of_a_touched_key_is_found_and_keys_by_their_beginning(store: Store, place: places.Place) -> None:
    correct(store, "d2", 1200)
    tiny.record(store, {"project": [tiny.project(id="06434/2024/%_", delivery="d3")]}, delivery="d3")
    log = place.log()
    with log.reading() as reading:
        assert sorted(reading.touched("amount", ["d2"]).read_all()["delivery"].to_pylist()) == ["d1", "d2"]
        assert reading.touched("amount", ["d3", "anders"]).read_all().num_rows == 0
        assert reading.touched("amount", []).read_all().num_rows == 0
        assert reading.touched("project", ["d1", "d3"]).read_all().num_rows == 2
        assert reading.starting("project", "06434/2024/%")["delivery"].to_pylist() == ["d3"]
        assert sorted(reading.starting("project", "06434/2024/")["delivery"].to_pylist()) == ["d1", "d3"]
        assert reading.starting("project", "ä'").num_rows == 0
    log.close()


def test_a_reading_sees_one_moment(store: Store, place: places.Place) -> None:
    if "postgresql" not in place.setting:
        pytest.skip("a file is read under a lock that keeps appending out for the moment")
    log = place.log()
    with log.reading() as reading:
        before = reading.state()
        correct(store, "d2", 1200)
        assert reading.state() == before
        assert reading.rows("amount").read_all().num_rows == 1
    log.close()


def values(kind: pa.DataType) -> st.SearchStrategy[Any]:
    text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
    if pa.types.is_decimal(kind):
        limit = Decimal(10) ** (kind.precision - kind.scale) - Decimal(1).scaleb(-kind.scale)
        return st.decimals(-limit, limit, places=kind.scale)
    if pa.types.is_list(kind):
        return st.lists(text, max_size=4)
    if pa.types.is_integer(kind):
        return st.integers(-(2 ** (kind.bit_width - 1)), 2 ** (kind.bit_width - 1) - 1)
    if pa.types.is_boolean(kind):
        return st.booleans()
    if pa.types.is_date(kind):
        return st.dates()
    if pa.types.is_timestamp(kind):
        return st.datetimes(datetime(1700, 1, 1), datetime(2200, 1, 1))
    return text


@st.composite
def any_rows(draw: st.DrawFn) -> dict[str, dict[str, object]]:
    """One row for every fact table."""
    found = {}
    for table in layout.fact_tables():
        needed = layout.needed(table)
        found[table] = {
            name: draw(values(kind) if name in needed else st.none() | values(kind))
            for name, kind in layout.arrow_types(table).items()
        }
    return found


@given(rows=any_rows())
# Every example is a row for each of eighteen tables: slow to draw on a busy machine, and worth it.
@settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.data_too_large, HealthCheck.too_slow],
)
def test_any_row_of_any_table_comes_back_as_it_was(place: places.Place, rows: dict[str, dict[str, object]]) -> None:
    log = place.log()
    log.open(create=True)
    state = state_of(log)
    delivery = f"d{state.number + 1}"
    wanted = {table: table_of(table, [row | {"delivery": delivery}]) for table, row in rows.items()}
    with log.alone():
        log.append(state, event(state.number + 1, delivery), wanted)
    with log.reading() as reading:
        for table, each in wanted.items():
            found = reading.rows(table).read_all()
            assert found.filter(pa.compute.equal(found["delivery"], delivery)).to_pylist() == each.to_pylist()
            named = reading.touched(table, [delivery]).read_all()
            assert each.to_pylist()[0] in named.to_pylist()
    log.close()
