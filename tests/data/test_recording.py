"""The result of a dialogue becomes facts: all or nothing, with source, and next year starts from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import kept
import pytest
import tiny

from data.confirming import confirm
from data.deviations import Deviation, record_deviation
from data.faults import StoreError
from data.recording import RecordRefused, decide_question
from data.steering import record_commitment, record_dialogue, record_remark, record_result
from data.store import Store, check

NOW = datetime(2025, 10, 2, 9, 30)
STEP: dict[str, Any] = {"text": "Konzept für Teilzeit vorlegen", "responsible": "Kreis", "due_on": date(2026, 1, 31)}
BY: dict[str, Any] = {"author": "M. Muster", "now": NOW}
TARGET, PLACES = "06434/2024/01/durchfuehrung", "plätze"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """One agreement, opened as the running dashboard does."""
    yield from kept.opened(tmp_path, "recording", tiny.DATASET, _agreed)


def _agreed(store: Store) -> None:
    places = tiny.target(id="plätze", kind="numeric", indicator="places", name="40 Plätze", target_value=40)
    rate = tiny.target(id="quote", kind="numeric", indicator="transition_rate", name="70 %", target_value=70)
    rows = tiny.sound()
    tiny.record(store, rows | {"target": [*rows["target"], places, rate]})


def record(store: Store, **changed: Any) -> str:
    """A dialogue of 2024 with one result and one Verabredung; returns its key."""
    given: dict[str, Any] = {
        "county": tiny.COUNTY,
        "year": 2024,
        "held_on": date(2025, 10, 1),
        "participants": "Kreis und Ministerium",
    }
    key = record_dialogue(store, tiny.DATASET, **(given | BY | changed))
    record_result(store, tiny.DATASET, dialogue=key, target=TARGET, result="accepted", **BY)
    record_commitment(store, tiny.DATASET, dialogue=key, **STEP, **BY)
    return key


def record_half_a_deviation(store: Store) -> None:
    with store.recording(tiny.DATASET) as writer:
        writer.deliver("d9", source="s1", recorded_by="T", recorded_at=NOW)
        writer.record("deviation", [{"id": "x", "county": tiny.COUNTY, "delivery": "d9", "recorded_at": NOW}])


def rows(store: Store, table: str) -> list[dict[str, Any]]:
    frame = store.facts(tiny.DATASET).ask(f"select * from {table} where $yes order by id", yes=True)
    return [dict(row) for row in frame.to_dict("records")]


def test_a_recorded_dialogue_is_there_at_once_with_who_recorded_it(store: Store) -> None:
    key = record(store)
    assert [row["id"] for row in rows(store, "dialogue")] == ["06434/2024/1", key]
    (result,) = rows(store, "target_result")
    assert (result["target"], result["result"]) == (TARGET, "accepted")
    (step,) = rows(store, "commitment")
    assert (step["text"], step["responsible"], step["dialogue"]) == (STEP["text"], "Kreis", key)
    assert step["citation"] == "erfasst von M. Muster am 02.10.2025"
    assert check(store, tiny.DATASET) == []


def test_what_is_incomplete_says_every_field_and_nothing_is_stored(store: Store) -> None:
    of = {"county": tiny.COUNTY, "year": 2024, "participants": " "}
    with pytest.raises(RecordRefused) as refused:
        record_dialogue(store, tiny.DATASET, **of, held_on=None, **BY)
    fields = [line.partition(":")[0] for line in str(refused.value).splitlines()]
    assert fields == ["Teilnehmende", "Tag des Dialogs"]
    with pytest.raises(RecordRefused, match=r"Tag des Dialogs: Der 01.01.2026 liegt in der Zukunft"):
        record_dialogue(store, tiny.DATASET, **(of | {"participants": "alle"}), held_on=date(2026, 1, 1), **BY)
    with pytest.raises(RecordRefused, match="Ihr Name fehlt"):
        record_dialogue(store, tiny.DATASET, **of, held_on=date(2025, 10, 1), author="", now=NOW)
    assert tiny.logged(store, "delivery").num_rows == 1


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"text": ""}, "Verabredung: Der Text fehlt"),
        ({"responsible": " "}, "Verantwortlich: Die Angabe fehlt"),
        ({"due_on": None}, "Frist: Die Angabe fehlt"),
        ({"due_on": date(2024, 9, 30)}, "Frist: Der 30.09.2024 liegt vor dem Dialog am 01.10.2024"),
        ({"dialogue": "06434/2024/9"}, "Den Dialog gibt es nicht mehr"),
    ],
)
def test_an_incomplete_step_is_refused(store: Store, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(RecordRefused, match=says):
        record_commitment(store, tiny.DATASET, **({"dialogue": "06434/2024/1"} | STEP | changed), **BY)
    assert rows(store, "commitment") == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"result": "new_target", "target": PLACES}, "Neuer Zielwert: Die Angabe fehlt"),
        ({"result": "justified"}, "Bemerkung: Zu einer begründeten Abweichung fehlt die Begründung"),
    ],
)
def test_an_incomplete_result_is_refused(store: Store, changed: dict[str, Any], says: str) -> None:
    given = {"dialogue": "06434/2024/1", "target": TARGET, "result": "accepted"} | changed
    with pytest.raises(RecordRefused, match=says):
        record_result(store, tiny.DATASET, **given, **BY)
    assert rows(store, "target_result") == []


def test_a_target_has_one_result_in_a_dialogue(store: Store) -> None:
    key = record(store)
    with pytest.raises(RecordRefused, match="schon ein Ergebnis"):
        record_result(store, tiny.DATASET, dialogue=key, target=TARGET, result="open", **BY)


def test_a_remark_names_who_said_it_and_who_recorded_it(store: Store) -> None:
    said = {"side": "county", "by": "Frau Kreis", "written_on": date(2025, 9, 1), "text": "Träger fiel aus."}
    of = {"county": tiny.COUNTY, "year": 2024, "target": TARGET}
    record_remark(store, tiny.DATASET, **of, **said, **BY)
    (row,) = rows(store, "remark")
    assert (row["side"], row["author"], row["target"], row["text"]) == ("county", "Frau Kreis", TARGET, said["text"])
    assert row["citation"] == "erfasst von M. Muster am 02.10.2025"
    with pytest.raises(RecordRefused) as refused:
        record_remark(store, tiny.DATASET, **of, side="press", by="", written_on=None, text=" ", **BY)
    assert [line.partition(":")[0] for line in str(refused.value).splitlines()] == ["Seite", "Von", "Vom", "Anmerkung"]


CUT = Deviation(date(2024, 7, 1), "Haushaltssperre", "Änderungsbescheid", [PLACES], "proportional", 1000, 900)


def test_a_complete_deviation_is_stored_with_what_its_rule_needs(store: Store) -> None:
    record_deviation(store, tiny.DATASET, CUT, county=tiny.COUNTY, year=2024, author="M.", now=NOW)
    (row,) = rows(store, "deviation")
    assert (row["cause"], list(row["targets"]), float(row["money_after"])) == ("Haushaltssperre", [PLACES], 900.0)
    assert check(store, tiny.DATASET) == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"occurred_on": None}, "Tag der Abweichung: Die Angabe fehlt"),
        ({"cause": " "}, "Grund: Die Angabe fehlt"),
        ({"evidence": ""}, "Nachweis: Die Angabe fehlt"),
        ({"targets": []}, "Betroffene Ziele: Es ist kein Ziel"),
        ({"rule": "gefühlt"}, "Anpassungsregel: Die Angabe fehlt"),
        ({"money_after": None}, "Verfügbares Geld nachher: Die Angabe fehlt"),
        ({"rule": "fixed_cost"}, "Anteil der Fixkosten: Die Angabe fehlt"),
        ({"rule": "fixed_cost", "fixed_cost_share": 1.0}, "Anteil der Fixkosten: Er liegt zwischen"),
        ({"rule": "explicit", "adjusted_value": 3.0, "targets": [PLACES, "b"]}, "gilt für ein Ziel"),
        # money moves neither a rate nor a sentence
        ({"targets": [PLACES, "quote"]}, "„70 %“ ändert sich durch diese Anpassungsregel nicht"),
        ({"targets": [TARGET]}, "wird durchgeführt“ ändert sich durch diese Anpassungsregel nicht"),
        ({"rule": "explicit", "adjusted_value": 3.0, "targets": [TARGET]}, "ändert sich durch diese"),
    ],
)
def test_an_incomplete_deviation_is_refused(store: Store, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(RecordRefused, match=says):
        record_deviation(
            store, tiny.DATASET, replace(CUT, **changed), county=tiny.COUNTY, year=2024, author="M.", now=NOW
        )
    assert rows(store, "deviation") == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"occurred_on": date(2030, 1, 1)}, "01.01.2030 liegt in der Zukunft"),
        ({"money_before": 0, "money_after": -5}, "nicht mehr als null"),
        ({"money_after": -5}, "ist negativ"),
    ],
)
def test_an_absurd_deviation_is_refused(store: Store, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(StoreError, match=says):
        record_deviation(
            store, tiny.DATASET, replace(CUT, **changed), county=tiny.COUNTY, year=2024, author="M.", now=NOW
        )
    assert rows(store, "deviation") == []


def test_a_reason_without_another_value_may_name_every_target(store: Store) -> None:
    reason = Deviation(date(2024, 7, 1), "Träger fiel aus", "Schreiben", [TARGET, "quote"], "reason_only")
    record_deviation(store, tiny.DATASET, reason, county=tiny.COUNTY, year=2024, author="M.", now=NOW)
    frame = store.facts(tiny.DATASET).ask("select outcome, adjusted_value from adjusted_target")
    assert frame["outcome"].tolist() == ["unchanged", "unchanged"]
    assert frame["adjusted_value"].isna().all()


def test_a_missing_obligatory_field_is_named_in_german(store: Store) -> None:
    with pytest.raises(StoreError, match="Die Pflichtangabe budget_year fehlt"):
        record_half_a_deviation(store)


def test_one_dialogue_of_a_day_is_recorded_once(store: Store) -> None:
    record(store)
    with pytest.raises(RecordRefused, match="schon ein Dialog festgehalten"):
        record(store, now=datetime(2025, 10, 3))


def test_the_last_decision_about_a_question_holds(store: Store) -> None:
    asked: dict[str, Any] = {"county": tiny.COUNTY, "year": 2024, "rule": "L-10", "subject": "nur Projektziele"}
    decide_question(store, tiny.DATASET, **asked, text="Woran messen wir?", struck=False, author="M.", now=NOW)
    later = NOW.replace(hour=11)
    decide_question(store, tiny.DATASET, **asked, text="Woran messen wir?", struck=True, author="M.", now=later)
    (kept,) = rows(store, "lead_question")
    assert kept["struck"]
    with pytest.raises(RecordRefused, match="keinen Text"):
        decide_question(store, tiny.DATASET, **asked, text=" ", struck=False, author="M.", now=later)


def test_what_one_person_enters_is_provisional_until_a_second_confirms(store: Store) -> None:
    record_deviation(store, tiny.DATASET, CUT, county=tiny.COUNTY, year=2024, author="M. Muster", now=NOW)
    key = record(store)
    assert [row["state"] for row in rows(store, "deviation")] == ["provisional"]
    assert {row["state"] for row in rows(store, "target_result")} == {"provisional"}
    (delivery,) = {row["delivery"] for row in rows(store, "target_result") if row["dialogue"] == key}
    with pytest.raises(StoreError, match="selbst aufgenommen"):
        confirm(store, tiny.DATASET, delivery, checked_by="m. muster")
    confirm(store, tiny.DATASET, delivery, checked_by="Z. Zweite")
    assert {row["state"] for row in rows(store, "target_result")} == {"checked"}
    assert [row["state"] for row in rows(store, "deviation")] == ["provisional"], "another delivery"
