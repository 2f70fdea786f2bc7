"""make faults, or parts of it: python -m faults --only kills answers shown writers disk outages damage clock."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import postgres
from get_servers import installed

from faults import answers, clock, damage, disk, foreign, kills, outages, shown, writers
from faults.scene import Scene, Tally

# Ten a work make 160 kills over both places; each takes a second on an idle machine.
KILLS_EACH = 10
PACE = {"pause": 0.3, "every": 1}
# Files grow by 256 KiB; nothing is refused any more beyond 2 MiB.
SIZES = [kibibytes * 1024 for kibibytes in (0, 4, 8, 16, 32, *range(64, 2112, 64))]
Trial = Callable[[Scene, postgres.Cluster | None], Tally]


def parts(kills_each: int) -> dict[str, dict[str, Trial]]:
    """Every trial of the long run, by part and name."""
    return {
        "kills": {name: partial(_killed, name, kills_each) for name in kills.WORKS},
        "answers": {"2,000 from 30 threads": lambda scene, _: answers.ask_while_recording(scene, 2010, 30, **PACE)},
        "shown": {"2,000 pages for 20 people": lambda scene, _: _shown(scene)},
        "writers": {"a minute": lambda scene, _: writers.compete(scene, 60)},
        "disk": {
            "the log's disk is full": lambda scene, _: _filled(scene, "log"),
            "the cache's disk is full": lambda scene, _: _filled(scene, "cache"),
        },
        "outages": {
            "stopped for 20 s": lambda scene, cluster: outages.stop(scene, cluster, 20, 2) if cluster else Tally(),
            "cut off": lambda scene, cluster: outages.cut(scene, cluster, 50, 0.3) if cluster else Tally(),
        },
        "damage": {
            "spoilt caches": lambda scene, _: damage.caches(scene, 5),
            "deleted locks": lambda scene, _: damage.locks(scene, 30),
        },
        "clock": {"clock set": lambda scene, _: clock.set_clock(scene, 2)},
        "foreign": {
            "held for 5 s": lambda scene, _: Tally() if scene.url else foreign.hold(scene, 5, refused=False),
            "held for 40 s": lambda scene, _: Tally() if scene.url else foreign.hold(scene, 40, refused=True),
        },
    }


def _filled(scene: Scene, which: str) -> Tally:
    if which == "log" and scene.url:
        return Tally()
    try:
        return disk.fill(scene, which, SIZES)
    except disk.NoDisk as fault:
        print(f"disk: skipped, {fault}")
        return Tally()


def _shown(scene: Scene) -> Tally:
    return Tally() if scene.url else shown.look_while_recording(scene.folder, 2000, 20, pause=1, every=1)


def _killed(name: str, times: int, scene: Scene, _: postgres.Cluster | None) -> Tally:
    if scene.url and name in kills.FILE_ONLY:
        return Tally()
    return kills.kill(scene, name, times, seed=time.time_ns())


@contextmanager
def scenes() -> Iterator[Callable[[], Iterator[tuple[Scene, postgres.Cluster | None]]]]:
    """A function that gives a fresh scene of each kind."""
    programs = installed()
    cluster = postgres.Cluster(programs) if programs else None

    def fresh() -> Iterator[tuple[Scene, postgres.Cluster | None]]:
        for url in ["", *([cluster.url()] if cluster else [])]:
            if url and cluster:
                cluster.execute("drop schema if exists tiny cascade")
            with tempfile.TemporaryDirectory(prefix="aqb-faults-") as folder:
                yield Scene(Path(folder), url), cluster if url else None

    try:
        yield fresh
    finally:
        if cluster:
            cluster.remove()


def main() -> int:
    """Run everything asked for and print it; 1 when anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m faults", description=__doc__)
    parser.add_argument("--only", nargs="+", metavar="PART", help="parts to run (all)")
    parser.add_argument("--kills", type=int, default=KILLS_EACH, metavar="TIMES", help="kills of each work (10)")
    asked = parser.parse_args()
    chosen = {name: trials for name, trials in parts(asked.kills).items() if not asked.only or name in asked.only}
    wrong = 0
    with scenes() as fresh:
        if not installed():
            print("PostgreSQL: none, only files are tried")
        for part, trials in chosen.items():
            for name, trial in trials.items():
                for scene, cluster in fresh():
                    began = time.monotonic()
                    tally = trial(scene, cluster)
                    if tally.tried:
                        _tell(f"{part}: {name}, {scene.kind}", tally, time.monotonic() - began)
                        wrong += len(tally.wrong)
    return 1 if wrong else 0


def _tell(what: str, tally: Tally, seconds: float) -> None:
    noted = ", ".join(f"{what} {times}" for what, times in sorted(tally.noted.items()))
    print(f"{what}: {tally.tried} tried, {len(tally.wrong)} wrong, {seconds:.0f} s ({noted})", flush=True)
    for each in tally.wrong:
        print(f"  {each}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
