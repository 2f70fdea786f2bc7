"""What people of one county can do here, each with its first step as a link."""

from __future__ import annotations

import streamlit as st

from ui.selection import Selection


def draw(chosen: Selection) -> None:
    """Three cards: see the own county, prepare the dialogue, hand in."""
    year = chosen.year
    st.header("Ihre Aufgaben", anchor="aufgaben")
    see, prepare, hand_in = st.columns(3)
    with see.container(border=True, height="stretch"):
        st.subheader("Eigenes Gebiet ansehen", anchor=False)
        st.markdown("Was ist vereinbart, bewilligt und ausgezahlt, und was ist daraus geworden?")
        st.page_link("pages/county/page.py", label=f"**Kreisprofil {year} öffnen**", icon=":material/article:")
        st.page_link("pages/targets/page.py", label="Ziele und Nachhaltung", icon=":material/flag:")
    with prepare.container(border=True, height="stretch"):
        st.subheader("Gespräch vorbereiten", anchor=False)
        st.markdown("Worüber ist zu sprechen? Mit Papieren zum Mitnehmen (PDF, Word, Excel).")
        st.page_link("pages/dialogue/page.py", label=f"**Dialogmappe {year} öffnen**", icon=":material/folder_open:")
    with hand_in.container(border=True, height="stretch"):
        st.subheader("Melden und anmerken", anchor=False)
        st.markdown("Ist-Meldungen und Anmerkungen gehen als Entwurf an das Ministerium, das sie bestätigt.")
        st.page_link("pages/deliveries/page.py", label="**Eingang öffnen**", icon=":material/upload_file:")
