"""Servers for the tests of what lies between network and pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from serving import Served, web_server


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A dashboard known as aqb.intern.example, and by the loopback names."""
    with web_server(tmp_path_factory.mktemp("web"), AQB_HOSTS="aqb.intern.example") as one:
        yield one


@pytest.fixture(scope="session")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A dashboard below /aqb/."""
    folder = tmp_path_factory.mktemp("below")
    with web_server(folder, "--server.baseUrlPath", "aqb", prefix="/aqb") as one:
        yield one
