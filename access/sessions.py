"""The list of who is signed in, kept by the server: a cookie counts as long as its line here stands.

A cookie alone would count after signing out, in a second tab, and for whoever copied it. What lies here is a digest of
it, so that who reads the list cannot use it.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from typing import NamedTuple

from access.person import Person, person_with, rights_of
from data.trail.place import Place

TABLE = """
    create table if not exists signed_in (
        digest text primary key,
        usr text not null,
        name text not null,
        roles text not null,
        since bigint not null,
        expires bigint not null
    )
    """
# After a day's work everybody signs in again, however often the provider renewed meanwhile.
LONGEST_SECONDS = 12 * 3600
NUMBER = 16
_ASK = {
    "add": "insert into signed_in (digest, usr, name, roles, since, expires) values ($1, $2, $3, $4, $5, $6)",
    "find": "select usr, name, roles, expires, since from signed_in where digest = $1",
    "renew": "update signed_in set expires = $2 where digest = $1",
    "end": "delete from signed_in where digest = $1",
    "end_all": "delete from signed_in where usr = $1",
    "of": "select digest, since, expires from signed_in where usr = $1 and since > $2 order by since desc, digest",
    "clear": "delete from signed_in where expires < $1 or since < $2",
}


class Line(NamedTuple):
    """One sign-in of somebody: a number that tells it from his others and signs nobody in, and its times."""

    id: str
    since: int
    expires: int


class Sessions:
    """Sign-ins of one installation; every method raises StoreError when the list cannot be reached."""

    def __init__(self, place: Place, clock: Callable[[], float] = time.time) -> None:
        self._place = place
        self._clock = clock

    def begin(self, person: Person, expires: float) -> str:
        """Note a sign-in until `expires` (seconds since 1970); returns the value of the cookie."""
        token = secrets.token_urlsafe(32)
        now = self._clock()
        # Who signs in pays for tidying up: what ended a day ago, or began too long ago.
        self._place.ask(_ASK["clear"], int(now) - 24 * 3600, int(now) - LONGEST_SECONDS)
        self._place.ask(_ASK["add"], digest(token), person.user, person.name, rights_of(person), int(now), int(expires))
        return token

    def person(self, token: str) -> Person | None:
        """Who holds this cookie now; None when it was never given out, has ended or run out."""
        found = self._place.ask(_ASK["find"], digest(token)) if token else []
        if not found:
            return None
        expires, since = (int(str(value)) for value in found[0][3:])
        if self._clock() >= min(expires, since + LONGEST_SECONDS):
            return None
        user, name, roles = (str(value) for value in found[0][:3])
        return person_with(user, name, roles)

    def renew(self, token: str, expires: float) -> None:
        """The provider has renewed the sign-in."""
        self._place.ask(_ASK["renew"], digest(token), int(expires))

    def end(self, token: str) -> None:
        """Sign out: the cookie counts nowhere from now on, in no tab and on no server."""
        self._place.ask(_ASK["end"], digest(token))

    def end_all(self, user: str) -> None:
        """End every sign-in of a person, as after a device was lost."""
        self._place.ask(_ASK["end_all"], user)

    def of(self, user: str) -> list[Line]:
        """The sign-ins of a person that have not ended, the newest first; one that ran out may still be renewed."""
        rows = self._place.ask(_ASK["of"], user, int(self._clock()) - LONGEST_SECONDS)
        return [Line(str(row[0])[:NUMBER], int(str(row[1])), int(str(row[2]))) for row in rows]

    def end_one(self, user: str, listed: str) -> bool:
        """End the sign-in of this person that is listed by this number; False where he has none."""
        rows = self._place.ask(_ASK["of"], user, int(self._clock()) - LONGEST_SECONDS)
        found = [str(row[0]) for row in rows if str(row[0])[:NUMBER] == listed]
        for each in found:
            self._place.ask(_ASK["end"], each)
        return bool(found)


def number(token: str) -> str:
    """The number a sign-in is listed by."""
    return digest(token)[:NUMBER]


def digest(token: str) -> str:
    """What is kept of a cookie."""
    return hashlib.sha256(token.encode()).hexdigest()
