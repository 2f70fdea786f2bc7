"""Daten: how does the ministry's own data get in, what has come in, and what is missing?"""

import streamlit as st

from pages.deliveries import completeness, inbox, listing, templates
from ui import address
from ui.selection import current

VIEWS = {
    "Eingang": inbox.draw,
    "Lieferungen": listing.draw,
    "Vollständigkeit": completeness.draw,
    "Vorlagen": templates.draw,
}

chosen = current()
st.title("Daten")
VIEWS[address.switch("Ansicht", list(VIEWS), key="datenansicht", label_visibility="collapsed")](chosen)
