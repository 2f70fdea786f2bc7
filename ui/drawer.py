"""A drawer of a page: what lies in it is asked and drawn only while it is open."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st


def drawer(title: str, draw: Callable[[], None], *, key: str, expanded: bool = False) -> None:
    """Closed at first unless `expanded`; `key` is the place in the session where it is kept whether it is open."""
    place = st.expander(title, expanded=expanded, key=key, on_change="rerun")
    if place.open:
        with place:
            draw()
