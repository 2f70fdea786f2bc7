"""Data sets in which anything may be recorded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import kept
import pytest
import streamlit as st


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Data sets without anything."""
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{tmp_path}/ministry.duckdb")
    with kept.new_store(tmp_path, "ministry", "published"):
        pass
    st.cache_resource.clear()
    yield tmp_path
    st.cache_resource.clear()
