"""A file that is not read, and why."""

from __future__ import annotations

from data.faults import StoreError


class FileRefused(StoreError):
    """A file that is not read, with a German sentence: which file, what is wrong with it, what to do next."""


def refused(name: str, what: str) -> FileRefused:
    """The refusal of a file; `what` goes on after „Die Datei „…““ and says what to do."""
    return FileRefused(f"Die Datei „{shown(name)}“ {what}")


def shown(name: str) -> str:
    """The name of a file as a sentence can hold it: on one line, at most 80 characters."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in name).strip() or "ohne Namen"
    return plain if len(plain) <= 80 else f"{plain[:60]}…{plain[-19:]}"
