"""What is typed under „Angaben berichtigen“ and not remembered: it is there when the draft is opened again.

Streamlit forgets fields and tables that are not drawn, as those of a draft while another one or another page is open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from data.intake.shelf import Draft
from ui import session

# The field drawn last.
REASON = "woher"


@dataclass
class Held:
    """The fields and tables of one draft: what they began with, what stands there, and whether it is remembered.

    `of`: the upload and the version that was corrected. `begun` is empty where they began with what was read.
    """

    draft: str
    of: tuple[datetime, int]
    turn: int
    begun: dict[str, Any] = field(default_factory=dict)
    now: dict[str, Any] = field(default_factory=dict)
    unkept: bool = False

    def key(self, name: str) -> str:
        """The key of a field or table: another one whenever it begins anew."""
        return session.correction(name, self.draft, self.turn)

    def start(self, name: str, read: Any) -> Any:
        """What a field or table begins with."""
        return self.begun.get(name, read)

    def is_edited(self, name: str, read: pd.DataFrame) -> bool:
        """Whether somebody typed into a table."""
        typed = st.session_state[session.correction(name, self.draft, self.turn)]
        return any(typed.values()) or not self.start(name, read).equals(read)


def held(draft: Draft) -> Held:
    """What stands in the fields of a draft that is opened; begun with what was typed before, if it was not remembered.

    Says so where it is lost because the draft itself is another one now.
    """
    kept, of = session.corrections_held(draft.id), (draft.uploaded_at, draft.version)
    turn = int(st.session_state.get(session.corrections_turn(draft.id), 0))
    found: Held | None = st.session_state.get(kept)
    if found and found.of != of:
        if found.unkept and found.of[0] == of[0]:
            st.info(
                "Der Entwurf wurde inzwischen an anderer Stelle geändert. Was hier getippt und noch nicht gemerkt war, "
                "ist damit verworfen; bitte prüfen, was jetzt dasteht."
            )
        found = None
    if found is None or found.turn != turn:
        found = Held(draft.id, of, turn)
    elif session.correction(REASON, draft.id, turn) not in st.session_state:
        typed = found.now if found.unkept else {}
        st.session_state[session.corrections_turn(draft.id)] = turn + bool(typed)
        found = Held(draft.id, of, turn + bool(typed), dict(typed), dict(typed), bool(typed))
    st.session_state[kept] = found
    return found


def is_unkept(draft: Draft) -> bool:
    """Whether something is typed in for a draft and not remembered."""
    found: Held | None = st.session_state.get(session.corrections_held(draft.id))
    return found is not None and found.unkept and found.of == (draft.uploaded_at, draft.version)
