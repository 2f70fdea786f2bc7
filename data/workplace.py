"""What is not finished lies in a folder of its own, and is put in its place in one step when it is complete."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from data.faults import StoreError
from data.store.files import sync_folder
from data.store.locks import free


@contextmanager
def workplace(folder: Path, name: str) -> Iterator[Path]:
    """A folder `.<name>-…` in `folder` while the block runs; gone afterwards, however the block ends.

    What killed commands left under this name is removed first: one that still runs holds the lock in its folder.
    """
    clear(folder, name)
    place, lock = _made(folder, name)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)
        os.close(lock)


def clear(folder: Path, name: str) -> int:
    """Remove the workplaces of this name that killed commands left; returns how many."""
    removed = 0
    for place in folder.glob(f".{name}-*/"):
        try:
            lock = free(place / "lock")
        except OSError:
            continue  # its owner has just removed it
        if lock is not None:
            shutil.rmtree(place, ignore_errors=True)
            os.close(lock)
            removed += 1
    return removed


def refuse_present(target: Path) -> None:
    """Raise StoreError when something of this name exists, or the folder it shall lie in does not."""
    if os.path.lexists(target):
        raise StoreError(f"{target} gibt es schon und bleibt, wie es ist. Bitte einen anderen Namen angeben.")
    if not target.parent.is_dir():
        raise StoreError(f"Den Ordner {target.parent} gibt es nicht. Bitte anlegen oder einen anderen Ort angeben.")


def put(made: Path, target: Path) -> None:
    """Give a complete file or folder its name; raises StoreError when something has taken the name meanwhile."""
    refuse_present(target)
    try:
        if made.is_file():
            # A second name is refused where one exists; renaming would replace it.
            os.link(made, target)
        else:
            os.rename(made, target)
    except FileExistsError:
        refuse_present(target)
        raise
    except OSError:
        # Not every file system knows two names for one file.
        os.rename(made, target)
    sync_folder(target.parent)


def _made(folder: Path, name: str) -> tuple[Path, int]:
    while True:
        place = folder / f".{name}-{uuid4().hex[:12]}"
        place.mkdir()
        try:
            lock = free(place / "lock")
        except FileNotFoundError:
            continue  # somebody cleared up between the two
        if lock is not None:
            return place, lock
