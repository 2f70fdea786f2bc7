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

    @property
    def told(self) -> str:
        """For people at the screen: what is wrong and what to do, with the key behind."""
        return f"{self.sentence} {self.way_out} (Schlüssel {self.key}, Prüfregel {self.rule})"

    def __str__(self) -> str:
        return f"{self.rule}: Tabelle {self.table}, Schlüssel {self.key}: {self.sentence} {self.way_out}"
