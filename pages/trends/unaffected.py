"""Views of Budgetentwicklung that reckon with whole budgets say that a choice of Maßnahmenarten does nothing there."""

from __future__ import annotations

import streamlit as st

from ui.selection import Selection


def say(chosen: Selection, why: str) -> None:
    """The note where Maßnahmenarten are chosen; `why` is a sentence."""
    if chosen.categories:
        st.info(f"Die Auswahl der Maßnahmenarten wirkt hier nicht: {why}")
