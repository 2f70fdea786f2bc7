"""The trail: who did what and when, one entry after the other.

Each entry holds the hash of the one before, so that an entry changed, put in or taken out afterwards is found with its
number (`broken`). Entries taken off the end, or a whole trail written anew, leave no gap: for that `data check` prints
the newest hash, to be kept elsewhere and held against the trail later (`without`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Literal, NamedTuple

from data import moments
from data.trail.place import Asking, Place, Row

Kind = Literal[
    "signed_in", "signed_out", "refused", "handed_over", "discarded", "recorded", "checked", "withdrawn", "restored",
    "taken_away",
]  # fmt: skip
KINDS: Mapping[Kind, str] = {
    "signed_in": "angemeldet",
    "signed_out": "abgemeldet",
    "refused": "abgewiesen",
    "handed_over": "Entwurf eingereicht",
    "discarded": "Entwurf verworfen",
    "recorded": "festgehalten",
    "checked": "bestätigt",
    "withdrawn": "zurückgezogen",
    "restored": "wiederhergestellt",
    "taken_away": "Datei geladen",
}
TABLE = """
    create table if not exists trail (
        number bigint primary key,
        at text not null,
        usr text not null,
        name text not null,
        kind text not null,
        what text not null,
        before text not null,
        hash text not null
    )
    """
# Nobody who reads a page of the trail wants more at once; the file has all.
SHOWN = 500
READ_AT_ONCE = 2000
FIRST_UNUSED = 2**62
_ASK = {
    "newest": "select number, hash from trail order by number desc limit 1",
    "add": """
        insert into trail (number, at, usr, name, kind, what, before, hash) values ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
    "all": "select number, at, usr, name, kind, what, before, hash from trail order by number",
    "found": """
        select number, at, usr, name, kind, what, before, hash from trail
        where at >= $1 and at < $2 and (kind = $3 or $3 = '') and number < $4
        order by number desc limit $5
        """,
    "hash": "select hash from trail where number = $1",
    "user": "select usr from trail where kind = $1 and what = $2 and name = $3 order by number desc limit 1",
}


class Entry(NamedTuple):
    """One entry; `at` is UTC as ISO 8601, `what` says in words or keys what it was about."""

    number: int
    at: str
    user: str
    name: str
    kind: str
    what: str
    before: str
    hash: str

    @property
    def moment(self) -> datetime:
        """When, in UTC."""
        return datetime.fromisoformat(self.at)


class Trail:
    """The trail of one installation."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def note(self, kind: Kind, user: str, name: str, what: str) -> None:
        """Append one entry. Raises StoreError when it cannot be written."""
        user, name, what = (_writable(words) for words in (user, name, what))
        with self._place.alone("trail") as place:
            last = place.ask(_ASK["newest"])
            number, before = (int(str(last[0][0])) + 1, str(last[0][1])) if last else (1, "")
            at = moments.utc_now().isoformat(timespec="milliseconds")
            place.ask(
                _ASK["add"],
                number,
                at,
                user,
                name,
                kind,
                what,
                before,
                _hash(number, at, user, name, kind, what, before),
            )

    def found(self, since: datetime, until: datetime, kind: Kind | None = None, words: str = "") -> list[Entry]:
        """The newest 500 entries of a time (UTC, `until` not included) whose person or matter holds the words.

        They are looked for here and not by the database: of capital letters SQLite knows the English ones only.
        """
        asked = (since.isoformat(), until.isoformat(), kind or "")
        wanted = words.strip().casefold()
        found: list[Entry] = []
        before = FIRST_UNUSED
        while len(found) < SHOWN:
            rows = [_entry(row) for row in self._place.ask(_ASK["found"], *asked, before, READ_AT_ONCE)]
            found += [each for each in rows if wanted in f"{each.name} {each.user} {each.what}".casefold()]
            if len(rows) < READ_AT_ONCE:
                break
            before = rows[-1].number
        return found[:SHOWN]

    def user_of(self, kind: Kind, what: str, name: str) -> str | None:
        """Who last did this under this name, as the provider calls him; None when no entry says so."""
        rows = self._place.ask(_ASK["user"], kind, what, name)
        return str(rows[0][0]) if rows else None

    def everything(self) -> list[Entry]:
        """All entries in their order."""
        return [_entry(row) for row in self._place.ask(_ASK["all"])]


def broken(place: Asking) -> list[str]:
    """What is wrong with the trail, each as a German sentence with the number of the entry."""
    faults: list[str] = []
    number, before = 0, ""
    for each in (_entry(row) for row in place.ask(_ASK["all"])):
        if each.number != number + 1:
            faults.append(f"Protokoll: Vor Eintrag {each.number} fehlt etwas; davor steht Eintrag {number}.")
        elif each.before != before:
            faults.append(f"Protokoll: Eintrag {each.number} schließt nicht an Eintrag {number} an.")
        if each.hash != _hash(*each[:-1]):
            faults.append(f"Protokoll: Eintrag {each.number} vom {each.at} wurde nachträglich geändert.")
        number, before = each.number, each.hash
    return faults


def newest(place: Asking) -> tuple[int, str]:
    """Number and hash of the newest entry; 0 and an empty hash when there is none."""
    last = place.ask(_ASK["newest"])
    return (int(str(last[0][0])), str(last[0][1])) if last else (0, "")


def without(place: Asking, number: str, mark: str) -> list[str]:
    """That the entry of this number and hash, kept elsewhere, stands there no more; empty when it does."""
    if number.isdecimal() and place.ask(_ASK["hash"], int(number)) == [(mark,)]:
        return []
    return [
        f"Protokoll: Der anderswo aufbewahrte Eintrag {number} mit der Prüfsumme {mark} steht nicht mehr darin; es "
        "wurde gekürzt oder neu geschrieben."
    ]


def _writable(words: str) -> str:
    """The words without what some place cannot hold: for the sake of one sign no entry may be missing."""
    return words.encode("utf-8", "replace").decode().replace("\0", "?")


def _hash(*fields: object) -> str:
    return hashlib.sha256(json.dumps(fields, ensure_ascii=False).encode()).hexdigest()


def _entry(row: Row) -> Entry:
    return Entry(int(str(row[0])), *(str(value) for value in row[1:]))
