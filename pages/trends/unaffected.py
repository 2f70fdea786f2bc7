"""Views of Budgetentwicklung that reckon with whole budgets say that a choice of Maßnahmenarten does nothing there."""

from __future__ import annotations

import streamlit as st

from ui import session
from ui.selection import Selection


def say(chosen: Selection, why: str) -> None:
    """The note where Maßnahmenarten are chosen; `why` is a sentence. No file of the view is called narrowed by them."""
    off = st.session_state.get(session.WITHOUT_EFFECT) or {}
    st.session_state[session.WITHOUT_EFFECT] = {**off, session.CATEGORIES: why}
    if chosen.categories:
        st.info(f"Die Auswahl der Maßnahmenarten wirkt hier nicht: {why}")
