"""How long the server works on one change of a filter: a rerun of every page in AppTest, without a browser."""

from __future__ import annotations

import gc
import itertools
import os
import resource
import time
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

from benchmarks import report, stores
from data import demo, location

TARGET_MS = 50.0
ROUNDS = 25
LARGE_ROUNDS = 6
LARGE_TARGET_MS = {1_000_000: 1000.0, 10_000_000: 2000.0}
MEMORY_RERUNS = 300
# What a reader does on a page beyond changing year and stage: its dearest views, and a search.
VIEWS: list[tuple[str, dict[str, str]]] = [
    ("trends", {"ansicht": "Erklärte Veränderung"}),
    ("trends", {"ansicht": "Restmittel und Mehrbedarf"}),
    ("trends", {"ansicht": "Eigene Auswertung"}),
    ("targets", {"zielansicht": "Abweichungen und Hochrechnung"}),
    ("projects", {"suche": "sprache"}),
]
EMPTY = Path(__file__).with_name("empty_page.py")
DASHBOARD = location.ROOT / "dashboard.py"


def topics() -> list[str]:
    """The pages there are, by folder; Start is about the whole data set and has no filter to change."""
    return sorted(
        path.parent.name for path in (location.ROOT / "pages").glob("*/page.py") if path.parent.name != "start"
    )


def measure(size: int) -> None:
    """Print one line per page and one for an empty Streamlit page measured between them."""
    _use(size)
    empty = AppTest.from_file(str(EMPTY), default_timeout=120).run()
    empty_ms: list[float] = []
    results: list[tuple[str, float, float, float, float, int]] = []
    for topic in topics():
        page, first = _open(topic)
        states = _states(page)
        for state in states[:4]:
            _change(page, *state)
        report.wait_for_quiet()
        values, spent = [], []
        for turn, (year, stage) in enumerate(states[4 : 4 + ROUNDS]):
            started, worked = time.perf_counter(), time.process_time()
            _change(page, year, stage)
            values.append((time.perf_counter() - started) * 1000)
            spent.append((time.process_time() - worked) * 1000)
            empty.selectbox[0].set_value("abc"[turn % 3])
            empty_ms.append(report.milliseconds(empty.run))
        # The same states once more: their answers are kept, as they are for everybody after the first reader.
        again = [report.milliseconds(partial(_change, page, *state)) for state in states[4 : 4 + ROUNDS]]
        results.append(
            (topic, report.median(values), report.median(again), report.median(spent), first, len(page.error))
        )
    floor = report.median(empty_ms)
    rows = [["(empty page)", report.ms(floor), "1.0", "", "", "", "", ""]]
    for topic, value, kept, cpu, first, faults in results:
        note = f"{faults} errors shown" if faults else ""
        rows.append(
            [
                topic,
                report.ms(value),
                f"{value / floor:.1f}",
                report.ms(kept),
                report.ms(cpu),
                report.ms(first),
                report.verdict(value, TARGET_MS),
                note,
            ]
        )
    heads = ["page (median ms)", "new state", "× empty", "known state", "CPU", "first run", "target", ""]
    report.show(f"1. Rerun after a filter change in AppTest, {size:,} projects", heads, rows)


def at_scale(size: int) -> None:
    """Print one line per page: a filter change with a data set of a million projects or more."""
    _use(size)
    target = LARGE_TARGET_MS[size]
    rows = []
    for topic, view in [*((topic, {}) for topic in topics()), *VIEWS]:
        page, first = _open(topic, **view)
        states = _states(page)
        # Half of them with the stage that is split by Maßnahme, which costs most.
        half = LARGE_ROUNDS // 2
        split = [state for state in states if state[1] == "granted"][1 : 1 + half]
        _change(page, *states[0])
        values = [report.milliseconds(partial(_change, page, *state)) for state in [*states[1 : 1 + half], *split]]
        worst = max(values)
        name = ": ".join([topic, *view.values()])
        rows.append(
            [name, report.ms(report.median(values)), report.ms(worst), report.ms(first), report.verdict(worst, target)]
        )
    heads = ["page (ms)", "median", "slowest", "first run", "target for the slowest"]
    report.show(f"3. A filter change in AppTest, {size:,} projects", heads, rows)


def memory(size: int) -> None:
    """Print the resident memory before and after many reruns of one page."""
    _use(size)
    page, _ = _open("overview")
    choices = itertools.cycle(_states(page))
    sizes = []
    for turn in range(MEMORY_RERUNS + 1):
        if turn % (MEMORY_RERUNS // 3) == 0:
            gc.collect()
            sizes.append(_resident_mb())
        _change(page, *next(choices))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    steps = " -> ".join(f"{value:.0f}" for value in sizes)
    print(f"\n   Memory over {MEMORY_RERUNS} reruns of overview: {steps} MB resident, peak {peak:.0f} MB", flush=True)


def _use(size: int) -> None:
    """Point the dashboard to the data set of a size; the store of the size before is let go of."""
    os.environ[location.VARIABLE] = f"duckdb:{stores.folder(size) / 'ministry.duckdb'}"
    st.cache_resource.clear()


def _open(topic: str, **widgets: str) -> tuple[AppTest, float]:
    page = AppTest.from_file(str(DASHBOARD), default_timeout=600).run()
    page.selectbox(key="daten").set_value(demo.DATASET).run()
    page.switch_page(f"pages/{topic}/page.py")
    for key, value in widgets.items():
        page.session_state[key] = value
    first = report.milliseconds(page.run)
    if page.exception:
        raise RuntimeError(f"{topic}: {page.exception[0].value}")
    return page, first


def _states(page: AppTest) -> list[tuple[int, str]]:
    """Years × stages: more states than rounds, so that no answer has been asked for before in this page."""
    years = [int(year) for year in page.selectbox(key="jahr").options]
    stages = ["agreed", "granted", "paid", "verified"]
    words = len(page.selectbox(key="stufe").options)
    known = stages[:words] if words >= len(stages) else ["agreed"]
    return [(year, stage) for stage in known for year in years]


def _change(page: AppTest, year: int, stage: str) -> None:
    # On a page without figures of a year or a stage the filter is grey, and the rerun is that of any other click.
    for key, value in (("jahr", year), ("stufe", stage)):
        if not (field := page.selectbox(key=key)).disabled:
            field.set_value(value)
    page.run()


def _resident_mb() -> float:
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1024**2
