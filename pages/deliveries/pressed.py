"""A button beside tables that are edited."""

from __future__ import annotations

import time
from typing import Literal

import streamlit as st

from ui import session

# A table of Streamlit sends a cell 150 ms after it was left, so after the click on a button that left it.
CELLS_ARRIVE = 0.4
# A click that was not reached by then was for something else.
FORGOTTEN = 5.0


def pressed(label: str, key: str, kind: Literal["primary", "secondary"] = "secondary") -> bool:
    """A button; True when it was clicked and every cell left by the click has arrived.

    A cell that arrives after the click begins the run anew, without the click: it is remembered until then.
    """
    clicked = session.clicked_at(key)
    if st.button(label, type=kind, key=key):
        st.session_state[clicked] = time.monotonic()
        time.sleep(CELLS_ARRIVE)
    if clicked not in st.session_state:
        return False
    return time.monotonic() - float(st.session_state.pop(clicked)) < FORGOTTEN
