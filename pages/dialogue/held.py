"""The dialogues held about the year: who took part, and what came of it in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import streamlit as st

from charts.dialogue.words import held_words
from data import moments, numbers
from data.rows import rows_of
from data.steering import record_dialogue
from pages.dialogue import entry
from pages.dialogue.talk import Talk
from queries import dialogue as questions
from queries.dialogue import Held
from ui import author
from ui.drafts import Draft, Entered, said
from ui.drawer import drawer
from ui.text import plain

DAY = "Tag des Dialogs"
PEOPLE = "Teilnehmende"
SUMMARY = "Ergebnis in einem Satz"


def draw(talk: Talk, takes: bool) -> Mapping[str, datetime]:
    """List and form; returns the day of each dialogue by key, the newest first."""
    st.header(plain(f"Dialog mit {talk.with_whom}"), anchor="dialog")
    rows = rows_of(questions.held(talk.facts, county=talk.county, year=talk.year), Held)
    place = f"dialog/{talk.place}"
    for number, row in enumerate(rows, 1):
        beside = entry.row(f"dialog_{number}", held_words(row), entry.recorded(row.recorded_by, row.recorded_at))
        if takes:
            _change(talk, beside, number, row, place)
    said(place)
    if takes:
        drawer(
            "Weiteren Dialog festhalten" if rows else "Dialog festhalten", lambda: _form(talk, place),
            key=f"neu/{place}", expanded=not rows,
        )  # fmt: skip
    elif not rows:
        st.info("Zu diesem Jahr ist kein Dialog festgehalten.")
    return {row.dialogue: row.held_on for row in reversed(rows)}


def _change(talk: Talk, beside: entry.Place, number: int, row: Held, place: str) -> None:
    taken = [
        numbers.count_of(row.results, "Ergebnis", "Ergebnisse"),
        numbers.count_of(row.commitments, "Verabredung", "Verabredungen"),
    ]
    entry.change(
        talk,
        beside,
        entry.Entry(
            "dialogue", row.dialogue, f"Dialog {number}", place, f"Mit dem Dialog gehen {' und '.join(taken)}."
        ),
        {"held_on": entry.day(row.held_on), "participants": row.participants, "summary": entry.words(row.summary)},
        _fields,
        lambda entered: {
            "held_on": entered.day_of("held_on", DAY),
            "participants": entered.words("participants"),
            "summary": entered.words("summary") or None,
        },
    )


def _fields(draft: Draft) -> None:
    draft.day_field(DAY, "held_on")
    draft.text(PEOPLE, "participants")
    draft.text(SUMMARY, "summary", long=True, height=80)


def _form(talk: Talk, place: str) -> None:
    draft = Draft(f"neu/{place}", {"held_on": f"{moments.today():%d.%m.%Y}"}, at=place, closes=f"neu/{place}")
    _fields(draft)

    def save(entered: Entered) -> str:
        record_dialogue(
            talk.facts.store,
            talk.facts.dataset,
            county=talk.county,
            year=talk.year,
            held_on=entered.day_of("held_on", DAY),
            participants=entered.words("participants"),
            summary=entered.words("summary"),
            author=author.name(),
        )
        return "Der Dialog ist festgehalten. Ergebnisse und Verabredungen kommen darunter, jedes für sich."

    draft.button("Dialog festhalten", save)
