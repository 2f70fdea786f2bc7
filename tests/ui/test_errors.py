"""What a fault of the place says: all of it on one's own machine, and no folder where people sign in."""

from __future__ import annotations

from pathlib import Path

import pytest

from access import current
from access.person import LOCAL, Person, person_of
from data.faults import StoreError
from ui import errors


@pytest.mark.parametrize(
    ("person", "shown"),
    [(LOCAL, True), (person_of("k", "Karla", ["aqb-kreis-06434"]), False), (None, False)],
)
def test_the_folder_of_the_data_is_named_to_nobody_who_signs_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, person: Person | None, shown: bool
) -> None:
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{tmp_path}/ministry.duckdb")
    monkeypatch.setattr(current, "person", lambda: person)
    _, sentence = errors.words(StoreError(f"Die Datei {tmp_path}/demo.duckdb ist beschädigt."))
    assert (str(tmp_path) in sentence) == shown
    assert "demo.duckdb ist beschädigt." in sentence
