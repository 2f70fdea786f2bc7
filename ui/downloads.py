"""A button for a file: made at the click, only for this browser, and a fault is said beside it."""

from __future__ import annotations

import threading
from collections.abc import Callable

import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from ui import errors
from ui.text import plain
from web.downloads import COOKIE, owned


def button(
    label: str, make: Callable[[], bytes], *, file_name: str, mime: str, key: str, tip: str | None = None
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
            # The click starts no run of the page: the sentence is drawn into its last one.
            speaker = threading.Thread(target=place.error, args=(plain(sentence),))
            if run is not None:
                add_script_run_ctx(speaker, run)
                speaker.start()
                speaker.join()
            raise

    st.download_button(
        label,
        data=made,
        file_name=file_name,
        mime=owned(mime, str(st.context.cookies.get(COOKIE) or "")),
        key=key,
        on_click="ignore",
        help=tip,
    )
    place = st.empty()
