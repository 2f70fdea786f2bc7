"""Data sets in which anything may be recorded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from data.store import Store


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Data sets without anything."""
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{tmp_path}/ministry.duckdb")
    with Store(tmp_path, ["ministry", "published"], create=True):
        pass
    st.cache_resource.clear()
    yield tmp_path
    st.cache_resource.clear()
