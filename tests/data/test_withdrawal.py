"""A delivery is withdrawn completely or not at all, and stays in the list with who, when and why."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import sound_rows
import tiny

from data import moments
from data.faults import StoreError, WithdrawalRefused
from data.resting import resting_on
from data.store import Store, check
from data.withdrawal import deliveries, restore, withdraw

UNDONE = tiny.LATER + timedelta(hours=1)


def take_back(store: Store, delivery: str) -> str:
    return withdraw(
        store, tiny.DATASET, delivery, recorded_by="Frau Beispiel", recorded_at=UNDONE, reason="Falsche Datei"
    )


def bring_back(store: Store, delivery: str) -> str:
    return restore(store, tiny.DATASET, delivery, recorded_by="Frau Beispiel", reason="Doch die richtige Datei")


def corrected(folder: Path) -> Store:
    """The sound data set, and a second delivery that corrects its sum."""
    store = tiny.open_sound(folder)
    rows = {"amount": [tiny.amount(euros=1200, delivery="d2", at=tiny.LATER)]}
    tiny.record(store, rows, delivery="d2", at=tiny.LATER)
    return store


def euros(store: Store) -> list[float]:
    return [float(value) for value in store.facts(tiny.DATASET).ask("select euros from amount order by id")["euros"]]


def test_what_held_before_a_withdrawn_delivery_holds_again(tmp_path: Path) -> None:
    with corrected(tmp_path) as store:
        assert euros(store) == [1200.0]
        assert take_back(store, "d2") == (
            "Die Lieferung d2 ist zurückgezogen: 1 Eintrag gilt nicht mehr. "
            "Wo eine frühere Fassung erfasst ist, gilt wieder sie."
        )
        assert euros(store) == [1000.0]
        assert check(store, tiny.DATASET) == []


def test_a_withdrawal_records_who_when_and_why(tmp_path: Path) -> None:
    with corrected(tmp_path) as store:
        take_back(store, "d2")
        found = store.facts(tiny.DATASET).ask(
            "select source, recorded_by, recorded_at, note from delivery where event = $event", event="withdrawn"
        )
        assert found.to_numpy().tolist() == [["s1", "Frau Beispiel", moments.in_hessen(UNDONE), "Falsche Datei"]]


def test_a_delivery_others_rest_on_stays_and_the_refusal_names_them(tmp_path: Path) -> None:
    with corrected(tmp_path) as store:
        with pytest.raises(WithdrawalRefused) as refusal:
            take_back(store, "d1")
        said = str(refusal.value)
        assert said.startswith("Die Lieferung wurde nicht zurückgezogen, der Bestand ist unverändert.")
        assert "Die Quelle „s1“ fehlt" in said
        assert "Schlüssel d2" in said
        assert said.endswith(
            "Bitte zuerst die Lieferungen zurückziehen, die auf ihr aufbauen:\n"
            "  – d2: Zielvereinbarung, am 01.06.2025 um 14:00 Uhr von Test"
        )
        assert euros(store) == [1200.0]
        assert tiny.count(store, "delivery") == 2


OWN = {"source": [tiny.source(id="s2", title="Protokoll", delivery="d2")]}
ON_PROJECT = {"county": tiny.COUNTY, "budget_year": 2024, "project": "06434/2024/01"}
ON_DIALOGUE = {"county": tiny.COUNTY, "budget_year": 2024, "dialogue": "06434/2024/1"}
TARGET = "06434/2024/01/durchfuehrung"
AUTHOR = {"side": "county", "author": "Kreis", "text": "So ist es."}


@pytest.mark.parametrize(
    "rows",
    [
        {
            "amount": [
                tiny.amount(id="a2", level="project", category=1, project="06434/2024/01", euros=10, delivery="d2")
            ]
        },
        {"target": [tiny.target(id="t2", delivery="d2")]},
        {"remark": [tiny.row("d2", id="r2", **ON_PROJECT, **AUTHOR)]},
        {
            "project_line": [
                tiny.row("d2", id="l2", line="l", project="06434/2024/01", decided_by="X", decided_on=date(2025, 1, 1))
            ]
        },
        {
            "report": [
                tiny.row("d2", id="i2", target=TARGET, reported_on=date(2025, 1, 1), value=1, reported_by="Kreis")
            ]
        },
        {
            "deviation": [
                tiny.row(
                    "d2",
                    id="v2",
                    county=tiny.COUNTY,
                    budget_year=2024,
                    occurred_on=date(2024, 6, 1),
                    cause="Kürzung",
                    evidence="Bescheid",
                    targets=[TARGET],
                    rule="proportional",
                    money_before=2,
                    money_after=1,
                )
            ]
        },
        {
            "commitment": [
                tiny.row("d2", id="c2", **ON_DIALOGUE, text="Klären", responsible="X", due_on=date(2025, 9, 1))
            ]
        },
        {"target_result": [tiny.row("d2", id="e2", **ON_DIALOGUE, target=TARGET, result="open")]},
    ],
    ids=lambda rows: next(iter(rows)),
)
def test_whatever_refers_to_what_a_delivery_brought_is_named(tmp_path: Path, rows: tiny.Rows) -> None:
    with tiny.open_sound(tmp_path) as store:
        tiny.record(store, OWN | rows, delivery="d2", at=tiny.LATER, source="s2")
        with pytest.raises(WithdrawalRefused) as refusal:
            take_back(store, "d1")
        assert refusal.value.resting == ["d2: Protokoll, am 01.06.2025 um 14:00 Uhr von Test"]
        take_back(store, "d2")
        take_back(store, "d1")


def test_milestones_of_a_target_rest_on_the_delivery_that_brought_it(tmp_path: Path) -> None:
    rows = tiny.sound()
    rows["target"].append(sound_rows.target(id="neu"))
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, rows)
        tiny.record(
            store,
            OWN | {"milestone": [sound_rows.milestone(id="m", delivery="d2")]},
            delivery="d2",
            at=tiny.LATER,
            source="s2",
        )
        with pytest.raises(WithdrawalRefused) as refusal:
            take_back(store, "d1")
        assert refusal.value.resting == ["d2: Protokoll, am 01.06.2025 um 14:00 Uhr von Test"]


def test_a_delivery_is_not_in_the_way_of_what_an_earlier_one_states_too(tmp_path: Path) -> None:
    """d2 corrects the project and names no source of its own; d3 rests on the target of d1 alone."""
    with tiny.open_sound(tmp_path) as store:
        tiny.record(store, {"project": [tiny.project(name="Anders", delivery="d2")]}, delivery="d2", at=tiny.LATER)
        assert resting_on(store.facts(tiny.DATASET), "d2") == []
        assert resting_on(store.facts(tiny.DATASET), "d1") == [
            "d2: Zielvereinbarung, am 01.06.2025 um 14:00 Uhr von Test"
        ]
        take_back(store, "d2")
        assert resting_on(store.facts(tiny.DATASET), "d1") == [], "a withdrawn delivery is in nobody's way"


def test_an_unknown_delivery_is_named_with_the_way_to_the_list(tmp_path: Path) -> None:
    with corrected(tmp_path) as store, pytest.raises(StoreError, match=r"„d9“ gibt es .* deliveries --dataset tiny"):
        take_back(store, "d9")


def test_a_delivery_is_withdrawn_once(tmp_path: Path) -> None:
    with corrected(tmp_path) as store:
        take_back(store, "d2")
        with pytest.raises(StoreError, match=r"schon am 01\.06\.2025 um 15:00 Uhr von Frau Beispiel zurückgezogen"):
            take_back(store, "d2")
        assert tiny.logged(store, "delivery").num_rows == 3


def test_a_delivery_is_withdrawn_and_restored_any_number_of_times(tmp_path: Path) -> None:
    with corrected(tmp_path) as store:
        for _ in range(2):
            take_back(store, "d2")
            assert euros(store) == [1000.0]
            said = bring_back(store, "d2")
            assert said.startswith("Die Lieferung d2 ist wiederhergestellt: 1 Eintrag gilt wieder.")
            assert euros(store) == [1200.0]


def test_a_restored_delivery_takes_its_old_place_in_the_order(tmp_path: Path) -> None:
    with corrected(tmp_path) as store:
        third = tiny.LATER + timedelta(days=1)
        tiny.record(store, {"amount": [tiny.amount(euros=900, delivery="d3", at=third)]}, delivery="d3", at=third)
        for _ in range(2):
            take_back(store, "d2")
            assert euros(store) == [900.0]
            said = bring_back(store, "d2")
            assert said.startswith("Die Lieferung d2 ist wiederhergestellt: 0 Einträge gelten wieder.")
            assert euros(store) == [900.0]
        take_back(store, "d3")
        assert euros(store) == [1200.0]


def test_what_is_not_withdrawn_cannot_be_restored(tmp_path: Path) -> None:
    with corrected(tmp_path) as store:
        with pytest.raises(StoreError, match="von Test aufgenommen und gilt; der Bestand ist unverändert"):
            bring_back(store, "d2")
        with pytest.raises(StoreError, match="„d9“ gibt es"):
            bring_back(store, "d9")
        assert tiny.count(store, "delivery") == 2


def test_deliveries_are_listed_newest_first_with_their_state(tmp_path: Path) -> None:
    with corrected(tmp_path) as store:
        take_back(store, "d2")
        heading, *lines = deliveries(store.facts(tiny.DATASET))
    assert heading.split() == ["Lieferung", "wann", "durch", "wen", "Stand", "was"]
    assert [line.split("  ")[0] for line in lines] == ["d2", "d1"]
    assert "01.06.2025 14:00" in lines[0]
    assert "  zurückgezogen  " in lines[0]
    assert lines[0].endswith("Zielvereinbarung – zurückgezogen am 01.06.2025 von Frau Beispiel: Falsche Datei")
    assert "01.03.2025 13:00" in lines[1]
    assert "  gilt  " in lines[1]
    assert lines[1].endswith("Zielvereinbarung")


def test_a_delivery_of_which_nothing_holds_any_more_says_so(tmp_path: Path) -> None:
    with corrected(tmp_path) as store:
        third = tiny.LATER + timedelta(days=1)
        tiny.record(store, {"amount": [tiny.amount(euros=900, delivery="d3", at=third)]}, delivery="d3", at=third)
        states = [re.split(r" {2,}", line)[3] for line in deliveries(store.facts(tiny.DATASET))[1:]]
    assert states == ["gilt", "ersetzt oder leer", "gilt"]


def test_a_data_set_without_deliveries_has_an_empty_list(tmp_path: Path) -> None:
    with tiny.open_store(tmp_path) as store:
        assert len(deliveries(store.facts(tiny.DATASET))) == 1
