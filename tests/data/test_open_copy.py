"""The open copy: exact values, what every file says about itself, whole or not at all."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import installation
import pyarrow.parquet as pq
import pytest
import worked
from command_line import done, run

from data import layout
from data.open_copy import DERIVED, export
from data.store import Store


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data set of the ministry, a demonstration, and a copy of each."""
    folder = tmp_path_factory.mktemp("kopie")
    worked.make(folder)
    installation.one_agreement(installation.log_of(folder, "demo"))
    for dataset in ("ministry", "demo"):
        done(folder, "export", "--parquet", folder / f"kopie-{dataset}", "--dataset", dataset)
    return folder


def test_the_copy_has_what_holds_and_the_whole_log(template: Path) -> None:
    copy = template / "kopie-ministry"
    assert {path.stem for path in (copy / "log").iterdir()} == set(layout.tables())
    assert {path.stem for path in (copy / "now").iterdir()} == {*layout.tables(), *layout.reference_tables(), *DERIVED}
    # Two agreements were recorded, the second is withdrawn.
    assert pq.read_table(copy / "now" / "amount.parquet")["euros"].to_pylist() == [Decimal("753200.00")]
    recorded = pq.read_table(copy / "log" / "amount.parquet")["euros"].to_pylist()
    assert sorted(recorded) == [Decimal("700000.00"), Decimal("753200.00")]
    assert pq.read_table(copy / "log" / "delivery.parquet")["number"].to_pylist() == [1, 2, 3, 4]
    assert len(pq.read_table(copy / "now" / "target_status.parquet")) == 10


def test_every_file_says_of_which_stand_it_is_and_what_its_columns_mean(template: Path) -> None:
    for file in (template / "kopie-ministry").rglob("*.parquet"):
        schema = pq.read_schema(file)
        told = {name.decode(): value.decode() for name, value in (schema.metadata or {}).items()}
        assert (told["aqb_dataset"], told["aqb_number"], told["aqb_invented"]) == ('"ministry"', "4", "false")
        assert told["aqb_day"] == '"2026-01-05"'
        assert all(field.metadata[b"comment"] for field in schema), file


def test_invented_data_say_so_in_name_and_metadata_of_every_file(template: Path) -> None:
    files = [path for path in (template / "kopie-demo").rglob("*") if path.is_file()]
    assert len(files) > 40
    assert [path.name for path in files if "-erfunden." not in path.name] == []
    for file in files:
        if file.suffix == ".parquet":
            assert pq.read_schema(file).metadata[b"aqb_invented"] == b"true"
    assert "Frei erfundene Demonstrationsdaten" in (template / "kopie-demo" / "dictionary-erfunden.md").read_text(
        "utf-8"
    )


def test_the_dictionary_names_every_file_with_its_columns(template: Path) -> None:
    copy = template / "kopie-ministry"
    told = json.loads((copy / "dictionary.json").read_text("utf-8"))
    assert (told["dataset"], told["number"], told["invented"]) == ("ministry", 4, False)
    assert {each["file"] for each in told["files"]} == {str(path.relative_to(copy)) for path in copy.rglob("*.parquet")}
    for each in told["files"]:
        table = pq.read_table(copy / each["file"])
        assert table.num_rows == each["rows"]
        assert set(table.column_names) <= {column["name"] for column in each["columns"]}
    text = (copy / "dictionary.md").read_text("utf-8")
    assert "## now/amount.parquet (1 rows)" in text
    assert "One row per stated sum of money, euros." in text


def test_what_is_recorded_after_the_stand_is_not_in_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(folder, ["ministry"]) as store:
        before = store.facts("ministry")
        worked.note(store, "zu spät")
        monkeypatch.setattr(store, "facts", lambda *_: before)
        assert export(store, "ministry", folder / "zwei").number == 4
    for part in ("now", "log"):
        assert len(pq.read_table(folder / "zwei" / part / "note.parquet")) == 1
        assert pq.read_table(folder / "zwei" / part / "delivery.parquet")["number"].to_pylist() == [1, 2, 3, 4]


def test_a_copy_never_replaces_a_folder_and_a_failed_one_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run(folder, "export", "--parquet", folder / "kopie-ministry")
    assert result.returncode == 1
    assert "gibt es schon und bleibt, wie es ist" in result.stderr

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = {*folder.iterdir()}
    monkeypatch.setattr("data.open_copy._describe", full)
    result = run(folder, "export", "--parquet", folder / "zwei")
    assert result.returncode == 1
    assert "Der Datenträger ist voll" in result.stderr
    assert {path.name for path in {*folder.iterdir()} - before} <= {"ministry.duckdb.writing", "ministry.duckdb.open"}
