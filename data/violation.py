"""A violation of an integrity rule, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Violation:
    """What one rule found at one key, with German sentences on what is wrong and what to do.

    `severity` is "hard" when nothing may be recorded that leaves it so.
    """

    table: str
    key: str
    rule: str
    severity: str
    sentence: str
    way_out: str

    def __str__(self) -> str:
        return f"{self.rule}: Tabelle {self.table}, Schlüssel {self.key}: {self.sentence} {self.way_out}"
