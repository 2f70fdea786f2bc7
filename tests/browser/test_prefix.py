"""Below a path, as behind a proxy that shows the dashboard at /aqb/: every address is asked below it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlparse

import pytest
from driving import ROOT, Visit, Visitor, serving

PREFIX = "/aqb"


@pytest.fixture(scope="module")
def below(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard below the prefix, asked without a proxy."""
    log = tmp_path_factory.mktemp("below") / "log.txt"
    with serving(built, log, "--server.baseUrlPath", "aqb", prefix=PREFIX) as address:
        yield address


@contextmanager
def nginx(server: str, folder: Path) -> Iterator[str]:
    """nginx with the location of docs/nginx.conf before a server; yields the address of the dashboard behind it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    location = (ROOT / "docs" / "nginx.conf").read_text("utf-8").replace("127.0.0.1:8501", urlparse(server).netloc)
    kinds = ("proxy", "client_body", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    config = folder / "nginx.conf"
    config.write_text(
        f"pid {folder}/pid;\nerror_log {folder}/error.log;\ndaemon off;\nevents {{}}\n"
        f"http {{ access_log off;\n{temporary}server {{ listen 127.0.0.1:{port};\n{location}}} }}\n",
        "utf-8",
    )
    process = subprocess.Popen(["nginx", "-e", f"{folder}/error.log", "-c", str(config)])
    try:
        for _ in range(100):
            with socket.socket() as line:
                if line.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}{PREFIX}"
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.mark.skipif(not shutil.which("nginx"), reason="No nginx on this machine; Debian: apt-get install nginx-light.")
def test_the_page_opens_behind_nginx_as_documented(below: str, visit: Visit, tmp_path: Path) -> None:
    with nginx(below, tmp_path) as address:
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
