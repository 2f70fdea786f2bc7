"""What holds for every figure of a page, said once above its title."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts.base.datasets import INVENTED
from charts.base.known_years import say_little
from ui.selection import Selection
from ui.text import note, plain

# The programme the application is about.
MAIN = "AQB"


def say(chosen: Selection, *, of_a_year: bool) -> DeltaGenerator:
    """Invented data, records that cannot be read, data set and Stand; and on a page `of_a_year` how little is known.

    Returns the place beside data set and Stand for what is done with the whole page.
    """
    if chosen.facts.invented:
        st.warning(f"{INVENTED}. Keine Zahl auf dieser Seite ist echt.", icon=":material/science:")
    if trouble := chosen.facts.store.trouble(chosen.facts.dataset):
        st.warning(
            plain(
                f"Die Aufzeichnungen dieses Datensatzes sind gerade nicht zu lesen. Gezeigt wird, was zuletzt bekannt "
                f"war ({chosen.stand}); Neues fehlt. {trouble}"
            ),
            icon=":material/cloud_off:",
        )
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        note(f"Datensatz: {chosen.dataset_word} · {chosen.stand}")
        beside = st.container(horizontal=True, vertical_alignment="center", width="content")
    if of_a_year:
        little = [say_little(chosen.known_years, chosen.year)]
        if chosen.programme_open and chosen.programme != MAIN:
            little.append(f"Am meisten ist zum Programm „{chosen.programme_word}“ bekannt; es wird gezeigt.")
        if any(little):
            note(" ".join(filter(None, little)))
    return beside
