"""What the two files of requirements lock."""

from __future__ import annotations

import re
from pathlib import Path

from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
ENTRY = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[\w.+]+)(?P<rest>.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)


def locked(file: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Name to version and SHA-256 hashes of every package of a file of requirements."""
    text = re.sub(r"(?m)^ *#.*\n", "", (ROOT / file).read_text("utf-8"))
    return {
        canonicalize_name(entry["name"]): (
            entry["version"],
            frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})\b", entry["rest"])),
        )
        for entry in ENTRY.finditer(text)
    }
