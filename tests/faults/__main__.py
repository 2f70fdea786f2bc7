"""make faults [ONLY="kills answers"]; python -m faults [--only kills answers writers disk outages damage clock foreign]"""

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
from get_postgres import installed

from faults import kills
from faults.scene import Scene, Tally

# Ten a work make 160 kills; each takes a second on an idle machine.
KILLS_EACH = 10
Trial = Callable[[Scene, postgres.Cluster | None], Tally]


def parts(kills_each: int) -> dict[str, dict[str, Trial]]:
    """Every trial of the long run, by part and name."""
    return {
        "kills": {name: partial(_killed, name, kills_each) for name in kills.WORKS},
    }


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
