"""What a link may say: the words the filters write into the address, or their keys (demo, 06434, agreed, 1).

Streamlit binds a filter to the address by its words and drops everything else without a sentence. Here keys are
taken too, and what is unknown is named, so that nobody reads other figures than the link meant.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ui.text import plain

_ASKED = "_address"
_UNKNOWN = "_address_unknown"
Words = Mapping[str, Mapping[str, str]]


def begin(page: StreamlitPage, words: Callable[[Mapping[str, list[str]]], Words]) -> None:
    """At the first run of a session, before any filter is drawn: go to the same page with words instead of keys.

    `words` gives per filter the word of each key, for what the address asks.
    """
    st.session_state[_UNKNOWN] = []
    if _ASKED in st.session_state:
        return
    asked = {key: st.query_params.get_all(key) for key in st.query_params}
    known = words(asked) if asked else {}
    in_words = {key: [known.get(key, {}).get(value, value) for value in values] for key, values in asked.items()}
    st.session_state[_ASKED] = in_words
    if in_words != asked:
        st.switch_page(page, query_params=in_words)


def one(label: str, options: Sequence[Any], *, key: str, word: Callable[[Any], str] = str, **more: Any) -> Any:
    """A filter with one choice, bound to the address; `more` goes to st.selectbox."""
    _note_unknown(key, label, options, word)
    return st.selectbox(label, options, format_func=word, key=key, bind="query-params", **more)


def switch(label: str, options: Sequence[Any], *, key: str, word: Callable[[Any], str] = str, **more: Any) -> Any:
    """A choice of one among few that are all in sight, bound to the address; `more` goes to st.segmented_control."""
    _note_unknown(key, label, options, word)
    return st.segmented_control(
        label,
        options,
        format_func=word,
        key=key,
        bind="query-params",
        default=options[0],
        required=True,
        **more,
    )


def several(label: str, options: Sequence[Any], *, key: str, word: Callable[[Any], str], **more: Any) -> list[Any]:
    """A filter with any number of choices, bound to the address; none means all. `more` goes to st.multiselect."""
    _note_unknown(key, label, options, word)
    return st.multiselect(
        label,
        options,
        format_func=word,
        key=key,
        bind="query-params",
        placeholder="alle",
        select_all=False,
        **more,
    )


def _note_unknown(key: str, label: str, options: Sequence[Any], word: Callable[[Any], str]) -> None:
    if asked := st.session_state[_ASKED].get(key):
        words = {word(option) for option in options}
        if unknown := [value[:60] for value in asked if value not in words]:
            st.session_state[_UNKNOWN].append(f"{label} „{'“, „'.join(unknown)}“")


def end(place: Any) -> None:
    """Say in `place` what the address named in vain."""
    if unknown := st.session_state[_UNKNOWN]:
        place.warning(
            plain(f"Die Adresse nennt {'; '.join(unknown)}: Das gibt es in diesem Datensatz zu diesem Stand nicht. ")
            + "Gezeigt wird, was links ausgewählt ist.",
            icon=":material/link_off:",
        )
    st.session_state[_ASKED] = {}
