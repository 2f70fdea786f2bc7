"""The form that keeps an own Vergleichsgruppe."""

from __future__ import annotations

import streamlit as st

from data.annotating import record_peer_group
from data.faults import StoreError
from ui import author, session
from ui.drawer import drawer
from ui.selection import Selection
from ui.text import plain


def draw(chosen: Selection) -> None:
    """The form, drawn only when it is opened; what it keeps is a delivery of its own and can be chosen at once."""
    if sentence := st.session_state.pop(session.GROUP_SAID, None):
        st.success(plain(sentence))
    drawer("Eigene Vergleichsgruppe zusammenstellen", lambda: _form(chosen), key="gruppe_offen")


def _form(chosen: Selection) -> None:
    if not author.may_record(chosen):
        return
    author.field(chosen, "gruppe")
    with st.form("eigene_gruppe", enter_to_submit=False):
        name = st.text_input("Name der Gruppe", key="gruppe_name", max_chars=60)
        members = st.multiselect(
            "Mitglieder",
            list(chosen.county_names),
            format_func=chosen.county_names.__getitem__,
            key="gruppe_mitglieder",
            placeholder="mindestens zwei wählen",
            select_all=False,
        )
        saved = st.form_submit_button("Gruppe festhalten", type="primary")
    if not saved:
        return
    try:
        record_peer_group(
            chosen.facts.store, chosen.facts.dataset, name=name or "", counties=members, author=author.name()
        )
    except StoreError as fault:
        st.error(plain(str(fault)))
        return
    st.session_state[session.GROUP_SAID] = f"Die Vergleichsgruppe „{name}“ ist festgehalten und steht oben zur Auswahl."
    st.rerun()
