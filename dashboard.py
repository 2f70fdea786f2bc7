"""The frame of the dashboard: page settings, navigation, data set, Stand and filters."""

from __future__ import annotations

import gc

import streamlit as st

from ui import address, errors, selection, tables

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
    st.html(
        "<style>[data-testid=stMainBlockContainer]{padding-top:3rem}"
        # Streamlit fades captions to 60 %: 4.2:1 on white, below the 4.5:1 of WCAG 1.4.3.
        "[data-testid=stCaptionContainer]{opacity:1;color:#56606C}"
        # Streamlit hands a chart its width to a fraction of a pixel, Plotly.js had drawn it for whole thousandths: any
        # difference is drawn a second time.
        "[data-testid=stFullScreenFrame]{width:round(down,100%,1px)}"
        f"{tables.STYLE}</style>"
    )
    notice = st.container()
    with errors.in_german():
        address.begin(page, selection.words)
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
            st.warning(f"{selection.INVENTED}. Keine Zahl auf dieser Seite ist echt.", icon=":material/science:")
        page.run()
        address.end(notice)
        settle()


main()
