"""Where a section has no figure, what has some is one click away."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import kept
import pytest
import small
import streamlit as st
from screen import Run, fault

from data.store import Store


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The few facts of tests/small.py as the ministry's own data."""
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{tmp_path}/ministry.duckdb")
    kept.stored(tmp_path, "few", small.fill, "ministry", "published")
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.mark.parametrize(
    ("topic", "choice", "said", "now"),
    [
        ("overview", {"jahr": 2022, "stufe": "granted"}, "Stufe „vereinbart“: 3 Gebiete haben", {"stufe": "agreed"}),
        ("overview", {"jahr": 2024, "stufe": "agreed", "programm": "AQB"}, "2025: 1 Gebiet hat", {"jahr": 2025}),
        ("allocation", {"jahr": 2024, "stufe": "granted", "programm": "AQB"}, "2023: 1 Gebiet hat", {"jahr": 2023}),
        (
            "county",
            {"jahr": 2025, "stufe": "agreed", "kreis": small.DARMSTADT},
            "2023: hier gibt es Angaben",
            {"jahr": 2023},
        ),
        ("targets", {"jahr": 2022}, "2023: 2 Gebiete haben", {"jahr": 2023}),
        (
            "trends",
            {"jahr": 2026, "stufe": "granted", "kreise": [small.HANAU]},
            "Stufe „vereinbart“: 1 Gebiet hat",
            {"stufe": "agreed"},
        ),
        (
            "trends",
            {"jahr": 2024, "ansicht": "Restmittel und Mehrbedarf", "programm": "AQB", "stufe": "granted"},
            "2023: 1 Gebiet hat",
            {"jahr": 2023},
        ),
        (
            "trends",
            {"jahr": 2022, "ansicht": "Eigene Auswertung", "kennzahl": "targets", "pivot_2": ""},
            "2023: 2 Gebiete haben",
            {"jahr": 2023},
        ),
        (
            "trends",
            {"jahr": 2022, "ansicht": "Erklärte Veränderung", "stufe": "agreed"},
            "Vor 2022 gibt es kein Jahr mit Angaben. 2023",
            {"jahr": 2023},
        ),
        (
            "projects",
            {"jahr": 2022, "alle_jahre": False, "art": [4]},
            "Ohne Auswahl von Jahr, Gebieten und Maßnahmenarten: ",
            {"alle_jahre": True, "art": []},
        ),
        # Nothing of the AMB but what Darmstadt has in 2024; nothing at all of the Ausbildungsbudget.
        (
            "overview",
            {"jahr": 2022, "stufe": "granted", "programm": "AMB"},
            "2024, Stufe „vereinbart“: 1 Gebiet",
            {"jahr": 2024, "stufe": "agreed"},
        ),
        (
            "trends",
            {"jahr": 2024, "ansicht": "Rechenspiel", "programm": "AQB", "stufe": "granted"},
            "2023: 1 Gebiet hat",
            {"jahr": 2023},
        ),
        (
            "projects",
            {"jahr": 2023, "stufe": "granted"},
            "Zu keiner dieser Maßnahmen ist ein Betrag der Stufe „bewilligt“ genannt.",
            {"stufe": "agreed"},
        ),
        ("dialogue", {"jahr": 2025, "kreis": small.DARMSTADT}, "2023: hier gibt es Angaben", {"jahr": 2023}),
    ],
)
def test_what_has_figures_is_offered_and_shown_by_a_click(
    topic: str, choice: dict[str, Any], said: str, now: dict[str, Any], run: Run, few: None
) -> None:
    app = run(topic, daten="ministry", **choice)
    assert fault(app) is None
    told = [str(each.value).replace("\u00a0", " ") for each in app.info]
    assert [each for each in told if each.startswith(said)], told
    offered = next(each for each in app.button if str(each.key).startswith("angebot_"))
    after = offered.click().run()
    assert fault(after) is None
    assert {name: after.session_state[name] for name in now} == now


def test_what_is_there_offers_nothing(run: Run, few: None) -> None:
    app = run("overview", daten="ministry", jahr=2023, stufe="agreed")
    assert not [each for each in app.button if str(each.key).startswith("angebot_")]


@pytest.mark.parametrize("topic", ["overview", "trends", "county"])
def test_where_only_another_programme_has_figures_it_is_offered(
    topic: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{tmp_path}/ministry.duckdb")
    amounts = [
        small.Amount(small.DARMSTADT, 2023, Decimal(700), programme="AMB"),
        small.Amount(small.FRANKFURT, 2024, Decimal(800), programme="AQB_AMB"),
    ]
    monkeypatch.setattr(small, "AMOUNTS", amounts)
    with Store(tmp_path, ["ministry", "published"], create=True) as store:
        small.fill(store)
    st.cache_resource.clear()
    choice = {"kreise": [small.DARMSTADT]} if topic == "trends" else {}
    app = run(topic, daten="ministry", jahr=2023, programm="AQB", stufe="agreed", kreis=small.DARMSTADT, **choice)
    assert fault(app) is None
    told = [str(each.value).replace("\u00a0", " ") for each in app.info]
    assert any(each.startswith("Programm „AMB“: ") for each in told), told
    after = next(each for each in app.button if str(each.key).startswith("angebot_")).click().run()
    assert fault(after) is None
    assert after.session_state["programm"] == "AMB"
    st.cache_resource.clear()


def test_the_game_offers_the_year_that_has_something_to_share_out_by(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{tmp_path}/ministry.duckdb")
    monkeypatch.setattr(small, "MEASURED_FROM", 2023)
    with Store(tmp_path, ["ministry", "published"], create=True) as store:
        small.fill(store)
    st.cache_resource.clear()
    app = run("trends", daten="ministry", jahr=2022, ansicht="Rechenspiel", stufe="agreed", programm="AQB")
    assert fault(app) is None
    told = [str(each.value).replace("\u00a0", " ") for each in app.info]
    assert "2023: 3 Gebiete haben eine Bezugsgröße." in told
    after = next(each for each in app.button if each.key == "angebot_rechenspiel").click().run()
    assert fault(after) is None
    assert after.session_state["jahr"] == 2023
    assert not [each for each in after.button if str(each.key).startswith("angebot_")]
    st.cache_resource.clear()
