"""What tables and columns mean, in German, for who gets the open data: comments of data/schema are in English.

`german_meanings.csv` has each comment of what may leave, word for word, and beside it the German one; a test finds a
comment that was changed and not translated.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("german_meanings.csv")


@cache
def _meanings() -> dict[str, str]:
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return {row["english"]: row["german"] for row in csv.DictReader(lines)}


def german(comment: str) -> str:
    """The German words of a comment; one without any stays as it is."""
    return _meanings().get(comment, comment)


def untranslated(comments: set[str]) -> set[str]:
    """Comments that have no German words."""
    return comments - _meanings().keys()


def unused(comments: set[str]) -> set[str]:
    """Comments in the file that nothing has any more."""
    return _meanings().keys() - comments
