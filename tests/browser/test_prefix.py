"""Below a path, as behind a proxy that shows the dashboard at /aqb/: every address is asked below it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlparse

import pytest
from driving import Visit, serving

PREFIX = "/aqb"


@pytest.fixture(scope="module")
def below(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("below") / "log.txt"
    with serving(built, log, "--server.baseUrlPath", "aqb", prefix=PREFIX) as address:
        yield address


@pytest.mark.parametrize("path", ["", "kreisprofil?daten=Demonstrationsdaten&jahr=2023&kreis=Hochtaunuskreis"])
def test_a_page_opens_below_the_prefix_and_leads_on_below_it(below: str, visit: Visit, path: str) -> None:
    visitor = visit(base=below)
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(urlparse(request.url).path))
    visitor.page.on("websocket", lambda line: asked.append(urlparse(line.url).path))
    visitor.open(path)
    visitor.page.get_by_role("link", name="Methodik und Glossar").click()
    visitor.page.get_by_role("heading", name="Methodik und Glossar", level=1).wait_for()
    visitor.settle()
    assert urlparse(visitor.page.url).path == f"{PREFIX}/methodik"
    with visitor.page.expect_download() as got:
        visitor.page.get_by_role("button", name="CSV für Excel").first.click()
    assert Path(got.value.path()).read_bytes().startswith(b"\xef\xbb\xbf")
    assert [each for each in asked if each and not each.startswith(f"{PREFIX}/")] == []
    assert f"{PREFIX}/_stcore/stream" in asked
    assert visitor.errors == []
