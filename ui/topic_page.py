"""A page of the dashboard as Streamlit's navigation takes it."""

from __future__ import annotations

from copy import copy
from functools import cache

import streamlit as st


def page(topic: str, title: str, path: str, *, default: bool, hidden: bool) -> st.Page:
    """The page in the folder of `topic`, for one run.

    A page looks for its file when it is made, thirteen of them 2 of the 40 ms of a click; so each is made once. What
    Streamlit notes in it during a run stays in that run's copy.
    """
    return copy(_made(topic, title, path, default=default, hidden=hidden))


@cache
def _made(topic: str, title: str, path: str, *, default: bool, hidden: bool) -> st.Page:
    return st.Page(
        f"pages/{topic}/page.py",
        title=title,
        url_path=path,
        default=default,
        visibility="hidden" if hidden else "visible",
    )
