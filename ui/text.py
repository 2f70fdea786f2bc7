"""Text from data into Markdown, as it is."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|$:~<>&@=^])")


def plain(text: object) -> str:
    """Escape what Streamlit's Markdown would read as markup, so that a name appears letter for letter."""
    return _SPECIAL.sub(r"\\\1", str(text)).replace("\n", "  \n")
