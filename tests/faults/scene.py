"""Where trials take place: a log in a file or in PostgreSQL, and recordings whose every state can be told from others.

After k recordings that stand there are 1 + 2k projects and a budget of 1000 + k euros; nothing between exists.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import tiny

from data import layout
from data.store import Facts, Store
from data.store.file_log import FileLog
from data.store.log import Log

PROJECTS_EACH = 2
STATE = """
    select
        (select count(*) from project) as projects,
        (select count(*) from project_search) as found,
        (select sum(euros) from amount) as euros,
        (select coalesce(max(number), 0) from delivery) as number
    """


@dataclass
class Tally:
    """How often something was tried, and every wrong outcome in words; `noted` are figures worth telling."""

    tried: int = 0
    wrong: list[str] = field(default_factory=list)
    noted: dict[str, int] = field(default_factory=dict)

    def note(self, what: str) -> None:
        """Count something."""
        self.noted[what] = self.noted.get(what, 0) + 1


@dataclass(frozen=True)
class Scene:
    """The log of the data set `tiny`: in a file of `folder`, or in PostgreSQL at `url`. Can be given to a process.

    The caches lie in `folder` too, unless `caches` names another one.
    """

    folder: Path
    url: str = ""
    caches: Path | None = None

    @property
    def kind(self) -> str:
        """The kind of place, as it is told."""
        return "PostgreSQL" if self.url else "file"

    def log(self, dataset: str = tiny.DATASET) -> Log:
        """The log, not opened."""
        if self.url:
            from data.store.postgres_log import PostgresLog

            return PostgresLog(self.url, dataset)
        return FileLog(layout.file_of(self.folder, dataset), dataset)

    def store(self, name: str, *, serving: bool = False) -> Store:
        """A store with the cache `name`, as a process or a server of its own has it."""
        logs = {tiny.DATASET: self.log()}
        return Store(self.folder, [tiny.DATASET], create=True, logs=logs, cache=self.cache(name), serving=serving)

    def cache(self, name: str) -> Path:
        """The folder of a cache."""
        return (self.caches or self.folder) / f"cache-{name}"

    def begin(self) -> None:
        """Record what every state starts from, if nothing is recorded."""
        with self.store("first") as store:
            if not state(store).number:
                tiny.record(store, tiny.sound())


@dataclass(frozen=True)
class State:
    """What one question found; `k` is the number of recordings that stand, -1 when the parts do not fit each other."""

    number: int
    k: int
    told: str


def record_next(store: Store, key: str) -> int:
    """Record one more delivery: two projects and a corrected budget; returns which state it makes."""
    with store.writing(tiny.DATASET) as writer:
        there = int(writer.holding("select count(*) as n from now.project")[0]["n"])
        k = (there - 1) // PROJECTS_EACH + 1
        writer.deliver(key, source="s1", recorded_by="Probe")
        for each in range(PROJECTS_EACH):
            writer.record("project", [tiny.project(id=f"06434/2024/{key}{each}", delivery=key)])
        writer.record("amount", [tiny.amount(euros=1000 + k, delivery=key)])
    return k


def state(store: Store, number: int | None = None) -> State:
    """What holds, asked in one question."""
    return state_of(store.facts(tiny.DATASET, number=number))


def state_of(facts: Facts) -> State:
    """The same at a Stand."""
    row = facts.ask(STATE).iloc[0]
    if int(row["number"]) == 0:
        return State(0, 0 if int(row["projects"]) == 0 else -1, str(dict(row)))
    k, rest = divmod(int(row["projects"]) - 1, PROJECTS_EACH)
    fits = rest == 0 and row["found"] == row["projects"] and row["euros"] == 1000 + k
    return State(int(row["number"]), k if fits else -1, str(dict(row)))
