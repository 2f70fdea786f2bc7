"""What may be handed over, checked at every write in the shelf itself, and noted: what came and what was discarded."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from access import current, noted
from access.guard import ENDED, READS_ONLY
from data.faults import StoreError
from data.intake.shelf import Draft, Shelf

# The agreements of twenty years are 520 files; without an end one person could fill the disk, 25 MB a file.
MOST_DRAFTS = 600
FULL = (
    f"Von Ihnen warten schon {MOST_DRAFTS} Entwürfe; dieser kam nicht hinzu. Bitte zuerst welche übernehmen oder "
    "verwerfen."
)


class ShelfHeld:
    """See Shelf; on the one user of this machine it sets no limits."""

    def __init__(self, whole: Shelf, dataset: str) -> None:
        self._whole = whole
        self._dataset = dataset

    def keep(self, content: bytes, name: str) -> str:
        """See Shelf.keep; raises StoreError without the right, or when as many of one's drafts wait as may."""
        self._permit(name, another=True)
        return self._whole.keep(content, name)

    def content(self, sha: str) -> bytes:
        """See Shelf.content."""
        return self._whole.content(sha)

    def kept(self) -> Mapping[str, str]:
        """See Shelf.kept."""
        return self._whole.kept()

    def drafts(self) -> list[Draft]:
        """See Shelf.drafts."""
        return self._whole.drafts()

    def draft(self, key: str) -> Draft:
        """See Shelf.draft."""
        return self._whole.draft(key)

    def put(self, draft: Draft) -> Draft:
        """See Shelf.put; raises StoreError as keep does."""
        self._permit(draft.file_name, another=not draft.version)
        stored = self._whole.put(draft)
        if not draft.version:
            noted.note("handed_over", self._matter(draft))
        return stored

    def drop(self, key: str) -> None:
        """See Shelf.drop: what was taken over goes."""
        self._permit(key)
        self._whole.drop(key)

    def discard(self, draft: Draft) -> None:
        """Drop a draft that nobody takes over."""
        self.drop(draft.id)
        noted.note("discarded", self._matter(draft))

    def clear(self, named: Collection[str], before: datetime) -> int:
        """Tidying up is nobody's who works here."""
        raise StoreError("Aufräumen kann nur die Stelle, die das Dashboard betreibt.")

    def _permit(self, what: str, *, another: bool = False) -> None:
        person = current.person()
        if person is None:
            raise StoreError(ENDED)
        if not person.may_hand_over:
            noted.note("refused", f"Entwurf · {self._dataset}: {what}")
            raise StoreError(READS_ONLY)
        own = (draft.uploaded_by == person.name for draft in self._whole.drafts()) if another else ()
        if not person.local and sum(own) >= MOST_DRAFTS:
            raise StoreError(FULL)

    def _matter(self, draft: Draft) -> str:
        return f"{self._dataset}: {draft.file_name}, Entwurf {draft.id} von {draft.uploaded_by}"
