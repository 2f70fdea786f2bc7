"""Who works here; asked once per session and stored with everything recorded."""

from __future__ import annotations

import streamlit as st

_KEY = "bearbeiter"


def field() -> None:
    """The field for the name."""
    st.text_input("Ihr Name", key=_KEY, persist_state="session", placeholder="steht bei allem, was Sie festhalten")


def name() -> str:
    """What was entered, empty when nothing was."""
    return str(st.session_state.get(_KEY) or "")
