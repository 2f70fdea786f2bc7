"""Verabredungen: what is open of all years is closed or changed here, and what was agreed now is added."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import streamlit as st

from charts.base import headings
from charts.dialogue import words
from data import moments, numbers
from data.code_words import PROGRESS
from data.quoting import quoted
from data.rows import rows_of
from data.steering import record_commitment
from pages.dialogue import entry
from pages.dialogue.decisions import chosen_dialogue
from pages.dialogue.talk import Talk
from queries import dialogue as questions
from queries.dialogue import Commitments
from ui import author, session
from ui.drafts import Draft, Entered, said
from ui.drawer import drawer

TEXT = "Verabredung"
WHO = "Verantwortlich"
UNTIL = "Frist"
DONE = "Erledigt am"
PROOF = "Nachweis"


def draw(talk: Talk, takes: bool, talks: Mapping[str, datetime]) -> None:
    """Open ones first, the longest due on top; below them the form for a new one."""
    st.header(headings.COMMITMENTS, anchor="verabredungen")
    place = f"verabredung/{talk.place}"
    found = questions.commitments(talk.facts, county=talk.county, year=talk.year, day=talk.day)
    for number, row in enumerate(rows_of(found, Commitments), 1):
        recorded = entry.recorded(row.recorded_by, row.recorded_at)
        beside = entry.row(f"verabredung_{number}", _words(number, row), recorded)
        if takes and row.progress != "closed":
            _close(talk, beside, number, row)
        if takes:
            _change(talk, beside, number, row, place)
    said(place)
    if found.empty:
        talked = len(questions.talked(talk.facts, counties=[talk.county], year=talk.year, day=talk.day)) > 0
        st.info(words.say_commitments(found, talked=talked))
    if not takes:
        return
    if not talks:
        st.info("Eine neue Verabredung gehört zu einem Dialog. Bitte oben zuerst den Dialog festhalten.")
        return
    drawer("Neue Verabredung", lambda: _form(talk, place, talks), key=f"neu/{place}", expanded=True)


def _words(number: int, row: Commitments) -> str:
    told = f"{number}. {PROGRESS[row.progress]}: {row.text} – {row.responsible}, bis {numbers.day(row.due_on)}"
    told += f" (Dialog am {numbers.day(row.held_on)})"
    return told if row.progress != "closed" else f"{told}\nerledigt am {numbers.day(row.closed_on)}: {row.proof}"


def _close(talk: Talk, beside: entry.Place, number: int, row: Commitments) -> None:
    key = f"erledigt/{row.commitment}"
    if not entry.opened(beside.buttons, f"Verabredung {number} erledigt melden", key):
        return

    def save(entered: Entered) -> str:
        changed = {"closed_on": entered.day_of("closed_on", DONE), "evidence": entered.words("evidence")}
        entry.correct(talk, "commitment", row.commitment, changed, "erledigt")
        return f"Verabredung {number} ist erledigt; sie steht jetzt hinter den offenen."

    with beside.below:
        start = {"closed_on": f"{moments.today():%d.%m.%Y}"}
        draft = Draft(key, start, at=entry.sentence(row.commitment), closes=session.form_open(key))
        draft.day_field(DONE, "closed_on")
        draft.text(PROOF, "evidence", placeholder="was die Erledigung belegt")
        draft.button(f"Verabredung {number} ist erledigt", save)


def _change(talk: Talk, beside: entry.Place, number: int, row: Commitments, place: str) -> None:
    closed = row.progress == "closed"

    def fields(draft: Draft) -> None:
        _fields(draft)
        if closed:
            draft.day_field(DONE, "closed_on")
            draft.text(PROOF, "evidence")

    def read(entered: Entered) -> dict[str, object]:
        end: dict[str, object] = {
            "closed_on": entered.day_of("closed_on", DONE),
            "evidence": entered.words("evidence") or None,
        }
        said: dict[str, object] = {
            "text": entered.words("text"),
            "responsible": entered.words("responsible"),
            "due_on": entered.day_of("due_on", UNTIL),
        }
        return said | end if closed else said

    start = {"text": row.text, "responsible": row.responsible, "due_on": entry.day(row.due_on)}
    end = {"closed_on": entry.day(row.closed_on), "evidence": entry.words(row.proof)}
    called = entry.Entry("commitment", row.commitment, f"Verabredung {number}", place)
    entry.change(talk, beside, called, start | end, fields, read)


def _fields(draft: Draft) -> None:
    draft.text(TEXT, "text")
    left, right = st.columns([3, 2])
    draft.text(WHO, "responsible", place=left)
    draft.day_field(UNTIL, "due_on", place=right)


def _form(talk: Talk, place: str, talks: Mapping[str, datetime]) -> None:
    dialogue = chosen_dialogue(talks, place)
    draft = Draft(f"neu/{place}")
    _fields(draft)

    def save(entered: Entered) -> str:
        record_commitment(
            talk.facts.store,
            talk.facts.dataset,
            dialogue=dialogue,
            text=entered.words("text"),
            responsible=entered.words("responsible"),
            due_on=entered.day_of("due_on", UNTIL),
            author=author.name(),
        )
        return (
            f"Die Verabredung {quoted(entered.words('text'))} ist festgehalten. Sie steht in den Mappen der "
            "folgenden Jahre, bis sie mit Nachweis erledigt ist."
        )

    draft.button("Verabredung festhalten", save)
