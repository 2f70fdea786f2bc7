"""The data sets that are measured: invented, built on demand, apart from the data of the installation."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from data import demo, layout, location
from data.faults import StoreError
from data.store import Store

STANDARD = 5_000
LARGE = (1_000_000, 10_000_000)


def folder(projects: int) -> Path:
    """Where the data set of a size lives."""
    return location.ROOT / "var" / f"bench-{projects}"


def state(projects: int) -> str:
    """ "ready", "missing", or "outdated" when it was computed by another state of the program."""
    if not layout.file_of(folder(projects), demo.DATASET).exists():
        return "missing"
    try:
        Store(folder(projects), [demo.DATASET]).close()
    except StoreError:
        return "outdated"
    return "ready"


def build(projects: int, *, afresh: bool = False) -> None:
    """Make the data set of a size exist and fit the program; minutes for millions of projects."""
    file = layout.file_of(folder(projects), demo.DATASET)
    if afresh:
        file.unlink(missing_ok=True)
    if state(projects) == "ready":
        return
    known = file.exists()
    print(f"building {file} …", file=sys.stderr, flush=True)
    try:
        with Store(folder(projects), [demo.DATASET], create=True) as store:
            if not known:
                demo.build(store, projects=projects, progress=lambda _: None)
    except BaseException:
        if not known:  # half a data set would be taken for a whole one
            file.unlink(missing_ok=True)
        raise


def prepare(asked: Sequence[int]) -> list[int]:
    """Build the standard size afresh and what was asked for; returns the sizes that can be measured."""
    build(STANDARD, afresh=True)
    for projects in asked:
        build(projects)
    large = sorted({*LARGE, *asked} - {STANDARD})
    for projects in large:
        if state(projects) != "ready":
            print(f"{projects:,} projects: {state(projects)}; python -m benchmarks --scale {projects} builds it")
    return [STANDARD, *(projects for projects in large if state(projects) == "ready")]
