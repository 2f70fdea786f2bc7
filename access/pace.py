"""How fast one person may go on: as fast as hands can for a while, then at a steady pace; a program has to wait."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable


class Pace:
    """Lets `at_once` things pass, and `a_second` from then on, for each person by itself."""

    def __init__(self, at_once: int, a_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._apart = 1 / a_second
        self._ahead = at_once * self._apart
        self._clock = clock
        # Per person the moment up to which what passed is paid for.
        self._paid: dict[str, float] = {}

    async def keep(self, user: str) -> None:
        """Wait until the next thing of this person may pass."""
        await asyncio.sleep(self.next(user))

    def next(self, user: str) -> float:
        """Seconds the next thing of this person has to wait; it counts as passed."""
        now = self._clock()
        paid = max(self._paid.get(user, 0.0), now - self._ahead) + self._apart
        self._paid[user] = paid
        return max(0.0, paid - now)
