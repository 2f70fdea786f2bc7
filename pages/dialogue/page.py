"""Dialogmappe: a Zielsteuerungsdialog from its preparation over its papers to what came of it, in three steps."""

from dataclasses import replace

import streamlit as st

from briefing import figures
from charts.dialogue.words import held_words
from data import numbers
from data.rows import only_row, rows_of
from pages.dialogue import afterwards, papers, preparing
from pages.dialogue.talk import Talk
from queries import county as county_questions
from queries import dialogue as questions
from queries import frame
from ui import address, author, county_choice, session
from ui.selection import current
from ui.stand import NO_DAY, parse_day
from ui.text import note, plain

# A step asks and draws only what it shows.
STEPS = {"Vorbereiten": preparing.draw, "Papiere": papers.draw, "Nach dem Gespräch": afterwards.draw}

chosen = current()
counties = rows_of(county_questions.counties(chosen.facts, year=chosen.year), county_questions.Counties)
existing = {row.county: row for row in counties}
title = st.empty()
where, when, who = st.columns([5, 5, 4])
with where:
    county = county_choice.choose(
        chosen, "Kreis oder kreisfreie Stadt", list(existing), [row.county for row in counties if row.has_agreement]
    )
with when:
    written = address.text(
        "Tag des Dialogs (TT.MM.JJJJ)",
        key="dialogtag",
        placeholder="heute",
        help="Alle Zahlen der Mappe stehen so da, wie sie an diesem Tag bekannt waren.",
    )
if author.takes_records(chosen):
    with who:
        author.field(chosen, "mappe")
day = parse_day(written) if written.strip() else chosen.day
if day is None:
    st.error(plain(NO_DAY.format(written)))
    day = chosen.day
facts = chosen.facts if not written.strip() else figures.at_day(chosen.facts.store, chosen.facts.dataset, day)
last = only_row(frame.choices(facts), frame.Choices).last_delivery
at = replace(chosen, facts=facts, last_delivery=None if numbers.is_missing(last) else last)
row = existing[county]
talk = Talk(at, county, row.name, row.kind, day, moved=facts is not chosen.facts)

title.title(plain(f"Dialogmappe {talk.called} {chosen.year}"))
note(talk.dossier().summary)
for held in rows_of(questions.held(facts, county=county, year=chosen.year), questions.Held):
    note(held_words(held))
# Who follows a number from a paper looks for it where the papers are.
if st.query_params.get("kennung") and session.STEP not in st.query_params:
    st.session_state.setdefault(session.STEP, "Papiere")
step = address.switch("Schritt", list(STEPS), key=session.STEP, label_visibility="collapsed")
STEPS[step](talk)
