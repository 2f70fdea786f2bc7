"""A remark that people of a county handed in: read, and taken over as what the county says."""

from __future__ import annotations

from datetime import date

import streamlit as st

from data.faults import StoreError
from data.intake.shelf import Draft, Shelf
from data.intake.shelf.of_counties import county_of
from data.steering import record_remark
from ui import author, session
from ui.selection import Selection
from ui.text import plain

PURPOSE = "remark"


def draw(chosen: Selection, shelf: Shelf, draft: Draft) -> None:
    """The remark and the button that takes it over."""
    county, told = county_of(draft) or "", draft.edits
    st.markdown(plain(f"{chosen.county_names.get(county, county)}, Haushaltsjahr {told['year']}"))
    st.markdown(plain(str(told["text"])))
    if not st.button("Anmerkung übernehmen", type="primary", key=f"uebernehmen_{draft.id}"):
        return
    try:
        record_remark(
            chosen.facts.store,
            chosen.facts.dataset,
            county=county,
            year=int(told["year"]),
            side="county",
            by=draft.uploaded_by,
            written_on=date.fromisoformat(str(told["written_on"])),
            text=str(told["text"]),
            author=author.name(),
        )
    except StoreError as fault:
        st.error(plain(str(fault)))
        return
    shelf.drop(draft.id)
    st.session_state[session.INBOX_SAID] = [("done", "Die Anmerkung des Kreises ist übernommen.")]
    st.rerun()
