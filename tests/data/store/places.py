"""The two kinds of place a log may lie in, with the same handles for one contract."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import postgres
import pyarrow as pa
import pytest
import tiny

from data import layout
from data.store import Store
from data.store.file_log import FileLog
from data.store.log import Log

KINDS = ("file", "postgres")


@dataclass
class Place:
    """Where the log of the data set `tiny` lies; each store has a cache of its own, as servers have.

    `change` runs a statement on the log behind the program's back; {log} stands for its schema.
    """

    folder: Path
    log: Callable[[], Log]
    change: Callable[[str], None]
    setting: str

    def store(self, name: str = "one", *, create: bool = True) -> Store:
        """A store as another process or server has it."""
        return Store(
            self.folder,
            [tiny.DATASET],
            create=create,
            logs={tiny.DATASET: self.log()},
            cache=self.folder / f"cache-{name}",
        )

    def rows(self, table: str) -> pa.Table:
        """Every row ever recorded."""
        log = self.log()
        with log.reading() as reading:
            found = reading.rows(table).read_all()
        log.close()
        return found

    def numbers(self) -> list[int]:
        """The numbers of all events, in their order."""
        log = self.log()
        with log.reading() as reading:
            found = reading.events(0)["number"].to_pylist()
        log.close()
        return found


def file_place(folder: Path) -> Place:
    path = layout.file_of(folder, tiny.DATASET)

    def change(sql: str) -> None:
        with duckdb.connect(str(path)) as file:
            file.execute(sql.replace("{log}", "log"))

    return Place(folder, lambda: FileLog(path, tiny.DATASET), change, f"duckdb:{path}")


def postgres_place(folder: Path, cluster: postgres.Cluster) -> Place:
    from data.store.postgres_log import PostgresLog

    cluster.execute(f"drop schema if exists {tiny.DATASET} cascade")

    def change(sql: str) -> None:
        cluster.execute(sql.replace("{log}", tiny.DATASET))

    return Place(folder, lambda: PostgresLog(cluster.url(), tiny.DATASET), change, cluster.url())


def place_of(kind: str, folder: Path, request: pytest.FixtureRequest) -> Place:
    """The place of a kind; skips the test where there is no PostgreSQL."""
    if kind == "file":
        return file_place(folder)
    return postgres_place(folder, request.getfixturevalue("cluster"))
