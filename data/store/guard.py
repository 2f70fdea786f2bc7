"""Whoever watches over recordings: asked at every event before it is stored, told after it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol


class Guard(Protocol):
    """Set by a program in which people work with different rights; commands on the server have none."""

    def permit(self, event: str, dataset: str, delivery: str, recorded_by: str, owner: str | None) -> str:
        """The name to be stored; `owner` recorded the delivery, None: nobody yet. Raises StoreError to refuse."""

    def settles(self) -> bool:
        """Whether what who works here records may be final at once, without a second person."""

    def stored(self, dataset: str, events: Sequence[Mapping[str, object]]) -> None:
        """The events of one recording are in the log."""
