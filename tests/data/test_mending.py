"""Single facts of a dialogue are corrected, closed, taken back and restored; the log keeps what they said before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import kept
import pytest
import tiny

from data import mending
from data.deviations import Deviation, record_deviation
from data.faults import DeliveryRefused
from data.recording import RecordRefused
from data.steering import record_commitment, record_dialogue, record_result
from data.store import Store, check

NOW = datetime(2025, 10, 2, 9, 30)
BY: dict[str, Any] = {"author": "M. Muster", "now": NOW}
LATER: dict[str, Any] = {"author": "Z. Zweite", "reason": "Zahlendreher", "now": NOW + timedelta(days=1)}
TALK, TARGET, PLACES = "06434/2024/20251001", "06434/2024/01/durchfuehrung", "plätze"
STEP = f"{TALK}/1"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A dialogue with one result and two Verabredungen, and a deviation of 40 Plätze."""
    yield from kept.opened(tmp_path, "mending", tiny.DATASET, _talked)


def _talked(store: Store) -> None:
    places = tiny.target(id=PLACES, kind="numeric", indicator="places", name="40 Plätze", target_value=40)
    rows = tiny.sound()
    tiny.record(store, rows | {"target": [*rows["target"], places]})
    of: dict[str, Any] = {"county": tiny.COUNTY, "year": 2024}
    record_dialogue(store, tiny.DATASET, **of, held_on=date(2025, 10, 1), participants="beide Seiten", **BY)
    record_result(store, tiny.DATASET, dialogue=TALK, target=TARGET, result="accepted", **BY)
    for text in ("Konzept vorlegen", "Zahlen abstimmen"):
        step = {"text": text, "responsible": "Kreis", "due_on": date(2026, 1, 31)}
        record_commitment(store, tiny.DATASET, dialogue=TALK, **step, **BY)
    cut = Deviation(date(2024, 7, 1), "Sperre", "Bescheid", [PLACES], "proportional", 1000, 900)
    record_deviation(store, tiny.DATASET, cut, **of, **BY)


def rows(store: Store, table: str) -> list[dict[str, Any]]:
    return store.facts(tiny.DATASET).rows(f"select * from {table} order by id")


def correct(store: Store, table: str, key: str, **changed: Any) -> None:
    mending.correct(store, tiny.DATASET, table, key, changed, **LATER)


def test_a_correction_is_a_delivery_with_author_and_reason_and_keeps_what_was_said(store: Store) -> None:
    correct(store, "commitment", STEP, due_on=date(2026, 3, 31))
    (step, _) = rows(store, "commitment")
    assert (step["text"], step["due_on"], step["state"]) == ("Konzept vorlegen", date(2026, 3, 31), "provisional")
    (event,) = [row for row in tiny.logged(store, "delivery").to_pylist() if row["id"] == step["delivery"]]
    assert (event["recorded_by"], event["note"]) == ("Z. Zweite", "Zahlendreher")
    said = [row["due_on"] for row in tiny.logged(store, "commitment").to_pylist() if row["id"] == STEP]
    assert sorted(said) == [date(2026, 1, 31), date(2026, 3, 31)]
    assert check(store, tiny.DATASET) == []


def test_a_step_is_closed_by_itself_with_day_and_proof(store: Store) -> None:
    with pytest.raises(RecordRefused, match="Nachweis: Die Angabe fehlt"):
        correct(store, "commitment", STEP, closed_on=date(2025, 10, 2), evidence=" ")
    with pytest.raises(RecordRefused, match=r"Erledigt am: Der 01.01.2027 liegt in der Zukunft"):
        correct(store, "commitment", STEP, closed_on=date(2027, 1, 1), evidence="Akte")
    correct(store, "commitment", STEP, closed_on=date(2025, 10, 2), evidence="Konzept vom 02.10.2025")
    assert [row["closed_on"] for row in rows(store, "commitment")] == [date(2025, 10, 2), None]


@pytest.mark.parametrize(
    ("table", "key", "changed", "says"),
    [
        ("dialogue", TALK, {"participants": ""}, "Teilnehmende: Die Angabe fehlt"),
        ("dialogue", TALK, {"participants": "beide Seiten"}, "Es ist nichts geändert"),
        ("target_result", f"{TALK}/{TARGET}", {"result": "justified"}, "Bemerkung: Zu einer begründeten Abweichung"),
        ("commitment", STEP, {"due_on": date(2025, 9, 30)}, "Frist: Der 30.09.2025 liegt vor dem Dialog"),
        ("commitment", f"{TALK}/9", {"text": "x"}, "gibt es nicht mehr"),
    ],
)
def test_an_incomplete_correction_is_refused(
    store: Store, table: str, key: str, changed: dict[str, Any], says: str
) -> None:
    with pytest.raises(RecordRefused, match=says):
        correct(store, table, key, **changed)


def test_a_corrected_deviation_adjusts_anew_and_needs_what_its_rule_needs(store: Store) -> None:
    (deviation,) = rows(store, "deviation")
    with pytest.raises(RecordRefused, match="Verfügbares Geld nachher: Die Angabe fehlt"):
        correct(store, "deviation", deviation["id"], money_after=None)
    with pytest.raises(RecordRefused, match="ändert sich durch diese Anpassungsregel nicht"):
        correct(store, "deviation", deviation["id"], targets=[TARGET])
    correct(store, "deviation", deviation["id"], money_after=750)
    # 40 Plätze with three quarters of the money
    assert store.facts(tiny.DATASET).rows("select adjusted_value from adjusted_target") == [{"adjusted_value": 30.0}]
    mending.take_back(store, tiny.DATASET, "deviation", deviation["id"], **LATER)
    assert store.facts(tiny.DATASET).rows("select adjusted_value from adjusted_target") == []


def test_without_a_reason_nothing_changes(store: Store) -> None:
    with pytest.raises(RecordRefused, match="Begründung: Die Angabe fehlt"):
        mending.take_back(store, tiny.DATASET, "commitment", STEP, author="M.", reason=" ")
    assert len(rows(store, "commitment")) == 2


def test_a_dialogue_goes_with_what_was_decided_there_and_comes_back_with_it(store: Store) -> None:
    mending.take_back(store, tiny.DATASET, "commitment", f"{TALK}/2", **LATER)
    number = mending.take_back(store, tiny.DATASET, "dialogue", TALK, **(LATER | {"now": NOW + timedelta(days=2)}))
    assert number == 3, "dialogue, result and the Verabredung that still stood"
    assert [row["id"] for row in rows(store, "dialogue")] == ["06434/2024/1"]
    assert rows(store, "commitment") == rows(store, "target_result") == []
    with pytest.raises(DeliveryRefused, match=r"Den Zielsteuerungsdialog .* gibt es nicht"):
        mending.restore(store, tiny.DATASET, "commitment", STEP, **(LATER | {"now": NOW + timedelta(days=3)}))
    mending.restore(store, tiny.DATASET, "dialogue", TALK, **(LATER | {"now": NOW + timedelta(days=3)}))
    assert [row["id"] for row in rows(store, "commitment")] == [STEP]
    assert len(rows(store, "target_result")) == 1
    with pytest.raises(RecordRefused, match="gilt schon wieder"):
        mending.restore(store, tiny.DATASET, "dialogue", TALK, **LATER)
    step = {"text": "Träger besuchen", "responsible": "Kreis", "due_on": date(2026, 1, 31)}
    assert record_commitment(store, tiny.DATASET, dialogue=TALK, **step, **BY) == f"{TALK}/3", "no key twice"
