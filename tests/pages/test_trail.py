"""Protokoll: somebody who approves searches the trail, takes it along and has it checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from screen import Run, tables, texts
from streamlit.testing.v1 import AppTest

from access import current, installed
from access.person import person_of
from data.trail.place import FilePlace
from data.trail.trail import TABLE, Trail


@pytest.fixture(autouse=True)
def trail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FilePlace]:
    """Frida may approve; in the trail stand three entries."""
    monkeypatch.setattr(current, "person", lambda: person_of("f", "Frida Frei", ["aqb-freigeben"]))
    place = FilePlace(tmp_path / "trail.sqlite", [TABLE])
    monkeypatch.setattr(installed, "place", lambda: place)
    Trail(place).note("signed_in", "u-1", "Ümit Öner", "Rechte: lesen")
    Trail(place).note("taken_away", "u-1", "Ümit Öner", "Mappe.pdf · Dialogmappe Fulda 2025")
    Trail(place).note("refused", "k", "Karla Kreis", "Seite Protokoll")
    yield place
    place.close()


def _what(app: AppTest) -> list[str]:
    return [str(each) for table in tables(app) for each in table["worum"]]


def test_entries_are_shown_the_newest_first_and_found_by_words_and_kind(run: Run) -> None:
    app = run("trail", daten="demo")
    assert _what(app) == ["Seite Protokoll", "Mappe.pdf · Dialogmappe Fulda 2025", "Rechte: lesen"]
    app.text_input(key="protokoll_worte").set_value("öner").run()
    assert _what(app) == ["Mappe.pdf · Dialogmappe Fulda 2025", "Rechte: lesen"]
    app.selectbox(key="protokoll_was").set_value("taken_away").run()
    assert _what(app) == ["Mappe.pdf · Dialogmappe Fulda 2025"]
    app.text_input(key="protokoll_worte").set_value("gibt es nicht").run()
    assert "Zu dieser Auswahl steht nichts im Protokoll." in texts(app)


def test_it_is_checked_at_a_click(run: Run, trail: FilePlace) -> None:
    app = run("trail", daten="demo")
    button: Callable[[], object] = next(each for each in app.button if each.label.startswith("Prüfen")).click
    button()
    app.run()
    assert app.success[0].value.replace("\u00a0", " ").startswith("Von 3 Einträgen ist keiner geändert")
    # What is taken off the end leaves no trace, and so nothing is claimed of it.
    trail.ask("delete from trail where number = 3")
    next(each for each in app.button if each.label.startswith("Prüfen")).click()
    app.run()
    assert "Ob am Ende Einträge fehlen" in app.success[0].value
    trail.ask("update trail set what = 'anderes' where number = 2")
    next(each for each in app.button if each.label.startswith("Prüfen")).click()
    app.run()
    assert "Eintrag 2 vom" in app.error[0].value
