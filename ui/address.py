"""What a link may say: the words the filters write into the address, or their keys (demo, 06434, agreed, 1).

Streamlit binds a filter to the address by its words and drops everything else without a sentence; some odd values make
it draw a filter without a choice, or fail. So every filter that stands in the address is drawn here: keys are taken
too, what a filter cannot take leaves the address before Streamlit reads it, and is named, so that nobody reads other
figures than the link meant.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NoReturn

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from access import current
from ui import session
from ui.text import plain

LOG = logging.getLogger("aqb.ui")
# No word of a filter and no search is longer; what is, was not written by hand or by this dashboard.
LONGEST = 500
_SHOWN = 60
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_DIGITS = re.compile(r"[0-9]{1,9}")
Words = Mapping[str, Mapping[str, str]]


def begin(words: Callable[[Mapping[str, list[str]]], Words]) -> None:
    """Before any filter is drawn: write words into the address where it has keys.

    `words` gives per filter the word of each key, for what the address asks. Once every filter has been drawn, a
    session writes words itself, only a step back in the browser's history may bring keys again.
    """
    run = get_script_run_ctx()
    if session.ADDRESS_READ in st.session_state and not (run and run.is_history_navigation):
        return
    st.session_state.setdefault(session.ADDRESS_UNKNOWN, [])
    st.session_state.setdefault(session.ADDRESS_ODD, [])
    asked = {key: st.query_params.get_all(key) for key in st.query_params}
    known = words(asked) if asked else {}
    in_words = {key: [known.get(key, {}).get(value, value) for value in values] for key, values in asked.items()}
    if in_words != asked:
        _write({key: values for key, values in in_words.items() if values != asked[key]})


def one(label: str, options: Sequence[Any], *, key: str, word: Callable[[Any], str] = str, **more: Any) -> Any:
    """A filter with one choice, bound to the address; `more` goes to st.selectbox."""
    _hold(key, label, [word(option) for option in options])
    return st.selectbox(label, options, format_func=word, key=key, bind="query-params", **more)


def switch(label: str, options: Sequence[Any], *, key: str, word: Callable[[Any], str] = str, **more: Any) -> Any:
    """A choice of one among few that are all in sight, bound to the address; `more` goes to st.segmented_control."""
    _hold(key, label, [word(option) for option in options])
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
    _hold(key, label, [word(option) for option in options], single=False)
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


def toggle(label: str, *, key: str, **more: Any) -> bool:
    """A choice between yes and no, bound to the address as true and false; `more` goes to st.toggle."""
    _hold(key, label, formed=lambda value: value.lower() in ("true", "false"))
    return st.toggle(label, key=key, bind="query-params", **more)


def text(label: str, *, key: str, place: Any = st, **more: Any) -> str:
    """A field for words, bound to the address and drawn in `place`; empty when nothing stands there.

    `more` goes to text_input.
    """
    # What is typed later stands in the address too, and may be anything.
    if key not in st.session_state:
        _hold(key, label)
    return str(place.text_input(label, key=key, bind="query-params", **more) or "")


def whole_number(label: str, most: int, *, key: str, place: Any = st, **more: Any) -> int:
    """A field for a number from 0 to `most`, bound to the address and drawn in `place`; `more` goes to number_input."""
    _hold(key, label, formed=lambda value: bool(_DIGITS.fullmatch(value)) and int(value) <= most)
    return int(place.number_input(label, min_value=0, max_value=most, key=key, bind="query-params", **more))


def tabs(labels: Sequence[str], *, key: str) -> Sequence[Any]:
    """Tabs of which the open one stands in the address."""
    _hold(key, "Reiter", labels)
    return st.tabs(labels, key=key, bind="query-params")


def named(label: str, *, key: str) -> str:
    """What the address says under a key that is no filter; empty when it says nothing."""
    _hold(key, label)
    return str(st.query_params.get(key) or "")


def _is_formed(value: str) -> bool:
    return bool(value.strip()) and len(value) <= LONGEST and not _CONTROL.search(value)


def _hold(
    key: str,
    label: str,
    known: Collection[str] | None = None,
    *,
    formed: Callable[[str], bool] = _is_formed,
    single: bool = True,
) -> None:
    """Before a filter is drawn: take out of the address what it cannot take.

    `known` are the words it offers. A filter that has been drawn before writes its own address, and its words may have
    changed since: then an unknown word is left to Streamlit, which keeps the choice.
    """
    asked = st.query_params.get_all(key)
    words = known or ()
    odd = [value for value in asked if not formed(value) and value not in words]
    unknown = [value for value in asked if value not in words and value not in odd]
    if known is None or key in st.session_state:
        unknown = []
    repeated = single and len(asked) > 1
    if not (odd or unknown or repeated):
        return
    if repeated:
        st.session_state[session.ADDRESS_ODD].append(f"{label} mehrfach")
    elif odd:
        st.session_state[session.ADDRESS_ODD].append(
            f"{label} {'mit einem unlesbaren Wert' if any(odd) else 'ohne Wert'}"
        )
    if unknown:
        st.session_state[session.ADDRESS_UNKNOWN].append(
            f"{label} „{'“, „'.join(value[:_SHOWN] for value in unknown)}“"
        )
    _write({key: [] if single else [value for value in asked if value not in odd and value not in unknown]})


def _write(changed: Mapping[str, list[str]]) -> None:
    """Change the address and what Streamlit has read of it in this run, before a filter is drawn from it.

    Streamlit's public st.query_params changes the first only, and refuses for a filter of an earlier run.
    """
    run = get_script_run_ctx()
    if run is None:
        raise RuntimeError("Eine Adresse gibt es nur im Lauf einer Seite.")
    with run.session_state.query_params() as address:
        for key, values in changed.items():
            if values:
                address.set_corrected_value(key, values, "string_array_value")
            else:
                address.remove_param(key)
        address.set_initial_query_params_from_current()


def leave_for(page: str, asked: Mapping[str, str]) -> NoReturn:
    """Open another page with this address and `asked`.

    Streamlit writes what the other page gets over the address that is left, too, refuses filters among it, and adds
    them again only when it hears of the run before it moves on. Without the data set one step back would open another
    one, so the filters are set free of the address for the rest of this run.
    """
    run = get_script_run_ctx()
    if run is None:
        raise RuntimeError("Eine Adresse gibt es nur im Lauf einer Seite.")
    with run.session_state.query_params() as here:
        wanted = {key: here.get_all(key) for key in here} | {key: [word] for key, word in asked.items()}
        for key in wanted:
            if binding := here.get_binding_for_param(key):
                here.unbind_widget(binding.widget_id)
    st.switch_page(page, query_params=wanted)


def end(place: Any) -> None:
    """Say in `place` what the address named in vain."""
    unknown, odd = st.session_state[session.ADDRESS_UNKNOWN], st.session_state[session.ADDRESS_ODD]
    if odd:
        # An old link may name what is gone; this nobody writes by chance. Which filters, not what they said.
        person = current.person()
        LOG.info("Eine Adresse war nicht zu lesen.", extra={"filters": odd, "user": person.user if person else ""})
    if unknown or odd:
        why = "Das gibt es in diesem Datensatz zu diesem Stand nicht" if unknown else "Das lässt sich nicht anwenden"
        place.warning(
            plain(f"Die Adresse nennt {'; '.join([*unknown, *odd])}: {why}. Gezeigt wird, was jetzt ausgewählt ist."),
            icon=":material/link_off:",
        )
    (
        st.session_state[session.ADDRESS_UNKNOWN],
        st.session_state[session.ADDRESS_ODD],
        st.session_state[session.ADDRESS_READ],
    ) = [], [], True
