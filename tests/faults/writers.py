"""Two threads and two processes record at the same time, and half of the time the same: one is stored, one refused."""

from __future__ import annotations

import re
import threading
from collections import Counter
from pathlib import Path

from faults import processes, work
from faults.scene import Scene, Tally, state
from faults.soundness import of_log, recorded

SENTENCE = re.compile(r"nicht übernommen|nichts gespeichert|nichts verändert")


def compete(scene: Scene, seconds: float) -> Tally:
    """Let them compete for a while, then look."""
    scene.begin()
    names = ("thread-one", "thread-two", "process-one", "process-two")
    paths = {name: scene.folder / name for name in names}
    with scene.store("shared") as store:
        others = [processes.started(work.compete, scene, paths[name], name, seconds) for name in names[2:]]
        threads = [threading.Thread(target=work.compete_in, args=(store, paths[name], seconds)) for name in names[:2]]
        for thread in threads:
            thread.start()
        for each in (*threads, *others):
            each.join()
        tally = _looked_at(scene, paths)
        if state(store).number != max(recorded(scene, "number")):
            tally.wrong.append("the store does not see what others recorded")
        tally.wrong += [f"a process ended with {each.exitcode}" for each in others if each.exitcode]
    return tally


def _looked_at(scene: Scene, paths: dict[str, Path]) -> Tally:
    tally = Tally()
    found = recorded(scene)
    done: Counter[str] = Counter()
    for path in paths.values():
        done.update(work.told(path, "done"))
        for line in work.told(path, "refused"):
            key, _, sentence = line.partition(" ")
            tally.note("refused with a sentence")
            if not SENTENCE.search(sentence):
                tally.wrong.append(f"no sentence: {sentence}")
            if key not in found and "nicht übernommen" in sentence:
                tally.wrong.append(f"refused although nobody had recorded it: {key}")
        for kind in ("fault", "error"):
            tally.wrong += [f"{kind}: {line}" for line in work.told(path, kind)]
    tally.tried = sum(done.values())
    tally.wrong += [
        f"told stored {done[key]} times, found {found[key]}: {key}" for key in done if done[key] != 1 or found[key] != 1
    ]
    tally.wrong += [f"never told stored: {key}" for key in found if key not in done and key != "d1"]
    tally.wrong += of_log(scene)
    return tally
