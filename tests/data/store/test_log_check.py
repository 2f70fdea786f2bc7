"""Each way in which a log can be broken is found and named; a sound one has no fault."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
import tiny

from data import layout
from data.store.file_log import FileLog
from data.store.log_check import SHOWN, faults_of


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A log of three deliveries; the second was withdrawn, restored and withdrawn again."""
    folder = tmp_path_factory.mktemp("log")
    with tiny.open_sound(folder) as store:
        for number in (2, 3):
            rows = {"amount": [tiny.amount(euros=number, delivery=f"d{number}")]}
            tiny.record(store, rows, delivery=f"d{number}")
        for event in ("withdrawn", "restored", "withdrawn"):
            with store.writing(tiny.DATASET) as writer:
                writer.deliver("d2", source="s1", event=event, recorded_by="Test", note="probe")
    return layout.file_of(folder, tiny.DATASET).read_bytes()


def faults(template: bytes, folder: Path, *changes: str) -> list[str]:
    """What is found after the file was changed from outside."""
    file = layout.file_of(folder, tiny.DATASET)
    file.write_bytes(template)
    with duckdb.connect(str(file)) as hub:
        for change in changes:
            hub.execute(change)
    with FileLog(file, tiny.DATASET).reading() as reading:
        return faults_of(reading, folder / "spill")


def test_a_sound_log_has_no_fault(template: bytes, tmp_path: Path) -> None:
    assert faults(template, tmp_path) == []
    assert (
        faults(template, tmp_path, "delete from log.delivery", *(f"delete from log.{t}" for t in layout.tables())) == []
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            "update log.delivery set number = 9 where number = 6",
            "Tabelle delivery: 6 Vorgänge tragen 6 verschiedene Nummern von 1 bis 9",
        ),
        ("update log.delivery set number = number + 1", "verschiedene Nummern von 2 bis 7"),
        ("update log.delivery set number = 2 where number = 3", "Tabelle delivery, Nummer 2: Die Nummer ist 2-mal"),
        (
            "update log.delivery set event = 'recorded' where number = 4",
            "Nummer 4, Schlüssel d2: Die Lieferung ist schon verzeichnet.",
        ),
        (
            "update log.delivery set event = 'withdrawn' where number = 5",
            "Nummer 5, Schlüssel d2: Die Lieferung ist schon zurückgezogen.",
        ),
        (
            "update log.delivery set event = 'restored' where number = 4",
            "Nummer 4, Schlüssel d2: Die Lieferung ist nicht zurückgezogen.",
        ),
        (
            "update log.delivery set id = 'd8' where number = 4",
            "Nummer 4, Schlüssel d8: Die Lieferung ist noch nicht verzeichnet.",
        ),
        (
            "update log.delivery set event = 'vertagt' where number = 6",
            "Nummer 6, Schlüssel d2: Ein Ereignis „vertagt“ gibt es nicht.",
        ),
        (
            "update log.project set delivery = 'fort'",
            "Tabelle project, Lieferung fort: 1 Zeile gehört zu einer Lieferung, die nicht verzeichnet ist",
        ),
        (
            "insert into log.amount from log.amount where delivery = 'd3'",
            "Tabelle amount, Schlüssel 06434/2024/AQB/agreed/total: In der Lieferung d3 2-mal enthalten",
        ),
    ],
)
def test_a_fault_is_named(template: bytes, tmp_path: Path, change: str, says: str) -> None:
    found = faults(template, tmp_path, change)
    assert [sentence for sentence in found if says in sentence], found


def test_of_very_many_faults_the_first_are_shown(template: bytes, tmp_path: Path) -> None:
    many = (
        "insert into log.amount select a.* replace ('fort' || i as delivery) "
        "from log.amount as a, range(40) as r(i) where delivery = 'd3'"
    )
    found = faults(template, tmp_path, many)
    assert len(found) == SHOWN + 1
    assert found[-1] == "… und 20 weitere Befunde dieser Art."
