"""Scripts of Streamlit that every page of ours needs, beside those its own page names.

Streamlit names what its shell is made of; the script of an element is asked for when the first one arrives, and what
that imports when it has been read: three more rounds, after the words are there.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from streamlit import file_util

# What the frame of each page draws (dashboard.py), and what carries the figures.
ELEMENTS = (
    "Selectbox",
    "Multiselect",
    "TextInput",
    "Html",
    "ButtonGroup",
    "DownloadButton",
    "PageLink",
    "BidiComponent",
)
_NAMED = re.compile(r"static/js/([\w.-]+\.js)")
_IMPORTED = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


@cache
def scripts() -> tuple[str, ...]:
    """Their addresses below that of the dashboard: the elements and all they import that the page does not name."""
    static = Path(file_util.get_static_dir())
    folder = static / "static/js"
    named = set(_NAMED.findall((static / "index.html").read_text("utf-8")))
    found: dict[str, None] = {}
    waiting = [path.name for element in ELEMENTS for path in sorted(folder.glob(f"{element}.*.js"))]
    while waiting:
        name = waiting.pop(0)
        if name not in found and name not in named:
            found[name] = None
            waiting += _IMPORTED.findall((folder / name).read_text("utf-8"))
    return tuple(f"static/js/{name}" for name in found)
