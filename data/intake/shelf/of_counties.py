"""A shelf as people of some counties have it: they see and change what they handed in, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from data.faults import StoreError
from data.intake.shelf.shelf import Draft, DraftGone, FileGone, Shelf

# The id of such a draft begins so, with the key of the county; the id of any other is a piece of a hash.
HANDED_IN = "kreis-"
# A county hands in a few reports and remarks a year; without an end one person could fill the disk, 25 MB a file.
MOST_DRAFTS = 100
FULL = (
    f"Dem Ministerium liegen schon {MOST_DRAFTS} Entwürfe Ihres Kreises vor; dieser wurde nicht abgegeben. Bitte "
    "warten, bis welche übernommen sind, oder eigene zurücknehmen."
)


def county_of(draft: Draft) -> str | None:
    """The county whose people handed this draft in; None: it is the ministry's own."""
    return draft.id.removeprefix(HANDED_IN).partition("-")[0] if draft.id.startswith(HANDED_IN) else None


def id_of(county: str, digest: str) -> str:
    """The id of a draft handed in by people of a county."""
    return f"{HANDED_IN}{county}-{digest[:12]}"


class ShelfOfCounties:
    """See Shelf."""

    def __init__(self, whole: Shelf, counties: Collection[str]) -> None:
        self._whole = whole
        self._counties = counties

    def keep(self, content: bytes, name: str) -> str:
        """See Shelf.keep; raises StoreError when as many drafts wait as may."""
        self._have_room()
        return self._whole.keep(content, name)

    def content(self, sha: str) -> bytes:
        """See Shelf.content; a file only others handed in is as good as gone."""
        if all(draft.file_hash != sha for draft in self.drafts()):
            raise FileGone(sha)
        return self._whole.content(sha)

    def kept(self) -> Mapping[str, str]:
        """See Shelf.kept."""
        return {draft.file_hash: draft.file_name for draft in self.drafts()}

    def drafts(self) -> list[Draft]:
        """See Shelf.drafts."""
        return [draft for draft in self._whole.drafts() if self._own(draft)]

    def draft(self, key: str) -> Draft:
        """See Shelf.draft."""
        found = self._whole.draft(key)
        if not self._own(found):
            raise DraftGone
        return found

    def put(self, draft: Draft) -> Draft:
        """See Shelf.put; raises DraftGone for one that is not their own, StoreError for one too many."""
        if not self._own(draft):
            raise DraftGone
        if not draft.version:
            self._have_room()
        return self._whole.put(draft)

    def drop(self, key: str) -> None:
        """See Shelf.drop."""
        if any(draft.id == key for draft in self.drafts()):
            self._whole.drop(key)

    def clear(self, named: Collection[str], before: datetime) -> int:
        """Tidying up is not theirs."""
        raise StoreError("Aufräumen kann nur die Stelle, die das Dashboard betreibt.")

    def _have_room(self) -> None:
        if len(self.drafts()) >= MOST_DRAFTS:
            raise StoreError(FULL)

    def _own(self, draft: Draft) -> bool:
        return county_of(draft) in self._counties
