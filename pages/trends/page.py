"""Budgetentwicklung: how did the budgets change, what explains it, what is left, and what if?"""

import streamlit as st

from ui import address, allocation_game, budget_series, explained_change, own_pivot, rest_and_need
from ui.selection import current

VIEWS = {
    "Verlauf": budget_series.draw,
    "Erklärte Veränderung": explained_change.draw,
    "Restmittel und Mehrbedarf": rest_and_need.draw,
    "Rechenspiel": allocation_game.draw,
    "Eigene Auswertung": own_pivot.draw,
}

chosen = current()
st.title("Budgetentwicklung")
VIEWS[address.switch("Ansicht", list(VIEWS), key="ansicht")](chosen)
