"""What a page says of a data set in which nothing is recorded yet, or was not at the chosen Stand: the way in."""

from __future__ import annotations

import streamlit as st

from ui import author, session
from ui.selection import Selection
from ui.text import plain


def say(chosen: Selection, title: str) -> None:
    """Say why the page shows nothing, and offer what helps."""
    st.title(plain(title))
    explain(chosen)


def explain(chosen: Selection) -> None:
    """The same below a title of the page's own."""
    if chosen.facts.as_of:
        st.info(plain(f"Im Datensatz „{chosen.dataset_word}“ war damals nichts erfasst: {chosen.stand_asked}."))
        st.button("Den heutigen Stand zeigen", on_click=_today, type="primary")
        return
    st.info(plain(f"Im Datensatz „{chosen.dataset_word}“ ist noch nichts erfasst."))
    if not author.takes_records(chosen):
        return
    st.markdown(
        "Diese Seite füllt sich, sobald Zielvereinbarungen (PDF, Word oder Text) oder Arbeitsmappen mit Beträgen, "
        "Maßnahmen, Zielen und Ist-Meldungen übernommen sind. Das geschieht auf der Seite **Daten**: Dateien "
        "auswählen, den Vorschlag prüfen, bestätigen. Dort liegen auch leere Vorlagen."
    )
    st.page_link("pages/deliveries/page.py", label="Daten aufnehmen", icon=":material/upload_file:")


def _today() -> None:
    st.session_state[session.STAND] = ""
