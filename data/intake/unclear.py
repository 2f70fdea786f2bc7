"""A cell that does not plainly say one thing."""

from __future__ import annotations


class Unclear(ValueError):
    """What is wrong with a cell, and how to mend it; two German sentences."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend
