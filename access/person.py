"""Who works here and what the roles of the house allow.

lesen: see and take away · bearbeiten: record · freigeben: confirm, withdraw, restore, see the trail, never one's own
entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Role = Literal["read", "record", "approve"]
# In words, which the provider's groups end with: aqb-lesen, aqb-bearbeiten, aqb-freigeben.
ROLES: Mapping[Role, str] = {"read": "lesen", "record": "bearbeiten", "approve": "freigeben"}
PREFIX = "aqb-"


@dataclass(frozen=True)
class Person:
    """Somebody who may at least read. `user` is what the provider calls him for ever, `name` what facts say."""

    user: str
    name: str
    roles: frozenset[Role]
    local: bool = False

    @property
    def may_record(self) -> bool:
        """Deliveries, deviations, results of dialogues."""
        return "record" in self.roles

    @property
    def may_approve(self) -> bool:
        """Confirming, withdrawing and restoring what others recorded, and the trail."""
        return "approve" in self.roles

    @property
    def words(self) -> str:
        """The rights in words, as the frame shows them."""
        return ", ".join(word for role, word in ROLES.items() if role in self.roles)


LOCAL = Person("local", "", frozenset(ROLES), local=True)


def person_of(user: str, name: str, groups: Iterable[str]) -> Person | None:
    """The person these groups of the provider make; None when they give no right here. Every right includes lesen."""
    named = frozenset(groups)
    roles = frozenset(role for role, word in ROLES.items() if f"{PREFIX}{word}" in named)
    return Person(user, name, roles | {"read"}) if roles else None
