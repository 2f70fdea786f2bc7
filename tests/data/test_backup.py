"""Backups: everything ever recorded in one file, checked before it is used, put back whole or not at all."""

from __future__ import annotations

import io
import json
import random
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import worked
from command_line import done, run

from data import backup, layout
from data.faults import StoreError
from data.intake.shelf.in_folder import FolderShelf
from data.store import Store


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a data set and its backup."""
    folder = tmp_path_factory.mktemp("sicherung")
    worked.make(folder)
    backup.back_up(worked.log_in(folder), folder / "s.zip")
    return folder


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    target = tmp_path / "daten"
    shutil.copytree(template, target)
    return target


def euros(store: Store) -> list[float]:
    return [float(value) for value in store.facts("ministry").ask("select euros from amount")["euros"]]


def files_in(folder: Path) -> set[str]:
    """Every file but the locks and the caches."""
    return {path.name for path in folder.iterdir() if path.suffix not in (".open", ".writing") and path.is_file()}


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


def refused(folder: Path, tmp_path: Path, says: str) -> None:
    """The backup is refused, and nothing is made of it."""
    elsewhere = tmp_path / "leer"
    elsewhere.mkdir(exist_ok=True)
    result = run(elsewhere, "restore", folder / "s.zip")
    assert result.returncode == 1, result.stdout
    assert says in result.stderr
    assert "es wurde nichts verändert" in result.stderr.lower()
    assert list(elsewhere.iterdir()) == []


def rewritten(path: Path, changed: dict[str, bytes | None]) -> None:
    """Write the members of a backup anew; None leaves one out."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()} | changed
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            if content is not None:
                archive.writestr(name, content)


def manifest_of(path: Path) -> dict[str, Any]:
    with zipfile.ZipFile(path) as archive:
        return dict(json.loads(archive.read("manifest.json")))


def test_one_wrong_byte_anywhere_is_noticed(folder: Path) -> None:
    whole = (folder / "s.zip").read_bytes()
    draw = random.Random(1)
    noticed = 0
    with backup.opened(folder / "s.zip") as saved:
        told = saved.manifest
    for _ in range(60):
        place = draw.randrange(len(whole))
        (folder / "s.zip").write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        if (read := manifest_or_fault(folder / "s.zip")) != told:
            assert "es wurde nichts verändert" in str(read).lower()
            noticed += 1
    # A few bytes of a zip say nothing about the content, such as the date of a member.
    assert noticed >= 50


def manifest_or_fault(path: Path) -> backup.Manifest | StoreError:
    try:
        with backup.opened(path) as saved:
            return saved.manifest
    except StoreError as fault:
        return fault


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_backup_cut_short_is_refused(folder: Path, tmp_path: Path, share: float) -> None:
    whole = (folder / "s.zip").read_bytes()
    (folder / "s.zip").write_bytes(whole[: int(len(whole) * share)])
    refused(folder, tmp_path, "Sicherung")


def test_what_is_no_backup_is_refused(folder: Path, tmp_path: Path) -> None:
    (folder / "s.zip").write_bytes(b"Sehr geehrte Damen und Herren")
    refused(folder, tmp_path, "ist keine Sicherung dieses Programms")
    with zipfile.ZipFile(folder / "s.zip", "w") as archive:
        archive.writestr("brief.txt", "Sehr geehrte Damen und Herren")
    refused(folder, tmp_path, "ist keine Sicherung dieses Programms")
    rewritten(folder / "s.zip", {"manifest.json": b'{"kind": "anderes", "format": 1}'})
    refused(folder, tmp_path, "ist keine Sicherung dieses Programms")


def test_a_backup_of_a_newer_program_is_refused(folder: Path, tmp_path: Path) -> None:
    told = manifest_of(folder / "s.zip")
    for newer in ({"format": 3}, {"log_format": 99}):
        rewritten(folder / "s.zip", {"manifest.json": json.dumps(told | newer).encode()})
        refused(folder, tmp_path, "stammt von einer neueren Fassung dieses Programms")


def test_a_backup_without_one_of_its_parts_is_refused(folder: Path, tmp_path: Path) -> None:
    rewritten(folder / "s.zip", {"project.parquet": None})
    refused(folder, tmp_path, "ist beschädigt: Es fehlen Teile.")


def test_a_backup_of_another_data_set_is_not_mixed_in(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "leer"
    elsewhere.mkdir()
    result = run(elsewhere, "restore", folder / "s.zip", "--dataset", "demo")
    assert result.returncode == 1
    assert "enthält den Datensatz „ministry“, nicht „demo“" in result.stderr
    assert list(elsewhere.iterdir()) == []


def test_a_backup_of_an_older_program_gets_what_it_lacks_empty(folder: Path, tmp_path: Path) -> None:
    told = manifest_of(folder / "s.zip")
    with zipfile.ZipFile(folder / "s.zip") as archive:
        amounts = pq.read_table(io.BytesIO(archive.read("amount.parquet"))).drop_columns(["stated_on"])
    written = io.BytesIO()
    pq.write_table(amounts, written)
    digest = backup.saving.hashlib.sha256(written.getvalue()).hexdigest()
    told["members"]["amount.parquet"]["sha256"] = digest
    del told["members"]["note.parquet"]
    changed = {"amount.parquet": written.getvalue(), "note.parquet": None}
    rewritten(folder / "s.zip", changed | {"manifest.json": json.dumps(told).encode()})
    elsewhere = tmp_path / "neu"
    elsewhere.mkdir()
    done(elsewhere, "restore", folder / "s.zip")
    found = worked.content(worked.log_in(elsewhere))
    assert [row["stated_on"] for row in found["amount"]] == [None, None]
    assert found["note"] == []
