"""Another program holds the file of the log: questions go on, a recording waits and is then stored or refused."""

from __future__ import annotations

import time

from data.faults import StoreBusy
from data.store.file_log import FileLog
from faults import processes, work
from faults.scene import Scene, Tally, record_next, state
from faults.soundness import unsound


def hold(scene: Scene, seconds: float, *, refused: bool) -> Tally:
    """Hold the file for some seconds; `refused`: longer than anybody waits."""
    scene.begin()
    log, said, tally = scene.log(), scene.folder / "said", Tally(tried=1)
    assert isinstance(log, FileLog)
    with scene.store("killed", serving=True) as store:
        before = state(store)
        holder = processes.started(work.hold_file, log.path, said, seconds)
        processes.wait_for(said, "open", 1, holder)
        began = time.monotonic()
        if state(store) != before:
            tally.wrong.append("the answer changed")
        tally.noted["wait of a question in ms"] = int(1000 * (time.monotonic() - began))
        try:
            record_next(store, "held")
            if refused:
                tally.wrong.append("recorded although the file was held")
        except StoreBusy as busy:
            if not refused or "einem anderen Programm benutzt" not in str(busy):
                tally.wrong.append(str(busy))
            if holder.is_alive():
                tally.note("refused while it was held")
        tally.noted["wait of the recording in ms"] = int(1000 * (time.monotonic() - began))
        holder.join()
        record_next(store, "healed")
        if (found := state(store)).k != before.k + (1 if refused else 2):
            tally.wrong.append(f"{before} became {found}")
    tally.wrong += unsound(scene)
    return tally
