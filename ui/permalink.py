"""A link that shows the same figures later too, and the view kept under a name; both name what is preset."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from ui import my_views, session
from ui.selection import Selection


def offer(chosen: Selection, path: str, about: str) -> None:
    """A drawer in the sidebar with the link to this view; drawn after the page, when every filter is known.

    `path` is the page's own, `about` says in words what the view shows.
    """
    with st.sidebar:
        drawer = st.expander("Link und Merken", key="link_offen", on_change="rerun", icon=":material/link:")
        if drawer.open:
            with drawer:
                st.code(link(chosen), language=None, wrap_lines=True)
                st.caption(
                    "Der Link nennt Datensatz und Stand und zeigt deshalb auch später dieselben Zahlen; "
                    "was sich seither geändert hat, steht dann daneben."
                )
                _keep(f"{path}?{_address(chosen, _asked(chosen))}", f"{about} · {chosen.dataset_word}")


def _keep(address: str, about: str) -> None:
    """Keep the view in this browser: it follows what is recorded later, unless a past Stand is chosen."""
    st.text_input("Name der Ansicht", key=session.view_name(), placeholder=about, max_chars=my_views.LONGEST_NAME)
    st.button("In Meine Auswahl merken", key="ansicht_merken", on_click=my_views.keep, args=(about, address))
    views = my_views.told() or []
    if kept := next((view for view in views if view.address == address), None):
        st.success(f"Gemerkt als „{kept.name}“; zu finden auf der Seite Start.")


def _stand(chosen: Selection) -> dict[str, str]:
    return {"stand": f"Nr. {chosen.facts.number}"}


def _asked(chosen: Selection) -> dict[str, str]:
    """What is left to year and page is so in a kept view too; a past Stand stays one."""
    return {
        **(_stand(chosen) if chosen.facts.as_of else {}),
        **({} if chosen.programme_open else {"programm": chosen.programme}),
        **({} if chosen.stage_open else {"stufe": chosen.stage}),
    }


def link(chosen: Selection) -> str:
    """The address of this view with everything named that decides its figures.

    A stage that is left to the page is left to it there too: some pages take one for each of their parts.
    """
    stage = {} if chosen.stage_open else {"stufe": chosen.stage}
    named = _address(chosen, _stand(chosen) | {"programm": chosen.programme} | stage)
    return f"{st.context.url or ''}?{named}"


def _address(chosen: Selection, some: dict[str, str]) -> str:
    county = st.session_state.get(session.COUNTY)
    # Keys are understood as well as words (ui/address.py).
    frame = {
        "daten": chosen.facts.dataset,
        **some,
        "jahr": chosen.year,
        "art": chosen.categories,
        "kreise": chosen.counties,
        "kreis": [county] if county else [],
    }
    of_frame = {*frame, "stand", "programm", "stufe"}
    own = {key: st.query_params.get_all(key) for key in st.query_params if key not in of_frame}
    return urlencode(frame | own, doseq=True)
