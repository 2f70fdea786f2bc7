"""Who works here and what the roles of the house allow.

lesen: see and take away · bearbeiten: record · freigeben: confirm, withdraw, restore, see the trail, never one's own
entry · kreis: see the own county and sums of the Land, hand in reports and remarks as drafts, nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Role = Literal["read", "record", "approve"]
# In words, which the provider's groups end with: aqb-lesen, aqb-bearbeiten, aqb-freigeben.
ROLES: Mapping[Role, str] = {"read": "lesen", "record": "bearbeiten", "approve": "freigeben"}
PREFIX = "aqb-"
# aqb-kreis-06434; in the list of sign-ins kreis-06434. Whoever has such a group is limited to these counties, whatever
# other groups say: a wrong one must not show more.
OF_COUNTY = "kreis-"
COUNTY = re.compile(r"06[0-9]{3}")
LONGEST_NAME = 200


@dataclass(frozen=True)
class Person:
    """Somebody who may at least read. `user` is what the provider calls him for ever, `name` what facts say."""

    user: str
    name: str
    roles: frozenset[Role]
    local: bool = False
    # The counties whose people this is one of; empty: of the ministry, sees every county.
    counties: tuple[str, ...] = ()

    @property
    def may_record(self) -> bool:
        """Deliveries, deviations, results of dialogues."""
        return "record" in self.roles

    @property
    def may_hand_over(self) -> bool:
        """Files and drafts: who records, and people of a county, whose drafts the ministry takes over."""
        return self.may_record or bool(self.counties)

    @property
    def may_approve(self) -> bool:
        """Confirming, withdrawing and restoring what others recorded, and the trail."""
        return "approve" in self.roles

    @property
    def words(self) -> str:
        """The rights in words, as the frame shows them."""
        if self.counties:
            return f"Kreis {', '.join(self.counties)}"
        return ", ".join(word for role, word in ROLES.items() if role in self.roles)


LOCAL = Person("local", "", frozenset(ROLES), local=True)


def person_of(user: str, name: str, groups: Iterable[str]) -> Person | None:
    """The person these groups of the provider make; None when they give no right here. Every right includes lesen."""
    named = frozenset(groups)
    of_counties = [each.removeprefix(PREFIX) for each in named if each.startswith(f"{PREFIX}{OF_COUNTY[:-1]}")]
    if of_counties:
        return _of_counties(user, name, of_counties)
    roles = frozenset(role for role, word in ROLES.items() if f"{PREFIX}{word}" in named)
    return Person(user, name, roles | {"read"}) if roles else None


def rights_of(person: Person) -> str:
    """The rights as the list of sign-ins keeps them."""
    return " ".join([*sorted(person.roles), *(f"{OF_COUNTY}{each}" for each in person.counties)])


def person_with(user: str, name: str, rights: str) -> Person | None:
    """The person of a line of that list."""
    words = rights.split()
    if of_counties := [each for each in words if each.startswith(OF_COUNTY)]:
        return _of_counties(user, name, of_counties)
    return Person(user, name, frozenset(role for role in ROLES if role in words))


def _of_counties(user: str, name: str, groups: Iterable[str]) -> Person | None:
    found = sorted({each.removeprefix(OF_COUNTY) for each in groups})
    # One that is no county makes all of it doubtful.
    if not found or not all(COUNTY.fullmatch(each) for each in found):
        return None
    return Person(user, name, frozenset({"read"}), counties=tuple(found))


def name_of(claims: Mapping[str, object]) -> str:
    """What facts say of somebody, from the claims of the provider: the first word that can be read, in one line.

    Signs that are not seen are no part of it: with them a name would look empty, or like that of somebody else.
    """
    for claim in ("name", "preferred_username", "email"):
        said = claims.get(claim)
        seen = "".join(sign if sign.isprintable() else " " * sign.isspace() for sign in str(said or ""))
        if name := " ".join(seen.split())[:LONGEST_NAME].strip():
            return name
    return str(claims["sub"])
