"""Plotly.js comes from the server of the page, is asked about at each visit and sent again only when it has changed."""

from __future__ import annotations

from importlib.resources import files

import pytest
from serving import Served


def parts(answer: bytes) -> tuple[str, bytes]:
    head, _, body = answer.partition(b"\r\n\r\n")
    return head.decode("latin-1").lower(), body


def test_it_is_the_one_of_the_installed_package(served: Served) -> None:
    head, body = parts(served.get("/plotly.min.js"))
    assert " 200 " in head.splitlines()[0]
    assert "content-type: application/javascript" in head or "content-type: text/javascript" in head
    assert body == (files("plotly") / "package_data" / "plotly.min.js").read_bytes()


def test_a_browser_that_has_it_gets_it_no_second_time(served: Served) -> None:
    head, _ = parts(served.get("/plotly.min.js"))
    assert "cache-control: no-cache" in head
    tag = next(line for line in head.splitlines() if line.startswith("etag: ")).removeprefix("etag: ")
    again, body = parts(served.get("/plotly.min.js", None, f"If-None-Match: {tag}"))
    assert " 304 " in again.splitlines()[0]
    assert body == b""


@pytest.mark.parametrize("path", ["/plotly.min.js/", "/plotly.min.js/../widgetbundle.js", "/widgetbundle.js"])
def test_nothing_else_of_the_package_is_served(served: Served, path: str) -> None:
    _, body = parts(served.get(path))
    assert len(body) < 100_000


def test_it_is_there_below_a_prefix_and_for_known_hosts_only(served: Served, below: Served) -> None:
    assert " 200 " in parts(below.get("/aqb/plotly.min.js"))[0].splitlines()[0]
    assert " 400 " in parts(served.get("/plotly.min.js", "boese.example"))[0].splitlines()[0]
