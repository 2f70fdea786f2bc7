"""Daten: how does the ministry's own data get in, what has come in, and what is missing?"""

from pages.deliveries import changes, completeness, inbox, listing, open_data, templates
from ui import address, author
from ui.heading import title
from ui.selection import current

VIEWS = {
    "Eingang": inbox.draw,
    "Lieferungen": listing.draw,
    "Änderungen": changes.draw,
    "Vollständigkeit": completeness.draw,
    "Vorlagen": templates.draw,
    "Weitergeben": open_data.draw,
}

OF_DELIVERIES = ("Eingang", "Vollständigkeit")

chosen = current()
title("Daten", chosen)
# Nobody hands in or owes what is published; it opens with what it holds.
views = [name for name in VIEWS if name not in OF_DELIVERIES or author.takes_records(chosen)]
VIEWS[address.switch("Ansicht", views, key="datenansicht", label_visibility="collapsed")](chosen)
