"""The data sets that are measured: invented, built on demand, apart from the data of the installation."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from data import demo, layout, location
from data import prepare as prepared
from data.store.file_log import FileLog

STANDARD = 5_000
LARGE = (1_000_000, 10_000_000)


def folder(projects: int) -> Path:
    """Where the data set of a size lives."""
    return location.ROOT / "var" / f"bench-{projects}"


def log(projects: int) -> FileLog:
    """The log of the data set of a size."""
    return FileLog(layout.file_of(folder(projects), demo.DATASET), demo.DATASET)


def ready(projects: int) -> bool:
    """True when it is there and made by this state of the program."""
    return log(projects).built_from() == prepared.embedded_state(demo.DATASET)


def build(projects: int, *, afresh: bool = False) -> None:
    """Make the data set of a size exist and fit the program; minutes for millions of projects."""
    if ready(projects) and not afresh:
        return
    place = folder(projects)
    place.mkdir(parents=True, exist_ok=True)
    print(f"building {place} …", file=sys.stderr, flush=True)
    prepared.build_fresh(
        place, demo.DATASET, lambda new: demo.build(new, projects=projects, progress=lambda _: None), lambda _: None
    )


def prepare(asked: Sequence[int]) -> list[int]:
    """Build the standard size afresh and what was asked for; returns the sizes that can be measured."""
    build(STANDARD, afresh=True)
    for projects in asked:
        build(projects)
    large = sorted({*LARGE, *asked} - {STANDARD})
    for projects in large:
        if not ready(projects):
            print(f"{projects:,} projects: not built; python -m benchmarks --scale {projects} builds it")
    return [STANDARD, *(projects for projects in large if ready(projects))]
