"""What a search text is cut into; the index of the store is cut alike (macro words_in)."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 200
MOST = 12
# Letters and digits of every script; 3.0 is one word.
_WORD = re.compile(r"[^\W_]+(?:\.[0-9]+)*")


def words_in(search: str) -> list[str]:
    """The words a search consists of: at most MOST of them, from its first LONGEST characters."""
    return _cut(search[:LONGEST])[:MOST]


def is_cut(search: str) -> bool:
    """Whether a search is longer than what words_in takes of it."""
    return len(search) > LONGEST or len(_cut(search)) > MOST


def _cut(search: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", search))
