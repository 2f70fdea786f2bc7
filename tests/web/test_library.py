"""Plotly.js comes from the server of the page, is asked about at each visit and sent again only when it has changed."""

from __future__ import annotations

import hashlib
import io
import os
import sys
import tarfile
from base64 import b64encode
from pathlib import Path

import pytest
from questions import chart_functions, draw
from serving import Served

from charts.base.style import Figure
from data.store import Facts
from web import library, small_bundle


def parts(answer: bytes) -> tuple[str, bytes]:
    head, _, body = answer.partition(b"\r\n\r\n")
    return head.decode("latin-1").lower(), body


async def nowhere(*_: object) -> None:
    raise AssertionError("not asked for")


def test_it_is_that_of_setup(served: Served) -> None:
    head, body = parts(served.get("/plotly.min.js"))
    assert " 200 " in head.splitlines()[0]
    assert "content-type: application/javascript" in head or "content-type: text/javascript" in head
    assert body == library.Library(nowhere, "").file.read_bytes()
    assert f"v{library.version()}".encode() in body[:200]


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


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation without the small bundle, and nothing on its PATH yet."""
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "installed"))
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    return tmp_path


def npm(place: Path, script: str) -> None:
    program = place / "bin" / "npm"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)


def archive(bundle: bytes) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        entry = tarfile.TarInfo("package/plotly-basic.min.js")
        entry.size = len(bundle)
        tar.addfile(entry, io.BytesIO(bundle))
    return packed.getvalue()


def test_the_small_bundle_that_is_known_belongs_to_the_installed_package() -> None:
    assert library.version() == small_bundle.VERSION, "see web/small_bundle.py: version and hash go with the package"


def test_the_small_bundle_is_served_once_setup_has_fetched_it(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert library.Library(nowhere, "").file.name == "plotly.min.js"
    packed = archive(b"small")
    (place / "packed").write_bytes(packed)
    monkeypatch.setattr(small_bundle, "SHA512", b64encode(hashlib.sha512(packed).digest()).decode())
    npm(place, f'cp {place}/packed "plotly.js-basic-dist-min-{small_bundle.VERSION}.tgz"')
    assert small_bundle.main() == 0
    chosen = library.Library(nowhere, "").file
    assert chosen.read_bytes() == b"small"
    assert os.listdir(chosen.parent) == [chosen.name], "nothing half done is left"


def test_an_archive_that_is_not_the_known_one_is_refused(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "packed").write_bytes(archive(b"other"))
    npm(place, f'cp {place}/packed "plotly.js-basic-dist-min-{small_bundle.VERSION}.tgz"')
    assert small_bundle.main() == 0
    assert "die Prüfsumme stimmt nicht" in capsys.readouterr().err
    assert not library.small_bundle().exists()


def test_without_a_registry_setup_goes_on_with_the_bundle_of_the_package(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    npm(place, "exit 1")
    assert small_bundle.main() == 0
    assert "das des Python-Pakets wird verwendet" in capsys.readouterr().err
    assert library.Library(nowhere, "").file.name == "plotly.min.js"


def test_every_figure_can_be_drawn_by_the_small_bundle(facts: Facts) -> None:
    drawn = [draw(facts, topic, name, function) for topic, name, function in chart_functions()]
    figures = [figure for figure in drawn if isinstance(figure, Figure)]
    assert len(figures) > 15
    assert {trace["type"] for figure in figures for trace in figure.data} <= {"bar", "scatter"}
