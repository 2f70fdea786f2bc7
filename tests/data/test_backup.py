"""Backups: everything ever recorded in one file, checked before it is used, put back whole or not at all."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import worked
from changed_backup import manifest_of, refused, rewritten
from command_line import done, run

from data import backup, layout
from data.faults import StoreError
from data.intake.shelf.in_folder import FolderShelf
from data.store import Store


def euros(store: Store) -> list[float]:
    return [float(value) for value in store.facts("ministry").ask("select euros from amount")["euros"]]


def files_in(folder: Path) -> set[str]:
    """Every file but the locks and the caches."""
    return {
        path.name for path in folder.iterdir() if path.suffix not in (".open", ".writing", ".turn") and path.is_file()
    }


def test_a_backup_brings_everything_back_as_another_log(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "neu"
    elsewhere.mkdir()
    said = done(elsewhere, "restore", folder / "s.zip")
    assert "Der Datensatz „ministry“ ist wiederhergestellt: Stand Nr. 4 der Sicherung vom" in said
    assert said.endswith("ministry: 0 Verstöße\n")
    ours, theirs = worked.log_in(folder), worked.log_in(elsewhere)
    assert worked.content(theirs) == worked.content(ours)
    with ours.reading() as one, theirs.reading() as other:
        assert one.state().number == other.state().number == 4
        assert one.state().identity != other.state().identity
    assert files_in(elsewhere) == {"ministry.duckdb"}


def test_a_backup_can_be_read_without_this_program(folder: Path) -> None:
    with zipfile.ZipFile(folder / "s.zip") as archive:
        manifest = json.loads(archive.read("manifest.json"))
        amounts = pq.read_table(io.BytesIO(archive.read("amount.parquet")))
        events = pq.read_table(io.BytesIO(archive.read("delivery.parquet")))
    assert (manifest["kind"], manifest["format"], manifest["dataset"], manifest["number"]) == (
        "aqb-sicherung",
        2,
        "ministry",
        4,
    )
    assert amounts.schema.field("euros").type == pa.decimal128(14, 2)
    assert sorted(map(str, amounts["euros"].to_pylist())) == ["700000.00", "753200.00"]
    assert events["number"].to_pylist() == [1, 2, 3, 4]
    assert manifest["members"]["amount.parquet"]["rows"] == 2


def test_a_backup_is_written_while_others_read_and_record(folder: Path, tmp_path: Path) -> None:
    with Store(folder, ["ministry"]) as serving:
        worked.note(serving, "vorher")
        done(folder, "backup", folder / "zwei.zip")
        worked.note(serving, "nachher")
        assert len(serving.facts("ministry").ask("select id from note")) == 3
    with backup.opened(folder / "zwei.zip") as saved:
        assert saved.manifest.number == 5


def test_a_backup_never_overwrites_a_file(folder: Path) -> None:
    before = (folder / "s.zip").read_bytes()
    result = run(folder, "backup", folder / "s.zip")
    assert result.returncode == 1
    assert "gibt es schon und bleibt, wie es ist" in result.stderr
    assert (folder / "s.zip").read_bytes() == before
    result = run(folder, "backup", folder / "fehlt" / "s.zip")
    assert result.returncode == 1
    assert f"Den Ordner {folder / 'fehlt'} gibt es nicht" in result.stderr


def test_a_backup_that_fails_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = {*folder.iterdir()}
    monkeypatch.setattr("data.backup.saving.os.fsync", full)
    result = run(folder, "backup", folder / "zwei.zip")
    assert result.returncode == 1
    assert "Der Datenträger ist voll" in result.stderr
    assert {*folder.iterdir()} - before <= {folder / "ministry.duckdb.open"}


def test_a_log_that_holds_something_is_replaced_only_on_demand_and_kept(folder: Path) -> None:
    with Store(folder, ["ministry"]) as store:
        worked.note(store, "erst nach der Sicherung")
    before = worked.content(worked.log_in(folder))
    result = run(folder, "restore", folder / "s.zip")
    assert result.returncode == 1
    assert "enthält schon Aufzeichnungen (Stand Nr. 5); es wurde nichts verändert. Mit --replace" in result.stderr
    assert worked.content(worked.log_in(folder)) == before
    assert files_in(folder) == {"ministry.duckdb", "s.zip"}
    said = done(folder, "restore", folder / "s.zip", "--replace")
    (aside,) = folder.glob("ministry-abgelegt-*.duckdb")
    assert f"Der bisherige Bestand liegt unter {aside}." in said
    assert worked.content(type(worked.log_in(folder))(aside, "ministry")) == before
    assert len(worked.content(worked.log_in(folder))["note"]) == 1


def test_whoever_has_the_data_set_open_sees_what_was_put_back(folder: Path) -> None:
    with Store(folder, ["ministry"]) as serving:
        worked.take(serving, worked.TEXT.replace("753.200 Euro", "600.000 Euro"), worked.datetime(2026, 2, 1))
        assert euros(serving) == [600000.0]
        done(folder, "restore", folder / "s.zip", "--replace")
        assert worked.wait_for(lambda: euros(serving) == [753200.0])


def test_a_damaged_present_file_is_kept_and_replaced(folder: Path) -> None:
    file = layout.file_of(folder, "ministry")
    file.write_bytes(b"kein Bestand" * 1000)
    result = run(folder, "restore", folder / "s.zip")
    assert result.returncode == 1
    assert "Der Datensatz „ministry“ ist nicht lesbar; es wurde nichts verändert" in result.stderr
    done(folder, "restore", folder / "s.zip", "--replace")
    (aside,) = folder.glob("ministry-abgelegt-*.duckdb")
    assert aside.read_bytes() == b"kein Bestand" * 1000
    assert len(worked.content(worked.log_in(folder))["delivery"]) == 4


def test_a_source_that_breaks_off_leaves_the_log_as_it_was(folder: Path) -> None:
    log = worked.log_in(folder)
    before = worked.content(log)

    def broken(table: str) -> pa.RecordBatchReader:
        def batches() -> Any:
            if table == "project":
                raise OSError("der Datenträger antwortet nicht")
            yield from ()

        return pa.RecordBatchReader.from_batches(pa.schema(list(layout.arrow_types(table).items())), batches())

    with log.alone(), pytest.raises(StoreError, match="Es wurde nichts gespeichert"):
        log.adopt({table: broken(table) for table in layout.tables()})
    assert worked.content(log) == before
    assert files_in(folder) == {"ministry.duckdb", "s.zip"}


# ---------------------------------------------------------------- files of deliveries


def with_files(folder: Path) -> tuple[str, str]:
    """Keep the file of the first delivery and one that no delivery names; their hashes."""
    shelf = FolderShelf(folder, "ministry")
    named, unnamed = shelf.keep(worked.TEXT.encode(), "zv.txt"), shelf.keep(b"anderes", "anderes.txt")
    (folder / "s.zip").unlink()
    assert "und 1 Datei einer Lieferung; zurückgelesen" in done(folder, "backup", folder / "s.zip")
    return named, unnamed


def test_the_files_that_deliveries_name_are_saved_and_put_back(folder: Path, tmp_path: Path) -> None:
    named, _ = with_files(folder)
    elsewhere = tmp_path / "neu"
    elsewhere.mkdir()
    done(elsewhere, "restore", folder / "s.zip")
    shelf = FolderShelf(elsewhere, "ministry")
    assert shelf.kept() == {named: "zv.txt"}
    assert shelf.content(named) == worked.TEXT.encode()


def test_a_wrong_byte_in_a_saved_file_is_noticed(folder: Path, tmp_path: Path) -> None:
    named, _ = with_files(folder)
    rewritten(folder / "s.zip", {f"files/{named}": b"anderes"})
    refused(folder, tmp_path, "Die Prüfsumme der Datei „zv.txt“ stimmt nicht.")


def test_a_backup_from_before_there_were_files_is_put_back(folder: Path, tmp_path: Path) -> None:
    told = manifest_of(folder / "s.zip")
    del told["files"]
    rewritten(folder / "s.zip", {"manifest.json": json.dumps(told | {"format": 1}).encode()})
    elsewhere = tmp_path / "neu"
    elsewhere.mkdir()
    done(elsewhere, "restore", folder / "s.zip")
    assert worked.content(worked.log_in(elsewhere)) == worked.content(worked.log_in(folder))


# ---------------------------------------------------------------- backups that are refused
