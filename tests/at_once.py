"""Threads that do the same work side by side."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager


@contextmanager
def meanwhile(work: Callable[..., object], given: Iterable[Sequence[object]]) -> Iterator[None]:
    """A thread with each of these arguments works from the begin of the block; its end waits for all of them."""
    threads = [threading.Thread(target=work, args=tuple(each)) for each in given]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for thread in threads:
            thread.join()


def at_once(work: Callable[..., object], given: Iterable[Sequence[object]]) -> None:
    """Let a thread with each of these arguments work, and wait for all of them."""
    with meanwhile(work, given):
        pass
