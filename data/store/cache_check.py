"""Whether what the caches of this machine hold is what the log says: computed afresh, and compared.

A cache that somebody holds is left alone; the next check sees it. The others are compared as a process would use them:
a copy is taken over, catches up, and must then be the same as one computed from the whole log.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import duckdb

from data import derived, layout
from data.store.cache_file import cache_files, known, remove
from data.store.files import MAKING
from data.store.locks import free
from data.store.log import Log
from data.store.store import Store

# They number Maßnahmen in the order in which these happen to lie; any numbering is right that is the same in both.
NUMBERED = ("project_search", "project_term")


def differing(log: Log, cache: Path, place: Path, opened: Callable[[Path], Store]) -> list[Path]:
    """Throw away the caches of a log that differ from it, and return them.

    `opened` opens the store with its cache in another folder; in `place`/afresh lies one computed from the whole log.
    """
    thrown = []
    for path in cache_files(cache, log.dataset):
        lock = free(path.with_suffix(".lock"))
        if lock is None:
            continue
        try:
            if _of_use(path, log) and not _agrees(log, path, place, opened):
                remove(path)
                thrown.append(path)
        finally:
            os.close(lock)
    return thrown


def _of_use(path: Path, log: Log) -> bool:
    """Whether somebody would take it over; another one is thrown away by whoever opens the data set next."""
    found = known(path)
    with log.reading() as reading:
        state = reading.state()
    return found is not None and found.identity == state.identity and found.number <= state.number


def _agrees(log: Log, path: Path, place: Path, opened: Callable[[Path], Store]) -> bool:
    folders = place / path.stem, place / "afresh"
    folders[0].mkdir()
    shutil.copyfile(path, folders[0] / path.name)
    # Both come to the same number: while they are opened nobody appends.
    with log.alone(), ExitStack() as held:
        for folder in folders:
            held.enter_context(opened(folder))
    try:
        one, other = (_contents(next(cache_files(folder, log.dataset))) for folder in folders)
    except duckdb.Error:
        return False
    finally:
        shutil.rmtree(folders[0])
    return one == other


def _contents(path: Path) -> dict[str, tuple[object, ...]]:
    """Per table what holds of the number of its rows and the sum of their hashes; the order of rows says nothing."""
    with duckdb.connect(str(path), read_only=True, config=MAKING) as hub:
        return {
            table: hub.execute(f"select count(*), sum(hash(one)) from now.{table} as one").fetchall()[0]
            for table in (*layout.tables(), *derived.tables())
            if table not in NUMBERED
        }
