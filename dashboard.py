"""The frame of the dashboard: page settings, navigation, data set, Stand and filters."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import streamlit as st

from access import current, noted
from access.pages import refusal
from queries import noting
from ui import (
    above,
    address,
    choosing,
    county_choice,
    errors,
    nothing_yet,
    paper,
    permalink,
    selection,
    session,
    since_then,
    tab_title,
    take_along,
    topic_page,
    who,
)
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
        ("handbook", "Handbuch", "handbuch"),
        ("trail", "Protokoll", "protokoll"),
    ],
}
# About the whole data set, not about figures of a year.
START = "start"
# About many years at once.
OVER_YEARS = ("trends",)
# What can be used before anything is recorded: where to begin, how data get in, what the words mean, and who did what.
WITHOUT_DATA = (START, "deliveries", "methods", "handbook", "trail")

STYLE = Path(__file__).with_name("static") / "dashboard.css"


def main() -> None:
    """Run one page inside the frame, for whoever is signed in."""
    person = current.person()
    if person is None:
        who.ended()
        return
    groups = {
        group: [
            topic_page.page(
                topic,
                title,
                path,
                default=topic == START,
                hidden=refusal(person, topic) is not None,
            )
            for topic, title, path in pages
        ]
        for group, pages in PAGES.items()
    }
    page = st.navigation(groups, expanded=True)
    # The first page has no address of its own.
    topic = {path: topic for pages in PAGES.values() for topic, _, path in pages}.get(page.url_path, START)
    st.set_page_config(page_title=f"{page.title} – AQB Hessen", page_icon="static/icon.svg", layout="wide")
    st.html(STYLE)
    if why := refusal(person, topic):
        noted.note("refused", f"Seite {page.title}")
        who.closed(page.title, why)
        who.say(person)
        return
    notice = st.container()
    with errors.in_german():
        address.begin(choosing.words)
        off = WITHOUT_EFFECT.get(topic, {})
        st.session_state[session.WITHOUT_EFFECT] = off
        chosen = choosing.choose(off, whole=topic == START, over_years=topic in OVER_YEARS)
        st.session_state[session.SELECTION] = chosen
        st.session_state[session.PAGE] = (topic, page.title)
        if chosen.empty and topic not in WITHOUT_DATA:
            nothing_yet.say(chosen, page.title)
            address.end(notice)
            return
        taking = above.say(chosen, of_a_year=topic not in tab_title.WITHOUT_YEAR)
        since_then.begin()
        take_along.begin()
        # What is shown instead of a county that is not there has been said.
        instead = suppress(county_choice.NotInYear)
        if chosen.facts.as_of:
            with noting() as asked, instead:
                page.run()
            since_then.tell(notice, chosen, asked)
        else:
            with instead:
                page.run()
        if topic != START:
            with taking:
                take_along.offer_page(selection.current(), page.title)
        paper.finish(selection.current(), page.title)
        if topic != START:
            permalink.offer(selection.current(), page.url_path, tab_title.about(topic, page.title, selection.current()))
        who.say(person, chosen.county_names)
        address.end(notice)
        st.set_page_config(page_title=tab_title.of(topic, page.title, selection.current()))


main()
