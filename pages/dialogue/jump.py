"""The short list at the top of a step that leads to its parts."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st


def draw(places: Mapping[str, str]) -> None:
    """Links by the id of the place they lead to."""
    links = "".join(f'<a href="#{escape(place)}">{escape(words)}</a>' for place, words in places.items())
    st.html(f'<nav class="aqb-jump" aria-label="Auf dieser Seite">{links}</nav>')
