"""Every key of the session that code reads or writes itself: what it holds and how long. Keys of widgets nobody else
touches stand at the widget.

A session lasts as long as its browser tab is connected. Another page of the same tab keeps it; a link or a reload
begins a new one, which takes its filters from the address.
"""

from __future__ import annotations

# The frame, written anew in every run.
# What the reader has chosen, a Selection: put down by the frame for the page of this run.
SELECTION = "_selection"
# Topic and title of the page.
PAGE = "_page"
# The keys of the filters that have no effect on the page of this run.
WITHOUT_EFFECT = "_without_effect"
# What the address named in vain, said at the end of the run and empty again.
ADDRESS_UNKNOWN = "_address_unknown"
ADDRESS_ODD = "_address_odd"
# True once a section without an answer has said what helps.
ADVISED = "_advised"
OFFERED = "_offered"
# Sections of this run with their frames, to be compared with today's at a past Stand; gone with the run.
SECTIONS_SHOWN = "_sections_shown"
# What each section of this run gives away as a file, until the buttons of the page have it.
PARTS_SHOWN = "_parts_shown"
# The one county the page of this run is about: its files are of it alone, whatever the sidebar has chosen.
COUNTY_OF_PAGE = "_county_of_page"

# The frame, for the whole session.
# True once every filter has been drawn: from then on the session writes the address, not the other way round.
ADDRESS_READ = "_address_read"
# The counties chosen when the county of a page was last set after them.
COUNTIES_FOLLOWED = "_kreise_followed"
# Who works here: a name that is stored with everything recorded.
AUTHOR = "bearbeiter"
# The component that keeps it in the browser; one per form with the field.
AUTHOR_KEPT = "_bearbeiter_im_browser"

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

# Meine Auswahl, for the whole session: the component that reads the browser, and what it is asked to do until it has.
VIEWS = "meine_auswahl"
VIEW_STEP = "_view_step"

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
# The fields of forms this session has drawn.
FIELDS_DRAWN = "_fields_drawn"

# The page Daten, for the whole session.
# The key of the draft that is open.
DRAFT_OPENED = "entwurf_offen"
# What was done with drafts last, a pages.deliveries.taking.Said: until the next draft is opened.
DRAFT_SAID = "entwurf_gesagt"
# The key of the draft that opened by itself last, and since when it is seen.
OPENED_BY_ITSELF = "entwurf_von_selbst"
# How often files were handed in: a new number empties the field for files.
INBOX_ROUND = "eingang_runde"

# The county the Aufgliederung of the page Mittelverteilung goes down into.
DRILLED = "gliederung"
# The Maßnahmenart it goes down into within this county.
DRILLED_CATEGORY = "gliederung_art"
# The page Dialogmappe, for the whole session.
# The step of the work that is shown; in the address.
STEP = "schritt"
# The papers of all counties made last, with what they were made of; several MB.
PAPERS_MADE = "alle_mappen"
# The field for a Leitfrage of one's own, emptied once it is recorded.
OWN_LEAD_QUESTION = "eigene_leitfrage"


def view_of(section: str) -> str:
    """Which view of a section is shown: figure, table, Rechenweg, Fundstellen; a picture asked for shows the figure."""
    return f"tab_{section}"


def first_view(section: str) -> str:
    """The view a section opened with at its last run: its figure, or its table where it had none."""
    return f"zuerst_{section}"


def form_open(form: str) -> str:
    """Whether the form of an entry is open; closed again once it is saved."""
    return f"offen/{form}"


def note_open(point: str) -> str:
    """Whether the form for a note at a point of a chart is open; closed again once it is recorded."""
    return f"notiz_{point}"


def note_text(point: str) -> str:
    """What is being written there."""
    return f"notiz_text_{point}"


def note_said(point: str) -> str:
    """The sentence on a note that was just recorded, or why it was not: said once."""
    return f"notiz_gesagt_{point}"


def last_county(field: str) -> str:
    """The county that a field for one held last: it stays where nothing of that name is found."""
    return f"{field}_zuletzt"


def county_said(field: str) -> str:
    """The sentence on a name that was not found, or means several: said once at the field."""
    return f"{field}_gesagt"


def view_name(view: str = "") -> str:
    """The field for the name of a kept view, or of the one that is being kept."""
    return f"ansicht_name_{view}"


def corrections_turn(draft: str) -> str:
    """How often corrections of a draft were remembered or taken back: a new number begins its fields anew."""
    return f"berichtigt_{draft}"


def correction(name: str, draft: str, turn: int) -> str:
    """One of these fields or tables: what stands in it while it is drawn."""
    return f"{name}_{draft}_{turn}"


def corrections_held(draft: str) -> str:
    """What is typed into these fields, a pages.deliveries.agreement_held.Held: until the draft is another one."""
    return f"berichtigung_{draft}"


def clicked_at(button: str) -> str:
    """When a button beside a table was clicked, until the cells left by the click have arrived."""
    return f"geklickt_{button}"


def refusal_noted(draft: str) -> str:
    """Whether the trail has by now that the file of a draft could not be read."""
    return f"abweisung_{draft}"
