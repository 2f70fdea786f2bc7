"""A remark that people of a county handed in: read, and taken over as what the county says."""

from __future__ import annotations

from datetime import date

import streamlit as st

from data.intake.shelf import Draft, Shelf
from data.intake.shelf.of_counties import county_of
from data.steering import record_remark
from pages.deliveries import taking
from ui import author
from ui.selection import Selection
from ui.text import plain

PURPOSE = "remark"


def draw(chosen: Selection, shelf: Shelf, draft: Draft) -> None:
    """The remark and the button that takes it over."""
    county, told = county_of(draft) or "", draft.edits
    st.markdown(plain(f"{chosen.county_names.get(county, county)}, Haushaltsjahr {told['year']}"))
    st.markdown(plain(str(told["text"])))
    if not taking.button("Anmerkung übernehmen", draft):
        return

    def take() -> str:
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
        return "Die Anmerkung der Gebietskörperschaft ist übernommen."

    taking.take_over(chosen, shelf, draft, PURPOSE, take)
