"""What the provider gave for renewing sign-ins. Kept in this process only: on another server one signs in again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from access.person import Person
from access.sessions import LONGEST_SECONDS


@dataclass
class Renewal:
    """What the provider gave for renewing one sign-in, used by one at a time."""

    given: str = field(repr=False)
    person: Person
    since: float = field(default_factory=time.time)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class Renewals(dict[str, Renewal]):
    """Per cookie what renews its sign-in."""

    def add(self, token: str, renewal: Renewal) -> None:
        """One more; of sign-ins that are over by their age nothing is kept, for nobody may come back to say so."""
        oldest = time.time() - LONGEST_SECONDS
        self.forget(lambda _, each: each.since <= oldest)
        self[token] = renewal

    def forget(self, over: Callable[[str, Renewal], bool]) -> None:
        """Let go of those that are over."""
        for token in [token for token, each in self.items() if over(token, each)]:
            del self[token]
