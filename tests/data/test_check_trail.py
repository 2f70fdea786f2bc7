"""`data check` says how long the trail is, with its newest hash, and names the entry that somebody changed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from command_line import run

from data.published import AGREEMENT
from data.trail.place import FILE, FilePlace
from data.trail.trail import TABLE, Trail, newest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An installation in whose trail three things stand."""
    assert run(tmp_path, "import", AGREEMENT).returncode == 0
    place = FilePlace(tmp_path / FILE, [TABLE])
    for what in ("Rechte: lesen", "ministry: d1", ""):
        Trail(place).note("recorded", "u-1", "Anna Amt", what)
    place.close()
    return tmp_path


def test_a_whole_trail_is_counted_with_its_newest_hash_and_a_changed_one_fails(folder: Path) -> None:
    place = FilePlace(folder / FILE, [TABLE])
    _, mark = newest(place)
    place.close()
    sound = run(folder, "check")
    assert sound.returncode == 0, sound.stdout
    assert f"Protokoll: 3 Einträge, der neueste mit der Prüfsumme {mark}\n" in sound.stdout
    with sqlite3.connect(folder / FILE) as file:
        file.execute("update trail set name = 'Jemand anderes' where number = 2")
    changed = run(folder, "check")
    assert changed.returncode == 1
    assert "Protokoll: Eintrag 2 vom" in changed.stdout
    assert "nachträglich geändert" in changed.stdout


@pytest.mark.parametrize(
    ("harm", "missing"),
    [
        ("delete from trail where number = 4", False),
        ("delete from trail where number >= 3", True),
        ("delete from trail", True),
        ("drop table trail", True),
    ],
)
def test_a_trail_cut_off_behind_is_found_by_the_entry_that_is_kept_elsewhere(
    folder: Path, harm: str, missing: bool
) -> None:
    place = FilePlace(folder / FILE, [TABLE])
    number, mark = newest(place)
    Trail(place).note("signed_out", "u-1", "Anna Amt", "")
    place.close()
    kept = ["check", "--trail", str(number), mark]
    assert run(folder, *kept).returncode == 0
    with sqlite3.connect(folder / FILE) as file:
        file.execute(harm)
    assert run(folder, "check").returncode == 0
    told = run(folder, *kept)
    assert (told.returncode == 1) is missing
    assert (f"Eintrag {number} mit der Prüfsumme {mark}" in told.stdout) is missing


def test_a_trail_written_anew_in_good_order_is_found_too(folder: Path) -> None:
    place = FilePlace(folder / FILE, [TABLE])
    number, mark = newest(place)
    place.ask("delete from trail")
    for what in ("Rechte: lesen", "ministry: d2", ""):
        Trail(place).note("recorded", "u-1", "Anna Amt", what)
    place.close()
    assert run(folder, "check").returncode == 0
    assert run(folder, "check", "--trail", str(number), mark).returncode == 1
    assert run(folder, "check", "--trail", "drei", mark).returncode == 1
