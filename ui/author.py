"""Who works here; asked once per session and stored with everything recorded."""

from __future__ import annotations

import streamlit as st

from charts import numbers
from ui.selection import Selection
from ui.text import note

_KEY = "bearbeiter"


def field(chosen: Selection, form: str) -> None:
    """The field for the name in one of the forms; several may be open, and all hold the same name."""
    key = f"{_KEY}_{form}"
    st.session_state[key] = name()
    st.text_input("Ihr Name", key=key, on_change=_keep, args=(key,), placeholder="steht bei allem, was Sie festhalten")
    if chosen.facts.as_of:
        note(
            f"Gezeigt ist der Stand {numbers.day(chosen.facts.as_of)}. Was Sie jetzt festhalten, gehört zum heutigen "
            "Stand und erscheint erst dort."
        )


def name() -> str:
    """What was entered, empty when nothing was."""
    return str(st.session_state.get(_KEY) or "")


def _keep(key: str) -> None:
    st.session_state[_KEY] = st.session_state[key]
