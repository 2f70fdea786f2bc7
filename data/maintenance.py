"""Clears away what killed commands and ended processes left beside the data; what is in use is left alone."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path

from data import location, moments, prepare
from data.faults import StoreError
from data.store.cache_file import known, remove
from data.store.locks import free

KEPT_UNNAMED = timedelta(days=30)


def clear_up(folder: Path) -> int:
    """Remove builds and drafts of killed commands, caches that fit no log, lock files of nothing; how many."""
    cache = location.cache_of(folder)
    return prepare.clear_abandoned(folder) + _caches(folder, cache) + _locks_of_nothing(folder, cache)


def clear_shelf(folder: Path, dataset: str) -> int:
    """Remove the uploaded files that neither a draft nor a delivery names and nobody has touched for a month; how many.

    Raises StoreError when the log cannot be read, since nobody can tell then which files its deliveries name.
    """
    if not location.exists(folder, dataset):
        return 0
    log = location.log_of(folder, dataset)
    try:
        with log.reading() as reading:
            named = {sha for sha in reading.events(0)["file_hash"].to_pylist() if sha}
    finally:
        log.close()
    return location.shelf_of(folder, dataset).clear(named, moments.utc_now() - KEPT_UNNAMED)


def _caches(folder: Path, cache: Path) -> int:
    """Remove the caches nobody holds that were computed from another log, or by another state of the program."""
    removed = 0
    for path in cache.glob("*.duckdb"):
        lock = free(path.with_suffix(".lock"))
        if lock is None:
            continue
        # What a query under way had laid on the disk when its process was killed.
        shutil.rmtree(path.with_suffix(".spill"), ignore_errors=True)
        if not _fits(folder, path):
            remove(path)
            removed += 1
        os.close(lock)
    return removed


def _fits(folder: Path, path: Path) -> bool:
    dataset = path.stem.rpartition("-")[0]
    if dataset not in location.datasets() or not location.exists(folder, dataset):
        return False
    log = location.log_of(folder, dataset)
    try:
        with log.reading() as reading:
            state = reading.state()
    except StoreError:
        return True  # the log is not to be read at the moment: nobody can tell
    finally:
        log.close()
    found = known(path)
    return found is not None and found.identity == state.identity and found.number <= state.number


def _locks_of_nothing(folder: Path, cache: Path) -> int:
    """Remove lock files that nobody holds and whose file does not exist."""
    pairs = [(path, path.with_suffix("")) for name in ("open", "writing") for path in folder.glob(f"*.duckdb.{name}")]
    pairs += [(path, path.with_suffix("").with_suffix("")) for path in folder.glob("*.duckdb.*.turn")]
    pairs += [(path, path.with_suffix(".duckdb")) for path in cache.glob("*.lock")]
    removed = 0
    for path, of in pairs:
        if of.exists():
            continue
        lock = free(path)
        if lock is not None:
            path.unlink(missing_ok=True)
            os.close(lock)
            removed += 1
    return removed
