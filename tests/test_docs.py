"""The documentation is held to the code."""

from __future__ import annotations

import re
from pathlib import Path

from tools.wordings import wordings

from data.dictionary import dictionary

ROOT = Path(__file__).parents[1]


def test_the_data_dictionary_is_current() -> None:
    kept = (ROOT / "docs/data-dictionary.md").read_text("utf-8")
    assert kept == dictionary(), "run: python -m data.dictionary > docs/data-dictionary.md"


def test_every_column_in_the_dictionary_has_a_meaning() -> None:
    assert "| None |" not in dictionary()


def test_every_file_the_readme_points_to_exists() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    pointed = [link for link in re.findall(r"\]\(([^)#]+)\)", readme) if "://" not in link]
    assert pointed
    assert [link for link in pointed if not (ROOT / link).exists()] == []


def test_ci_calls_the_test_command_of_the_readme() -> None:
    assert "make test" in (ROOT / "README.md").read_text("utf-8")
    assert "make test" in (ROOT / ".ci/run").read_text("utf-8")


def test_the_wordings_are_current() -> None:
    kept = (ROOT / "docs/wordings.md").read_text("utf-8")
    assert kept == wordings(), "run: PYTHONPATH=.:tests python -m tools.wordings > docs/wordings.md"
