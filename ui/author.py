"""Who works here, asked once per browser and stored with everything recorded; and what can be recorded where."""

from __future__ import annotations

import streamlit as st

from access import current
from access.guard import is_own
from data import location
from ui import session
from ui.own_component import renderer
from ui.selection import Selection
from ui.text import note

LONGEST_NAME = 80
NOT_RECORDING = "Zum Festhalten fehlt Ihnen das Recht zu bearbeiten; es vergibt die Stelle, die das Dashboard betreibt."
OF_MINISTRY = "Festgehalten wird vom Ministerium. Ist-Meldungen und Anmerkungen geben Sie auf der Seite Daten ab."


def takes_records(chosen: Selection) -> bool:
    """Whether the data set takes what people record, and who works here may record."""
    person = current.person()
    return chosen.facts.dataset != location.PUBLISHED and person is not None and person.may_record


def may_record(chosen: Selection) -> bool:
    """The same, and says in a sentence why not, or what becomes of it."""
    person = current.person()
    if person is None or not person.may_record:
        note(OF_MINISTRY if person and person.counties else NOT_RECORDING)
        return False
    if chosen.facts.dataset == location.PUBLISHED:
        note("Veröffentlichte Angaben sind nur zum Ansehen; festgehalten wird in den Daten des Ministeriums.")
        return False
    if chosen.facts.invented:
        note(
            "Zum Ausprobieren: Was Sie hier festhalten, ist für alle sichtbar und geht mit dem nächsten Aufbau der "
            "Demonstrationsdaten verloren."
        )
    return True


def field(chosen: Selection, form: str) -> None:
    """The field for the name in one of the forms, or the name of who is signed in.

    Several forms may be open, and all hold the same name.
    """
    if signed_in():
        note(f"Festgehalten wird unter dem Namen, mit dem Sie angemeldet sind: {name()}.")
    else:
        key = f"{session.AUTHOR}_{form}"
        st.session_state[key] = name()
        st.text_input(
            "Ihr Name", key=key, on_change=_keep, args=(key,), placeholder="steht bei allem, was Sie festhalten"
        )
        _in_browser(form)
    if chosen.facts.as_of:
        note(
            f"Gezeigt ist der {chosen.stand_asked}. Was Sie jetzt festhalten, gehört zum heutigen "
            "Stand und erscheint erst dort."
        )


def name() -> str:
    """Who is signed in; without sign-in what was entered, empty when nothing was."""
    person = current.person()
    return person.name if person and not person.local else str(st.session_state.get(session.AUTHOR) or "")


def signed_in() -> bool:
    """Whether people sign in here, so that nobody is asked for a name."""
    person = current.person()
    return person is not None and not person.local


def may_approve(dataset: str, delivery: str, recorded_by: str) -> bool:
    """Whether who works here may confirm, withdraw and restore this delivery, which names who recorded it."""
    person = current.person()
    if person is None or person.local:
        return person is not None
    return person.may_approve and not is_own(person, dataset, delivery, recorded_by)


def _in_browser(form: str) -> None:
    """Let the browser keep the name, and take it from there in a session that nobody has told one."""
    key = f"{session.AUTHOR_KEPT}_{form}"
    data = {"name": name()[:LONGEST_NAME], "fresh": session.AUTHOR not in st.session_state}
    renderer("author")(key=key, data=data, on_name_change=lambda: recalled(key))


def recalled(key: str) -> None:
    """Take the name the browser tells, unless one is known by now."""
    state = st.session_state.get(key)
    told = state.get("name") if state else None
    if isinstance(told, str) and session.AUTHOR not in st.session_state:
        st.session_state[session.AUTHOR] = " ".join(told.split())[:LONGEST_NAME]


def _keep(key: str) -> None:
    st.session_state[session.AUTHOR] = st.session_state[key]
