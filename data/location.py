"""Where the data lives: one setting, the environment variable AQB_DATABASE.

So far one kind exists, `duckdb:<file>`: the file is the ministry's own data set, and its folder holds the
embedded data sets beside it. A relative path counts from the root of the repository, so that a command
means the same file from every working directory.
"""

from __future__ import annotations

import os
from pathlib import Path

from data import StoreLocationError, layout

ROOT = Path(__file__).parent.parent
VARIABLE = "AQB_DATABASE"
DEFAULT = "duckdb:var/ministry.duckdb"
MINISTRY = "ministry"
PUBLISHED = "published"
DEMO = "demo"


def folder() -> Path:
    """The folder that holds every data set; raises StoreLocationError when the setting cannot be used."""
    setting = os.environ.get(VARIABLE) or DEFAULT
    kind, separator, path = setting.partition(":")
    if not separator or kind != "duckdb" or not path:
        raise StoreLocationError(
            f"{VARIABLE}={setting} wird nicht unterstützt: Bisher ist nur „duckdb:<Datei>“ möglich, "
            f"zum Beispiel {DEFAULT}."
        )
    file = ROOT / path
    if file != layout.file_of(file.parent, MINISTRY):
        raise StoreLocationError(
            f"{VARIABLE}={setting}: Die Datei des Ministeriums muss {MINISTRY}.duckdb heißen, "
            "die übrigen Datensätze liegen im selben Ordner."
        )
    return file.parent


def datasets() -> tuple[str, ...]:
    """The data sets of an installation: the ministry's own, the published one and the invented one."""
    return MINISTRY, PUBLISHED, DEMO
