"""Data sets in which anything may be recorded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import kept
import pytest
import streamlit as st


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Data sets without anything; the second cache is for the test that looks at what the app has stored."""
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{tmp_path}/ministry.duckdb")
    kept.stored(tmp_path, "nothing", lambda _: None, "ministry", "published")
    st.cache_resource.clear()
    yield tmp_path
    st.cache_resource.clear()
