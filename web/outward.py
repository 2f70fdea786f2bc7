"""Streamlit and uvicorn as this dashboard needs them, where neither has a setting for it; each is held by a test."""

from __future__ import annotations

import asyncio
import socket

import uvicorn
from streamlit import net_util
from streamlit.runtime.pages_manager import PagesManager
from uvicorn.protocols.http.h11_impl import H11Protocol

_CONNECTED = H11Protocol.connection_made


def settle() -> None:
    """Ask nobody outside, give no name of the server, send at once, know no automatic pages."""
    # Streamlit would ask the internet for its own address, to name it at the start and to judge a foreign Origin.
    net_util.get_external_ip = _nowhere
    net_util.get_internal_ip = _nowhere
    # uvicorn names itself in every answer, and `streamlit run` does not pass its switch on. It reads the headers from
    # its configuration again and again: what is kept there stays empty. For mypy it is a list, which it no longer is.
    uvicorn.Config.encoded_headers = property(lambda _: [], lambda *_: None)  # type: ignore[assignment]
    # What it does stays, with one setting of the socket before it; mypy allows no method to be replaced.
    H11Protocol.connection_made = _at_once  # type: ignore[method-assign, assignment]
    # Streamlit takes a folder named pages for its old automatic pages until st.navigation has run once in the process:
    # a deep link into a fresh server would miss its page.
    PagesManager.uses_pages_directory = False


def _nowhere() -> None:
    return None


def _at_once(protocol: H11Protocol, transport: asyncio.Transport) -> None:
    """Send what is written at once (TCP_NODELAY).

    asyncio sees to that only for sockets made with the number of TCP, and Streamlit hands over one without
    (github.com/Kludex/uvicorn/issues/3149): the body of every answer, and every second message of a run, waited up to
    40 ms until the browser had acknowledged what came before.
    """
    connected = transport.get_extra_info("socket")
    if connected.family != socket.AF_UNIX:
        connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    _CONNECTED(protocol, transport)
