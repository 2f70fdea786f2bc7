"""A button for a file: made at the click, only for this browser, and a fault is said beside it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from copy import copy

import streamlit as st
from streamlit import runtime
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import ScriptRunContext, add_script_run_ctx, get_script_run_ctx

from access import current
from ui import errors, session, tab_title
from ui.selection import Selection
from ui.text import plain
from web.downloads import COOKIE, owned

# As much as a line of the trail shows; 27 counties by name are longer.
LONGEST_ABOUT = 200


def button(
    label: str,
    make: Callable[[], bytes],
    *,
    file_name: str,
    mime: str,
    key: str,
    tip: str | None = None,
    quiet: bool = False,
    icon: str | None = None,
) -> None:
    """Draw the button; `make` runs at the click, in a thread of the server and without Streamlit.

    What `make` raises is shown as a sentence below the button.
    """
    run = get_script_run_ctx()

    def made() -> bytes:
        try:
            return make()
        except Exception as fault:
            _, sentence = errors.words(fault)
            speaker = threading.Thread(target=_say, args=(run, place, sentence))
            speaker.start()
            speaker.join()
            raise

    st.download_button(
        label,
        data=made,
        file_name=file_name,
        mime=owned(mime, str(st.context.cookies.get(COOKIE) or ""), about(), current.sign_in()),
        key=key,
        on_click="ignore",
        help=tip,
        type="tertiary" if quiet else "secondary",
        icon=icon,
    )
    place = st.empty()


def about() -> str:
    """What is shown in this run, as the trail says it of a file: page with its county and year, data set, filters."""
    chosen, page = st.session_state.get(session.SELECTION), st.session_state.get(session.PAGE)
    if not isinstance(chosen, Selection) or page is None:
        return ""
    topic, title = page
    shown = tab_title.about(topic, title, chosen)
    counties = [chosen.county_names[each] for each in chosen.counties if each in chosen.county_names]
    words = [shown, chosen.facts.dataset, chosen.stand_asked if chosen.facts.as_of else "", ", ".join(counties)]
    return " · ".join(filter(None, words))[:LONGEST_ABOUT]


def _say(run: ScriptRunContext | None, place: DeltaGenerator, sentence: str) -> None:
    """Draw the sentence into the last run of the page, although it is over: a click on the button starts no new one."""
    session = runtime.get_instance().get_app_session(run.session_id) if run else None
    if run and session:
        # A run that is over passes nothing on; its session does.
        late = copy(run)
        late._enqueue = session._enqueue_forward_msg
        add_script_run_ctx(ctx=late)
        place.error(plain(sentence))
