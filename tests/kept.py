"""Data sets that take seconds to fill are filled once for all processes of a run, and copied."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.store import Store

# Where the processes of one run of the tests keep them; nothing in it outlives the program that is tested.
PLACE = "AQB_TESTS_KEEP"


def copied(folder: Path, name: str, fill: Callable[[Path], None]) -> None:
    """Fill an empty folder, or copy what another process filled under this name; without a place to keep, just fill."""
    place = os.environ.get(PLACE)
    if place is None:
        fill(folder)
        return
    kept = Path(place) / name
    with Path(place, f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            half = kept.with_suffix(".half")
            half.mkdir()
            fill(half)
            half.rename(kept)
    shutil.copytree(kept, folder, dirs_exist_ok=True)


def new_store(folder: Path, *datasets: str) -> Store:
    """An empty store, open for recording: copied in 5 ms where making it takes 500."""
    from data.store import Store  # not before it is used: tools.mutations changes what lies under it

    def made(empty: Path) -> None:
        with Store(empty, list(datasets), create=True):
            pass

    assert not any(folder.glob("*.duckdb")), "a folder without a store"
    copied(folder, f"new-{'-'.join(datasets)}", made)
    return Store(folder, list(datasets), create=True)


def stored(folder: Path, name: str, fill: Callable[[Store], None], *datasets: str) -> None:
    """Data sets that are filled, or copied as they were filled; closed again.

    Two caches of each lie ready, for the program that is tested and for the test that looks at what it has stored:
    to compute one anew takes half a second.
    """
    from data.store import Store  # as above

    def filled(empty: Path) -> None:
        with new_store(empty, *datasets) as store:
            fill(store)
            with Store(empty, list(datasets)):
                pass

    copied(folder, name, filled)


def opened(folder: Path, name: str, dataset: str, fill: Callable[[Store], None]) -> Iterator[Store]:
    """A store of one data set that is filled, or copied as it was filled; closed again afterwards."""
    from data.store import Store  # as above

    stored(folder, name, fill, dataset)
    with Store(folder, [dataset]) as store:
        yield store
