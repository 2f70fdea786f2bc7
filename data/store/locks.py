"""A lock between processes and threads: a file that is locked, shared by readers or held by one writer alone.

The lock belongs to the open file, so the system gives it back when a process dies, however it dies.

Whoever wants it alone waits in a second lock, `<lock>.turn`, through which all others pass: without it thirty readers
whose readings overlap would keep a writer out for as long as they go on.
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
    deadline = time.monotonic() + patience
    try:
        turn = _taken(path.with_name(f"{path.name}.turn"), deadline, shared)
        try:
            descriptor = _taken(path, deadline, shared)
        finally:
            os.close(turn)
    except OSError:
        if not shared:
            raise
        yield
        return
    try:
        yield
    finally:
        os.close(descriptor)


def free(path: Path) -> int | None:
    """The descriptor of the lock taken at once and kept until os.close(); None when somebody else holds it."""
    descriptor = _opened(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    if _is(descriptor, path):
        return descriptor
    os.close(descriptor)
    return None


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)


def _is(descriptor: int, path: Path) -> bool:
    """Whether the path still names the open file: maintenance removes lock files that nobody holds."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(path))
    except OSError:
        return False


def _taken(path: Path, deadline: float, shared: bool) -> int:
    """The descriptor of the lock, once it is held; the lock of a file that was removed meanwhile is worth nothing."""
    while True:
        descriptor = _opened(path)
        try:
            _take(descriptor, path, deadline, shared)
        except BaseException:
            os.close(descriptor)
            raise
        if _is(descriptor, path):
            return descriptor
        os.close(descriptor)


def _take(descriptor: int, path: Path, deadline: float, shared: bool) -> None:
    kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
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
