"""A place of each kind, and a store on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import places
import postgres
import pytest

from data.store import Store


@pytest.fixture(params=places.KINDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> places.Place:
    """An empty place of each kind."""
    return places.place_of(request.param, tmp_path, request)


@pytest.fixture
def store(place: places.Place) -> Iterator[Store]:
    """A store on it, with what is sound recorded as delivery d1."""
    with places.sound_store(place) as opened:
        yield opened


@pytest.fixture
def wire(cluster: postgres.Cluster) -> Iterator[postgres.Wire]:
    """A wire to the server that can be cut."""
    with postgres.wire_to(cluster) as wire:
        yield wire
