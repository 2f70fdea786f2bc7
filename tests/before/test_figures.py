"""What figures were once computed from; recorded facts and what the views say of them. These tests run unchanged on
commit 133aa87, and fail there (docs/reliability.md)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from data.annotating import record_note
from data.store import Facts, Store

AT = datetime(2026, 10, 15, 12, 0)
COMMON = {"delivery": "d1", "citation": "§ 5", "state": "checked", "recorded_at": AT}
DARMSTADT = "06411"
Row = dict[str, object]


def target(key: str, indicator: str | None, goal: float | None, year: int = 2024, **more: object) -> Row:
    fields: Row = {
        "id": key, "county": DARMSTADT, "budget_year": year, "programme": "AQB", "name": key, "indicator": indicator,
        "kind": "numeric" if indicator else "qualitative", "target_value": goal,
        "starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31),
    }  # fmt: skip
    return COMMON | fields | more


def report(key: str, value: float, year: int = 2024, **more: object) -> Row:
    return COMMON | {
        "id": f"r/{key}", "target": key, "reported_on": date(year, 12, 31), "value": value, "reported_by": "Kreis",
    } | more  # fmt: skip


ROWS: dict[str, list[Row]] = {
    "source": [
        COMMON | dict.fromkeys(("title", "publisher", "collected", "timeliness", "covers", "known_faults"), "x")
        | {"id": "s1", "invented": False}
    ],
    "dialogue": [
        COMMON | {"id": "talk", "county": DARMSTADT, "budget_year": 2024, "held_on": date(2025, 2, 1),
                  "participants": "Kreis"}
    ],
    "target": [
        # The year before: 40 of 40, of the 50 of this year 80 %.
        target("before", "places", 40, 2023, category=2),
        target("now", "places", 50, category=2),
        # Nobody has reported, so nothing was asked; of a judgement neither.
        target("silent", "entries", 30, category=1),
        target("judged", None, None),
        # Missed; what a county enters excuses nothing, what a dialogue says holds.
        target("entered", "places", 40, category=3),
        target("agreed anew", "completions", 40, category=3),
    ],
    "report": [
        report("before", 40, 2023),
        report("now", 45),
        COMMON | {"id": "r/judged", "target": "judged", "reported_on": date(2024, 12, 31), "judgement": "fulfilled",
                  "reported_by": "Kreis"},
        report("entered", 20),
        report("agreed anew", 30),
    ],
    "deviation": [
        COMMON | {"id": "a1", "county": DARMSTADT, "budget_year": 2024, "occurred_on": date(2024, 6, 1), "cause": "x",
                  "evidence": "y", "targets": ["entered"], "rule": "key_data", "key_data_assumed": 100,
                  "key_data_actual": 100}
    ],
    "target_result": [
        COMMON | {"id": "talk/agreed anew", "dialogue": "talk", "target": "agreed anew", "result": "new_target",
                  "new_value": 30, "county": DARMSTADT, "budget_year": 2024}
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def store(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = Path(shutil.copytree(built, tmp_path_factory.mktemp("figures") / "daten"))
    with Store(folder, ["ministry", "published", "demo"]) as opened:
        with opened.recording("ministry") as writer:
            writer.deliver("d1", source="s1", recorded_by="Test", recorded_at=AT)
            for table, rows in ROWS.items():
                writer.record(table, rows)
        yield opened


@pytest.fixture
def facts(store: Store) -> Facts:
    return store.facts("ministry")


def status(facts: Facts, key: str) -> dict[str, object]:
    row = facts.ask("select status, reason, share_of_year, ratio from target_status where target = $key", key=key)
    return {str(name): value for name, value in row.iloc[0].items()}


def test_the_year_before_is_measured_by_its_own_target(facts: Facts) -> None:
    found = facts.ask("select ratio::double as ratio from previous_value where target = 'now'")
    assert found["ratio"].tolist() == [1.0]


@pytest.mark.parametrize("key", ["silent", "judged"])
def test_where_nothing_was_asked_nothing_is_said_to_be_asked(facts: Facts, key: str) -> None:
    found = facts.ask("select share_of_year::double as share from target_status where target = $key", key=key)
    assert found["share"].isna().all(), found["share"].tolist()


def test_an_entry_alone_excuses_no_target(facts: Facts) -> None:
    assert status(facts, "entered")["status"] == "missed"


def test_a_value_agreed_anew_in_a_dialogue_holds(facts: Facts) -> None:
    assert status(facts, "agreed anew")["status"] == "achieved"


def test_what_one_person_enters_is_provisional(store: Store) -> None:
    record_note(store, "ministry", county=DARMSTADT, year=2024, measure="budget_sum", text="x", author="Test")
    assert store.facts("ministry").ask("select distinct state from note")["state"].tolist() == ["provisional"]


def test_the_demonstration_shows_every_precision_and_no_published_population(store: Store) -> None:
    demo = store.facts("demo")
    precisions = set(demo.ask("select distinct precision from amount")["precision"])
    assert {"exact", "about", "at_least", "at_most"} <= precisions, precisions
    asked = "select county, measured_on, value::double as value from county_measure where measure = 'population'"
    both = demo.ask(asked).merge(store.facts("published").ask(asked), on=["county", "value"])
    assert len(both) == 0


def test_in_the_demonstration_more_can_be_paid_than_granted_and_a_deviation_follows_its_agreement(store: Store) -> None:
    demo = store.facts("demo")
    paid = demo.ask(
        "select count(*) as n from (select county, budget_year, max(euros) filter (where stage = 'granted') as granted,"
        " max(euros) filter (where stage = 'paid') as paid from amount where level = 'total' group by all)"
        " where paid > granted"
    )
    early = demo.ask(
        "select count(*) as n from deviation inner join agreement using (county, budget_year)"
        " where occurred_on < signed_by_county_on"
    )
    assert int(paid.loc[0, "n"]) > 0
    assert int(early.loc[0, "n"]) == 0
