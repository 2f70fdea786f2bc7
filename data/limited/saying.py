"""How the limited process answers: one JSON value per line, „end“ at last, or why it refuses the file."""

from __future__ import annotations

import json
import os
from typing import Any

PROTECTED = "ist mit einem Kennwort geschützt. Bitte ohne Kennwort speichern und noch einmal hochladen."
AGAIN = "Bitte im ursprünglichen Programm öffnen, neu speichern und noch einmal hochladen."


class Unreadable(Exception):
    """The file is refused; the German words go on after „Die Datei „…““."""


def say(*values: Any) -> None:
    """Write values, each on a line."""
    _write("".join(f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n" for value in values))


def _write(text: str) -> None:
    left = memoryview(text.encode("utf-8", "replace"))
    while left:
        left = left[os.write(1, left) :]
