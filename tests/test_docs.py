"""The documentation is held to the code."""

from __future__ import annotations

from pathlib import Path

from tools.licences import licences
from tools.wordings import wordings

from data.dictionary import dictionary

ROOT = Path(__file__).parents[1]


def test_the_data_dictionary_is_current() -> None:
    kept = (ROOT / "docs/data-dictionary.md").read_text("utf-8")
    assert kept == dictionary(), "run: make docs"


def test_the_page_of_licences_is_current() -> None:
    assert (ROOT / "docs/licences.md").read_text("utf-8") == licences(), "run: make docs"


def test_every_column_in_the_dictionary_has_a_meaning() -> None:
    assert "| None |" not in dictionary()


def test_ci_calls_the_test_command_of_the_readme() -> None:
    assert "make test" in (ROOT / "README.md").read_text("utf-8")
    assert "make test" in (ROOT / ".ci/run").read_text("utf-8")


def test_the_wordings_are_current() -> None:
    kept = (ROOT / "docs/wordings.md").read_text("utf-8")
    assert kept == wordings(), "run: make docs"
