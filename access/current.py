"""Who works in this run of a page; asked at every run, so that a sign-in that ended shows nothing any more."""

from __future__ import annotations

import streamlit as st

from access import installed
from access.cookies import COOKIE
from access.person import LOCAL, Person
from access.sessions import digest


def person() -> Person | None:
    """Who this run is for: without a provider the local user, else who holds the cookie; None when that ended."""
    if installed.provider() is None:
        return LOCAL
    return installed.sessions().person(str(st.context.cookies.get(COOKIE, "")))


def sign_in() -> str:
    """Which sign-in this run belongs to, by its digest; empty where nobody signs in."""
    return "" if installed.provider() is None else digest(str(st.context.cookies.get(COOKIE, "")))
