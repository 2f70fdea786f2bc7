"""`python -m data import` of a newer text that takes corrections by hand back: refused, or with the reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import kept
from agreement_text import agreement, read
from command_line import done, run

from data.imports import import_reading
from data.readers.answering import answered
from data.store import Store

TEXT = agreement(projects={1: ["Werkstatt Nord (12 Plätze)"], 2: ["Lehre"], 3: [], 4: []})


def test_a_newer_text_that_takes_a_correction_back_is_refused_without_the_reason(tmp_path: Path) -> None:
    reading = read(TEXT)
    first, *others = reading.projects
    corrected = answered(reading, "projects", [replace(first, places=14), *others], "laut Anlage 2")
    with kept.new_store(tmp_path, "ministry") as store:
        import_reading(store, "ministry", corrected, file_name="a", file_hash="ab" * 32, recorded_by="Frau Beispiel")
    file = tmp_path / "zv.txt"
    file.write_text(TEXT, "utf-8")
    result = run(tmp_path, "import", file)
    assert result.returncode == 1
    assert "nimmt 1 Berichtigung von Hand zurück: Werkstatt Nord, Plätze (laut Anlage 2)." in result.stderr
    assert "--comment" in result.stderr
    assert places(tmp_path) == [14]
    done(tmp_path, "import", file, "--comment", "Anlage 2 ist überholt")
    assert places(tmp_path) == [12]
    with Store(tmp_path, ["ministry"]) as store:
        notes = store.facts("ministry").rows("select note from delivery where note is not null")
    assert notes == [{"note": "Anlage 2 ist überholt"}]


def places(folder: Path) -> list[int]:
    with Store(folder, ["ministry"]) as store:
        rows = store.facts("ministry").rows("select places from project where name = 'Werkstatt Nord'")
    return [int(row["places"]) for row in rows]
