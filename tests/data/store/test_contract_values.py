"""What is put into a log comes out of it as it was, from every kind of place."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import places
import pyarrow as pa
import pytest
import tiny
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from places import correct, euros, event, state_of

from data import layout
from data.store import Store
from data.store.arrow_rows import table_of

TEXTS = ["", "Köln – „Straße“", 'a"b', "a'b", "a\\b", "\\N", "a\nb\r\nc", "\t", "a;b,c", "{}", "€ 😀 ǅ", " ", "$1 %s ?"]
DAYS = [date(1, 1, 1), date(1582, 10, 10), date(1899, 12, 31), date(1969, 12, 31), date(2100, 3, 1), date(9999, 12, 31)]
SUMS = ["999999999999.99", "-999999999999.99", "0.01", "-0.01", "0.00", "0.10", "1000000.00"]


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
    frame = store.facts(tiny.DATASET).ask(f"select id, {column} as said from note")
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


# A file is read under a lock that keeps appending out for the moment.
@pytest.mark.parametrize("place", ["postgres"], indirect=True)
def test_a_reading_sees_one_moment(store: Store, place: places.Place) -> None:
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
