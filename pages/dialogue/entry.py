"""One entry of the minutes on the page: what it says, who recorded it, and the drawer in which it is changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data import mending, numbers
from pages.dialogue.talk import Talk
from ui import author, session
from ui.drafts import Draft, Entered, said
from ui.text import note, plain

Fields = Callable[[Draft], None]
Read = Callable[[Entered], Mapping[str, object]]


class Place(NamedTuple):
    """Where the buttons of an entry stand, and where its form opens below it."""

    buttons: DeltaGenerator
    below: DeltaGenerator


@dataclass(frozen=True)
class Entry:
    """A fact and what its buttons call it („Verabredung 2“); `at` is where it is said that it is gone."""

    table: str
    key: str
    called: str
    at: str
    gone: str = ""


def row(key: str, words: str, recorded: str) -> Place:
    """Draw what an entry says and below it who recorded it."""
    with st.container(border=True, key=key):
        left, right = st.columns([5, 2], vertical_alignment="center")
        with left:
            st.markdown(plain(words))
            note(recorded)
        return Place(right, st.container())


def opened(place: Any, label: str, form: str) -> bool:
    """The button that opens a form and closes it again, and whether it is open.

    No popover: its fields would stand at the end of the page, out of reach of the Tab key behind the button.
    """
    key = session.form_open(form)
    is_open = bool(st.session_state.get(key))
    place.button(
        label,
        key=f"knopf/{form}",
        icon=":material/expand_less:" if is_open else ":material/expand_more:",
        on_click=_turn,
        args=(key, not is_open),
    )
    return is_open


def _turn(key: str, is_open: bool) -> None:
    st.session_state[key] = is_open


def sentence(key: str) -> str:
    """The place below an entry where it is said what became of it."""
    return f"satz/{key}"


def recorded(by: str, at: datetime) -> str:
    """Who recorded an entry, and when."""
    return f"festgehalten von {by} am {numbers.day(at)}"


def correct(talk: Talk, table: str, key: str, changed: Mapping[str, object], reason: str) -> None:
    """Let an entry say something else, in the name of who works here; raises as mending.correct does."""
    store, dataset = talk.facts.store, talk.facts.dataset
    mending.correct(store, dataset, table, key, changed, author=author.name(), reason=reason)


def change(talk: Talk, place: Place, entry: Entry, start: Mapping[str, Any], fields: Fields, read: Read) -> None:
    """The form with the fields of an entry as it stands, a reason, and the buttons to change it or take it back."""
    with place.below:
        said(sentence(entry.key))
    if not opened(place.buttons, f"{entry.called} ändern", entry.key):
        return

    def save(entered: Entered) -> str:
        correct(talk, entry.table, entry.key, read(entered), entered.words("reason"))
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
        return f"{entry.called} ist zurückgezogen. Im Verlauf lässt sich das rückgängig machen."

    with place.below:
        draft = Draft(f"aendern/{entry.key}", start, at=sentence(entry.key), closes=session.form_open(entry.key))
        fields(draft)
        draft.text("Begründung", "reason", placeholder="warum es geändert oder zurückgezogen wird")
        draft.button(f"Änderung von {entry.called} festhalten", save)
        if entry.gone:
            note(entry.gone)
        draft.button(f"{entry.called} zurückziehen", withdraw, kind="secondary", at=entry.at)


def written(value: float) -> str:
    """A number as a field holds it, empty where there is none."""
    return numbers.exact(value, 4, missing="")


def day(value: datetime) -> str:
    """A day as a field holds it, empty where there is none."""
    return numbers.day(value, missing="")


def words(value: str) -> str:
    """Words as a field holds them, empty where there are none."""
    return "" if numbers.is_missing(value) else value
