"""How a server fares over hours: python -m benchmarks.endurance [--minutes 60]

Fifty readers click every 5 to 10 s, stay for some minutes, leave and come back as new sessions; every half minute one
line tells how long they waited and what the server holds in memory. No part of `make bench`: it takes as long as asked.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
import time

from benchmarks import load, report, server, stores
from data import location

READERS = 50
STAY_S = (120.0, 300.0)
LINE_S = 30.0
# Streamlit keeps a session that has left for two minutes (server.disconnectedSessionTTL), in case it comes back.
KEPT_S = 120.0
PORT = 8650


class Visits:
    """All sessions so far, and the answers since the last line."""

    def __init__(self, crowd: load.Crowd) -> None:
        self.crowd = crowd
        self.opened = 0
        self.faults: list[str] = []
        self.answered = 0
        self._waits: list[float] = []
        self._started = time.monotonic()

    async def go_on(self, end: float) -> None:
        """One reader who leaves and comes back, until the end."""
        while time.monotonic() < end:
            self.opened += 1
            one = await self.crowd.arrive(self.opened)
            leave = min(time.monotonic() + self.crowd.chance.uniform(*STAY_S), end)
            while time.monotonic() < leave:
                await asyncio.sleep(self.crowd.chance.uniform(*load.PACE_S))
                answer = await one.click()
                self.answered += 1
                if answer.fault:
                    self.faults.append(answer.fault)
                else:
                    self._waits.append(answer.ms)
            await one.close()

    async def tell(self, end: float) -> None:
        """A line every half minute."""
        while time.monotonic() < end:
            self.line()
            await asyncio.sleep(LINE_S)

    def line(self) -> None:
        """Print the moment, and forget the waits up to here."""
        resident, own = self.crowd.on.memory_mb()
        waits, self._waits = self._waits, []
        print(
            f"{(time.monotonic() - self._started) / 60:6.1f} min  {self.opened:5} sessions so far  "
            f"{report.median(waits):5.0f} median {report.percentile(waits, 0.95):5.0f} p95 ms  "
            f"{self.answered:6} reruns {len(self.faults)} errors  {resident:5.0f} resident {own:5.0f} own MB",
            flush=True,
        )


async def _run(visits: Visits, seconds: float) -> None:
    end = time.monotonic() + seconds
    await asyncio.gather(visits.tell(end), *(visits.go_on(end) for _ in range(READERS)))
    visits.line()
    await asyncio.sleep(KEPT_S + LINE_S)
    print("all gone:")
    visits.line()


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.endurance", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0, help="how long (60)")
    asked = parser.parse_args()
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    stores.build(stores.STANDARD)
    print(f"Machine: {report.machine()}")
    with server.running(location.ROOT / "serve.py", PORT, stores.folder(stores.STANDARD)) as on:
        visits = Visits(load.of_dashboard(on, "dashboard"))
        asyncio.run(_run(visits, asked.minutes * 60))
    for fault in sorted(set(visits.faults)):
        print(f"  {visits.faults.count(fault)} × {fault[:200]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
