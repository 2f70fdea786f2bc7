"""Many readers at once: how long they wait when all click at one instant, and when each clicks every few seconds.

Beside the dashboard the same is measured with `runner.postScriptGC` on and with a page as most are written. The three
take turns, because they would take the processors from each other; each has all its readers connected meanwhile.
While readers of the dashboard click every few seconds, a note is recorded every ten seconds by a process beside it.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import reader, recording, report, server, stores
from data import demo, location
from data.store import Store

READERS = (20, 50)
BURSTS = 3
PACE_S = (5.0, 10.0)
TURN_S = 20.0
DELIVERY_S = 10.0
PORT = 8640
# Pages on which another year draws something else; all of them open at the same time.
PAGES = ("lagebild", "mittelverteilung", "kreisvergleich", "ziele", "kreisprofil", "dialogmappe")
QUERY = "daten=demo"
# What the next readers add, once every page has been opened and all kept answers are there.
FIRST, NEXT = 30, 60
TARGET_SESSION_MB = 1.5
COLLECTING = ("--runner.postScriptGC", "true")


@dataclass
class Crowd:
    """The readers of one server, and what they waited for."""

    name: str
    on: server.Server
    paths: Sequence[str]
    query: str
    label: str
    # Draws pauses, the same in every run.
    chance: random.Random = field(default_factory=lambda: random.Random(1))
    readers: list[reader.Reader] = field(default_factory=list)
    bursts: list[reader.Answer] = field(default_factory=list)
    bursts_s: float = 0.0
    paced: list[reader.Answer] = field(default_factory=list)
    paced_s: float = 0.0
    memory: list[str] = field(default_factory=list)
    # Where deliveries come in while readers click, and how long each took; None where nothing is recorded.
    store: Store | None = None
    deliveries: list[float] = field(default_factory=list)

    async def come(self, count: int) -> None:
        """Open this many sessions, one after the other, spread over the pages."""
        for number in range(count):
            self.readers.append(await self.arrive(number))

    async def arrive(self, number: int) -> reader.Reader:
        """One more session, on the page of its number."""
        path = self.paths[number % len(self.paths)]
        return await reader.opened(self.on.address, path, self.query, self.label, number)

    async def burst(self) -> None:
        """All click at one instant."""
        started = time.monotonic()
        self.bursts += await asyncio.gather(*(one.click() for one in self.readers))
        self.bursts_s += time.monotonic() - started

    async def click_about(self, seconds: float) -> None:
        """Each clicks every 5 to 10 s, for this long."""
        started = time.monotonic()
        end = started + seconds
        await asyncio.gather(self._deliver_until(end), *(self._click_until(one, end) for one in self.readers))
        self.paced_s += time.monotonic() - started

    async def _click_until(self, one: reader.Reader, end: float) -> None:
        pause = self.chance.uniform(0, PACE_S[1])
        while time.monotonic() + pause < end:
            await asyncio.sleep(pause)
            self.paced.append(await one.click())
            pause = self.chance.uniform(*PACE_S)

    async def _deliver_until(self, end: float) -> None:
        while self.store and time.monotonic() + DELIVERY_S < end:
            await asyncio.sleep(DELIVERY_S)
            self.deliveries.append(await asyncio.to_thread(recording.take_note, self.store))

    def weigh(self) -> None:
        """Note the memory of the server at this moment."""
        self.memory.append(" / ".join(f"{value:.0f}" for value in self.on.memory_mb()))


def measure(size: int, seconds: float) -> None:
    """Print waiting times and memory for each number of readers; `seconds` of paced clicks for each server."""
    data = stores.folder(size)
    dashboard, plain = location.ROOT / "serve.py", Path(__file__).with_name("plain_page.py")
    for count in READERS:
        # Fresh servers for each number: they hold every session they have had for minutes.
        with (
            server.running(dashboard, PORT, data) as app,
            server.running(dashboard, PORT + 1, data, *COLLECTING) as collecting,
            server.running(plain, PORT + 2, data) as other,
            Store(data, [demo.DATASET], serving=True) as store,
        ):
            crowds = [
                of_dashboard(app, "dashboard", store),
                of_dashboard(collecting, "… with postScriptGC", store),
                Crowd("plain page", other, [""], "", "Wahl"),
            ]
            asyncio.run(_run(crowds, count, seconds))
        _show(crowds, count, size)


def memory_per_session(size: int) -> None:
    """Print what a reader more takes of the server's memory, beside one of the empty page."""
    data = stores.folder(size)
    rows, taken = [], []
    empty = Path(__file__).with_name("empty_page.py")
    with server.running(location.ROOT / "serve.py", PORT, data) as app, server.running(empty, PORT + 1, data) as other:
        for crowd in (of_dashboard(app, "dashboard"), Crowd("empty page", other, [""], "", "Wahl")):
            before, after = asyncio.run(_two_groups(crowd))
            taken.append((after - before) / NEXT)
            rows.append([crowd.name, f"{before:.0f}", f"{after:.0f}", f"{taken[-1]:.2f}"])
    rows.append(["more than the empty page", "", "", report.verdict(round(taken[0] - taken[1], 2), TARGET_SESSION_MB)])
    report.show("5. Resident memory (MB)", ["server", f"{FIRST} readers", f"{FIRST + NEXT}", "a reader"], rows)


async def _two_groups(crowd: Crowd) -> tuple[float, float]:
    """Resident memory after the first and after the next readers have come and clicked three times each."""
    seen = []
    for count in (FIRST, NEXT):
        new = [await crowd.arrive(number) for number in range(count)]
        for one in new * 3:
            await one.click()
        seen.append(crowd.on.memory_mb()[0])
        crowd.readers += new
    for one in crowd.readers:
        await one.close()
    return seen[0], seen[1]


def of_dashboard(on: server.Server, name: str, store: Store | None = None) -> Crowd:
    """Readers of the dashboard, nobody there yet; a note comes into the store while they click, where there is one."""
    return Crowd(name, on, PAGES, QUERY, "Jahr", store=store)


async def _run(crowds: Sequence[Crowd], count: int, seconds: float) -> None:
    for crowd in crowds:
        crowd.weigh()
        await crowd.come(count)
    for _ in range(BURSTS):
        for crowd in crowds:
            await crowd.burst()
    turns = max(round(seconds / TURN_S), 1)
    for turn in range(turns):
        for crowd in crowds:
            await crowd.click_about(seconds / turns)
            if turn == min(round(60 / TURN_S), turns) - 1:
                crowd.weigh()
    for crowd in crowds:
        crowd.weigh()
        for one in crowd.readers:
            await one.close()


def _show(crowds: Sequence[Crowd], count: int, size: int) -> None:
    rows = []
    plain = crowds[-1]
    for crowd in crowds:
        rows.append([f"{crowd.name}, at one instant", *_waits(crowd.bursts, crowd.bursts_s, plain.bursts)])
    for crowd in crowds:
        rows.append([f"{crowd.name}, every 5 to 10 s", *_waits(crowd.paced, crowd.paced_s, plain.paced)])
    heads = ["click to answer (ms)", "median", "p95", "max", "median of plain", "reruns/s", "reruns", "errors"]
    report.show(f"5. {count} readers, {size:,} projects", heads, rows)
    heads = ["memory of the server, resident / own (MB)", "before", "after a minute", "at the end"]
    report.show(f"5. {count} readers", heads, [[crowd.name, *crowd.memory] for crowd in crowds])
    rows = [
        [crowd.name, str(len(crowd.deliveries)), report.ms(report.median(crowd.deliveries))]
        for crowd in crowds
        if crowd.deliveries
    ]
    report.show(f"5. {count} readers: a note recorded meanwhile", ["beside", "notes", "median (ms)"], rows)
    for crowd in crowds:
        for fault in sorted({answer.fault for answer in [*crowd.bursts, *crowd.paced] if answer.fault})[:3]:
            print(f"  {crowd.name}: {fault[:200]}")


def _waits(answers: Sequence[reader.Answer], seconds: float, plain: Sequence[reader.Answer]) -> list[str]:
    times = [answer.ms for answer in answers if not answer.fault]
    middle = report.median(times)
    return [
        report.ms(middle),
        report.ms(report.percentile(times, 0.95)),
        report.ms(max(times, default=float("nan"))),
        f"{middle / report.median([answer.ms for answer in plain]):.2f}",
        f"{len(times) / seconds:.1f}",
        str(len(answers)),
        str(len(answers) - len(times)),
    ]
