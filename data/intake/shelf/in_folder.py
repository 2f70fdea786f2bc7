"""A shelf as a folder beside the log file: `intake/<dataset>/` with files and drafts.

Every file is written beside its place and put there in one step, under a lock of the shelf.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from data import layout
from data.faults import StoreError, reason
from data.intake.shelf.shelf import DRAFT_ID, SHA256, Draft, DraftGone, DraftOvertaken, FileGone, as_json, hash_of
from data.store.files import sync_folder
from data.store.locks import held

PATIENCE_SECONDS = 10.0
# What a killed process had begun to write.
UNFINISHED = ".unfinished-"
# How kept files are called beside their content.
NAME = ".name"


class FolderShelf:
    """See Shelf."""

    def __init__(self, folder: Path, dataset: str) -> None:
        layout.check_name(dataset)
        self._folder = folder / "intake" / dataset
        self._files = self._folder / "files"
        self._drafts = self._folder / "drafts"
        self._lock = self._folder / f"{dataset}.lock"

    def keep(self, content: bytes, name: str) -> str:
        """See Shelf.keep."""
        sha = hash_of(content)
        with self._alone():
            if self._whole(sha) == content:
                os.utime(self._files / sha)
            else:
                _write(self._files / f"{sha}{NAME}", json.dumps(name).encode())
                _write(self._files / sha, content)
        return sha

    def content(self, sha: str) -> bytes:
        """See Shelf.content."""
        with self._reached():
            found = self._whole(sha)
        if found is None:
            raise FileGone(sha)
        return found

    def kept(self) -> Mapping[str, str]:
        """See Shelf.kept."""
        with self._reached():
            names = sorted(path.name for path in self._files.glob("*") if SHA256.fullmatch(path.name))
            return {sha: self._name(sha) for sha in names}

    def drafts(self) -> list[Draft]:
        """See Shelf.drafts."""
        with self._reached():
            found = [self._read(path.stem) for path in self._drafts.glob("*.json") if path.stem[:1] != "."]
        return sorted((each for each in found if each), key=lambda draft: (draft.uploaded_at, draft.id))

    def draft(self, key: str) -> Draft:
        """See Shelf.draft."""
        with self._reached():
            found = self._read(key)
        if found is None:
            raise DraftGone
        return found

    def put(self, draft: Draft) -> Draft:
        """See Shelf.put."""
        edits = as_json(draft.edits)
        with self._alone():
            present = self._read(draft.id)
            if present is None and draft.version:
                raise DraftGone
            if present is not None and present.version != draft.version:
                raise DraftOvertaken(draft)
            stored = replace(draft, edits=json.loads(edits), version=draft.version + 1)
            told = asdict(stored) | {"uploaded_at": stored.uploaded_at.isoformat()}
            _write(self._drafts / f"{draft.id}.json", json.dumps(told, indent=1).encode())
        return stored

    def drop(self, key: str) -> None:
        """See Shelf.drop."""
        if DRAFT_ID.fullmatch(key):
            with self._alone():
                (self._drafts / f"{key}.json").unlink(missing_ok=True)

    def clear(self, named: Collection[str], before: datetime) -> int:
        """See Shelf.clear; also removes what killed processes had begun to write."""
        if not self._folder.is_dir():
            return 0
        limit = before.replace(tzinfo=UTC).timestamp()
        with self._alone():
            needed = {*named, *(each.file_hash for each in self.drafts())}
            old = [
                path
                for path in self._files.glob("*")
                if SHA256.fullmatch(path.name) and path.name not in needed and path.stat().st_mtime < limit
            ]
            for path in old:
                path.unlink()
                path.with_name(f"{path.name}{NAME}").unlink(missing_ok=True)
            for path in self._folder.rglob(f"{UNFINISHED}*"):
                path.unlink(missing_ok=True)
        return len(old)

    @contextmanager
    def _reached(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            raise StoreError(f"Die Ablage {self._folder} ist nicht erreichbar. {reason(fault)}") from None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """While the block runs, nobody else changes the shelf."""
        with self._reached():
            for folder in (self._files, self._drafts):
                folder.mkdir(parents=True, exist_ok=True)
            with held(self._lock, patience=PATIENCE_SECONDS):
                yield

    def _whole(self, sha: str) -> bytes | None:
        """A kept file; None when it is missing or not what it was."""
        if not SHA256.fullmatch(sha):
            return None
        try:
            found = (self._files / sha).read_bytes()
        except FileNotFoundError:
            return None
        return found if hash_of(found) == sha else None

    def _name(self, sha: str) -> str:
        with suppress(OSError, ValueError):
            return str(json.loads((self._files / f"{sha}{NAME}").read_bytes()))
        return sha

    def _read(self, key: str) -> Draft | None:
        if not DRAFT_ID.fullmatch(key):
            return None
        path = self._drafts / f"{key}.json"
        try:
            told = json.loads(path.read_bytes())
            return Draft(**(told | {"uploaded_at": datetime.fromisoformat(told["uploaded_at"])}))
        except FileNotFoundError:
            return None
        except (ValueError, TypeError, KeyError):
            raise _damaged(path) from None


def _damaged(path: Path) -> StoreError:
    return StoreError(
        f"Die Datei {path} der Ablage ist beschädigt. Bitte von der Betreuung beiseitelegen lassen und noch einmal "
        "hochladen; der Bestand ist davon nicht betroffen."
    )


def _write(path: Path, content: bytes) -> None:
    """Put a file in its place, whole or not at all, also when the power goes."""
    unfinished = path.with_name(f"{UNFINISHED}{uuid4().hex}")
    try:
        with unfinished.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
