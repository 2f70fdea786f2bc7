"""What every test may use: an empty store, hand-countable data, and the embedded data sets built once."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import kept
import postgres
import pytest
import small
from hypothesis import settings

from data import demo, layout, published
from data.store import Facts, Store
from data.store.file_log import FileLog

# A property is about what comes out, never about how long it took on a busy machine.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# Big enough for every page to have something to show, small enough to be built in seconds.
DEMO_PROJECTS = 1200


def pytest_configure(config: pytest.Config) -> None:
    """What takes long to build is shared by the processes of one run (pytest -n)."""
    if not hasattr(config, "workerinput") and kept.PLACE not in os.environ:
        place = os.environ[kept.PLACE] = tempfile.mkdtemp(prefix="aqb-kept-")
        config.add_cleanup(lambda: (os.environ.pop(kept.PLACE), shutil.rmtree(place)))


@pytest.fixture(scope="session")
def any_cluster() -> Iterator[postgres.Cluster | None]:
    """The tests' own PostgreSQL; None where there is none."""
    yield from postgres.own_cluster()


@pytest.fixture
def cluster(any_cluster: postgres.Cluster | None) -> postgres.Cluster:
    """The tests' own PostgreSQL."""
    if any_cluster is None:
        pytest.skip("No PostgreSQL found; Debian: apt-get install postgresql.")
    return any_cluster


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    """A data set without any delivery."""
    with Store(tmp_path_factory.mktemp("empty"), [small.DATASET], create=True) as store:
        yield store.facts(small.DATASET)


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store of tests/small.py."""
    yield from small.open_small(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def facts(small_store: Store) -> Facts:
    """The facts of tests/small.py as known today."""
    return small_store.facts(small.DATASET)


@pytest.fixture(scope="session")
def install() -> Callable[[Path], None]:
    """Puts the data sets published, demo (small) and ministry (empty) into a folder, with caches nobody holds."""
    return lambda folder: kept.copied(folder, "installation", _build)


@pytest.fixture(scope="session")
def built(install: Callable[[Path], None], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one installation that all tests of a process look at and none changes."""
    folder = tmp_path_factory.mktemp("installation")
    install(folder)
    return folder


def _build(folder: Path) -> None:
    demo.build(FileLog(layout.file_of(folder, "demo"), "demo"), projects=DEMO_PROJECTS, progress=lambda _: None)
    with Store(folder, ["published", "demo", "ministry"], create=True) as store:
        published.record(store)


@pytest.fixture(scope="session")
def real(built: Path) -> Iterator[Store]:
    """The data sets of `built`, open for reading."""
    with Store(built, ["published", "demo"]) as store:
        yield store
