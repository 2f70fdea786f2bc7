"""What a shelf is, whatever it lies in; location.shelf_of gives that of a data set.

A shelf is no part of the truth: what holds is in the log. Files are kept once under the hash of their content; a draft
is what a person has made of one so far.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from data.faults import StoreError

SHA256 = re.compile("[0-9a-f]{64}")
# A draft gives a file its name.
DRAFT_ID = re.compile("[a-z0-9][a-z0-9-]{0,63}")


class FileGone(StoreError):
    """A kept file is missing or no longer what it was, with a German sentence."""

    def __init__(self, sha: str) -> None:
        super().__init__(
            f"Die hochgeladene Datei {sha[:12]}… liegt nicht mehr unverändert in der Ablage. Bitte noch einmal "
            "hochladen; der Bestand ist davon nicht betroffen."
        )


class DraftGone(StoreError):
    """There is no such draft, or no longer, with a German sentence."""

    def __init__(self) -> None:
        super().__init__(
            "Diesen Entwurf gibt es nicht mehr: Er wurde übernommen oder verworfen. Was übernommen ist, steht unter "
            "den Lieferungen; sonst bitte die Datei noch einmal hochladen."
        )


class DraftOvertaken(StoreError):
    """Somebody else changed the draft meanwhile, with a German sentence; nothing was stored."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(
            f"Der Entwurf zu „{draft.file_name}“ wurde inzwischen an anderer Stelle geändert; Ihre Änderung wurde "
            "nicht gespeichert. Bitte den Entwurf neu öffnen und die Änderung dort wiederholen."
        )


@dataclass(frozen=True)
class Draft:
    """What a person has made of a file so far: `edits` is anything JSON can hold.

    `version` is that of the shelf the draft was made from, 0 for a new one; `uploaded_at` is UTC without a zone. Raises
    ValueError when the id could not be the name of a file or the hash is none.
    """

    id: str
    file_hash: str
    file_name: str
    kind: str
    purpose: str
    uploaded_by: str
    uploaded_at: datetime
    edits: dict[str, Any] = field(default_factory=dict)
    version: int = 0

    def __post_init__(self) -> None:
        if not DRAFT_ID.fullmatch(self.id) or not SHA256.fullmatch(self.file_hash):
            raise ValueError(f"no name of a draft or no hash: {self.id}, {self.file_hash}")


class Shelf(Protocol):
    """The shelf of one data set. Every method raises StoreError when its place cannot be reached or written."""

    def keep(self, content: bytes, name: str) -> str:
        """Keep a file, once whatever it is called; its SHA-256. Whoever keeps it again makes it young again."""

    def content(self, sha: str) -> bytes:
        """A kept file; raises FileGone when it is missing or no longer has this hash."""

    def kept(self) -> Mapping[str, str]:
        """The hashes of all kept files with the name each was first kept under."""

    def drafts(self) -> list[Draft]:
        """All drafts, the oldest upload first."""

    def draft(self, key: str) -> Draft:
        """One draft; raises DraftGone."""

    def put(self, draft: Draft) -> Draft:
        """Store a draft; it comes back with its new version.

        Raises DraftOvertaken when the stored version is not the one this was made from, DraftGone when it was dropped.
        """

    def drop(self, key: str) -> None:
        """Remove a draft; one that is gone already is no fault. Its file stays until clear()."""

    def clear(self, named: Collection[str], before: datetime) -> int:
        """Remove the files last kept before a moment (UTC) that neither a draft nor `named` names; how many."""


def hash_of(content: bytes) -> str:
    """The hash a file is kept under."""
    return hashlib.sha256(content).hexdigest()


def as_json(edits: Mapping[str, Any]) -> str:
    """Edits as they are stored; raises ValueError or TypeError for what JSON cannot hold."""
    return json.dumps(edits, allow_nan=False)
