"""Where the data lives: one setting, the environment variable AQB_DATABASE.

`duckdb:<file>` (the default) is the ministry's own data set as a file on this machine; its folder holds the embedded
data sets beside it. `postgresql://…` keeps the ministry's log in PostgreSQL, for several app servers; the embedded data
sets and the cache of each server then lie in the folder AQB_FOLDER names. A relative path counts from the root of the
repository, so that a command means the same file from every working directory.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from data import StoreLocationError, layout
from data.store import Store
from data.store.file_log import FileLog
from data.store.guard import Guard
from data.store.log import Log
from data.trail.place import FILE, FilePlace, Place, PostgresPlace

if TYPE_CHECKING:
    from data.intake.shelf import Shelf

ROOT = Path(__file__).parent.parent
VARIABLE = "AQB_DATABASE"
FOLDER = "AQB_FOLDER"
DEFAULT = "duckdb:var/ministry.duckdb"
DEFAULT_FOLDER = "var"
MINISTRY = "ministry"
PUBLISHED = "published"
DEMO = "demo"
POSTGRES = ("postgresql", "postgres")


def folder() -> Path:
    """The folder of the embedded data sets and the caches; raises StoreLocationError when the setting is of no use."""
    setting = _setting()
    kind, separator, path = setting.partition(":")
    if kind in POSTGRES and path.startswith("//"):
        return ROOT / (os.environ.get(FOLDER) or DEFAULT_FOLDER)
    if not separator or kind != "duckdb" or not path:
        raise StoreLocationError(
            f"{VARIABLE}={_without_password(setting)} wird nicht unterstützt. Möglich sind „duckdb:<Datei>“, zum "
            f"Beispiel {DEFAULT}, und „postgresql://<Nutzer>@<Rechner>/<Datenbank>“."
        )
    file = ROOT / path
    if file != layout.file_of(file.parent, MINISTRY):
        raise StoreLocationError(
            f"{VARIABLE}={setting}: Die Datei des Ministeriums muss {MINISTRY}.duckdb heißen, "
            "die übrigen Datensätze liegen im selben Ordner."
        )
    return file.parent


def cache_of(place: Path) -> Path:
    """Where the processes of this machine keep what they computed; losing it costs seconds, never data."""
    return place / "cache"


def datasets() -> tuple[str, ...]:
    """The data sets of an installation: the ministry's own, the published one and the invented one."""
    return MINISTRY, PUBLISHED, DEMO


def log_of(place: Path, dataset: str) -> Log:
    """The log of a data set: the ministry's own where the setting says, the others in the folder."""
    if _in_postgres(dataset):
        from data.store.postgres_log import PostgresLog  # late: only this needs its driver

        return PostgresLog(_setting(), dataset)
    return FileLog(layout.file_of(place, dataset), dataset)


def shelf_of(place: Path, dataset: str) -> Shelf:
    """The shelf of a data set, where uploaded files and drafts lie: beside its log, in the same kind of place."""
    # late: what only reads the log needs neither shelf, and one of them needs its driver
    if _in_postgres(dataset):
        from data.intake.shelf.in_postgres import PostgresShelf

        return PostgresShelf(_setting(), dataset)
    from data.intake.shelf.in_folder import FolderShelf

    return FolderShelf(place, dataset)


def trail_of(place: Path, tables: Sequence[str]) -> Place:
    """The trail of the installation, beside the ministry's log, in the same kind of place."""
    if _in_postgres(MINISTRY):
        return PostgresPlace(_setting(), tables)
    return FilePlace(place / FILE, tables)


def exists(place: Path, dataset: str) -> bool:
    """Whether a data set has a log; one in PostgreSQL is there as soon as it can be reached."""
    return _in_postgres(dataset) or layout.file_of(place, dataset).exists()


def open_store(
    place: Path,
    names: Sequence[str],
    *,
    create: bool = False,
    serving: bool = False,
    cache: Path | None = None,
    guard: Guard | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Store:
    """The store of these data sets where the setting says they lie; `cache` is a folder beside the usual one."""
    logs = {name: log_of(place, name) for name in names}
    return Store(
        place, names, create=create, serving=serving, logs=logs, cache=cache or cache_of(place), guard=guard, say=say
    )


def _in_postgres(dataset: str) -> bool:
    return dataset == MINISTRY and _setting().partition(":")[0] in POSTGRES


def _setting() -> str:
    return os.environ.get(VARIABLE) or DEFAULT


def _without_password(setting: str) -> str:
    head, separator, tail = setting.partition("@")
    return f"{head.rsplit(':', 1)[0]}:…@{tail}" if separator and head.count(":") > 1 else setting
