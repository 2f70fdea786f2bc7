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
