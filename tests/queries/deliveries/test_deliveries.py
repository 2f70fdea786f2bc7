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


@pytest.mark.parametrize(
    ("reasons", "told"),
    [
        (["not_applicable"], "not_applicable"),
        (["secret"], "secret"),
        (["not_due"], "deferred"),
        (["not_reported"], "missing"),
        (["not_applicable", "secret"], "secret"),
        (["not_applicable", "not_due"], "deferred"),
        (["not_due", "not_reported"], "missing"),
    ],
)
def test_a_reason_told_for_a_sum_is_an_answer_and_no_missing_delivery(
    store: Store, reasons: list[str], told: str
) -> None:
    rows = [
        tiny.amount(
            id=f"06434/2024/{programme}/paid/total",
            programme=programme,
            stage="paid",
            euros=None,
            missing=reason,
            delivery="d2",
            at=tiny.LATER,
        )
        for programme, reason in zip(("AQB", "AMB"), reasons, strict=False)
    ]
    tiny.record(store, {"amount": rows}, "d2", tiny.LATER)
    day = date(2025, 3, 31)
    assert status(store, day)["paid"] == told
    # Before its day nothing is owed, whatever was said.
    assert status(store, date(2025, 1, 31))["paid"] == (told if told in ("not_applicable", "secret") else "awaited")


@pytest.mark.parametrize(
    ("reason", "told"), [("not_due", "deferred"), ("not_reported", "missing"), ("secret", "missing")]
)
def test_whose_agreed_sum_is_too_early_does_not_owe_the_agreement(store: Store, reason: str, told: str) -> None:
    """Every other page says „noch nicht fällig“ of the sum: Daten must not say that the agreement is missing."""
    row = tiny.amount(
        id="06411/2024/AQB/agreed/total",
        county="06411",
        stage="agreed",
        euros=None,
        missing=reason,
        delivery="d2",
        at=tiny.LATER,
    )
    tiny.record(store, {"amount": [row]}, "d2", tiny.LATER)
    assert status(store, date(2025, 3, 31), "06411")["agreement"] == told
    assert status(store, date(2024, 6, 30), "06411")["agreement"] == "awaited", "its day is not over"


def test_a_sum_beside_a_reason_is_a_delivery(store: Store) -> None:
    told = tiny.amount(
        id="06434/2024/AMB/granted/total",
        programme="AMB",
        stage="granted",
        euros=None,
        missing="not_due",
        delivery="d2",
        at=tiny.LATER,
    )
    tiny.record(store, {"amount": [told]}, "d2", tiny.LATER)
    assert status(store, date(2025, 3, 31))["granted"] == "unchecked"


def report_without_value(store: Store, delivery: str, missing: str, day: date) -> None:
    target = str(next(row["id"] for row in tiny.sound()["target"]))
    row = tiny.row(
        id=f"{target}/{day}", target=target, reported_on=day, missing=missing, delivery=delivery, at=tiny.LATER
    )
    tiny.record(store, {"report": [row | {"reported_by": "Kreis"}]}, delivery, tiny.LATER)


def test_a_target_that_is_not_due_yet_is_no_missing_report_and_an_empty_report_is_none(store: Store) -> None:
    # The second target is reported on; what is said of the first decides.
    for number, (missing, wanted, counted) in enumerate(
        [
            ("not_reported", "incomplete", (2, 1)),
            ("not_due", "checked", (1, 1)),
            ("not_applicable", "checked", (2, 2)),
            ("secret", "checked", (2, 2)),
        ]
    ):
        report_without_value(store, f"d2{number}", missing, date(2024, 12, 31))
        found = deliveries.expected(store.facts(tiny.DATASET), year=2024, day=date(2025, 3, 31))
        row = found[(found["county"] == tiny.COUNTY) & (found["kind"] == "final_report")].iloc[0]
        assert (row["status"], (row["targets"], row["reported"])) == (wanted, counted), missing


def test_an_interim_report_that_says_only_that_it_is_not_due_yet_is_awaited(store: Store) -> None:
    for number, (missing, wanted) in enumerate(
        [("not_due", "deferred"), ("not_reported", "missing"), ("not_applicable", "checked")]
    ):
        report_without_value(store, f"d2{number}", missing, date(2024, 6, 30))
        assert status(store, date(2025, 3, 31))["interim_report"] == wanted, missing


def test_what_bears_a_later_day_is_late_and_what_bears_none_was_recorded_after_its_day(store: Store) -> None:
    paid = tiny.amount(euros=900, delivery="d2", at=tiny.LATER) | {
        "id": "paid", "stage": "paid", "stated_on": date(2025, 2, 1),
    }  # fmt: skip
    tiny.record(store, {"amount": [paid]}, "d2", tiny.LATER)
    found = deliveries.expected(store.facts(tiny.DATASET), year=2024, day=date(2025, 3, 31))
    mine = found[found["county"] == tiny.COUNTY].set_index("kind")
    # Recorded on 1 March 2025. Signed and talked in time; paid a day after 31 January; the others bear no day.
    assert mine["late"].to_dict() == {
        "agreement": "no",
        "projects": "recorded",
        "granted": "recorded",
        "interim_report": "no",
        "dialogue": "no",
        "paid": "dated",
        "final_report": "recorded",
        "verified": "no",
    }
    assert (mine.loc["final_report", "targets"], mine.loc["final_report", "reported"]) == (2, 1)
    assert mine.loc["agreement", "due_on"] == datetime(2024, 6, 30)


@pytest.mark.parametrize(("paid_on", "late"), [(date(2025, 1, 31), "no"), (date(2025, 2, 1), "dated")])
def test_what_bears_the_very_day_it_is_due_is_in_time(store: Store, paid_on: date, late: str) -> None:
    paid = tiny.amount(euros=900, delivery="d2", at=tiny.LATER) | {"id": "paid", "stage": "paid", "stated_on": paid_on}
    tiny.record(store, {"amount": [paid]}, "d2", tiny.LATER)
    found = deliveries.expected(store.facts(tiny.DATASET), year=2024, day=date(2025, 3, 31))
    mine = found[found["county"] == tiny.COUNTY].set_index("kind")
    assert (mine.loc["paid", "due_on"], mine.loc["paid", "late"]) == (datetime(2025, 1, 31), late)


@pytest.mark.parametrize(("recorded", "late"), [(datetime(2026, 1, 31, 12), "no"), (datetime(2026, 2, 1), "recorded")])
def test_what_bears_no_day_is_in_time_if_recorded_on_the_day_it_is_due(
    store: Store, recorded: datetime, late: str
) -> None:
    paid = tiny.amount(euros=900, delivery="d2", at=recorded, budget_year=2025) | {"id": "paid", "stage": "paid"}
    tiny.record(store, {"amount": [paid]}, "d2", recorded)
    found = deliveries.expected(store.facts(tiny.DATASET), year=2025, day=date(2026, 3, 31))
    mine = found[found["county"] == tiny.COUNTY].set_index("kind")
    assert (mine.loc["paid", "due_on"], mine.loc["paid", "late"]) == (datetime(2026, 1, 31), late)


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
