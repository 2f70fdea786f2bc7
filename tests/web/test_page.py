"""The head of the page names early what figures need, and nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

from streamlit import file_util

from web import preloads
from web.page import german

ROOT = Path(__file__).parents[2]
PLOT = ROOT / "static" / "plot"
HEAD = german(b'<html lang="en"><head></head></html>', "/unten").decode()
HINTED = re.findall(r'<link rel="(\w+)"[^>]* href="/unten/([^"]+)"', HEAD)


def imported(name: str) -> set[str]:
    """What a script imports before it runs, and what that imports."""
    found = set(re.findall(r'^import .* from "\./([\w.]+)";$', (PLOT / name).read_text("utf-8"), re.MULTILINE))
    return found.union(*(imported(each) for each in found)) if found else found


def test_every_script_a_figure_imports_is_named_in_the_head() -> None:
    named = {path.removeprefix("app/static/plot/") for _, path in HINTED if path.startswith("app/static/plot/")}
    assert named == imported("chart.js")
    assert "picture.js" in named, "which only tools.js imports"


def test_what_the_head_names_is_there() -> None:
    streamlit = Path(file_util.get_static_dir())
    kinds = {kind for kind, _ in HINTED}
    assert kinds == {"modulepreload", "preload"}
    assert any("SourceSans" in path for _, path in HINTED)
    for _, path in HINTED:
        place = ROOT / path.removeprefix("app/") if path.startswith("app/") else streamlit / path
        assert place.is_file(), path


def test_all_that_the_frame_of_a_page_is_drawn_by_is_named_behind_streamlits_shell() -> None:
    static = Path(file_util.get_static_dir())
    page = german((static / "index.html").read_bytes(), "").decode()
    named = re.findall(r"static/js/([\w.-]+\.js)", page)
    for element in preloads.ELEMENTS:
        assert [name for name in named if name.startswith(f"{element}.")], element
    for name in named:
        if name != named[0] and not name.startswith("index."):
            text = (static / "static/js" / name).read_text("utf-8")
            assert set(re.findall(r'(?:from|import)"\./([\w.-]+\.js)"', text)) <= {*named}, name
    first = preloads.scripts()[0].removeprefix("static/js/")
    assert named.index(first) > max(named.index(name) for name in named if name.startswith(("index.", "react-dom.")))
    assert len(named) == len({*named})
