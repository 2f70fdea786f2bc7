"""The disk is full at every step of a recording: a small disk of its own is made smaller until nothing fits any more.

What was told stored is there once, what was told not stored is not, the sentence says that the disk is full, and the
same store goes on when there is room again. Only root can mount; elsewhere these trials are skipped.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from data.faults import OutcomeUnknown, StoreError
from data.store import Store
from faults.scene import Scene, Tally, record_next, state
from faults.soundness import of_log, recorded

PAGE = 4096
LARGE = "256m"


class NoDisk(Exception):
    """No disk can be made here; says why."""


@dataclass(frozen=True)
class Disk:
    """A file system in memory whose size can be changed while it is in use."""

    place: Path

    def leave(self, free: int) -> None:
        """Have just so much room left."""
        now = os.statvfs(self.place)
        used = (now.f_blocks - now.f_bfree) * now.f_frsize
        self._size(str(max(used + free, PAGE)))

    def free(self) -> None:
        """Have much room."""
        self._size(LARGE)

    def _size(self, size: str) -> None:
        subprocess.run(["mount", "-o", f"remount,size={size}", str(self.place)], check=True, capture_output=True)


@contextmanager
def small_disk(place: Path) -> Iterator[Disk]:
    """A disk at `place` while the block runs; raises NoDisk where none can be made."""
    place.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", f"size={LARGE}", "tmpfs", str(place)]
    try:
        subprocess.run(words, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as fault:
        raise NoDisk(f"no file system can be mounted here, which needs root: {fault}") from None
    try:
        yield Disk(place)
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True, capture_output=True)


def fill(scene: Scene, which: str, sizes: Sequence[int]) -> Tally:
    """Record once with each of these sizes of room left for the log ("log") or for the cache ("cache")."""
    place = scene.folder / "disk"
    with small_disk(place) as disk:
        there = Scene(place, scene.url, scene.folder) if which == "log" else Scene(scene.folder, scene.url, place)
        there.begin()
        tally, done, refused = Tally(), [], []
        with there.store("one") as store:
            for number, size in enumerate(sizes):
                before = state(store).k
                disk.leave(size)
                key = f"full{number}"
                outcome = _recorded(store, key, size, tally)
                (done if outcome == "stored" else refused if outcome == "refused" else []).append(key)
                _asked(store, before, size, tally)
                disk.free()
                try:
                    record_next(store, f"room{number}")
                    done.append(f"room{number}")
                    if (found := state(store)).k < 0:
                        tally.wrong.append(f"{size}: half a state: {found.told}")
                except Exception as fault:
                    tally.wrong.append(f"{size}: does not go on: {type(fault).__name__}: {fault}")
                tally.tried += 1
        found = recorded(there)
        tally.wrong += [f"told stored, found {found[key]} times: {key}" for key in done if found[key] != 1]
        tally.wrong += [f"told not stored, but there: {key}" for key in refused if found[key]]
        tally.wrong += of_log(there)
    return tally


def _recorded(store: Store, key: str, size: int, tally: Tally) -> str:
    try:
        record_next(store, key)
        outcome = "stored"
    except OutcomeUnknown:
        outcome = "unknown"
    except StoreError as fault:
        outcome = "refused"
        if "Datenträger ist voll" not in str(fault):
            tally.wrong.append(f"{size}: the sentence does not say that the disk is full: {fault}")
    except Exception as fault:
        outcome = "failed"
        tally.wrong.append(f"{size}: {type(fault).__name__}: {fault}")
    tally.note(outcome)
    return outcome


def _asked(store: Store, before: int, size: int, tally: Tally) -> None:
    """A question on the full disk is answered with a state of the log, or with a sentence."""
    try:
        found = state(store)
        if found.k not in (before, before + 1):
            tally.wrong.append(f"{size}: the answer is no state of the log: {found.told}")
    except StoreError:
        tally.note("questions with a sentence")
    except Exception as fault:
        tally.wrong.append(f"{size}: a question: {type(fault).__name__}: {fault}")
