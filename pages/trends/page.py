"""Budgetentwicklung: how did the budgets change over the years, and what does a change consist of?"""

import streamlit as st

from ui import address, budget_series, explained_change
from ui.selection import current

VIEWS = {
    "Verlauf": budget_series.draw,
    "Erklärte Veränderung": explained_change.draw,
}

chosen = current()
st.title("Budgetentwicklung")
VIEWS[address.switch("Ansicht", list(VIEWS), key="ansicht")](chosen)
