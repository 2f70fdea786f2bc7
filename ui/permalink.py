"""A link that shows the same figures later too: what the address leaves out because it is preset is named in it."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from ui import session
from ui.selection import Selection


def offer(chosen: Selection) -> None:
    """A drawer in the sidebar with the link to this view; drawn after the page, when every filter is known."""
    with st.sidebar:
        drawer = st.expander("Link zu dieser Ansicht", key="link_offen", on_change="rerun", icon=":material/link:")
        if drawer.open:
            with drawer:
                st.code(link(chosen), language=None, wrap_lines=True)
                st.caption(
                    "Der Link nennt Datensatz und Stand und zeigt deshalb auch später dieselben Zahlen; "
                    "was sich seither geändert hat, steht dann daneben."
                )


def link(chosen: Selection) -> str:
    """The address of this view with everything named that decides its figures."""
    county = st.session_state.get(session.COUNTY)
    # Keys are understood as well as words (ui/address.py).
    frame = {
        "daten": chosen.facts.dataset,
        "stand": f"Nr. {chosen.facts.number}",
        "jahr": chosen.year,
        "programm": chosen.programme,
        "stufe": chosen.stage,
        "art": chosen.categories,
        "kreise": chosen.counties,
        "kreis": [county] if county else [],
    }
    own = {key: st.query_params.get_all(key) for key in st.query_params if key not in frame}
    return f"{st.context.url or ''}?{urlencode(frame | own, doseq=True)}"
