"""Streamlit and uvicorn as this dashboard needs them, where neither has a setting for it; each is held by a test."""

from __future__ import annotations

import uvicorn
from streamlit import net_util
from streamlit.runtime.pages_manager import PagesManager


def settle() -> None:
    """Ask nobody outside, give no name of the server, know no automatic pages."""
    # Streamlit would ask the internet for its own address, to name it at the start and to judge a foreign Origin.
    net_util.get_external_ip = _nowhere
    net_util.get_internal_ip = _nowhere
    # uvicorn names itself in every answer, and `streamlit run` does not pass its switch on. It reads the headers from
    # its configuration again and again: what is kept there stays empty. For mypy it is a list, which it no longer is.
    uvicorn.Config.encoded_headers = property(lambda _: [], lambda *_: None)  # type: ignore[assignment]
    # Streamlit takes a folder named pages for its old automatic pages until st.navigation has run once in the process:
    # a deep link into a fresh server would miss its page.
    PagesManager.uses_pages_directory = False


def _nowhere() -> None:
    return None
