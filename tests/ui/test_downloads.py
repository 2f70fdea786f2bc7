"""Buttons for files: each says what kind of file it brings, to the eye and to a screen reader."""

from __future__ import annotations

import ast
import re

from questions import ROOT, parsed

from pages.dialogue.papers import LABEL

KIND = re.compile(r"\b(PDF|DOCX|XLSX|CSV|ZIP|ics)\b")
# What is given elsewhere: the papers of a Mappe (below), the name of a file with its ending.
GIVEN = {"label", "plain(f'{row.file_name} laden')"}


def _labels() -> list[ast.expr]:
    """What is written on each button for a file, as it stands in the program."""
    files = [path for folder in ("ui", "pages") for path in sorted((ROOT / folder).rglob("*.py"))]
    calls = [node for path in files for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]
    return [node.args[0] for node in calls if ast.unparse(node.func) == "downloads.button"]


def test_a_button_for_a_file_says_what_kind_it_is() -> None:
    labels = [ast.unparse(each) for each in _labels()]
    assert len(labels) > 8
    assert [each for each in labels if not KIND.search(each) and each not in GIVEN] == []
    assert [each for each in LABEL.values() if not KIND.search(each)] == []
