"""Pages of two data sets that differ only in persons too few to be shown, as a user reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import persons_by_hand as hand
import pytest
import streamlit as st
from screen import Run, charts, fault, texts

VIEWS: dict[str, tuple[str, dict[str, Any]]] = {
    "overview": ("overview", {}),
    "allocation": ("allocation", {}),
    "trends": ("trends", {}),
    "map of one Maßnahmenart": ("comparison", {"kennzahl": "entries", "art": [1], "darstellung": "tiles"}),
    "share as a table": ("comparison", {"kennzahl": "transition_rate", "kreise": [hand.KASSEL, hand.FRANKFURT]}),
    "cost per person": ("comparison", {"bezug": "participant", "kreise": [hand.GIESSEN, hand.HOCHTAUNUS]}),
    "states": ("targets", {"zielansicht": "Status"}),
    "achievement": ("targets", {"zielansicht": "Zielerreichung"}),
    "deviations": ("targets", {"zielansicht": "Abweichungen und Hochrechnung"}),
    "forecast": ("targets", {"zielansicht": "Abweichungen und Hochrechnung", "jahr": hand.RUNNING}),
    "the year before": ("targets", {"zielansicht": "Zielerreichung", "jahr": 2025}),
    "county": ("county", {"kreise": [hand.HOCHTAUNUS]}),
    "dialogue": ("dialogue", {"kreise": [hand.DARMSTADT]}),
    "sheet": ("projects", {"massnahme": "p1"}),
}  # fmt: skip
# Money and plans only; of deviations the bars, and one without a value has none.
SILENT = {"overview", "allocation", "trends", "deviations"}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """One folder per world."""
    found = [tmp_path_factory.mktemp(name) for name in ("here", "there")]
    for world, folder in enumerate(found):
        for _ in hand.open_world(folder, world):
            pass
    return found


@pytest.mark.parametrize("view", VIEWS)
def test_no_page_tells_the_two_worlds_apart(
    view: str, folders: list[Path], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    topic, chosen = VIEWS[view]
    seen = []
    for folder in folders:
        monkeypatch.setenv("AQB_DATABASE", f"duckdb:{folder}/ministry.duckdb")
        st.cache_resource.clear()
        app = run(topic, **({"daten": "ministry", "jahr": hand.YEAR} | chosen))
        assert fault(app) is None
        seen.append((texts(app), [(chart.alt, chart.figure) for chart in charts(app)]))
    st.cache_resource.clear()
    assert seen[0] == seen[1]
    # a page that is the same because it has nothing to say would prove nothing
    assert any("geheim" in text for text in seen[0][0]) == (view not in SILENT)
