"""The frame of the dashboard: page settings, navigation, data set, Stand and filters."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from charts.base.datasets import INVENTED
from charts.base.known_years import say_little
from queries import noting
from ui import address, choosing, errors, nothing_yet, paper, permalink, selection, session, since_then, take_along
from ui.text import note, plain
from ui.without_effect import WITHOUT_EFFECT

PAGES = {
    "": [
        ("start", "Start", "start"),
    ],
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
    "Grundlagen": [
        ("deliveries", "Daten", "daten"),
        ("methods", "Methodik und Glossar", "methodik"),
    ],
}
# About the whole data set, not about figures of a year.
START = "start"
# What can be used before anything is recorded: where to begin, how data get in, and what the words mean.
WITHOUT_DATA = (START, "deliveries", "methods")

STYLE = Path(__file__).with_name("static") / "dashboard.css"


def main() -> None:
    """Run one page inside the frame."""
    groups = {
        group: [
            st.Page(f"pages/{topic}/page.py", title=title, url_path=path, default=topic == START)
            for topic, title, path in pages
        ]
        for group, pages in PAGES.items()
    }
    page = st.navigation(groups, expanded=True)
    # The first page has no address of its own.
    topic = {path: topic for pages in PAGES.values() for topic, _, path in pages}.get(page.url_path, START)
    st.set_page_config(page_title=f"{page.title} – AQB Hessen", page_icon="static/icon.svg", layout="wide")
    st.html(STYLE)
    notice = st.container()
    with errors.in_german():
        address.begin(choosing.words)
        chosen = choosing.choose(WITHOUT_EFFECT.get(topic, {}), whole=topic == START)
        st.session_state[session.SELECTION] = chosen
        if chosen.empty and topic not in WITHOUT_DATA:
            nothing_yet.say(chosen, page.title)
            address.end(notice)
            return
        if chosen.facts.invented:
            st.warning(f"{INVENTED}. Keine Zahl auf dieser Seite ist echt.", icon=":material/science:")
        if trouble := chosen.facts.store.trouble(chosen.facts.dataset):
            st.warning(
                plain(
                    f"Die Aufzeichnungen dieses Datensatzes sind gerade nicht zu lesen. Gezeigt wird, was zuletzt "
                    f"bekannt war ({chosen.stand}); Neues fehlt. {trouble}"
                ),
                icon=":material/cloud_off:",
            )
        # What holds for every figure of the page stands once.
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            note(f"Datensatz: {chosen.dataset_word} · {chosen.stand}")
            taking = st.container(horizontal=True, vertical_alignment="center", width="content")
        if topic != START and (little := say_little(chosen.known_years, chosen.year)):
            note(little)
        since_then.begin()
        take_along.begin()
        if chosen.facts.as_of:
            with noting() as asked:
                page.run()
            since_then.tell(notice, chosen, asked)
        else:
            page.run()
        if topic != START:
            with taking:
                take_along.offer_page(selection.current(), page.title)
            permalink.offer(selection.current())
        paper.finish(selection.current(), page.title)
        address.end(notice)


main()
