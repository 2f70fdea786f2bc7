"""Faults as a German sentence: what happened and what to do next; the details go to the log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import streamlit as st

from access import current
from data import StoreLocationError, location
from data.faults import StoreError
from ui.text import plain
from web.unexpected import number_of_fault


def show(fault: Exception) -> bool:
    """Draw the fault that is being handled in place of the page; True: nothing is left for Streamlit to show.

    Streamlit calls it (serve.py) for what happens outside the page: in a callback, in the frame of dashboard.py.
    """
    title, sentence = words(fault)
    st.title(title)
    st.error(plain(sentence))
    return True


def words(fault: Exception) -> tuple[str, str]:
    """Title and sentence: an expected fault says what it is, an unexpected one gets a number and goes to the log."""
    if isinstance(fault, (StoreError, StoreLocationError)):
        return "Die Daten sind nicht erreichbar", _without_place(str(fault))
    return "Diese Seite konnte nicht aufgebaut werden", (
        f"Es ist ein Fehler aufgetreten (Nummer {number_of_fault()}). Die Daten sind unverändert. Bitte die Seite neu "
        "laden; bleibt der Fehler, hilft diese Nummer der Betriebsstelle, die Ursache im Protokoll zu finden."
    )


def _without_place(sentence: str) -> str:
    """The same without the folder of the data where people sign in: where it lies is for who looks after the server."""
    person = current.person()
    if person is not None and person.local:
        return sentence
    with suppress(StoreLocationError):
        sentence = sentence.replace(f"{location.folder()}/", "")
    return sentence


@contextmanager
def in_german() -> Iterator[None]:
    """Show what happens inside as a sentence."""
    try:
        yield
    except Exception as fault:
        show(fault)
