"""What may be recorded, checked at every recording in the store itself: whatever a page shows or a browser sends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from access import current, installed, noted
from access.person import Person
from data.faults import StoreError
from data.same_person import same_person
from data.trail.trail import KINDS, Kind

ENDED = "Ihre Anmeldung ist beendet; es wurde nichts gespeichert. Bitte die Seite neu laden und wieder anmelden."
READS_ONLY = (
    "Sie haben das Recht zu lesen, nicht zu bearbeiten; es wurde nichts gespeichert. Das Recht vergibt die Stelle, die "
    "das Dashboard betreibt."
)
NOT_APPROVING = (
    "Bestätigen, Zurückziehen und Wiederherstellen verlangt das Recht freizugeben; es wurde nichts gespeichert. Bitte "
    "jemanden darum bitten, der es hat."
)
OWN = (
    "Die Lieferung „{delivery}“ haben Sie selbst aufgenommen; bestätigen, zurückziehen und wiederherstellen muss sie "
    "jemand anderes. Es wurde nichts gespeichert."
)


def is_own(person: Person, dataset: str, delivery: str, owner: str) -> bool:
    """Whether this person recorded the delivery, which names its `owner`: by that name, or by what the trail says.

    Names change, and who is allowed to may write his own at the provider; what the provider calls him stays.
    """
    recorder = installed.trail().user_of("recorded", _matter(dataset, delivery), owner)
    return same_person(owner, person.name) or recorder == person.user


def _matter(dataset: str, delivery: str) -> str:
    """What the trail calls a delivery."""
    return f"{dataset}: {delivery}"


class RightsHeld:
    """The guard of the store for people; on the one user of this machine it sets no limits."""

    def permit(self, event: str, dataset: str, delivery: str, recorded_by: str, owner: str | None) -> str:
        """The name to be stored: with sign-in always that of who is signed in. Raises StoreError without the right."""
        person = current.person()
        if person is None:
            raise StoreError(ENDED)
        if person.local:
            return recorded_by
        refusal = None
        if event == "recorded":
            refusal = None if person.may_record else READS_ONLY
        elif not person.may_approve:
            refusal = NOT_APPROVING
        elif owner is not None and is_own(person, dataset, delivery, owner):
            refusal = OWN.format(delivery=delivery)
        if refusal:
            noted.note("refused", f"{KINDS[cast(Kind, event)]}: {delivery}")
            raise StoreError(refusal)
        return person.name

    def settles(self) -> bool:
        """With sign-in what is final is said by who may release, and never of his own entry."""
        person = current.person()
        return person is not None and person.local

    def stored(self, dataset: str, events: Sequence[Mapping[str, object]]) -> None:
        """Note what was recorded in the trail."""
        person = current.person()
        for event in events:
            name = str(event["recorded_by"])
            user = name if person is None or person.local else person.user
            noted.write(cast(Kind, event["event"]), user, name, _matter(dataset, str(event["id"])))
