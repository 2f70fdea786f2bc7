"""Lieferungen: what is listed of each, and what is missing, late or unchecked; all of it countable by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
import tiny

from data.confirming import confirm
from data.store import Store
from data.withdrawal import withdraw
from queries import deliveries


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Everything of 2024 arrives on 1 March 2025, the granted sum (provisional) too; one of two targets is reported."""
    rows = tiny.sound()
    rows["amount"].append(
        tiny.amount(id="06434/2024/AQB/granted/total", stage="granted", euros=900, state="provisional")
    )
    rows["project"] = [tiny.project(provider="Bildungswerk")]
    rows["target"].append(tiny.target(id="zweites", name="Zweites Ziel"))
    report = tiny.row(id="r1", target="zweites", reported_on=date(2024, 12, 31), judgement="fulfilled", evidence="x")
    report["reported_by"] = "Kreis"
    with tiny.open_store(tmp_path) as opened:
        tiny.record(opened, rows | {"report": [report]})
        yield opened


def status(store: Store, day: date, county: str = tiny.COUNTY) -> dict[str, str]:
    found = deliveries.expected(store.facts(tiny.DATASET), year=2024, day=day)
    assert found["county"].nunique() == 26
    mine = found[found["county"] == county]
    return dict(zip(mine["kind"], mine["status"], strict=True))


def test_each_county_is_asked_for_each_kind_by_its_due_day(store: Store) -> None:
    assert status(store, date(2025, 3, 31)) == {
        "agreement": "checked",
        "projects": "checked",
        "granted": "unchecked",
        "interim_report": "missing",
        "dialogue": "checked",
        "paid": "missing",
        "final_report": "incomplete",
        "verified": "awaited",
    }
    assert status(store, date(2025, 7, 1))["verified"] == "missing"
    assert status(store, date(2024, 6, 30), "06411") == dict.fromkeys(status(store, date(2024, 6, 30)), "awaited")


def test_what_came_after_its_day_is_late(store: Store) -> None:
    found = deliveries.expected(store.facts(tiny.DATASET), year=2024, day=date(2025, 3, 31))
    mine = found[found["county"] == tiny.COUNTY].set_index("kind")
    # Recorded on 1 March 2025: after 30 June 2024 (agreement) and after 28 February 2025 (final report).
    assert mine["late"].to_dict() == {
        "agreement": True,
        "projects": True,
        "granted": True,
        "interim_report": False,
        "dialogue": True,
        "paid": False,
        "final_report": True,
        "verified": False,
    }
    assert (mine.loc["final_report", "targets"], mine.loc["final_report", "reported"]) == (2, 1)
    assert mine.loc["agreement", "due_on"] == datetime(2024, 6, 30)


def test_every_delivery_is_listed_with_what_became_of_it(store: Store) -> None:
    tiny.record(store, {"amount": [tiny.amount(euros=1200, delivery="d2", at=tiny.LATER)]}, "d2", tiny.LATER)
    listed = deliveries.listed(store.facts(tiny.DATASET)).set_index("delivery")
    assert list(listed.index) == ["d2", "d1"]
    # d1 brought source, agreement, two sums, project, two targets, report and dialogue; d2 replaced one sum.
    assert listed["facts"].to_dict() == {"d2": 1, "d1": 8}
    assert listed["state"].to_dict() == {"d2": "standing", "d1": "provisional"}
    confirm(store, tiny.DATASET, "d1", checked_by="Herr Zwei")
    withdraw(store, tiny.DATASET, "d2", recorded_by="Herr Zwei", reason="Falsche Datei")
    listed = deliveries.listed(store.facts(tiny.DATASET)).set_index("delivery")
    assert listed["state"].to_dict() == {"d2": "withdrawn", "d1": "checked"}
    assert listed["facts"].to_dict() == {"d2": 0, "d1": 9}
    assert (listed.loc["d2", "reason"], listed.loc["d1", "checked_by"]) == ("Falsche Datei", "Herr Zwei")


def test_the_rows_of_a_delivery_are_there_with_every_column(store: Store) -> None:
    rows = deliveries.rows(store.facts(tiny.DATASET), delivery="d1")
    assert rows["table_name"].tolist().count("amount") == 2
    granted = next(json.loads(row.content) for row in rows.itertuples() if row.key.endswith("granted/total"))
    assert (granted["euros"], granted["state"], granted["county"]) == (900, "provisional", tiny.COUNTY)


def test_maßnahmen_without_provider_and_places_are_still_owed(store: Store) -> None:
    tiny.record(store, {"project": [tiny.project(provider=None, delivery="d2", at=tiny.LATER)]}, "d2", tiny.LATER)
    assert status(store, date(2025, 3, 31))["projects"] == "missing"
