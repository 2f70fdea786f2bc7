"""Where a section has no figure, what has some is one click away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kept
import pytest
import small
import streamlit as st
from screen import Run, fault


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
            "Ohne Auswahl von Jahr, Kreisen und Maßnahmenarten: ",
            {"alle_jahre": True, "art": []},
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
