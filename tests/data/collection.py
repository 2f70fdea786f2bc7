"""The lines that were collected of public figures, by hand, before they became the data set `published`."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared" / "data"
# Prefix of an origin → file of the collection whose lines it counts.
COLLECTION = {
    "figures": "published_figures",
    "figures_2": "published_figures_2",
    "projects": "published_projects",
}


def shared(name: str) -> list[dict[str, str]]:
    path = SHARED / f"{name}.csv"
    if not path.exists():
        pytest.skip(f"{path} is not there: what was collected of public figures lies beside the project, not in it.")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def line_of(origin: str) -> dict[str, str]:
    """The line of the collection an origin names."""
    prefix, line = origin.split(":")
    return shared(COLLECTION[prefix])[int(line) - 2]
