"""Backups changed after they were written: their parts replaced, and what is refused when one is put back."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

from command_line import run


def refused(folder: Path, tmp_path: Path, says: str) -> None:
    """The backup is refused, and nothing is made of it."""
    elsewhere = tmp_path / "leer"
    elsewhere.mkdir(exist_ok=True)
    result = run(elsewhere, "restore", folder / "s.zip")
    assert result.returncode == 1, result.stdout
    assert says in result.stderr
    assert "es wurde nichts verändert" in result.stderr.lower()
    assert list(elsewhere.iterdir()) == []


def rewritten(path: Path, changed: dict[str, bytes | None]) -> None:
    """Write the members of a backup anew; None leaves one out."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()} | changed
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            if content is not None:
                archive.writestr(name, content)


def manifest_of(path: Path) -> dict[str, Any]:
    with zipfile.ZipFile(path) as archive:
        return dict(json.loads(archive.read("manifest.json")))
