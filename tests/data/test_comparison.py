"""What holds is what was recorded: every change to the file from outside is seen, and its table and key are named."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import duckdb
import pytest
import tiny

from data import comparison, layout
from data.comparison import differences
from data.store import Store, check

AMOUNT = "Tabelle amount, Schlüssel 06434/2024/AQB/agreed/total"
CHANGES = {
    "update now.amount set euros = 1": f"{AMOUNT}: Der Eintrag lautet im geltenden Bestand anders",
    "update now.amount set delivery = 'nix'": f"{AMOUNT}: Der Eintrag lautet im geltenden Bestand anders",
    "update now.amount set inferred = ''": f"{AMOUNT}: Der Eintrag lautet im geltenden Bestand anders",
    "delete from now.amount": f"{AMOUNT}: Der Eintrag ist aufgezeichnet und fehlt",
    "insert into now.amount from now.amount": f"{AMOUNT}: Der Eintrag ist 1-mal aufgezeichnet und steht 2-mal",
    "update log.amount set euros = 1": f"{AMOUNT}: Der Eintrag lautet im geltenden Bestand anders",
    "delete from log.amount": f"{AMOUNT}: Der Eintrag steht im geltenden Bestand und ist nicht aufgezeichnet",
    "update log.agreement set programmes = ['AMB']": "Tabelle agreement, Schlüssel 06434/2024: Der Eintrag lautet",
    "update log.delivery set source = 'nix'": "Tabelle delivery, Schlüssel d1: Der Eintrag lautet",
    "insert into log.delivery from log.delivery": "Tabelle delivery, Schlüssel d1: Der Eintrag ist 2-mal aufgezeichnet",
    "delete from now.delivery": "Tabelle delivery, Schlüssel d1: Der Eintrag ist aufgezeichnet und fehlt",
}


def changed(folder: Path, sql: str) -> list[str]:
    """The differences of the tiny data set after its file was changed from outside."""
    with tiny.open_store(folder) as store:
        tiny.record(store, tiny.sound())
    with duckdb.connect(str(layout.file_of(folder, tiny.DATASET))) as file:
        file.execute(sql)
    with Store(folder, [tiny.DATASET]) as store:
        return differences(store.facts(tiny.DATASET))


@pytest.mark.parametrize("sql", CHANGES)
def test_a_change_from_outside_is_named_with_table_and_key(sql: str, tmp_path: Path) -> None:
    found = changed(tmp_path, sql)
    assert len(found) == 1
    assert found[0].startswith(CHANGES[sql])


def test_every_table_of_the_log_is_compared(tmp_path: Path) -> None:
    for table in layout.tables():
        assert comparison._question(table, f"select * from log.{table}")  # noqa: S608
    with tiny.open_store(tmp_path) as store:
        assert differences(store.facts(tiny.DATASET)) == []


def test_a_row_twice_in_the_log_is_the_fault_of_a_rule(tmp_path: Path) -> None:
    assert changed(tmp_path, "insert into log.amount from log.amount") == []
    with Store(tmp_path, [tiny.DATASET]) as store:
        assert any(AMOUNT in violation for violation in check(store, tiny.DATASET))


def test_corrections_removals_and_withdrawals_are_no_differences(tmp_path: Path) -> None:
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, tiny.sound())
        tiny.record(
            store, {"amount": [tiny.amount(euros=1200, delivery="d2", at=tiny.LATER)]}, delivery="d2", at=tiny.LATER
        )
        later = tiny.LATER + timedelta(days=1)
        gone = tiny.dialogue(delivery="d3", at=later, removed=True)
        tiny.record(store, {"dialogue": [gone]}, delivery="d3", at=later)
        with store.writing(tiny.DATASET) as writer:
            undone = later + timedelta(days=1)
            writer.deliver("d2", source="s1", event="withdrawn", recorded_by="Test", recorded_at=undone)
        assert differences(store.facts(tiny.DATASET)) == []


def test_a_damaged_file_names_some_keys_and_tells_how_many_more(tmp_path: Path) -> None:
    with tiny.open_store(tmp_path) as store:
        sound = tiny.sound()
        sound["project"] += [tiny.project(id=f"06434/2024/x{number:02d}") for number in range(29)]
        tiny.record(store, sound)
    with duckdb.connect(str(layout.file_of(tmp_path, tiny.DATASET))) as file:
        file.execute("delete from now.project")
    with Store(tmp_path, [tiny.DATASET]) as store:
        found = differences(store.facts(tiny.DATASET))
    assert len(found) == comparison.MOST_NAMED + 1
    assert found[-1] == "Tabelle project: … und 10 weitere Schlüssel."


def test_embedded_data_sets_hold_what_they_recorded(real: Store) -> None:
    assert [differences(real.facts(dataset)) for dataset in ("published", "demo")] == [[], []]
