"""The frame of the dashboard: page settings, navigation, data set, Stand and filters."""

from __future__ import annotations

import gc
from pathlib import Path

import streamlit as st

from charts.datasets import INVENTED
from ui import address, errors, permalink, selection

PAGES = {
    "Überblick": [
        ("overview", "Lagebild", "lagebild"),
        ("allocation", "Mittelverteilung", "mittelverteilung"),
        ("comparison", "Kreisvergleich", "kreisvergleich"),
        ("trends", "Budgetentwicklung", "budgetentwicklung"),
    ],
    "Steuerung": [
        ("targets", "Ziele und Nachhaltung", "ziele"),
        ("county", "Kreisprofil", "kreisprofil"),
        ("projects", "Maßnahmen", "massnahmen"),
        ("dialogue", "Dialogmappe", "dialogmappe"),
    ],
    "Nachschlagen": [
        ("methods", "Methodik und Glossar", "methodik"),
    ],
}

STYLE = Path(__file__).with_name("static") / "dashboard.css"


@st.cache_resource(show_spinner=False)
def settle() -> None:
    """Take what is loaded once out of every later garbage collection.

    Streamlit collects after each run; with pandas, Plotly and DuckDB loaded that was about 70 of 105 ms.
    """
    gc.collect()
    gc.freeze()


def main() -> None:
    """Run one page inside the frame."""
    groups = {
        group: [
            st.Page(f"pages/{topic}/page.py", title=title, url_path=path, default=topic == "overview")
            for topic, title, path in pages
        ]
        for group, pages in PAGES.items()
    }
    page = st.navigation(groups, expanded=True)
    st.set_page_config(page_title=f"{page.title} – AQB Hessen", page_icon="static/icon.svg", layout="wide")
    st.html(STYLE)
    notice = st.container()
    with errors.in_german():
        address.begin(selection.words)
        chosen = selection.choose()
        if chosen is None:
            st.title("Keine Daten zu diesem Stand")
            st.info(
                "In diesem Datensatz war bis zu diesem Tag keine Lieferung erfasst. Bitte in der Seitenleiste den "
                "Stand leeren, einen späteren Tag oder einen anderen Datensatz wählen."
            )
            return
        st.session_state["_selection"] = chosen
        if chosen.facts.invented:
            st.warning(f"{INVENTED}. Keine Zahl auf dieser Seite ist echt.", icon=":material/science:")
        page.run()
        permalink.offer(chosen)
        address.end(notice)
        settle()


main()
