"""PostgreSQL goes away while people work: stopped for a while, connections cut in the middle of everything."""

from __future__ import annotations

import random
import threading
import time

import postgres

from data.faults import OutcomeUnknown, StoreError
from data.store import Store
from faults.scene import Scene, Tally, record_next, state
from faults.soundness import of_log, recorded


class Recorder:
    """Records one delivery after the other in a thread and keeps what it was told of each."""

    def __init__(self, store: Store) -> None:
        self.done: list[str] = []
        self.refused: list[str] = []
        self.unknown: list[str] = []
        self.wrong: list[str] = []
        self._store = store
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work)
        self._thread.start()

    def _work(self) -> None:
        number = 0
        while not self._ended.wait(0.01):
            number += 1
            key = f"out{number}"
            try:
                record_next(self._store, key)
                self.done.append(key)
            except OutcomeUnknown:
                self.unknown.append(key)
            except StoreError:
                self.refused.append(key)
            except Exception as fault:
                self.wrong.append(f"recording {key}: {type(fault).__name__}: {fault}")

    def end(self, scene: Scene) -> Tally:
        """Stop, and hold what was told against what is there."""
        self._ended.set()
        self._thread.join()
        found = recorded(scene)
        wrong = [*self.wrong]
        wrong += [f"told stored, found {found[key]} times: {key}" for key in self.done if found[key] != 1]
        wrong += [f"told not stored, but there: {key}" for key in self.refused if found[key]]
        wrong += of_log(scene)
        noted = {"stored": len(self.done), "refused": len(self.refused), "outcome unknown": len(self.unknown)}
        return Tally(wrong=wrong, noted=noted)


def stop(scene: Scene, cluster: postgres.Cluster, seconds: float, times: int) -> Tally:
    """Stop the server for some seconds: questions are answered, recordings refused; then everything goes on."""
    scene.begin()
    with scene.store("one", serving=True) as store:
        recorder = Recorder(store)
        waits, wrong, asked = [], [], 0
        for _ in range(times):
            time.sleep(seconds / 4)
            cluster.stop("immediate" if len(waits) % 2 else "fast")
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                began = time.monotonic()
                asked += 1
                try:
                    if state(store).k < 0:
                        wrong.append("half a state")
                except Exception as fault:
                    wrong.append(f"question: {type(fault).__name__}: {fault}")
                waits.append(time.monotonic() - began)
                time.sleep(0.1)
            cluster.start()
            _recorded_again(recorder, wrong)
        tally = recorder.end(scene)
        if _without_trouble(store) is not None:
            wrong.append(f"still in trouble: {store.trouble('tiny')}")
    tally.tried = times
    tally.wrong += wrong
    tally.noted |= {"questions meanwhile": asked, "longest wait of a question in ms": int(1000 * max(waits))}
    return tally


def _recorded_again(recorder: Recorder, wrong: list[str]) -> None:
    stored, deadline = len(recorder.done), time.monotonic() + 60
    while len(recorder.done) == stored:
        if time.monotonic() > deadline:
            wrong.append("nothing was recorded for a minute after the server came back")
            return
        time.sleep(0.05)


def _without_trouble(store: Store) -> str | None:
    deadline = time.monotonic() + 20
    while (trouble := store.trouble("tiny")) is not None and time.monotonic() < deadline:
        state(store)
        time.sleep(0.1)
    return trouble


def cut(scene: Scene, cluster: postgres.Cluster, times: int, pause: float) -> Tally:
    """Cut every connection at random moments of recording."""
    scene.begin()
    chance = random.Random(times)
    with scene.store("one", serving=True) as store:
        recorder, wrong = Recorder(store), []
        for _ in range(times):
            time.sleep(chance.uniform(0, 2 * pause))
            cluster.cut()
            try:
                if state(store).k < 0:
                    wrong.append("half a state")
            except Exception as fault:
                wrong.append(f"question: {type(fault).__name__}: {fault}")
        _recorded_again(recorder, wrong)
        tally = recorder.end(scene)
    tally.tried = times
    tally.wrong += wrong
    return tally
