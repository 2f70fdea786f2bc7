"""Below a path, as behind a proxy that shows the dashboard at /aqb/: every address is asked below it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlparse

import pytest
from driving import Visit, Visitor, serving
from proxy import PREFIX, needs_nginx, nginx


@pytest.fixture(scope="module")
def below(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard below the prefix, asked without a proxy."""
    log = tmp_path_factory.mktemp("below") / "log.txt"
    with serving(built, log, "--server.baseUrlPath", "aqb", prefix=PREFIX) as address:
        yield address


@needs_nginx
def test_the_page_opens_behind_nginx_as_documented(below: str, visit: Visit, tmp_path: Path) -> None:
    with nginx([below], tmp_path) as address:
        assert_below(visit(base=address), "kreisprofil?daten=Demonstrationsdaten&jahr=2023&kreis=Hochtaunuskreis")


@pytest.mark.parametrize("path", ["", "kreisprofil?daten=Demonstrationsdaten&jahr=2023&kreis=Hochtaunuskreis"])
def test_a_page_opens_below_the_prefix_and_leads_on_below_it(below: str, visit: Visit, path: str) -> None:
    assert_below(visit(base=below), path)


def assert_below(visitor: Visitor, path: str) -> None:
    """Open a page, go to another, take a file along: everything is asked below the prefix, and nothing fails."""
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(urlparse(request.url).path))
    visitor.page.on("websocket", lambda line: asked.append(urlparse(line.url).path))
    visitor.open(path)
    visitor.page.get_by_role("link", name="Methodik und Glossar").click()
    visitor.page.get_by_role("heading", name="Methodik und Glossar", level=1).wait_for()
    visitor.settle()
    assert urlparse(visitor.page.url).path == f"{PREFIX}/methodik"
    visitor.page.get_by_role("button", name="Mitnehmen").first.click()
    with visitor.page.expect_download() as got:
        visitor.page.get_by_role("button", name="CSV für Excel").first.click()
    assert Path(got.value.path()).read_bytes().startswith(b"\xef\xbb\xbf")
    assert [each for each in asked if each and not each.startswith(f"{PREFIX}/")] == []
    assert f"{PREFIX}/_stcore/stream" in asked
    assert visitor.errors == []
