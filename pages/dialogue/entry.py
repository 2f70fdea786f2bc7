"""One entry of the minutes on the page: what it says, who recorded it, and the drawer in which it is changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data import mending, numbers
from pages.dialogue.talk import Talk
from ui import author
from ui.drafts import Draft, Entered
from ui.text import note, plain

Fields = Callable[[Draft], None]
Read = Callable[[Entered], Mapping[str, object]]


@dataclass(frozen=True)
class Entry:
    """A fact and what its buttons call it („Verabredung 2“); `at` is the part of the page that says what was done."""

    table: str
    key: str
    called: str
    at: str
    gone: str = ""


def row(key: str, words: str, recorded: str) -> DeltaGenerator:
    """Draw what an entry says and below it who recorded it; returns the place beside it for its buttons."""
    with st.container(border=True, key=key):
        left, right = st.columns([5, 2], vertical_alignment="center")
        with left:
            st.markdown(plain(words))
            note(recorded)
    return right


def recorded(by: str, at: datetime) -> str:
    """Who recorded an entry, and when."""
    return f"festgehalten von {by} am {numbers.day(at)}"


def change(talk: Talk, entry: Entry, start: Mapping[str, Any], fields: Fields, read: Read) -> None:
    """The drawer with the fields of an entry as it stands, a reason, and the buttons to change it or take it back."""
    drawer = st.popover(f"{entry.called} ändern", key=f"oeffnen/{entry.key}", on_change="rerun")
    if not drawer.open:
        return

    def save(entered: Entered) -> str:
        mending.correct(
            talk.facts.store,
            talk.facts.dataset,
            entry.table,
            entry.key,
            read(entered),
            author=author.name(),
            reason=entered.words("reason"),
        )
        return f"{entry.called} ist geändert. Was vorher galt, steht im Verlauf."

    def withdraw(entered: Entered) -> str:
        mending.take_back(
            talk.facts.store,
            talk.facts.dataset,
            entry.table,
            entry.key,
            author=author.name(),
            reason=entered.words("reason"),
        )
        return f"{entry.called} ist zurückgezogen. Im Verlauf lässt es sich wiederherstellen."

    with drawer:
        draft = Draft(f"aendern/{entry.key}", start, at=entry.at, closes=f"oeffnen/{entry.key}")
        fields(draft)
        draft.text("Begründung", "reason", placeholder="warum es geändert oder zurückgezogen wird")
        draft.button(f"Änderung von {entry.called} festhalten", save)
        if entry.gone:
            note(entry.gone)
        draft.button(f"{entry.called} zurückziehen", withdraw, kind="secondary")


def written(value: float) -> str:
    """A number as a field holds it, empty where there is none."""
    return numbers.exact(value, 4, missing="")


def day(value: datetime) -> str:
    """A day as a field holds it, empty where there is none."""
    return numbers.day(value, missing="")


def words(value: str) -> str:
    """Words as a field holds them, empty where there are none."""
    return "" if numbers.is_missing(value) else value
