"""Daten: how does the ministry's own data get in, what has come in, and what is missing?"""

from pages.deliveries import changes, completeness, handing_in, inbox, listing, open_data, templates
from ui import address, author
from ui.heading import title
from ui.selection import current
from ui.text import note

VIEWS = {
    "Eingang": inbox.draw,
    "Lieferungen": listing.draw,
    "Änderungen": changes.draw,
    "Vollständigkeit": completeness.draw,
    "Vorlagen": templates.draw,
    "Weitergeben": open_data.draw,
}

OF_DELIVERIES = ("Eingang", "Vollständigkeit")
EVERYTHING = "Jahr und Gebiete der Seitenleiste wirken hier nicht: Zu sehen ist alles."
# What of the sidebar changes nothing in a view, of what is not grey on the whole page.
UNAFFECTED = {
    "Eingang": EVERYTHING,
    "Lieferungen": EVERYTHING,
    "Änderungen": "Das Jahr der Seitenleiste wirkt hier nicht: Zu sehen sind alle Jahre.",
    "Weitergeben": EVERYTHING,
}
# For people of one county.
HANDING_IN = {"Eingang": handing_in.draw, "Vorlagen": templates.draw}

chosen = current()
title("Daten", chosen)
offered = HANDING_IN if chosen.facts.counties else VIEWS
# Nobody hands in or owes what is published; it opens with what it holds.
views = [name for name in offered if offered is HANDING_IN or name not in OF_DELIVERIES or author.takes_records(chosen)]
view = address.switch("Ansicht", views, key="datenansicht", label_visibility="collapsed")
# An empty data set has nothing to choose in the sidebar.
if offered is VIEWS and view in UNAFFECTED and chosen.known_years:
    note(UNAFFECTED[view])
offered[view](chosen)
