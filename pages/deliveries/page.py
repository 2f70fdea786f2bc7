"""Daten: how does the ministry's own data get in, what has come in, and what is missing?"""

import streamlit as st

from pages.deliveries import completeness, listing
from ui import address
from ui.selection import current

chosen = current()
st.title("Daten")
view = address.switch(
    "Ansicht",
    ["lieferungen", "vollstaendigkeit"],
    key="datenansicht",
    word={"lieferungen": "Lieferungen", "vollstaendigkeit": "Vollständigkeit"}.__getitem__,
    label_visibility="collapsed",
)
if view == "lieferungen":
    listing.draw(chosen)
else:
    completeness.draw(chosen)
