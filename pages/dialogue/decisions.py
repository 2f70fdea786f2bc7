"""Ergebnisse je Ziel: what both sides made of each target, saved target by target."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import pandas as pd
import streamlit as st

from charts.base import target_words
from charts.base.status import STATUS
from data import numbers
from data.code_words import COUNTED, DECISION
from data.rows import rows_of
from data.steering import record_result
from pages.dialogue import entry
from pages.dialogue.talk import Talk
from queries import dialogue as questions
from queries.dialogue import Decided, Targets
from ui import author, session
from ui.drafts import Draft, Entered, said

RESULT = "Ergebnis"
VALUE = "Neuer Zielwert"
NOTE = "Bemerkung"
DIALOGUE_FIRST = "Ein Ergebnis gehört zu einem Dialog. Bitte oben zuerst den Dialog festhalten: Tag und Teilnehmende."
NOTHING_HELD = "Zu diesem Jahr ist kein Ergebnis festgehalten."


def draw(talk: Talk, takes: bool, talks: Mapping[str, datetime], targets: pd.DataFrame) -> None:
    """One row per target with its result of the chosen dialogue, and the drawer to record or change it."""
    st.header("Ergebnisse je Ziel", anchor="ergebnisse")
    if targets.empty:
        st.info("Zu diesem Jahr sind keine Ziele erfasst.")
        return
    if not talks:
        st.info(DIALOGUE_FIRST if takes else NOTHING_HELD)
        return
    place = f"ergebnis/{talk.place}"
    dialogue = chosen_dialogue(talks, place)
    decided = {
        row.target: row
        for row in rows_of(questions.decided(talk.facts, county=talk.county, year=talk.year), Decided)
        if row.dialogue == dialogue
    }
    for number, row in enumerate(rows_of(targets, Targets), 1):
        before = decided.get(row.target)
        told = f"{number}. {row.name}: {target_words.reached_words(row)}, {STATUS[row.status].label}"
        by = "noch kein Ergebnis"
        if before is not None:
            told = f"{told}\n{_words(before, row)}"
            by = entry.recorded(before.recorded_by, before.recorded_at)
        beside = entry.row(f"ergebnis_{number}", told, by)
        if takes and before is None:
            _new(talk, beside, dialogue, number, row)
        elif takes and before is not None:
            _change(talk, beside, number, row, before, place)
    said(place)


def chosen_dialogue(talks: Mapping[str, datetime], place: str) -> str:
    """The dialogue new entries belong to: the newest, or the one chosen where there were several."""
    if len(talks) == 1:
        return next(iter(talks))
    return str(
        st.selectbox(
            "Aus dem Dialog am",
            list(talks),
            format_func=lambda key: numbers.day(talks[key]),
            key=f"aus/{place}",
            filter_mode=None,
        )
    )


def _words(row: Decided, target: Targets) -> str:
    value = "" if numbers.is_missing(row.new_value) else f" {target_words.in_unit(row.new_value, target.unit)}"
    reason = "" if numbers.is_missing(row.note) else f": {row.note}"
    return f"{DECISION[row.result]}{value}{reason}"


def _fields(draft: Draft, target: Targets) -> None:
    draft.one(RESULT, "result", list(DECISION), DECISION.__getitem__)
    if target.kind != "qualitative":
        draft.text(VALUE, "new_value", placeholder="nur bei „neuer Zielwert“")
    draft.text(NOTE, "note")


def _read(entered: Entered, target: Targets) -> dict[str, object]:
    return {
        "result": entered["result"],
        "new_value": entered.number("new_value", VALUE, whole=target.unit in COUNTED),
        "note": entered.words("note") or None,
    }


def _new(talk: Talk, beside: entry.Place, dialogue: str, number: int, target: Targets) -> None:
    called = f"Ergebnis zu Ziel {number}"
    key = f"{dialogue}/{target.target}"
    if not entry.opened(beside.buttons, f"{called} festhalten", key):
        return

    def save(entered: Entered) -> str:
        read = _read(entered, target)
        record_result(
            talk.facts.store,
            talk.facts.dataset,
            dialogue=dialogue,
            target=target.target,
            result=str(read["result"]),
            new_value=entered.number("new_value", VALUE, whole=target.unit in COUNTED),
            note=entered.words("note"),
            author=author.name(),
        )
        return f"Das {called} ist festgehalten."

    with beside.below:
        start = {"result": next(iter(DECISION))}
        draft = Draft(f"neu/{key}", start, at=entry.sentence(key), closes=session.form_open(key))
        _fields(draft, target)
        draft.button("Ergebnis festhalten", save)


def _change(talk: Talk, beside: entry.Place, number: int, target: Targets, row: Decided, place: str) -> None:
    entry.change(
        talk,
        beside,
        entry.Entry("target_result", row.decision, f"Ergebnis zu Ziel {number}", place),
        {"result": row.result, "new_value": entry.written(row.new_value), "note": entry.words(row.note)},
        lambda draft: _fields(draft, target),
        lambda entered: _read(entered, target),
    )
