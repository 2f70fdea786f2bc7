"""Text from data on the screen, as it is."""

from __future__ import annotations

import re
from html import escape

import streamlit as st

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|$:~<>&@=^])")


def plain(text: object) -> str:
    """Escape what Streamlit's Markdown would read as markup, so that a name appears letter for letter."""
    return _SPECIAL.sub(r"\\\1", str(text)).replace("\n", "  \n")


def note(text: str) -> None:
    """Draw a small grey line, letter for letter; as HTML, which the browser draws sooner than Markdown."""
    st.html(f'<p class="aqb-note">{escape(text)}</p>')
