"""Who works here, asked once per session and stored with everything recorded; and what can be recorded where."""

from __future__ import annotations

import streamlit as st

from data import location
from ui import session
from ui.selection import Selection
from ui.text import note


def takes_records(chosen: Selection) -> bool:
    """Whether the data set takes what people record."""
    return chosen.facts.dataset != location.PUBLISHED


def may_record(chosen: Selection) -> bool:
    """The same, and says in a sentence why not, or what becomes of it."""
    if not takes_records(chosen):
        note("Veröffentlichte Angaben sind nur zum Ansehen; festgehalten wird in den Daten des Ministeriums.")
        return False
    if chosen.facts.invented:
        note(
            "Zum Ausprobieren: Was Sie hier festhalten, ist für alle sichtbar und geht mit dem nächsten Aufbau der "
            "Demonstrationsdaten verloren."
        )
    return True


def field(chosen: Selection, form: str) -> None:
    """The field for the name in one of the forms; several may be open, and all hold the same name."""
    key = f"{session.AUTHOR}_{form}"
    st.session_state[key] = name()
    st.text_input("Ihr Name", key=key, on_change=_keep, args=(key,), placeholder="steht bei allem, was Sie festhalten")
    if chosen.facts.as_of:
        note(
            f"Gezeigt ist der {chosen.stand_asked}. Was Sie jetzt festhalten, gehört zum heutigen "
            "Stand und erscheint erst dort."
        )


def name() -> str:
    """What was entered, empty when nothing was."""
    return str(st.session_state.get(session.AUTHOR) or "")


def _keep(key: str) -> None:
    st.session_state[session.AUTHOR] = st.session_state[key]
