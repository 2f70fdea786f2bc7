"""Text from data into Markdown, as it is."""

from __future__ import annotations

import re
from functools import lru_cache

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|$:~<>&@=^])")


def plain(text: object) -> str:
    """Escape what Streamlit's Markdown would read as markup, so that a name appears letter for letter."""
    return _escaped(str(text))


# Every cell of every table passes here at every rerun, and most are the same again.
@lru_cache(maxsize=8192)
def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("\n", "  \n")
