"""Medians, tables and what must be known about the machine to read them."""

from __future__ import annotations

import math
import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence

Row = Sequence[str]


def median(values: Sequence[float]) -> float:
    """The middle value; not a number when nothing was measured."""
    return statistics.median(values) if values else float("nan")


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of the values does not exceed; not a number when nothing was measured."""
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)] if ordered else float("nan")


def milliseconds(act: Callable[[], object]) -> float:
    """Wall time of one call."""
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def wait_for_quiet(limit_s: float = 5.0) -> None:
    """Wait until other work leaves most of the processors free, at most `limit_s`; a busy machine is measured too."""
    until = time.monotonic() + limit_s
    while time.monotonic() < until and _busy_share(0.2) > 0.25:
        pass


def _busy_share(seconds: float) -> float:
    before = _ticks()
    time.sleep(seconds)
    after = _ticks()
    total = sum(after) - sum(before)
    idle = after[3] + after[4] - before[3] - before[4]
    return 1 - idle / total if total else 0.0


def _ticks() -> list[int]:
    with open("/proc/stat", encoding="ascii") as file:
        return [int(part) for part in file.readline().split()[1:9]]


def loop_ms() -> float:
    """A fixed piece of pure Python, median of many: how much of a processor this moment leaves to us."""

    def loop() -> None:
        total = 0
        for number in range(20_000):
            total += number * number

    return 10 * median([milliseconds(loop) for _ in range(100)])


def machine() -> str:
    """Processors, load and interpreter in one line."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return (
        f"{os.cpu_count()} × {names[0] if names else platform.machine()}, Python {platform.python_version()}, "
        f"load {load}, fixed loop {loop_ms():.0f} ms"
    )


def show(title: str, heads: Row, rows: Sequence[Row]) -> None:
    """Print a table: first column left, the others right, and the load under which it was measured."""
    print(f"\n{title}")
    lines = [heads, *rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(heads))]
    for line in lines:
        print(
            "  "
            + "  ".join(
                text.rjust(w) if i else text.ljust(w) for i, (text, w) in enumerate(zip(line, widths, strict=True))
            ).rstrip()
        )
    print(
        f"  [load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors, fixed loop {loop_ms():.0f} ms]", flush=True
    )


def ms(value: float) -> str:
    """Milliseconds with the digits that mean something."""
    return f"{value:.1f}" if value < 100 else f"{value:.0f}"


def verdict(value: float, target: float) -> str:
    """The target, and by how much it is missed."""
    return f"<= {target:g}" if value <= target else f"<= {target:g} MISSED"
