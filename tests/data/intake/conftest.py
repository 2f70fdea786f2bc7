"""Fixtures of the tests about workbooks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import kept
import pytest
import sheets

from data.store import Store


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data set of sheets.fill() in a folder, closed."""
    folder = tmp_path_factory.mktemp("intake")
    kept.stored(folder, "sheets", sheets.fill, sheets.DATASET)
    return folder


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of it, open."""
    shutil.copytree(made, tmp_path / "store")
    with Store(tmp_path / "store", [sheets.DATASET]) as store:
        yield store
