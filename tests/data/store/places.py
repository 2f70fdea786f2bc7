"""The two kinds of place a log may lie in, with the same handles for one contract."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import duckdb
import kept
import postgres
import pyarrow as pa
import pytest
import tiny

from data import layout
from data.faults import StoreBusy
from data.store import Store
from data.store.arrow_rows import table_of
from data.store.file_log import FileLog
from data.store.log import Log, LogState

KINDS = ("file", "postgres")
HOUR = timedelta(hours=1)


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


def sound_store(place: Place) -> Store:
    """A store on an empty place, with what is sound recorded as delivery d1; a file is copied with its cache."""
    if place.setting.startswith("duckdb:"):
        kept.copied(place.folder, "sound-place", lambda folder: sound_store_anew(file_place(folder)).close())
        return place.store()
    return sound_store_anew(place)


def sound_store_anew(place: Place) -> Store:
    """The same, recorded by this process."""
    store = place.store()
    tiny.record(store, tiny.sound())
    return store


def store_over(wire: postgres.Wire, cluster: postgres.Cluster, place: Place) -> Store:
    """A store that reaches the server over the wire, with what is sound recorded."""
    from data.store.postgres_log import PostgresLog

    log = PostgresLog(cluster.url(port=wire.port), tiny.DATASET)
    store = Store(
        place.folder, [tiny.DATASET], create=True, logs={tiny.DATASET: log}, cache=place.folder / "cache-wire"
    )
    tiny.record(store, tiny.sound())
    return store


def euros(store: Store, at: datetime | None = None, number: int | None = None) -> list[Decimal]:
    frame = store.facts(tiny.DATASET, at, number=number).ask("select cast(euros as varchar) as euros from amount")
    return sorted(Decimal(value) for value in frame["euros"])


def newest(store: Store) -> int:
    return store.facts(tiny.DATASET).number


def correct(store: Store, delivery: str, amount: object, at: datetime = tiny.LATER, **fields: object) -> None:
    tiny.record(
        store, {"amount": [tiny.amount(euros=amount, delivery=delivery, at=at, **fields)]}, delivery=delivery, at=at
    )


def turn(store: Store, event: str, delivery: str, at: datetime) -> None:
    with store.writing(tiny.DATASET) as writer:
        writer.deliver(delivery, source="s1", event=event, recorded_by="Test", recorded_at=at)


def event(number: int, delivery: str) -> pa.Table:
    row: dict[str, object] = {
        "number": number, "id": delivery, "source": "s1", "event": "recorded", "recorded_by": "Test",
        "recorded_at": tiny.LATER,
    }  # fmt: skip
    return table_of("delivery", [row])


def state_of(log: Log) -> LogState:
    with log.reading() as reading:
        return reading.state()


def record_some(store: Store, who: str, count: int) -> None:
    """Record deliveries one by one; who finds the log busy for long does as the message says."""
    for each in range(count):
        rows = {"project": [tiny.project(id=f"06434/2024/{who}{each}", delivery=f"{who}{each}", at=tiny.LATER)]}
        while True:
            try:
                tiny.record(store, rows, delivery=f"{who}{each}", at=tiny.LATER)
                break
            except StoreBusy:
                pass


PROGRAM = """
import sys
from pathlib import Path
import places, tiny
from data.store import Store
from data.store.file_log import FileLog
setting, folder, who = sys.argv[1:]
if setting.startswith("postgresql"):
    from data.store.postgres_log import PostgresLog
    log = PostgresLog(setting, tiny.DATASET)
else:
    log = FileLog(Path(setting.removeprefix("duckdb:")), tiny.DATASET)
with Store(Path(folder), [tiny.DATASET], create=True, logs={tiny.DATASET: log}, cache=Path(folder) / who) as store:
    places.record_some(store, who, 5)
"""


def program(place: Place, who: str) -> subprocess.Popen[bytes]:
    """A process of its own that records five deliveries."""
    root = Path(__file__).parents[3]
    path = ":".join(str(root / part) for part in ("", "tests", "tests/data", "tests/data/store"))
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, place.setting, str(place.folder), who], env={"PYTHONPATH": path}, cwd=root
    )
