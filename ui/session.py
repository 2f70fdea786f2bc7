"""Every key of the session that code reads or writes itself: what it holds and how long. Keys of widgets nobody else
touches stand at the widget.

A session lasts as long as its browser tab is connected. Another page of the same tab keeps it; a link or a reload
begins a new one, which takes its filters from the address.
"""

from __future__ import annotations

# The frame, written anew in every run.
# What the reader has chosen, a Selection: put down by the frame for the page of this run.
SELECTION = "_selection"
# What the address named in vain, said at the end of the run and empty again.
ADDRESS_UNKNOWN = "_address_unknown"
ADDRESS_ODD = "_address_odd"
# Sections of this run with their frames, to be compared with today's at a past Stand; gone with the run.
SECTIONS_SHOWN = "_sections_shown"

# The frame, for the whole session.
# True once every filter has been drawn: from then on the session writes the address, not the other way round.
ADDRESS_READ = "_address_read"
# The counties chosen when the county of a page was last set after them.
COUNTIES_FOLLOWED = "_kreise_followed"
# Who works here: a name that is stored with everything recorded.
AUTHOR = "bearbeiter"

# Filters that a click sets too; as long as their widget is drawn, and in the address.
COUNTIES = "kreise"
COUNTY = "kreis"
CATEGORIES = "art"
YEAR = "jahr"
STAND = "stand"
SEARCH = "suche"
# The key of the Maßnahme whose sheet is open, until another one is chosen.
PROJECT = "massnahme"
# The field that chooses it, kept equal.
SHEET = "steckbrief"

# Sentences on what was just done: from the click to the run after it, where they are said and taken away.
DELIVERY_SAID = "lieferung_gesagt"
EXTRA_NEED_SAID = "mehrbedarf_gesagt"
GROUP_SAID = "gruppe_gesagt"
LEAD_QUESTIONS_SAID = "leitfragen_gesagt"
LINE_SAID = "linie_gesagt"
# Of a form with a draft: its name and the sentence.
SAID = "gesagt"
# Of files handed in: a list of kind and sentence, until the next file or draft is opened.
INBOX_SAID = "eingang_gesagt"

# Forms, for the whole session.
# What stands in fields that are not saved: per form and field.
DRAFTS = "entwuerfe"

# The page Daten, for the whole session.
# The key of the draft that is open.
DRAFT_OPENED = "entwurf_offen"
# How often files were handed in: a new number empties the field for files.
INBOX_ROUND = "eingang_runde"

# The page Dialogmappe, for the whole session.
# The step of the work that is shown; in the address.
STEP = "schritt"
# The papers of all counties made last, with what they were made of; several MB.
PAPERS_MADE = "alle_mappen"
# The field for a Leitfrage of one's own, emptied once it is recorded.
OWN_LEAD_QUESTION = "eigene_leitfrage"


def note_open(point: str) -> str:
    """Whether the form for a note at a point of a chart is open; closed again once it is recorded."""
    return f"notiz_{point}"


def note_text(point: str) -> str:
    """What is being written there."""
    return f"notiz_text_{point}"


def note_said(point: str) -> str:
    """The sentence on a note that was just recorded, or why it was not: said once."""
    return f"notiz_gesagt_{point}"
