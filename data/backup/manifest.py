"""What a backup says about itself: the member manifest.json beside a Parquet file per table and kept files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from data.faults import StoreError

NAME = "manifest.json"
KIND = "aqb-sicherung"
# A file of a higher number is refused. 1 had no kept files.
FORMAT = 2
# Where the kept files lie, each under its hash.
FILES = "files/"


@dataclass(frozen=True)
class Member:
    """One Parquet file of a backup."""

    rows: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """Which log was saved, and what of it lies in the file; `members` by file name, `made_at` in UTC.

    `files` are the kept files that deliveries name: hash and the name it was kept under.
    `shape` is that of the program that wrote it (layout.shape()); whether a table fits is decided by its columns.
    """

    dataset: str
    identity: str
    number: int
    log_format: int
    shape: str
    built_from: str | None
    made_at: str
    members: Mapping[str, Member]
    files: Mapping[str, str]

    def as_json(self) -> str:
        """The manifest as it is written."""
        return json.dumps({"kind": KIND, "format": FORMAT} | asdict(self), ensure_ascii=False, indent=2) + "\n"


def read(text: bytes, path: Path) -> Manifest:
    """The manifest as written; raises StoreError when it is of something else, or of a newer program."""
    try:
        told = json.loads(text)
        kind, form = told.pop("kind"), told.pop("format")
    except (ValueError, KeyError, AttributeError):
        raise foreign(path) from None
    if kind != KIND:
        raise foreign(path)
    if not isinstance(form, int) or form > FORMAT:
        raise newer(path)
    try:
        members = {str(name): Member(int(each["rows"]), str(each["sha256"])) for name, each in told["members"].items()}
        files = {str(sha): str(name) for sha, name in told.get("files", {}).items()}
        return Manifest(**(told | {"members": members, "files": files}))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise damaged(path, "Ihr Verzeichnis ist unvollständig.") from None


def foreign(path: Path) -> StoreError:
    """The file is something else."""
    return StoreError(
        f"Die Datei {path} ist keine Sicherung dieses Programms; es wurde nichts verändert. "
        "Eine Sicherung schreibt „python -m data backup DATEI“."
    )


def newer(path: Path) -> StoreError:
    """The file holds what this program does not know."""
    return StoreError(
        f"Die Sicherung {path} stammt von einer neueren Fassung dieses Programms; es wurde nichts verändert. "
        "Bitte das Programm aktualisieren."
    )


def damaged(path: Path, what: str) -> StoreError:
    """The file was a backup."""
    return StoreError(
        f"Die Sicherung {path} ist beschädigt: {what} Es wurde nichts verändert. Bitte eine andere Sicherung nehmen."
    )
