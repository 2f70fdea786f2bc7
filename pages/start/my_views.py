"""Meine Auswahl: the views this browser keeps, to be opened, sent on, renamed and removed."""

from __future__ import annotations

from html import escape
from urllib.parse import parse_qs, urljoin, urlsplit

import streamlit as st

from ui import my_views, session
from ui.my_views import View


def draw() -> None:
    """One line per view; how to keep one where there is none."""
    st.header("Meine Auswahl", anchor="auswahl")
    # What reads the browser is drawn behind the list: it would be a gap before it.
    lines = st.container()
    views = my_views.told()
    with lines:
        if not views:
            st.markdown(
                "Hier stehen Ansichten, die Sie sich merken: Seite, Jahr, Gebiet und Filter unter einem Namen. Auf "
                "jeder Seite geht das links unter „Link und Merken“. Gemerkt wird nur in diesem Browser."
            )
        for view in views or []:
            _line(view)


def _line(view: View) -> None:
    name, more = st.columns([6, 1], vertical_alignment="center")
    # A link of its own and not one within the session: it opens with its filters, whatever is chosen now.
    name.html(
        f'<p class="aqb-view"><a href="{escape(view.address)}" target="_self">{escape(view.name)}</a>'
        f'<span class="aqb-note">{escape(view.about)}</span></p>'
    )
    with more.popover("Ändern", key=f"ansicht_{view.id}", width="stretch"):
        st.text_input("Name der Ansicht", value=view.name, key=session.view_name(view.id), max_chars=80)
        with st.container(horizontal=True):
            st.button("Umbenennen", key=f"umbenennen_{view.id}", on_click=my_views.rename, args=(view,))
            st.button("Löschen", key=f"loeschen_{view.id}", on_click=my_views.remove, args=(view,))
        st.markdown("Link zum Weitergeben:")
        st.code(urljoin(str(st.context.url or ""), view.address), language=None, wrap_lines=True)
        st.caption(say_stand(view.address))


def say_stand(address: str) -> str:
    """What a kept view shows to whoever opens its link: the figures of its Stand, or those that hold by then."""
    if "stand" in parse_qs(urlsplit(address).query):
        return "Der Link nennt den Stand und zeigt deshalb auch später dieselben Zahlen."
    return (
        "Der Link nennt keinen Stand und zeigt, was beim Öffnen gilt. Einen Link, der auch später dieselben Zahlen "
        "zeigt, gibt es auf der Seite selbst unter „Link und Merken“."
    )
