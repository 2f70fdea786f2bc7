"""What a search text is cut into; the index of the store is cut alike (macro words_in)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

LONGEST = 200
MOST = 12
# Everything between spaces, punctuation and symbols; 3.0 is one word.
_WORD = re.compile(
    r"[^\x00-/:-@\[-`{-\xBF\xD7\xF7\u2000-\u2BFF\u2E00-\u2E7F\u3000-\u303F\U0001F000-\U0001FAFF]+(?:\.[0-9]+)*"
)


def words_in(search: str) -> list[str]:
    """The words a search consists of: at most MOST of them, from its first LONGEST characters."""
    return _WORD.findall(search[:LONGEST])[:MOST]


def is_cut(search: str) -> bool:
    """Whether a search is longer than what words_in takes of it."""
    return len(search) > LONGEST or len(_WORD.findall(search)) > MOST


def searched(words: Sequence[str], matches: pd.DataFrame) -> dict[str, Any]:
    """The parameters `matches` and `tokens` of every question that searches, from the answer to `matches`.

    tokens is the number of different words: a project must contain a match of each. Without words it is 0.
    """
    tokens = len(words) if matches.empty else int(matches["tokens"].iloc[0])
    return {"matches": matches.drop(columns="tokens").to_dict("records"), "tokens": tokens}
