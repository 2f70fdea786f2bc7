"""Forms that keep what is half filled while the reader looks at another page, and are empty once it is saved.

Streamlit forgets a field that is not drawn. So what stands in a field is kept beside it, and no form holds it back
until its button is pressed. What becomes of the button is said beside it, where the hand is.

A field that this session has not drawn yet is left to the browser: when its server is gone and another takes over, the
browser brings along what is half written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Literal, TypeAlias

import streamlit as st

from data.faults import StoreError
from data.written import entered_day, entered_number
from ui import session
from ui.text import plain

DAY_HINT = "TT.MM.JJJJ"
# Beside the fields: which button failed, and why.
FAULT = ""
Kind: TypeAlias = Literal["primary", "secondary", "tertiary"]


class Draft:
    """The fields of one form.

    `name` tells it from every other form of the session, `start` is what stands in its fields before anybody writes.
    What became of its button is said at `at` (without it: below the button); `closes` is the key of a popover that is
    closed once it is saved.
    """

    def __init__(self, name: str, start: Mapping[str, Any] | None = None, *, at: str = "", closes: str = "") -> None:
        self.name = name
        self._start = start or {}
        self._at = at
        self._closes = closes
        drafts: dict[str, dict[str, Any]] = st.session_state.setdefault(session.DRAFTS, {})
        self._kept = drafts.setdefault(name, {})

    def text(self, label: str, field: str, *, place: Any = st, long: bool = False, **more: Any) -> None:
        """A field for words; `more` goes to text_input or, of a long one, to text_area."""
        draw = place.text_area if long else place.text_input
        key, start = self._key(field, "")
        self._keep(field, draw(label, key=key, value=start, **more) or "", "")

    def day_field(self, label: str, field: str, *, place: Any = st) -> None:
        """A field for a day."""
        self.text(label, field, place=place, placeholder=DAY_HINT)

    def one(
        self, label: str, field: str, options: Sequence[Any], word: Callable[[Any], str], *, place: Any = st
    ) -> Any:
        """A choice of one; what is no longer offered gives way to the first."""
        key, start = self._key(field, options[0])
        if key in st.session_state and st.session_state[key] not in options:
            st.session_state[key] = options[0]
        first = options.index(start) if start in options else 0
        chosen = place.selectbox(label, options, index=first, format_func=word, key=key, filter_mode=None)
        self._keep(field, chosen, options[0])
        return chosen

    def several(self, label: str, field: str, options: Sequence[Any], word: Callable[[Any], str]) -> None:
        """A choice of any number; what is no longer offered falls out."""
        key, start = self._key(field, [])
        if key in st.session_state:
            st.session_state[key] = [each for each in st.session_state[key] if each in options]
        first = [each for each in start or [] if each in options] or None
        chosen = st.multiselect(
            label, options, first, format_func=word, key=key, select_all=False, placeholder="Bitte wählen"
        )
        self._keep(field, chosen, [])

    def button(self, label: str, save: Callable[[Entered], str], *, kind: Kind = "primary", at: str = "") -> None:
        """The button that saves, and below it what became of it: once when saved, until the next try when not.

        `save` takes what was entered and returns what to say, at `at` where that is another place; a StoreError of it
        says why nothing was saved.
        """
        st.button(label, key=f"knopf/{self.name}/{label}", type=kind, on_click=self._save, args=(label, save, at))
        of, fault = self._kept.get(FAULT, ("", ""))
        if of == label:
            st.error(plain(fault))
        if not self._at:
            said(self.name)

    def _key(self, field: str, empty: Any) -> tuple[str, Any]:
        """The key of a field, and what it begins with where nothing is set under that key."""
        key, start = f"{self.name}/{field}", self._start.get(field, empty)
        drawn: set[str] = st.session_state.setdefault(session.FIELDS_DRAWN, set())
        if key not in st.session_state and (key in drawn or field in self._kept):
            st.session_state[key] = self._kept.get(field, start)
        drawn.add(key)
        # Streamlit wants one of both.
        return key, empty if key in st.session_state else start

    def _keep(self, field: str, value: Any, empty: Any) -> None:
        # What nobody touched follows what is recorded meanwhile.
        if value == self._start.get(field, empty):
            self._kept.pop(field, None)
        else:
            self._kept[field] = value

    def _save(self, label: str, save: Callable[[Entered], str], at: str) -> None:
        own = f"{self.name}/"
        drawn = [str(key) for key in st.session_state if str(key).startswith(own)]
        entered = {key.removeprefix(own): st.session_state[key] for key in drawn}
        try:
            sentence = save(Entered({**self._start, **self._kept, **entered}))
        except StoreError as fault:
            self._kept[FAULT] = (label, str(fault))
            return
        self._kept.clear()
        for key in drawn:
            del st.session_state[key]
        if closes := self._closes:
            st.session_state[closes] = False
        say(at or self._at or self.name, sentence)


class Entered:
    """What stands in the fields of a form when its button is pressed."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def __getitem__(self, field: str) -> Any:
        return self._values.get(field)

    def words(self, field: str) -> str:
        """The words of a field, empty when nothing stands there."""
        return str(self._values.get(field) or "").strip()

    def day_of(self, field: str, label: str) -> date | None:
        """The day of a field; raises StoreError naming it when it is none."""
        return entered_day(self.words(field), label)

    def number(self, field: str, label: str, *, whole: bool = False) -> Decimal | None:
        """The number of a field; raises StoreError naming it when it is none."""
        return entered_number(self.words(field), label, whole=whole)


def say(name: str, sentence: str) -> None:
    """Note what to say at the form of this name in the next run."""
    st.session_state[session.SAID] = (name, sentence)


def said(name: str) -> None:
    """Say it, once."""
    if st.session_state.get(session.SAID, ("", ""))[0] == name:
        st.success(plain(st.session_state.pop(session.SAID)[1]))
