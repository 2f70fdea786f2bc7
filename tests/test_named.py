"""Everything the documentation names is there: paths, modules, commands, targets of make, settings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tools import named
from tools.locked import ROOT

PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
by_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


@by_page
def test_every_named_path_and_module_is_there(page: Path) -> None:
    assert named.missing(page) == []


@by_page
def test_every_named_command_is_there(page: Path) -> None:
    assert named.unknown_commands(page) == []


@by_page
def test_every_named_test_is_there(page: Path) -> None:
    assert named.unknown_tests(page) == []


def test_a_path_a_module_a_command_and_a_test_that_are_gone_are_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "`charts/gone.py`, `data/readers/<kind>.py`, `gone.sql`, `ui/text.plain`, `ui/text.gone`, "
        "`data.imports.gone()`, `queries/<topic>/`, [there](page.md), [gone](gone.md)\n\n"
        "`make gone`, `python -m data gone`, `python -m gone`\n\n"
        "`tests/gone.py::test_gone`, `tests/test_named.py::test_gone`, "
        "`tests/test_named.py::test_every_named_test_is_there`\n"
    )
    assert named.missing(page) == ["gone.md", "charts/gone.py", "gone.sql", "ui/text.gone", "data.imports.gone()"]
    assert sorted(named.unknown_commands(page)) == ["gone", "gone", "gone"]
    assert named.unknown_tests(page) == ["tests/gone.py::test_gone", "tests/test_named.py::test_gone"]


def test_every_setting_in_the_docs_is_read_by_the_program() -> None:
    # AQB_AMB and the like in docs/data.md are programmes.
    told = {name for page in PAGES for name in re.findall(r"\bAQB_[A-Z]+\b", page.read_text("utf-8"))}
    told -= set(re.findall(r"\bAQB_[A-Z]+\b", (ROOT / "docs/data.md").read_text("utf-8")))
    program = [*(path for folder in named.FOLDERS for path in (ROOT / folder).rglob("*.py")), ROOT / "Makefile"]
    read = {name for path in program for name in re.findall(r"\bAQB_[A-Z]+\b", path.read_text("utf-8"))}
    assert told
    assert sorted(told - read) == []
