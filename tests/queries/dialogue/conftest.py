"""Facts of one county with more rows, as each test wants them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import tiny
from dialogues_by_hand import Known, store_with

from data.store import Facts


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Known]:
    """Facts of the sound data set with more rows: known(project=[…])."""
    with ExitStack() as opened:
        count = itertools.count()

        def make(**more: list[tiny.Row]) -> Facts:
            return opened.enter_context(store_with(tmp_path / str(next(count)), **more)).facts(tiny.DATASET)

        yield make
