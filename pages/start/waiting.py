"""What is new since the last visit, and what is missing or due, each with the way there."""

from __future__ import annotations

import streamlit as st

from charts.deliveries.figures import say_expected
from charts.start import words
from data import moments, numbers
from data.rows import rows_of
from queries import deliveries, dialogue
from queries import start as questions
from queries.targets import commitments
from ui import author
from ui.selection import Selection
from ui.shelf import shelf_of
from ui.text import plain
from web import visits

NEWEST_NAMED = 3
DATA = "pages/deliveries/page.py"


def draw(chosen: Selection) -> None:
    """News beside what waits; nobody owes what is published."""
    if not author.takes_records(chosen):
        _news(chosen)
        return
    news, due = st.columns(2, gap="large")
    with news:
        _news(chosen)
    with due:
        _due(chosen)


def _news(chosen: Selection) -> None:
    st.header("Neu seit dem letzten Besuch", anchor="neu")
    visit = visits.last(str(st.context.cookies.get(visits.COOKIE) or ""))
    if visit is None:
        st.markdown(
            "In diesem Browser ist das der erste Besuch. Ab dem nächsten steht hier, was seither hinzugekommen ist."
        )
        return
    before = chosen.facts.store.facts(chosen.facts.dataset, visit)
    found = questions.arrived(chosen.facts, number=before.number, most=NEWEST_NAMED)
    st.markdown(
        plain(words.say_arrived(rows_of(found, questions.Arrived), f"{moments.in_hessen(visit):%d.%m.%Y, %H:%M} Uhr"))
    )
    if len(found):
        st.page_link(
            DATA,
            label="Was sich an den Zahlen geändert hat",
            icon=":material/difference:",
            query_params={"datenansicht": "Änderungen"},
        )


def _due(chosen: Selection) -> None:
    st.header("Was fehlt oder fällig ist", anchor="faellig")
    expected = deliveries.expected(chosen.facts, year=chosen.year, day=chosen.day)
    people = commitments.by_person(chosen.facts, chosen.scope.everywhere, on=chosen.day)
    talked = len(dialogue.talked(chosen.facts, counties=[], year=chosen.year, day=chosen.day)) > 0
    drafts = len(shelf_of(chosen.facts).drafts())
    for sentence, page, label, icon, view in (
        (
            say_expected(expected, chosen.year, chosen.day),
            DATA,
            "Lieferungen je Gebiet",
            ":material/inventory:",
            {"datenansicht": "Vollständigkeit"},
        ),
        (
            words.say_owed(rows_of(people, commitments.ByPerson), numbers.day(chosen.day), talked=talked),
            "pages/targets/page.py",
            "Verabredungen",
            ":material/handshake:",
            {"zielansicht": "Verabredungen"},
        ),
        (words.say_drafts(drafts), DATA, "Eingang", ":material/inbox:", {"datenansicht": "Eingang"}),
    ):
        st.markdown(plain(sentence))
        st.page_link(page, label=label, icon=icon, query_params=view)
