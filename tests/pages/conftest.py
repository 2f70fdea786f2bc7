"""Run the whole frame of dashboard.py in-process, on the embedded data sets."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from screen import ROOT, Run
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

# Each AppTest would read the metadata of every installed package for components, half of its time; none comes or goes.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
# AppTest runs without a server; Streamlit would say so at every step.
logging.getLogger("streamlit").setLevel(logging.ERROR)


@pytest.fixture(autouse=True)
def installation(built: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The app reads the data sets of the session."""
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{built}/ministry.duckdb")
    monkeypatch.chdir(ROOT)
    return built


@pytest.fixture(scope="module", autouse=True)
def own_store() -> Iterator[None]:
    """No store of another file of tests stays in Streamlit's cache."""
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture
def run() -> Run:
    """Open a page: run("county", daten="demo", kreise=["06411"]) sets the widgets of those keys first."""

    def opened(topic: str, **widgets: Any) -> AppTest:
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=90)
        # A page can be opened only after the frame has run once; over the empty data set that costs least.
        app.session_state["daten"] = "ministry"
        app.run()
        for key, value in {"daten": "published", **widgets}.items():
            app.session_state[key] = value
        if topic != "start":
            app.switch_page(f"pages/{topic}/page.py")
        return app.run()

    return opened
