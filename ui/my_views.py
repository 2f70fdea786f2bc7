"""Meine Auswahl: views the reader has kept under a name, in this browser alone.

The script of static/views/ holds them; what it tells is text like any other from outside, and is taken only where it is
formed as a view.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import streamlit as st

from ui import session
from ui.own_component import renderer

LONGEST_NAME = 80
MOST = 50
# A page of this application and its filters, as urlencode writes them.
_ADDRESS = re.compile(r"[a-z]{1,30}\?[A-Za-z0-9%&=+._*~-]{0,3000}")


@dataclass(frozen=True)
class View:
    """One kept view: its name, what it shows in words, and page with filters below the address of the dashboard."""

    id: str
    name: str
    about: str
    address: str


def told() -> list[View] | None:
    """The views the browser keeps, the newest first; None until it has told. Drawn once in a run, seen by nobody."""
    known = _text()
    data = {"known": known, "step": st.session_state.get(session.VIEW_STEP)}
    renderer("views")(key=session.VIEWS, data=data, on_views_change=_done)
    return None if known is None else read(known)


def read(text: str) -> list[View]:
    """What is formed as a view in what the browser tells."""
    try:
        found = json.loads(text)
    except ValueError:
        return []
    views = [_view(each) for each in found[:MOST]] if isinstance(found, list) else []
    return [view for view in views if view is not None]


def keep(about: str, address: str) -> None:
    """Ask the browser to keep a view under the name in the field, without one under what it shows."""
    called = _typed(session.view_name()) or about[:LONGEST_NAME]
    view = {"id": uuid4().hex, "name": called, "about": about, "address": address}
    _ask({"what": "keep", "view": view})


def rename(view: View) -> None:
    """Ask the browser to call a view as the field beside it says; an empty name changes nothing."""
    if called := _typed(session.view_name(view.id)):
        _ask({"what": "rename", "id": view.id, "name": called})


def remove(view: View) -> None:
    """Ask the browser to forget a view."""
    _ask({"what": "remove", "id": view.id})


def _typed(field: str) -> str:
    """What stands in a field now: at the click, not when the button was drawn."""
    return " ".join(str(st.session_state.get(field) or "").split())[:LONGEST_NAME]


def _ask(step: dict[str, Any]) -> None:
    st.session_state[session.VIEW_STEP] = {"number": uuid4().hex, **step}


def _done() -> None:
    st.session_state.pop(session.VIEW_STEP, None)


def _text() -> str | None:
    state = st.session_state.get(session.VIEWS)
    text = state.get("views") if state else None
    return text if isinstance(text, str) else None


def _view(found: Any) -> View | None:
    fields = [found.get(name) for name in View.__dataclass_fields__] if isinstance(found, dict) else []
    texts = [each for each in fields if isinstance(each, str) and each.strip()]
    if len(texts) != len(View.__dataclass_fields__):
        return None
    view = View(*texts)
    return view if _ADDRESS.fullmatch(view.address) and len(view.name) <= LONGEST_NAME else None
