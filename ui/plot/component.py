"""A figure on the page, drawn by a component of our own (static/plot/) that keeps its element between two runs.

st.plotly_chart gives a changed figure a new identity and mounts it anew; Plotly.react changes what differs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypedDict

import streamlit as st

from charts.base.style import Figure
from ui.own_component import renderer

PART = "plot"


class Picture(TypedDict):
    """What is written above and below a figure that is taken along as a picture."""

    name: str
    head: list[str]
    foot: list[str]


def show(
    drawn: Figure,
    *,
    key: str,
    alt: str,
    picture: Callable[[], Picture],
    on_click: Callable[[list[dict[str, Any]]], None] | None = None,
) -> None:
    """Draw a figure; `alt` says it in a sentence, `picture` is asked when somebody takes it along.

    `on_click` gets the points chosen by mouse or keyboard, each with its `customdata`, before the page runs again.
    """
    asked = _asked(key)

    def clicked() -> None:
        points = st.session_state[key]["clicked"]
        if points and on_click:
            on_click(points)

    data: dict[str, Any] = {"figure": drawn.json(), "alt": alt, "clickable": on_click is not None}
    # Only the run that was asked for it brings the words: their source is a question of its own.
    if request := st.session_state.pop(asked, None):
        data["picture"] = {**picture(), "request": request}
    renderer(PART)(key=key, data=data, on_clicked_change=clicked)


def want(key: str, kind: str, *, at: int) -> None:
    """Let the figure `key` be saved as a picture when it is drawn next.

    `kind` is png or svg, `at` tells one request from another.
    """
    st.session_state[_asked(key)] = {"kind": kind, "at": at}


def _asked(key: str) -> str:
    return f"picture_{key}"
