"""The Dialogmappe as files: one county at a click, all counties as a ZIP with progress."""

from __future__ import annotations

import streamlit as st

from briefing.dossier import Dossier
from ui.selection import Selection


def draw(chosen: Selection, dossier: Dossier) -> None:
    """Three buttons for this county; a button that makes all counties, then their ZIP."""
    st.info("in Arbeit")
