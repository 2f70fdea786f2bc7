"""What may be recorded, checked at every recording in the store itself: whatever a page shows or a browser sends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from access import current, noted
from data.faults import StoreError
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


class RightsHeld:
    """The guard of the store for people; on the one user of this machine it sets no limits."""

    def permit(self, event: str, delivery: str, recorded_by: str, owner: str | None) -> str:
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
        elif owner == person.name:
            refusal = OWN.format(delivery=delivery)
        if refusal:
            noted.note("refused", f"{KINDS[cast(Kind, event)]}: {delivery}")
            raise StoreError(refusal)
        return person.name

    def stored(self, dataset: str, events: Sequence[Mapping[str, object]]) -> None:
        """Note what was recorded in the trail."""
        person = current.person()
        for event in events:
            name = str(event["recorded_by"])
            user = name if person is None or person.local else person.user
            noted.write(cast(Kind, event["event"]), user, name, f"{dataset}: {event['id']}")
