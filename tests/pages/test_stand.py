"""A past Stand by day, minute and number: the figures of then stay, and those of today are named beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import kept
import pandas as pd
import pytest
import small
from screen import TOPICS, Run, by_link, fault, lines, tables, texts
from streamlit.testing.v1 import AppTest

from data.store import Store

# Two corrections of one day, 10:10 and 10:40 in Hessen: the budget of Darmstadt for 2023, then also a report.
FIRST, SECOND = datetime(2026, 3, 2, 9, 10), datetime(2026, 3, 2, 9, 40)
OPEN: dict[str, Any] = {"daten": small.DATASET, "jahr": 2023, "kreise": [small.DARMSTADT], "seither_offen": True}
VIEWS: dict[str, dict[str, Any]] = {
    "Restmittel": {"ansicht": "Restmittel und Mehrbedarf"},
    "Rechenspiel": {"ansicht": "Rechenspiel"},
    "Eigene Auswertung": {"ansicht": "Eigene Auswertung"},
    "Zielerreichung": {"zielansicht": "Zielerreichung"},
    "Erklärte Veränderung": {"ansicht": "Erklärte Veränderung", "kreise": []},
}
# The view of a page that shows figures, where it opens with another one.
SHOWING = {"deliveries": {"datenansicht": "Lieferungen"}}
# What a reader of each page must find beside „damals“ and „heute“.
EXPECTED = {
    "overview": ("2023: Budget", "1.000 €", "1.300 €", "Kennzahlen"),
    "allocation": ("Darmstadt, nicht aufgeteilt: Betrag", "300,00 €", "600,00 €", "Maßnahmenarten je Gebiet 2023"),
    "comparison": (
        "Darmstadt: Euro je Einwohner",
        "1,00 €",
        "1,30 €",
        "Budget: kreisfreie Städte, n = 1 anderes Gebiet mit Angabe",
    ),
    "county": ("vereinbart: Betrag", "1.000,00 €", "1.300,00 €", "Vom Vereinbaren zum Nachweis"),
    "dialogue": ("Budget (vereinbart): Wert", "1.000 €", "1.300 €", "Kennzahlen"),
    "targets": ("Darmstadt, 20 Abschlüsse, 1 Ausbildungsvorbereitung: Ist", "17", "20", "Alle Ziele"),
    "trends": ("2023: Veränderung", "+200,00 €", "+500,00 €", "Veränderung gegenüber dem Vorjahr"),
    "projects": (
        "2023, Darmstadt, 1 Ausbildungsvorbereitung, Werkstatt: Plätze",
        *("12", "15", "Gefundene Maßnahmen"),
    ),
    "deliveries": ("Quelle 4: geltende Angaben", "kein Eintrag", "4", "Lieferungen"),
    "methods": None,
    "handbook": None,
    "trail": None,
    "start": None,
}


def correct(store: Store, at: datetime, euros: str, **tables: Any) -> None:
    number = store.facts(small.DATASET).number + 1
    key, was = next(
        (key, each)
        for key, each in enumerate(small.AMOUNTS)
        if (each.county, each.year, each.stage, each.level) == (small.DARMSTADT, 2023, "agreed", "total")
    )
    delivery = f"d{number}"
    with store.writing(small.DATASET) as writer:
        writer.deliver(delivery, source=f"s{number}", recorded_by="Test", recorded_at=at)
        writer.record("source", [small._source(number, at)])
        writer.record("amount", [small._amount(replace(was, euros=Decimal(euros)), key, delivery, at)])
        for table, row in tables.items():
            writer.record(table, [row | {"delivery": delivery}])


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two deliveries, then two corrections: Nr. 1 to 4."""
    folder = tmp_path_factory.mktemp("corrected")
    with kept.new_store(folder, small.DATASET) as store:
        small.fill(store)
        correct(store, FIRST, "1200.00")
        report = small._fact(
            "d4", SECOND, id="r2", target="t2", reported_on=date(2023, 12, 31), value=20, reported_by="Kreis"
        )
        correct(store, SECOND, "1300.00", report=report, project=small._project_row("p1", 1) | {"places": 15})
    return folder


@pytest.fixture(autouse=True)
def installation(corrected: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The app reads the corrected data set; the others of an installation are missing, which hinders nobody."""
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{corrected}/ministry.duckdb")
    return corrected


def said(app: AppTest) -> str:
    return " ".join(texts(app)).replace("\u00a0", " ").replace("\\", "")


def compared(app: AppTest) -> list[tuple[str, ...]]:
    """The rows of „Damals und heute“."""
    found: list[pd.DataFrame] = [each for each in tables(app) if {"damals", "heute"} <= set(each.columns)]
    return [
        tuple(str(cell).replace("\u00a0", " ") for cell in row) for each in found for row in each.to_numpy().tolist()
    ]


def test_every_page_is_expected() -> None:
    assert set(EXPECTED) == set(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_page_shows_the_figures_of_then_and_names_those_of_today(run: Run, topic: str) -> None:
    app = run(topic, stand="Nr. 2", **OPEN, **SHOWING.get(topic, {}))
    assert fault(app) is None
    assert "Gezeigt ist der Stand 01.02.2026, 13:00 Uhr (Nr. 2)." in said(app)
    expected = EXPECTED[topic]
    if expected is None:
        assert compared(app) == []
        return
    assert expected in compared(app)


@pytest.mark.parametrize("topic", TOPICS)
def test_the_newest_number_is_today(run: Run, topic: str) -> None:
    app = run(topic, stand="Nr. 4", **OPEN)
    assert fault(app) is None
    assert "Gezeigt ist" not in said(app)
    assert compared(app) == []


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_views_of_a_page_name_what_changed_in_them(run: Run, view: dict[str, str]) -> None:
    topic = "targets" if "zielansicht" in view else "trends"
    app = run(topic, stand="Nr. 2", **{**OPEN, **view})
    assert fault(app) is None
    rows = compared(app)
    assert rows
    assert not any(what.startswith(("gesamt:", ":")) for what, *_ in rows)


def test_a_correction_changes_neither_the_link_nor_its_figures(run: Run) -> None:
    asked = {"daten": small.DATASET, "jahr": 2023, "kreise": [small.DARMSTADT]}
    before = run("county", stand="Nr. 2", **asked)
    assert "1.000 € vereinbart" in said(before)
    assert "1.300 € vereinbart" in said(run("county", **asked))
    again = run("county", stand="Nr. 2", link_offen=True, **asked)
    assert "1.000 € vereinbart" in said(again)
    assert "stand=Nr.+2" in again.code[0].value


def test_two_corrections_of_one_day_are_told_apart(run: Run) -> None:
    def budget(stand: str) -> str:
        return said(run("county", daten=small.DATASET, jahr=2023, kreise=[small.DARMSTADT], stand=stand))

    assert "1.200 € vereinbart" in budget("Nr. 3")
    assert "1.200 € vereinbart" in budget("02.03.2026 10:20")
    assert "1.300 € vereinbart" in budget("02.03.2026 10:40")
    assert "1.300 € vereinbart" in budget("02.03.2026")
    assert "1.000 € vereinbart" in budget("02.03.2026, 10:09 Uhr")
    assert "Stand 02.03.2026, 10:10 Uhr (Nr. 3)" in budget("nr 3")


def test_a_link_with_a_number_opens_its_stand() -> None:
    app = by_link("lagebild", daten=small.DATASET, stand="Nr. 2", jahr="2023", kreise=small.DARMSTADT)
    assert "Gezeigt ist der Stand 01.02.2026, 13:00 Uhr (Nr. 2)." in said(app)
    assert "Budget (vereinbart) 1,0 Tsd. €" in said(app)


@pytest.mark.parametrize(
    ("stand", "sentence"),
    [
        ("Nr. 5", "Den Stand Nr. 5 gibt es in diesem Datensatz noch nicht; der neueste ist Nr. 4. Gezeigt wird heute."),
        ("Nr. 999999999999999999", "noch nicht; der neueste ist Nr. 4"),
        ("Nr.", "„Nr.“ ist kein Stand."),
        ("4711", "„4711“ ist kein Stand."),
        ("Nr. -1", "„Nr. -1“ ist kein Stand."),
        ("02.03.2026 25:00", "„02.03.2026 25:00“ ist kein Stand."),
        ("<b>x</b>", "„<b>x</b>“ ist kein Stand."),
    ],
)
def test_a_stand_that_does_not_exist_is_explained_and_today_is_shown(run: Run, stand: str, sentence: str) -> None:
    app = run("county", stand=stand, **OPEN)
    assert fault(app) is None
    assert any(sentence in error.value.replace("\\", "") for error in app.error), [each.value for each in app.error]
    assert "1.300 € vereinbart" in said(app)


@pytest.mark.parametrize("topic", [topic for topic in TOPICS if EXPECTED[topic] is not None and topic != "deliveries"])
def test_before_the_first_event_there_are_no_data(run: Run, topic: str) -> None:
    app = run(topic, stand="Nr. 0", **OPEN)
    assert fault(app) is None
    assert any("war damals nichts erfasst" in info.value for info in app.info)


def test_what_is_told_stays_at_the_next_click(run: Run) -> None:
    app = run("dialogue", stand="Nr. 2", **OPEN)
    first = compared(app)
    assert first
    assert compared(app.run()) == first


def test_tiles_that_changed_are_named(run: Run) -> None:
    rows = compared(run("dialogue", stand="Nr. 2", **OPEN))
    tiles = [row[:3] for row in rows if row[3] == "Kennzahlen"]
    assert ("Budget (vereinbart): Wert", "1.000 €", "1.300 €") in tiles
    assert ("Ziele erreicht oder im Plan: Wert", "1", "2") in tiles
    assert not any("Kennung" in what for what, *_ in tiles)


@pytest.mark.parametrize("stand", ["N2", "20260201"])
def test_a_figure_id_of_a_past_stand_answers_with_the_figure_of_then(run: Run, stand: str) -> None:
    named = f"ministry.{small.DARMSTADT}.2023.AQB.agreed.{stand}.S-1"
    app = run("dialogue", schritt="Papiere", kennung=named, **OPEN)
    assert [each.value.replace("\\", "") for each in app.metric] == ["1.000\u00a0€"]


def test_a_figure_id_of_a_number_that_does_not_exist_says_so(run: Run) -> None:
    named = f"ministry.{small.DARMSTADT}.2023.AQB.agreed.N99.S-1"
    app = run("dialogue", schritt="Papiere", kennung=named, **OPEN)
    assert any("Den Stand Nr. 99" in each.value.replace("\\", "") for each in app.warning)


def test_where_nothing_of_the_choice_changed_that_is_said(run: Run) -> None:
    app = run("county", stand="Nr. 2", **{**OPEN, "kreise": [small.HOCHTAUNUS]})
    assert "Die Angaben dieser Seite haben sich seither nicht geändert." in said(app)
    assert not [each for each in app.expander if each.label == "Damals und heute"]
    assert any(line.startswith("Datensatz") for line in lines(app))
