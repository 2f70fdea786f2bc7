"""The Dialogmappe as files: one county at a click, all counties as a ZIP with progress."""

from __future__ import annotations

from functools import partial

import streamlit as st

from briefing import bundle, words
from briefing.dossier import Dossier
from data import numbers
from ui import downloads, session
from ui.selection import Selection
from ui.text import plain

LABEL = {
    "datenblatt": "Datenblatt auf zwei Seiten",
    "pdf": "Mappe zum Mitnehmen",
    "docx": "Word zum Bearbeiten",
    "xlsx": "Excel zum Weiterrechnen",
}


def draw(chosen: Selection, dossier: Dossier) -> None:
    """Three buttons for this county; a button that makes all counties, then their ZIP."""
    st.markdown("Dieselben Zahlen, Sätze und Leitfragen wie auf dieser Seite, am gewählten Tag.")
    with st.container(horizontal=True):
        for each, label in LABEL.items():
            downloads.button(
                label,
                partial(bundle.MAKERS[each], dossier),
                file_name=words.file_name(dossier.county, dossier.county_name, dossier.year, each),
                mime=words.FORMATS[each],
                key=f"mappe_{each}",
            )
    _all_counties(chosen, dossier)


def _all_counties(chosen: Selection, dossier: Dossier) -> None:
    wanted = (chosen.facts.dataset, chosen.facts.number, dossier.year, dossier.day, chosen.programme)
    formats = st.multiselect(
        "Formate für alle Gebiete", list(LABEL), default=["pdf"], key="mappen_formate", select_all=False
    )
    if st.button("Mappen aller Gebiete erstellen", key="alle_mappen_start", disabled=not formats):
        bar = st.progress(0.0, "Mappen werden erstellt …")
        made = bundle.bundle(
            chosen.facts,
            year=dossier.year,
            day=dossier.day,
            formats=formats,
            programme=chosen.programme,
            progress=lambda done, total, name: bar.progress(done / max(total, 1), f"{done} von {total}: {plain(name)}"),
        )
        bar.empty()
        st.session_state[session.PAPERS_MADE] = (wanted, made, made.zipped(dossier.day))
    kept = st.session_state.get(session.PAPERS_MADE)
    if kept is None or kept[0] != wanted:
        return
    _, made, data = kept
    count = numbers.count_of(len(made.papers), "Datei", "Dateien")
    downloads.button(
        f"ZIP mit {count} herunterladen",
        lambda: data,
        file_name=f"Dialogmappen_{chosen.facts.dataset}_{dossier.year}.zip",
        mime="application/zip",
        key="alle_mappen_zip",
    )
    if made.without_facts:
        st.caption(plain(f"Ohne Angaben in diesem Jahr: {', '.join(made.without_facts)}. Ihre Mappen sagen es."))
    for each in made.faults:
        st.warning(plain(f"Nicht erstellt: {each}"))
