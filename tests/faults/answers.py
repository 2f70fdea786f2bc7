"""Many threads ask while others record: every answer is a state of the log, and nobody goes back behind one he saw."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable

import tiny

from data.store import Store
from faults import processes, work
from faults.scene import Scene, Tally, record_next, state, state_of
from faults.soundness import of_log, recorded

# Every fifth question is about a past Stand.
PAST = 0.2


def ask_while_recording(scene: Scene, answers: int, threads: int, *, pause: float, every: float) -> Tally:
    """Ask from threads of a serving store while it and another process record every so many seconds."""
    scene.begin()
    tally, path, ended = Tally(), scene.folder / "second", threading.Event()
    other = processes.started(work.record_paced, scene, path, "second", every)
    processes.wait_for(path, "done", 1, other)
    with scene.store("serving", serving=True) as store:
        recorder = threading.Thread(target=_record, args=(store, every, ended, tally))
        asking = [
            threading.Thread(target=_ask, args=(store, answers // threads, pause, random.Random(number), tally))
            for number in range(threads)
        ]
        for thread in (recorder, *asking):
            thread.start()
        for thread in asking:
            thread.join()
        ended.set()
        recorder.join()
        processes.killed(other)
        tally.noted["recordings of the other process"] = len(work.told(path, "done"))
        newest = max(recorded(scene, "number"))
        if (found := eventually(lambda: state(store).number, newest)) != newest:
            tally.wrong.append(f"the log is at {newest}, the store at {found}")
    tally.wrong += of_log(scene)
    return tally


def eventually(ask: Callable[[], int], wanted: int, seconds: float = 30) -> int:
    """Ask until the answer is the wanted one; the last answer."""
    deadline = time.monotonic() + seconds
    while (found := ask()) != wanted and time.monotonic() < deadline:
        time.sleep(0.1)
    return found


def _record(store: Store, every: float, ended: threading.Event, tally: Tally) -> None:
    number = 0
    while not ended.wait(every):
        number += 1
        try:
            record_next(store, f"own{number}")
            tally.note("own recordings")
        except Exception as fault:
            tally.wrong.append(f"recording: {type(fault).__name__}: {fault}")


def _ask(store: Store, times: int, pause: float, chance: random.Random, tally: Tally) -> None:
    seen = 1
    for _ in range(times):
        time.sleep(chance.uniform(0, 2 * pause))
        past = chance.randint(1, seen) if chance.random() < PAST else None
        try:
            found = state_of(store.facts(tiny.DATASET, number=past))
        except Exception as fault:
            tally.wrong.append(f"question: {type(fault).__name__}: {fault}")
            continue
        tally.tried += 1
        # Only recordings: the event number n makes the state n - 1.
        if found.k != found.number - 1:
            tally.wrong.append(f"no state of the log: {found.told}")
        if past is None and found.number < seen:
            tally.wrong.append(f"went back from {seen} to {found.number}")
        if past is not None and found.number != past:
            tally.wrong.append(f"asked for {past}, got {found.number}")
        if past is None:
            seen = max(seen, found.number)
        else:
            tally.note("questions about the past")
