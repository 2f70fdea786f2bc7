"""The Handbuch names what is on the screen, and every picture in it is there and is made by a command."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest
from labels import DRAWN, ROOT, labels
from tools.pictures import PICTURES

from ui.section import DERIVED, SOURCES, TABLE

TEXT = (ROOT / "docs" / "handbuch.md").read_text("utf-8")
# Bold is what is called so on the screen.
NAMED = sorted(set(re.findall(r"\*\*(.+?)\*\*", TEXT)))
FOLDER = ROOT / "static" / "handbuch"
MOST_BYTES = 200_000


@cache
def on_screen() -> set[str]:
    """Every label, and every fixed text of the pages: buttons, links, views."""
    found = {*labels(), TABLE, SOURCES, DERIVED}
    beside = ("dashboard.py", "charts/base/datasets.py", "data/marks.py", "access/own_sessions.py")
    for path in [*DRAWN, *(ROOT / name for name in beside)]:
        tree = ast.parse(path.read_text("utf-8"))
        texts = {each for node in ast.walk(tree) if isinstance(each := getattr(node, "value", None), str)}
        found |= texts | {inner for each in texts for inner in re.findall(r">([^<>]+)<", each)}
    return found


@pytest.mark.parametrize("name", [name for name in NAMED if name != "fett"])
def test_what_the_handbook_names_is_called_so_on_the_screen(name: str) -> None:
    assert name in on_screen(), "a label, button, link or view of this name: was it renamed?"


def test_a_name_that_is_nowhere_is_seen() -> None:
    assert "Kreise verwechseln" not in on_screen()
    assert len(NAMED) > 40


def test_every_picture_is_there_small_described_and_made_by_the_command() -> None:
    named = re.findall(r"!\[(.+?)\]\(\.\./static/handbuch/([a-z]+)\.png\)", TEXT)
    assert [len(alt) > 20 for alt, _ in named] == [True] * TEXT.count("![")
    files = {path.stem: path.stat().st_size for path in FOLDER.iterdir()}
    assert {name for _, name in named} == files.keys() == {picture.name for picture in PICTURES}
    assert {name: size for name, size in files.items() if size > MOST_BYTES} == {}


def test_the_three_jobs_of_the_first_page_and_data_in_are_chapters() -> None:
    chapters = re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
    assert {"Kreise vergleichen", "Einen Dialog vorbereiten", "Eine Entwicklung erklären", "Daten aufnehmen"} <= {
        *chapters
    }
