"""The web application: Streamlit behind a gate that answers only its own names, with headers that allow no other host.

From the outside in: headers on every answer, faults as a sentence, the gate, downloads for their owner, German HTML.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config, file_util

from ui import errors
from web import hosts, outward
from web.downloads import Owners
from web.gate import Gate
from web.headers import Headers
from web.page import German
from web.unexpected import Faults

outward.settle()
# The path below which a proxy shows the dashboard: "" or "/aqb" (Streamlit's server.baseUrlPath).
_below = str(config.get_option("server.baseUrlPath")).strip("/")
PREFIX = f"/{_below}" if _below else ""
PAGE = Path(file_util.get_static_dir()) / "index.html"

app = st.App(
    "dashboard.py",
    middleware=[
        Middleware(Headers, prefix=PREFIX, inline=PAGE.read_bytes()),
        Middleware(Faults),
        Middleware(Gate, hosts=hosts.from_environment(), prefix=PREFIX),
        Middleware(Owners, prefix=PREFIX),
        Middleware(German, prefix=PREFIX),
    ],
    on_script_error=errors.show,
)
