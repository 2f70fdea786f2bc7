"""Log files as wholes: how they are opened, copied, kept under a second name."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import duckdb

from data import layout, moments
from data.faults import StoreError, not_opened

# Nothing is ever fetched: the extensions that are needed are built in. One thread sorts half as much at a time as two:
# ten million invented projects took 2.3 GB with two and 1.5 GB with one.
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "memory_limit": "600MB",
    "threads": 1,
}
MAKING = CONFIG | {"memory_limit": "1000MB"}


def second_name(path: Path) -> Path | None:
    """Give a file another name beside its own; None when there is no such file."""
    if not path.exists():
        return None
    aside = path.with_name(f"{path.stem}-abgelegt-{moments.now_here():%Y%m%d-%H%M%S-%f}{path.suffix}")
    for suffix in ("", ".wal"):
        one, other = (each.with_name(each.name + suffix) for each in (path, aside))
        if not one.exists():
            continue
        try:
            os.link(one, other)
        except OSError:
            # Not every file system knows two names for one file.
            shutil.copy2(one, other)
    return aside


def copy_log(path: Path, target: Path) -> None:
    """Copy every table of a database file, comments included, into a new file; raises StoreError."""
    with duckdb.connect(":memory:", config=MAKING) as hub:
        try:
            for name, each, mode in (("recorded", path, " (read_only)"), ("draft", target, "")):
                quoted = str(each).replace("'", "''")
                hub.execute(f"attach '{quoted}' as {name}{mode}")
            hub.execute("copy from database recorded to draft")
            counted = "select count(*) from {}.log.{}"
            for table in layout.tables():
                one, other = (hub.execute(counted.format(name, table)).fetchall() for name in ("recorded", "draft"))
                if one != other:
                    raise StoreError(
                        f"Die Datei {path} ließ sich nicht vollständig abschreiben und bleibt, wie sie ist."
                    )
        except duckdb.Error as fault:
            raise not_opened(path, fault) from fault


def sync_folder(folder: Path) -> None:
    """Have the names of a folder on the disk: a file renamed before a power cut is there after it."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
