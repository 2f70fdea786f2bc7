"""What browsers fetch is compressed, once, and named so that it need not be asked for again."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from web import packed

INSIDE = PlainTextResponse("von Streamlit")


def client() -> TestClient:
    if not packed.folder().exists():
        pytest.fail("python -m web.packed was not run; make test does it.")
    (layer,) = packed.layer("/aqb")
    return TestClient(layer.cls(INSIDE, *layer.args, **layer.kwargs))


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_a_script_comes_compressed_and_for_ever(encoding: str) -> None:
    script = next(path for path in (packed.folder() / "static/js").glob("index.*.js"))
    answer = client().get(f"/aqb/static/js/{script.name}", headers={"accept-encoding": encoding})
    assert answer.headers["content-encoding"] == encoding
    assert int(answer.headers["content-length"]) < script.stat().st_size / 2
    assert "immutable" in answer.headers["cache-control"]
    assert "access-control-allow-origin" not in answer.headers


def test_the_font_of_icons_is_asked_for_again_because_pages_may_name_more_later() -> None:
    icons = next(path for path in (packed.folder() / "static/media").glob("MaterialSymbols-*.woff2"))
    assert "immutable" not in client().get(f"/aqb/static/media/{icons.name}").headers["cache-control"]


def test_plotly_is_asked_for_again_and_has_not_changed() -> None:
    browser = client()
    first = browser.get("/aqb/plotly.min.js")
    assert first.headers["cache-control"] == "no-cache, public" or "max-age=0" in first.headers["cache-control"]
    assert browser.get("/aqb/plotly.min.js", headers={"if-none-match": first.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(
    "path", ["/aqb/", "/aqb/static/", "/static/js/x.js", "/aqb/../secret", "/aqb/static/../index.html"]
)
def test_everything_else_is_answered_by_streamlit(path: str) -> None:
    assert client().get(path).text == "von Streamlit"


def test_without_copies_nothing_stands_in_the_way(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(packed, "folder", lambda: tmp_path / "none")
    assert packed.layer("") == []
