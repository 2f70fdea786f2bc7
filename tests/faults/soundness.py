"""Whether a log and a cache are whole after something happened to them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import tiny

from data import derived, layout
from data.store import Store, check
from data.store.cache_check import NUMBERED
from data.store.log_check import faults_of
from faults.scene import PROJECTS_EACH, Scene, record_next, state

ALL = "select count(*) as n, coalesce(sum(hash(one)), 0)::varchar as hashes from "


def unsound(scene: Scene, cache: str = "killed") -> list[str]:
    """What is wrong with log, rules, and the cache that is taken over; empty: nothing. Also records once more."""
    wrong = [*of_log(scene)]
    with scene.store(cache) as store, TemporaryDirectory(dir=scene.folder) as folder:
        wrong += [str(violation) for violation in check(store, tiny.DATASET)]
        with Store(scene.folder, [tiny.DATASET], logs={tiny.DATASET: scene.log()}, cache=Path(folder)) as other:
            one, two = contents(store), contents(other)
            wrong += [
                f"cache and log differ in {table}: {one[table]}, {two[table]}"
                for table in one
                if one[table] != two[table]
            ]
        before = state(store).number
        record_next(store, f"after{before}")
        if state(store).number != before + 1:
            wrong.append(f"the next recording is not seen: {before}, {state(store)}")
    return wrong


def of_log(scene: Scene) -> list[str]:
    """What is wrong with the log: numbers, orphaned rows, deliveries of which only a part is there."""
    log = scene.log()
    try:
        log.open(create=False)
        with log.reading() as reading, TemporaryDirectory() as spill:
            wrong = faults_of(reading, Path(spill))
            numbers = reading.events(0)["number"].to_pylist()
            rows = {name: reading.rows(name).read_all() for name in ("project", "amount")}
            ids = [
                row["id"]
                for row in reading.events(0).to_pylist()
                if row["recorded_by"] == "Probe" and row["file_hash"] is None and row["event"] == "recorded"
            ]
    finally:
        log.close()
    if numbers != list(range(1, len(numbers) + 1)):
        wrong.append(f"numbers {numbers}")
    projects, amounts = (Counter(rows[name]["delivery"].to_pylist()) for name in ("project", "amount"))
    wrong += [
        f"half a delivery: {each} has {projects[each]} projects and {amounts[each]} amounts"
        for each in ids
        if (projects[each], amounts[each]) != (PROJECTS_EACH, 1)
    ]
    return wrong


def recorded(scene: Scene, column: str = "id") -> Counter[str]:
    """How often each value of a column stands in the events of the log."""
    log = scene.log()
    with log.reading() as reading:
        found = Counter(reading.events(0)[column].to_pylist())
    log.close()
    return found


def contents(store: Store) -> dict[str, str]:
    """Number and hashes of the rows of every table that holds something now."""
    facts = store.facts(tiny.DATASET)
    return {
        table: str(facts.ask(ALL + f"{table} as one").to_dict("records"))
        for table in (*layout.tables(), *derived.tables())
        if table not in NUMBERED
    }
