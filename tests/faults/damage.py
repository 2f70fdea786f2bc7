"""Files vanish or are spoilt while the store serves: caches, their write-ahead logs, lock files."""

from __future__ import annotations

import os
import random
import threading
from collections.abc import Callable
from pathlib import Path

from data.store import Store
from faults import processes, work
from faults.outages import Recorder
from faults.scene import Scene, Tally, record_next, state
from faults.soundness import contents, unsound


def _garbage(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(random.Random(1).randbytes(path.stat().st_size))


HOW: dict[str, Callable[[Path], None]] = {
    "deleted": Path.unlink,
    "emptied": lambda path: os.truncate(path, 0),
    "cut in half": lambda path: os.truncate(path, path.stat().st_size // 2),
    "overwritten": _garbage,
}


def caches(scene: Scene, times: int) -> Tally:
    """Spoil the cache that serves, in every way so often; questions and recordings go on and are right."""
    scene.begin()
    tally = Tally()
    with scene.store("served") as store:
        for number in range(times):
            for how, spoil in HOW.items():
                for path in [*scene.cache("served").glob("*.duckdb"), *scene.cache("served").glob("*.wal")]:
                    spoil(path)
                tally.tried += 1
                tally.wrong += [f"{how}: {each}" for each in _goes_on(store, f"{how[:3]}{number}")]
        with scene.store("other") as other:
            one, two = contents(store), contents(other)
        tally.wrong += [f"differ in {name}: {one[name]}, {two[name]}" for name in one if one[name] != two[name]]
    tally.wrong += unsound(scene, "served")
    return tally


def _goes_on(store: Store, key: str) -> list[str]:
    try:
        before = state(store)
        record_next(store, key)
        after = state(store)
        past = state(store, before.number)
    except Exception as fault:
        return [f"{type(fault).__name__}: {fault}"]
    right = before.k >= 0 and after.k == before.k + 1 and past.k == before.k
    return [] if right else [f"before {before}, after {after}, past {past}"]


def locks(scene: Scene, seconds: float) -> Tally:
    """Delete every lock file again and again while a thread and two processes record."""
    scene.begin()
    ended, tally = threading.Event(), Tally()

    def delete() -> None:
        chance = random.Random(seconds)
        while not ended.wait(chance.uniform(0, 0.3)):
            for folder in (scene.folder, *scene.folder.glob("cache-*")):
                for pattern in ("*.writing", "*.open", "*.turn", "*.lock"):
                    for path in folder.glob(pattern):
                        path.unlink(missing_ok=True)
                        tally.tried += 1

    names = [scene.folder / "one", scene.folder / "two"]
    with scene.store("same") as store:
        # All use one cache folder, as the processes of a machine do.
        others = [processes.started(work.compete, scene, path, "same", seconds) for path in names]
        deleting = threading.Thread(target=delete)
        deleting.start()
        recorder = Recorder(store)
        for each in others:
            each.join()
        ended.set()
        deleting.join()
        found = recorder.end(scene)
    tally.wrong += found.wrong
    tally.noted |= found.noted
    for path in names:
        tally.wrong += [f"{kind}: {line}" for kind in ("error",) for line in work.told(path, kind)]
        tally.noted["stored by others"] = tally.noted.get("stored by others", 0) + len(work.told(path, "done"))
        tally.noted["faults told others"] = tally.noted.get("faults told others", 0) + len(work.told(path, "fault"))
    tally.wrong += unsound(scene, "same")
    return tally
