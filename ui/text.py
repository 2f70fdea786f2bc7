"""Text from data into Markdown and files, as it is."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|$:~<>&@=^])")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plain(text: object) -> str:
    """Escape what Streamlit's Markdown would read as markup, so that a name appears letter for letter."""
    return _SPECIAL.sub(r"\\\1", str(text)).replace("\n", "  \n")


def harmless(text: str) -> str:
    """A text cell that a spreadsheet takes for text: a leading =, +, -, @, tab or return gets an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) else text
