"""Components of our own: a script in a folder of static/, registered once per process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

OWNER = "aqb"


def renderer(part: str) -> ComponentRenderer:
    """What draws the component of static/<part>/<part>.js."""
    manager = get_bidi_component_manager()
    if manager.get(_name(part)) is None:
        _register(manager, part)
    return _component(part)


def _name(part: str) -> str:
    return f"{OWNER}-{part}.{part}"


def _register(manager: BidiComponentManager, part: str) -> None:
    # Without a folder of its own a component would be a script without an address (blob:), which the content policy
    # refuses (web/headers.py). Streamlit finds such folders only in installed packages.
    config = ComponentConfig(name=part, asset_dir=f"static/{part}")
    manager.register_from_manifest(ComponentManifest(f"{OWNER}-{part}", "1", [config]), Path(__file__).parents[1])


@cache
def _component(part: str) -> ComponentRenderer:
    # Not isolated: Plotly.js puts its style sheet into the document, where a shadow root would not see it.
    return st.components.v2.component(_name(part), js=f"{part}.js", isolate_styles=False)
