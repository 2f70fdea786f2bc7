"""What is no whole backup of this data set is refused before anything is put back."""

from __future__ import annotations

import io
import json
import random
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import worked
from changed_backup import manifest_of, refused, rewritten
from command_line import done, run

from data import backup
from data.faults import StoreError


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
