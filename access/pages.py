"""Which page is closed to whom, and what is said instead of it."""

from __future__ import annotations

from access.person import Person

# People of one county see these; a page that sets counties side by side has nothing for them. Any other is closed.
FOR_COUNTIES = ("start", "targets", "county", "projects", "dialogue", "deliveries", "methods", "handbook")
FOR_APPROVERS = ("trail",)
COMPARES = (
    "Diese Seite stellt Kreise nebeneinander. Sie ist für Personen eines Kreises nicht vorgesehen; Ihren Kreis und "
    "die Summen des Landes zeigt das Kreisprofil."
)
ONLY_APPROVERS = (
    "Das Protokoll sieht, wer das Recht freizugeben hat; es vergibt die Stelle, die das Dashboard betreibt."
)


def refusal(person: Person, topic: str) -> str | None:
    """Why this person may not see the page of a topic; None when he may."""
    if person.counties and topic not in FOR_COUNTIES:
        return ONLY_APPROVERS if topic in FOR_APPROVERS else COMPARES
    return ONLY_APPROVERS if topic in FOR_APPROVERS and not person.may_approve else None
