"""Fields for counties that find a name as people type it: „Gross Gerau“, „Giessen“, „Main Taunus“.

Streamlit looks for the letters as they are typed. What it does not find it takes as an answer of one's own, and that is
looked up here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from analysis.county_names import found
from ui import address, session
from ui.text import plain

NAMED = 5


def one(label: str, names: Mapping[str, str], *, key: str, index: int = 0, **more: Any) -> str:
    """A field for one of the counties (key → name), bound to the address; `more` goes to st.selectbox."""
    county = address.one(
        label,
        list(names),
        key=key,
        word=lambda each: names.get(each, each),
        index=index,
        **_looked_up(_look_up, key, names),
        **more,
    )
    st.session_state[session.last_county(key)] = county
    _said(key)
    return str(county)


def several(label: str, names: Mapping[str, str], *, key: str, **more: Any) -> list[str]:
    """A field for any number of the counties, bound to the address; `more` goes to st.multiselect."""
    counties = address.several(
        label,
        list(names),
        key=key,
        word=lambda each: names.get(each, each),
        **_looked_up(_look_up_all, key, names),
        **more,
    )
    _said(key)
    return counties


def jump(label: str, names: Mapping[str, str], *, key: str, placeholder: str) -> str | None:
    """A field whose choice is acted on at once and stands in no address; None as long as nothing is chosen."""
    picked = st.selectbox(
        label,
        list(names),
        index=None,
        format_func=lambda each: names.get(each, each),
        placeholder=placeholder,
        key=key,
        **_looked_up(_look_up, key, names),
    )
    _said(key)
    return picked


def _looked_up(look_up: Callable[..., None], key: str, names: Mapping[str, str]) -> dict[str, Any]:
    """What a field needs that takes words which are in no list, and looks them up itself."""
    return {"accept_new_options": True, "on_change": look_up, "args": (key, names)}


def _look_up(key: str, names: Mapping[str, str]) -> None:
    typed = st.session_state[key]
    if typed is None or typed in names:
        return
    meant = found(typed, names)
    st.session_state[key] = meant[0] if len(meant) == 1 else st.session_state.get(session.last_county(key))
    _say(key, typed, meant if len(meant) != 1 else None, names)


def _look_up_all(key: str, names: Mapping[str, str]) -> None:
    """What was typed adds every county it means: „Kassel“ city and Landkreis."""
    chosen: list[str] = []
    for each in st.session_state[key]:
        meant = [each] if each in names else found(each, names)
        if not meant:
            _say(key, each, meant, names)
        chosen += meant
    st.session_state[key] = list(dict.fromkeys(chosen))


def _say(key: str, typed: str, meant: Sequence[str] | None, names: Mapping[str, str]) -> None:
    if meant is None:
        return
    among = ", ".join(names[each] for each in meant[:NAMED])
    st.session_state[session.county_said(key)] = (
        f"„{typed[:60]}“ kann mehreres heißen: {among}. Bitte genauer schreiben oder aus der Liste wählen."
        if meant
        else f"Kein Kreis und keine Stadt heißt „{typed[:60]}“. Bitte aus der Liste wählen."
    )


def _said(key: str) -> None:
    if sentence := st.session_state.pop(session.county_said(key), ""):
        st.warning(plain(sentence))
