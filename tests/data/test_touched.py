"""Asked of what a change has touched, the rules find the same as asked of the whole data set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import duckdb
import pytest
import sound_rows
import tiny
from changing import REMOVED, Change, Row, apply, found_by_both
from faulty import FAULTS, Fault
from hypothesis import given, settings
from hypothesis import strategies as st
from random_rows import later_change, sound_changes

from data import checking, layout
from data.checking import violations

PROJECT, TARGET, DIALOGUE = "06434/2024/01", "06434/2024/01/durchfuehrung", "06434/2024/1"
PAID = {"id": "bezahlt", "stage": "paid", "level": "project", "project": PROJECT, "category": 1, "euros": 400}
LATER_MEASURE = {"measured_on": date(2024, 12, 31), "territory_from": 2025}
STEPS = {"id": "neu", "project": None}
# The sound data set in three deliveries, so that each may be withdrawn alone, and what refers to it.
BEFORE = [
    Change("quelle", rows={"source": [tiny.source(), tiny.source(id="s2")]}),
    Change("ziele", rows={"target": [tiny.target()], "dialogue": [tiny.dialogue()]}),
    Change(
        "d1",
        source="s2",
        rows={
            "agreement": [tiny.agreement(), tiny.agreement(id="06411/2024", county="06411")],
            "project": [tiny.project()],
            "target": [sound_rows.target(**STEPS)],
            "milestone": [sound_rows.milestone(id=f"neu/M{number}", number=number) for number in (1, 2)],
            "amount": [
                tiny.amount(),
                tiny.amount(id="art", stage="paid", level="category", category=1, euros=500),
                tiny.amount(**PAID),
                tiny.amount(id="mehr", county="06411"),
            ],
            "report": [sound_rows.report(id="r1")],
            "remark": [sound_rows.remark(id="r1", project=PROJECT, target=TARGET)],
            "deviation": [sound_rows.deviation(id="a1")],
            "commitment": [sound_rows.commitment(id="v1")],
            "target_result": [sound_rows.target_result(id="e1")],
            "project_line": [sound_rows.line(id="l1")],
            "county_measure": [
                sound_rows.measure(id="alt", territory_to=2024),
                sound_rows.measure(id="neu", **LATER_MEASURE),
            ],
        },
    ),
]


def corrected(table: str, *rows: Row) -> Change:
    return Change("d2", rows={table: rows})


def gone(table: str, row: Row) -> Change:
    return corrected(table, row | REMOVED)


# What a rule finds at a row that was itself not touched: rule, change of the row it refers to or stands beside, keys.
REFERRED = [
    ("project_known", gone("project", tiny.project()), ["bezahlt", "l1", "r1", TARGET]),
    ("amount_of_its_project", corrected("project", tiny.project(category=2)), ["bezahlt"]),
    ("target_known", gone("target", tiny.target()), ["a1", "e1", "r1", "r1"]),
    ("target_known", Change("ziele", "withdrawn"), ["a1", "e1", "r1", "r1"]),
    ("dialogue_known", gone("dialogue", tiny.dialogue()), ["e1", "v1"]),
    ("dialogue_known", Change("ziele", "withdrawn"), ["e1", "v1"]),
    ("milestone_of_its_target", corrected("target", sound_rows.target(**STEPS, target_value=1)), ["neu/M2"]),
    (
        "milestone_of_its_target",
        corrected("milestone", sound_rows.milestone(id="neu/M3", number=2)),
        ["neu/M2", "neu/M3"],
    ),
    ("deviation_explained", corrected("target", tiny.target(budget_year=2023)), ["a1"]),
    ("delivery_has_source", gone("source", tiny.source(id="s2")), ["d1"]),
    ("delivery_has_source", Change("quelle", "withdrawn"), ["d1", "ziele"]),
    ("one_sum", corrected("amount", tiny.amount(id="mehr")), [f"{tiny.amount()['id']} und mehr"]),
    ("parts_within_total", corrected("amount", tiny.amount(**(PAID | {"euros": 600}))), ["art"]),
    (
        "parts_within_total",
        corrected("amount", tiny.amount(id="teil", level="funding", funding_source="esf", euros=1001)),
        [tiny.amount()["id"]],
    ),
    ("one_agreement", corrected("agreement", tiny.agreement(id="06411/2024")), ["06411/2024 und 06434/2024"]),
    ("one_measure", corrected("county_measure", sound_rows.measure(id="alt")), ["neu"]),
]


@pytest.fixture(scope="module")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(":memory:", config={"threads": 1}) as hub:
        layout.create_now(hub)
        hub.execute("use now")
        yield hub


@pytest.fixture(scope="module")
def filled() -> Iterator[duckdb.DuckDBPyConnection]:
    """What holds after BEFORE."""
    with duckdb.connect(":memory:", config={"threads": 1}) as hub:
        layout.create_now(hub)
        hub.execute("use now")
        for number, change in enumerate(BEFORE):
            apply(hub, BEFORE[:number], change)
        assert violations(hub, whole=True) == []
        yield hub


@pytest.fixture
def sound(filled: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The same for one test, which may change it."""
    filled.execute("begin")
    yield filled
    filled.execute("rollback")


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_random_changes_are_judged_alike_by_what_they_touch_and_by_the_whole(
    empty: duckdb.DuckDBPyConnection, data: st.DataObject
) -> None:
    changes: list[Change] = []
    empty.execute("begin")
    try:
        for change in data.draw(sound_changes()):
            apply(empty, changes, change)
            changes.append(change)
        assert violations(empty, whole=True) == [], "what is drawn as sound keeps every rule"
        for _ in range(4):
            empty.execute("commit")
            empty.execute("begin")
            change = data.draw(later_change(changes))
            touched, whole = found_by_both(empty, changes, change)
            assert touched == whole
            if whole:  # refused, as a store would
                empty.execute("rollback")
                empty.execute("begin")
            else:
                changes.append(change)
    finally:
        empty.execute("rollback")
        for table in layout.tables():
            empty.execute(f"delete from {table}")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.rule}-{fault.table}")
def test_each_fault_is_found_where_it_was_touched(fault: Fault, sound: duckdb.DuckDBPyConnection) -> None:
    apply(sound, BEFORE, corrected(fault.table, fault.row()))
    found = violations(sound, whole=False)
    assert fault.rule in {violation.rule for violation in found}
    assert fault.says in " ".join(map(str, found))


@pytest.mark.parametrize(("rule", "change", "keys"), REFERRED)
def test_a_change_is_found_at_the_rows_that_hang_on_it(
    rule: str, change: Change, keys: Sequence[str], sound: duckdb.DuckDBPyConnection
) -> None:
    touched, whole = found_by_both(sound, BEFORE, change)
    assert sorted(violation.key for violation in touched if violation.rule == rule) == sorted(keys)
    assert touched == whole


def test_every_rule_is_asked_of_a_change_here() -> None:
    tested = {fault.rule for fault in FAULTS} | {rule for rule, _, _ in REFERRED}
    assert tested | {"delivery_once", "withdrawal_known"} == {name for name, _ in checking.rules()}


@pytest.mark.parametrize(
    ("events", "says"),
    [
        (["withdrawn"], []),
        (["withdrawn", "restored"], []),
        (["withdrawn", "restored", "withdrawn", "restored"], []),
        (["restored"], ["Die Lieferung ist nicht zurückgezogen."]),
        (["withdrawn", "withdrawn"], ["Die Lieferung ist schon zurückgezogen."]),
        (["withdrawn", "restored", "restored"], ["Die Lieferung ist nicht zurückgezogen."]),
        (["recorded"], ["Die Lieferung ist 2-mal verzeichnet."]),
    ],
)
def test_a_delivery_is_withdrawn_and_restored_in_turn(
    events: Sequence[str], says: Sequence[str], sound: duckdb.DuckDBPyConnection
) -> None:
    changes = [*BEFORE, corrected("remark", sound_rows.remark(id="r2"))]
    apply(sound, BEFORE, changes[-1])
    for event in events:
        change = Change("d2", event)
        touched, whole = found_by_both(sound, changes, change)
        changes.append(change)
    assert touched == whole
    assert [(violation.rule, violation.sentence) for violation in touched] == [("delivery_once", said) for said in says]


@pytest.mark.parametrize("event", ["withdrawn", "restored"])
def test_an_event_of_a_delivery_that_was_never_recorded_is_found(event: str, sound: duckdb.DuckDBPyConnection) -> None:
    touched, whole = found_by_both(sound, BEFORE, Change("nix", event))
    assert touched == whole
    assert ("withdrawal_known", "nix") in {(violation.rule, violation.key) for violation in touched}


def test_a_restored_delivery_needs_its_source_again(sound: duckdb.DuckDBPyConnection) -> None:
    steps = [
        Change("d2", rows={"source": [tiny.source(id="s3")]}),
        Change("d3", source="s3", rows={"remark": [sound_rows.remark(id="r2")]}),
        Change("d3", "withdrawn"),
        Change("d2", "withdrawn"),
        Change("d3", "restored"),
    ]
    changes = list(BEFORE)
    found = []
    for step in steps:
        found.append([violation.rule for violation in found_by_both(sound, changes, step)[0]])
        changes.append(step)
    assert found == [[], [], [], [], ["delivery_has_source"]]


def test_a_sum_taken_away_leaves_no_total_too_small_behind(sound: duckdb.DuckDBPyConnection) -> None:
    # Projects may exceed the lower bound of their category; a total has to hold them with and without it.
    bound = tiny.amount(id="art", stage="paid", level="category", category=1, euros=100, precision="at_least")
    total = tiny.amount(id="ganz", stage="paid", euros=300)
    touched, whole = found_by_both(sound, BEFORE, corrected("amount", bound, total))
    assert touched == whole
    assert [violation.key for violation in touched] == ["ganz"]


def test_nothing_is_left_on_the_connection(sound: duckdb.DuckDBPyConnection) -> None:
    found_by_both(sound, BEFORE, corrected("remark", sound_rows.remark(id="r2")))
    left = sound.execute(
        "select table_name from duckdb_tables() where temporary "
        "union all select view_name from duckdb_views() where temporary and not internal"
    ).fetchall()
    assert left == [("touched_key",)]
