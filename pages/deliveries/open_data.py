"""Weitergeben: the whole data set as a ZIP that may leave the house."""

from __future__ import annotations

import streamlit as st

from charts.base.datasets import INVENTED
from data import dcat, open_data
from data.open_copy import MARK
from ui import downloads
from ui.selection import Selection
from ui.text import note


def draw(chosen: Selection) -> None:
    """What the ZIP holds and leaves out, and the button; the file is made at the click."""
    st.header("Weitergeben", anchor="weitergeben")
    st.markdown(
        "Der ganze Datensatz, wie er am gewählten Stand gilt: je Tabelle eine Datei als Parquet und als CSV, ein "
        "Verzeichnis aller Spalten mit ihrer Bedeutung und die Angaben für Datenportale (DCAT-AP.de)."
    )
    st.markdown(
        "- Ein oder zwei Personen und jede Zahl, aus der sie folgten, sind wie auf allen Seiten geheim.\n"
        "- Namen von Menschen, Wortlaut, Anmerkungen und Erläuterungen fehlen.\n"
        f"- Lizenz: {dcat.LICENCE_WORDS}."
    )
    if chosen.facts.invented:
        note(INVENTED)
    facts = chosen.facts
    downloads.button(
        "Datensatz als ZIP",
        lambda: open_data.packed(facts),
        file_name=f"aqb_{facts.dataset}_{facts.number}{MARK if facts.invented else ''}.zip",
        mime="application/zip",
        key="zip_datensatz",
    )
