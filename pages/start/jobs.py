"""The three jobs, each with its first step as a link."""

from __future__ import annotations

import streamlit as st

from ui import county_field, session
from ui.selection import Selection
from ui.text import plain

DIALOGUE = "pages/dialogue/page.py"


def draw(chosen: Selection) -> None:
    """Three cards side by side, one below the other on a narrow screen."""
    year = chosen.year
    st.header("Was möchten Sie tun?", anchor="aufgaben")
    compare, prepare, explain = st.columns(3)
    with compare.container(border=True, height="stretch"):
        st.subheader("Kreise vergleichen", anchor=False)
        st.markdown("Wie steht ein Kreis neben ähnlichen, auf gleicher Grundlage, je Einwohner oder je Platz?")
        st.page_link(
            "pages/comparison/page.py", label=f"**Kreisvergleich {year} öffnen**", icon=":material/compare_arrows:"
        )
        st.page_link("pages/overview/page.py", label=f"Lagebild {year} mit Karte", icon=":material/map:")
    with prepare.container(border=True, height="stretch"):
        st.subheader("Dialog vorbereiten", anchor=False)
        st.markdown("Was ist vereinbart, was ist daraus geworden, worüber ist zu sprechen? Mit Papieren zum Mitnehmen.")
        _dialogue(chosen)
    with explain.container(border=True, height="stretch"):
        st.subheader("Entwicklung erklären", anchor=False)
        st.markdown("Wie haben sich die Budgets verändert, was erklärt es, und was ist übrig geblieben?")
        if year - 1 in chosen.years:
            st.page_link(
                "pages/trends/page.py",
                label=f"**Veränderung seit {year - 1} erklären**",
                icon=":material/stacked_line_chart:",
                query_params={"ansicht": "Erklärte Veränderung"},
            )
        st.page_link(
            "pages/trends/page.py",
            label="Budgets über die Jahre",
            icon=":material/timeline:",
            query_params={"ansicht": "Verlauf"},
        )


def _dialogue(chosen: Selection) -> None:
    """The county chosen before is one click away, any other one two: its choice opens its Mappe."""
    county = str(st.session_state.get(session.COUNTY) or "")
    if county in chosen.county_names:
        name = chosen.county_names[county]
        st.page_link(
            DIALOGUE, label=f"**{plain(f'Dialogmappe {name} {chosen.year} öffnen')}**", icon=":material/folder_open:"
        )
    picked = county_field.jump(
        "Kreis wählen und seine Dialogmappe öffnen",
        chosen.county_names,
        key="start_kreis",
        placeholder="Kreis oder kreisfreie Stadt",
    )
    if picked:
        st.session_state[session.COUNTY] = picked
        st.switch_page(DIALOGUE, query_params={session.COUNTY: chosen.county_names[picked]})
