"""The page Daten: deliveries are opened, checked, withdrawn and restored, templates are offered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
import worked
from screen import Run, fault, lines, tables, texts
from streamlit.testing.v1 import AppTest


@pytest.fixture
def installation(install: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Data sets in which something may be recorded: an agreement, its withdrawn correction and a note."""
    folder = tmp_path / "daten"
    install(folder)
    worked.make(folder)
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{folder}/ministry.duckdb")
    st.cache_resource.clear()
    yield folder
    st.cache_resource.clear()


def opened(run: Run, delivery: int) -> AppTest:
    """The page with one of the deliveries open, counted from the newest."""
    app = run("deliveries", daten="ministry", datenansicht="Lieferungen")
    box = next(each for each in app.selectbox if each.label == "Lieferung")
    return box.select_index(delivery).run()


def press(app: AppTest, label: str, name: str = "", reason: str = "") -> AppTest:
    next(each for each in app.text_input if each.label == "Ihr Name").input(name)
    next(each for each in app.text_input if each.label == "Grund oder Bemerkung").input(reason)
    next(each for each in app.button if each.label == label).click()
    return app.run()


def states(app: AppTest) -> list[str]:
    return list(tables(app)[0]["Stand"])


def test_every_delivery_is_listed_with_its_state(run: Run) -> None:
    app = run("deliveries", daten="ministry", datenansicht="Lieferungen")
    assert fault(app) is None
    # The note of one person waits for a second one.
    assert states(app) == ["▲\u00a0vorläufig", "–\u00a0zurückgezogen", "✔\u00a0gilt"]
    said = "3 Lieferungen, davon 1 gültig, 1 vorläufig, 1 zurückgezogen; "
    assert any(line.startswith(said) for line in lines(app)), lines(app)


def test_a_view_says_which_filters_of_the_sidebar_change_nothing_in_it(run: Run) -> None:
    for view, words in (
        ("Lieferungen", "Jahr und Gebiete der Seitenleiste"),
        ("Änderungen", "Das Jahr der Seitenleiste"),
    ):
        assert any(line.startswith(words) for line in lines(run("deliveries", daten="demo", datenansicht=view))), view
    shown = lines(run("deliveries", daten="demo", datenansicht="Vollständigkeit", jahr=2024))
    assert not any("der Seitenleiste w" in line for line in shown)
    assert any("Fristen: Vorschlag der Entwicklung" in line for line in shown)


def test_a_withdrawn_delivery_is_restored_and_withdrawn_again(run: Run) -> None:
    app = press(opened(run, 1), "Wiederherstellen", "Frau Beispiel", "War doch richtig")
    assert any("wiederhergestellt" in each.value for each in app.success), texts(app)
    assert "zurückgezogen" not in " ".join(states(app))
    app = press(opened(run, 1), "Zurückziehen", "Frau Beispiel", "Doch falsch")
    assert states(app)[1] == "–\u00a0zurückgezogen"


@pytest.mark.parametrize(("name", "reason", "says"), [("", "Grund", "Ihr Name fehlt"), ("Frau B", " ", "Grund fehlt")])
def test_nothing_is_withdrawn_without_a_name_and_a_reason(run: Run, name: str, reason: str, says: str) -> None:
    app = press(opened(run, 2), "Zurückziehen", name, reason)
    assert any(says in each.value for each in app.error)
    assert states(run("deliveries", daten="ministry", datenansicht="Lieferungen"))[2] == "✔\u00a0gilt"


def test_the_rows_of_a_delivery_stand_under_german_headings(run: Run) -> None:
    app = opened(run, 2)
    amounts = next(frame for frame in tables(app) if "Betrag in Euro" in frame)
    assert list(amounts["Betrag in Euro"]) == ["753.200,00\u00a0€"]
    assert list(amounts["Stufe"]) == ["vereinbart"]


def test_published_data_offer_no_button_that_changes_them(run: Run) -> None:
    app = run("deliveries", daten="published", datenansicht="Lieferungen")
    assert fault(app) is None
    assert not {"Zurückziehen", "Wiederherstellen"} & {each.label for each in app.button}


def test_what_is_missing_is_named_and_a_reminder_can_be_copied(run: Run) -> None:
    app = run("deliveries", daten="ministry", datenansicht="Vollständigkeit", jahr=2023)
    assert fault(app) is None
    matrix = tables(app)[0].set_index("Gebietskörperschaft")
    assert len(matrix) == 26
    assert matrix.loc["Hochtaunuskreis"].iloc[0].startswith("✔\u00a0")
    assert matrix.loc["Fulda"].iloc[0] == "✖\u00a0fehlt"
    assert any("zum Haushaltsjahr 2023 liegen uns" in each.value for each in app.code)


def test_a_template_is_offered_for_every_purpose_even_without_data(run: Run) -> None:
    app = run("deliveries", daten="ministry", datenansicht="Vorlagen")
    assert fault(app) is None
    offered = {each.proto.label for each in app.get("download_button")}
    assert {"Leere Vorlage (XLSX)", "Gefüllte Vorlage (XLSX)"} <= offered
    box = next(each for each in app.selectbox if each.label == "Vorlage für")
    assert len(box.options) == 10


def test_what_is_corrected_is_chosen_by_its_name(run: Run) -> None:
    app = opened(run, 2)
    app.session_state["berichtigung_offen"] = True
    app = app.run()
    box = next(each for each in app.selectbox if each.label == "Angabe")
    assert "Beträge: Hochtaunuskreis 2023: AQB, vereinbart, Gesamt" in box.options
    assert "Maßnahmen: Hochtaunuskreis 2023: JUBA 3.0" in box.options
    assert not any("06434/2023" in option for option in box.options)


def test_a_withdrawn_delivery_and_a_replaced_one_say_what_they_were(run: Run) -> None:
    app = opened(run, 1)
    listed = tables(app)[0]
    assert listed["Was"].tolist()[1] == "Zielvereinbarung 2023 – Hochtaunuskreis"
    app = press(app, "Wiederherstellen", "Frau Beispiel", "War doch richtig")
    listed = tables(app)[0]
    assert listed["Stand"].tolist()[2] == "○\u00a0durch neuere ersetzt"
    assert (
        "ersetzt durch Zielvereinbarung 2023 – Hochtaunuskreis vom 03.01.2026" in listed["Was daraus wurde"].tolist()[2]
    )
