"""A lock between processes and threads: a file that is locked, shared by readers or held by one writer alone.

The lock belongs to the open file, so the system gives it back when a process dies, however it dies.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.faults import StoreBusy

# The system can wait for a lock, but not for a limited time; asking costs 2 µs.
PAUSE_SECONDS = 0.005


@contextmanager
def held(path: Path, *, patience: float, shared: bool = False) -> Iterator[None]:
    """Hold the lock `path` while the block runs.

    Raises StoreBusy when it is not to be had within `patience` seconds. Whoever may only read a folder cannot leave a
    lock file there; then nobody can write through it either, and a reader goes on without.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError:
        if not shared:
            raise
        yield
        return
    try:
        _take(descriptor, path, patience, shared)
        yield
    finally:
        os.close(descriptor)


def free(path: Path) -> int | None:
    """The descriptor of the lock taken at once and kept until os.close(); None when somebody else holds it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _take(descriptor: int, path: Path, patience: float, shared: bool) -> None:
    kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise StoreBusy(
                    f"Im Datensatz „{path.name.split('.')[0]}“ wird gerade etwas anderes aufgenommen. "
                    "Es wurde nichts gespeichert; bitte in einigen Sekunden wiederholen."
                ) from None
            time.sleep(PAUSE_SECONDS)
