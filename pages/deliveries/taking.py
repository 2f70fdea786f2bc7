"""A draft is taken over: once, said where the next one opens, and never with a click that was meant for another."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from data import moments
from data.faults import StoreError
from data.intake.shelf import Draft, Shelf
from data.rows import rows_of
from pages.deliveries.pressed import pressed
from queries import deliveries as questions
from ui import author, session
from ui.selection import Selection
from ui.text import plain

# A second click of a hand that has not seen the draft yet.
UNSEEN = 1.5


@dataclass
class Said:
    """What was just done with drafts: kind and sentence of each, and how often something was said."""

    turn: int = 0
    lines: list[tuple[str, str]] = field(default_factory=list)

    def anew(self, *lines: tuple[str, str]) -> None:
        """Say this instead of what was said before."""
        self.turn += 1
        self.lines = list(lines)


def said() -> Said:
    """What this session was told last.

    It is changed where it stands: another click ends a run at the next touch of the session, and what was recorded by
    then must have been said.
    """
    found: Said = st.session_state.setdefault(session.DRAFT_SAID, Said())
    return found


def tell() -> None:
    """Say it; the browser brings it into view when it is new (static/focus.js)."""
    now = said()
    if not now.lines:
        return
    with st.container(key=f"geschehen_{now.turn}"):
        for level, sentence in now.lines:
            (st.success if level == "done" else st.error)(plain(sentence))


def opened_by_itself(draft: str) -> None:
    """Note that nobody opened this draft: the one before it was taken over or discarded."""
    st.session_state[session.OPENED_BY_ITSELF] = (draft, None)


def button(label: str, draft: Draft) -> bool:
    """The button that takes a draft over; a click on one that has opened by itself just now was not meant for it."""
    now = time.monotonic()
    of, since = st.session_state.get(session.OPENED_BY_ITSELF, ("", None))
    if of == draft.id and since is None:
        since = now
        st.session_state[session.OPENED_BY_ITSELF] = (of, since)
    if not pressed(label, f"uebernehmen_{draft.id}", "primary"):
        return False
    if of == draft.id and now - since < UNSEEN:
        st.info("Dieser Entwurf hat sich eben erst geöffnet und ist noch nicht übernommen. Bitte zuerst ansehen.")
        return False
    return True


def take_over(chosen: Selection, shelf: Shelf, draft: Draft, purpose: str, take: Callable[[], str]) -> None:
    """Record a draft with `take`, drop it and say what became of it; why it was refused is said here."""
    told = said()
    try:
        sentence = take()
    except StoreError as fault:
        if not taken_before(chosen, shelf, draft, purpose):
            st.error(plain(str(fault)))
        return
    shelf.drop(draft.id)
    told.anew(("done", sentence))
    st.rerun()


def taken_before(chosen: Selection, shelf: Shelf, draft: Draft, purpose: str) -> bool:
    """Whether an earlier click of the same person took the draft over; then it goes, and that it is done is said.

    `purpose` begins the key of its delivery: one file may be several drafts. Returns False, else begins the run anew.
    """
    facts = chosen.facts.store.facts(chosen.facts.dataset)
    since = moments.in_hessen(draft.uploaded_at)
    for row in rows_of(questions.listed(facts), questions.Listed):
        if (
            row.file_hash == draft.file_hash
            and row.delivery.startswith(f"{purpose}-")
            and row.state != "withdrawn"
            and row.recorded_by.strip() == author.name().strip()
            and row.recorded_at >= since
        ):
            told = said()
            shelf.drop(draft.id)
            told.anew(("done", f"{draft.file_name} ist übernommen, Lieferung {row.delivery}."))
            st.rerun()
    return False
