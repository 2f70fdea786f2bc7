"""Anmerkungen und Antworten: what the county or the ministry says about a target, printed beside its figures."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from charts.dialogue import words
from data import moments, numbers
from data.code_words import SIDE
from data.rows import rows_of
from data.steering import SIDES, record_remark
from pages.dialogue import entry
from pages.dialogue.talk import Talk
from queries import county as questions
from queries.county import Remarks
from ui import author
from ui.drafts import Draft, Entered, said
from ui.drawer import drawer

ABOUT = "Zu"
BY_SIDE = "Seite"
BY = "Von"
ON = "Vom"
TEXT = "Anmerkung"
WHOLE_YEAR = ""


def draw(talk: Talk, takes: bool, targets: pd.DataFrame) -> None:
    """What was said, and the form."""
    st.header("Anmerkungen und Antworten", anchor="anmerkungen")
    place = f"anmerkung/{talk.place}"
    names: Mapping[str, str] = {
        WHOLE_YEAR: "dem ganzen Jahr",
        **dict(zip(targets["target"], targets["name"], strict=True)),
    }
    found = rows_of(questions.remarks(talk.facts, county=talk.county, year=talk.year), Remarks)
    for number, row in enumerate(found, 1):
        about = next((each for each in (row.target_name, row.project_name) if not numbers.is_missing(each)), "")
        told = f"{number}. {words.remark_words(row)}" + (f"\nzu: {about}" if about else "")
        recorded = entry.recorded(row.recorded_by, row.recorded_at)
        beside = entry.row(f"anmerkung_{number}", told, recorded)
        if takes and row.side in SIDES:
            _change(talk, beside, number, row, names, place)
    said(place)
    if not found:
        st.info("Zu diesem Jahr gibt es keine Anmerkung.")
    if takes:
        drawer("Neue Anmerkung oder Antwort", lambda: _form(talk, place, names), key=f"neu/{place}")


def _change(talk: Talk, beside: entry.Place, number: int, row: Remarks, names: Mapping[str, str], place: str) -> None:
    start = {
        "target": WHOLE_YEAR if numbers.is_missing(row.target) else row.target,
        "side": row.side,
        "author": row.author,
        "written_on": entry.day(row.written_on),
        "text": row.text,
    }
    called = entry.Entry("remark", row.remark, f"Anmerkung {number}", place)
    # What is said about a Maßnahme stays with it: of the year and its targets alone it can be said anew.
    about = names if numbers.is_missing(row.project) else None
    read = _read if about else _said
    entry.change(talk, beside, called, start, lambda draft: _fields(draft, about), read)


def _fields(draft: Draft, names: Mapping[str, str] | None) -> None:
    if names:
        draft.one(ABOUT, "target", list(names), names.__getitem__)
    side, by, on = st.columns([2, 3, 2])
    draft.one(BY_SIDE, "side", list(SIDES), SIDE.__getitem__, place=side)
    draft.text(BY, "author", place=by)
    draft.day_field(ON, "written_on", place=on)
    draft.text(TEXT, "text", long=True, height=80)


def _read(entered: Entered) -> dict[str, object]:
    return {"target": entered.words("target") or None, **_said(entered)}


def _said(entered: Entered) -> dict[str, object]:
    return {
        "side": entered["side"],
        "author": entered.words("author"),
        "written_on": entered.day_of("written_on", ON),
        "text": entered.words("text"),
    }


def _form(talk: Talk, place: str, names: Mapping[str, str]) -> None:
    start = {"target": WHOLE_YEAR, "side": SIDES[0], "written_on": f"{moments.today():%d.%m.%Y}"}
    draft = Draft(f"neu/{place}", start)
    _fields(draft, names)

    def save(entered: Entered) -> str:
        record_remark(
            talk.facts.store,
            talk.facts.dataset,
            county=talk.county,
            year=talk.year,
            side=str(entered["side"]),
            by=entered.words("author"),
            written_on=entered.day_of("written_on", ON),
            text=entered.words("text"),
            target=entered.words("target") or None,
            author=author.name(),
        )
        return "Die Anmerkung ist festgehalten; sie steht beim Ziel und auf den Papieren."

    draft.button("Anmerkung festhalten", save)
