"""The file of a cache: computed anew from a log, opened for questions, recognised, removed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from data import derived, layout
from data.store.log import LogState, Reading
from data.store.taking_in import add_events

# The connection that answers questions reaches no file, no network and no setting.
CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "enable_external_access": False,
    "lock_configuration": True,
    "memory_limit": "1000MB",
}
BUILDING: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "memory_limit": "1000MB",
    "threads": 1,
}
# Below this size a second thread only wakes, finds nothing to do and sleeps again: a quarter of the processor time of
# all questions at 5,000 Maßnahmen (20 MB). A million (150 MB) and more are read by all threads.
ONE_THREAD_BELOW_BYTES = 100_000_000
BUILT_WITH = {
    "fingerprint": "state of the program that computed it",
    "identity": "log it was computed from",
    "number": "newest event of the log it knows",
}


def opened(path: Path) -> duckdb.DuckDBPyConnection:
    """The connection that answers questions from a cache file."""
    threads = {"threads": 1} if path.stat().st_size < ONE_THREAD_BELOW_BYTES else {}
    spill = {"temp_directory": str(path.with_suffix(".spill"))}
    return duckdb.connect(str(path), config=CLOSED | threads | spill)


def compute(path: Path, reading: Reading, state: LogState, told: Callable[[str], None]) -> None:
    """Compute what an open log says at `state` into the file `path`; long steps are told in German."""
    path.write_bytes(_empty(layout.fingerprint()))
    with duckdb.connect(str(path), config=BUILDING) as hub:
        cursor = hub.cursor()
        cursor.execute("begin")
        add_events(cursor, reading.events(0))
        tables = layout.fact_tables()
        for table in _step_by_step(tables, "Tabellen gelesen", told):
            reading.load(cursor, table)
        filled = [name for name in tables if cursor.execute(f"select exists(from now.{name})").fetchall()[0][0]]
        # The others are as in an empty cache.
        anew = derived.resting_on(filled)
        wanted = [name for name in derived.tables() if name in anew]
        for name in _step_by_step(wanted, "Auswertungen berechnet", told):
            derived.fill(cursor, wanted=[name])
        cursor.execute(
            "insert into now.built_with values ($fingerprint, $identity, $number)",
            {"fingerprint": layout.fingerprint(), "identity": state.identity, "number": state.number},
        )
        cursor.execute("commit")


def _step_by_step(names: Sequence[str], done: str, told: Callable[[str], None]) -> Iterator[str]:
    """The names one by one; a step that ends later than three seconds after the first began is told."""
    started = time.monotonic()
    for number, name in enumerate(names, 1):
        yield name
        if time.monotonic() - started > 3:
            told(f"{number} von {len(names)} {done}")


@cache
def _empty(fingerprint: str) -> bytes:
    """A cache file without any delivery: four hundred statements, half a second; copied it takes 10 ms."""
    with TemporaryDirectory(prefix="aqb-") as folder:
        path = Path(folder) / "empty.duckdb"
        with duckdb.connect(str(path), config=BUILDING) as hub:
            cursor = hub.cursor()
            cursor.execute("begin")
            layout.create_now(cursor)
            derived.fill(cursor)
            cursor.execute("create table now.built_with (fingerprint varchar, identity varchar, number bigint)")
            cursor.execute("comment on table now.built_with is 'exactly one row: the state this cache holds'")
            for column, meaning in BUILT_WITH.items():
                cursor.execute(f"comment on column now.built_with.{column} is '{meaning}'")
            cursor.execute("commit")
        return path.read_bytes()


def cache_files(folder: Path, dataset: str) -> Iterator[Path]:
    """The caches of a data set on this machine, held by somebody or not."""
    yield from sorted(folder.glob(f"{dataset}-*.duckdb"))


def known(path: Path) -> LogState | None:
    """The state of the log a cache file holds; None when it is of another program state or cannot be read."""
    try:
        with duckdb.connect(str(path), config=BUILDING) as hub:
            return _held_by(hub)
    except duckdb.Error:
        return None


def taken_up(path: Path, wanted: LogState) -> tuple[duckdb.DuckDBPyConnection, LogState] | None:
    """A cache file that leads to what the log says, open for questions, and the state it holds; None: it does not.

    Opened once for both: each opening costs 20 ms, whatever the file holds.
    """
    try:
        hub = opened(path)
    except (FileNotFoundError, duckdb.Error):
        return None
    found = _held_by(hub)
    if found is not None and found.identity == wanted.identity and found.number <= wanted.number:
        return hub, found
    hub.close()
    return None


def _held_by(hub: duckdb.DuckDBPyConnection) -> LogState | None:
    try:
        found = hub.execute("select fingerprint, identity, number from now.built_with").fetchall()
    except duckdb.Error:
        return None
    if len(found) != 1 or found[0][0] != layout.fingerprint():
        return None
    return LogState(found[0][1], found[0][2])


def remove(path: Path) -> None:
    """Remove a cache file; only who holds its lock may."""
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)
