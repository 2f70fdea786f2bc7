"""The how-tos are followed, all in one copy of the project, as somebody would who needs them all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tools.following import Step, copied, follow, run, steps
from tools.locked import ROOT

PAGES = sorted(path for path in (ROOT / "docs/how-to").glob("*.md") if path.name != "README.md")


def test_the_list_names_every_how_to() -> None:
    text = (ROOT / "docs/how-to/README.md").read_text("utf-8")
    assert sorted(re.findall(r"\]\(([\w-]+\.md)\)", text)) == [page.name for page in PAGES]


def test_the_how_tos_work_as_written_one_after_another(tmp_path: Path) -> None:
    project = copied(tmp_path)
    judges: set[str] = set()
    for page in PAGES:
        told = steps(page)
        assert {"Write", "Run"} <= {step.verb for step in told}, page.stem
        for step in told:
            judges.update(follow(step, project))
    assert judges, "types are asked"
    for command in judges:
        run(command, project)


def test_a_how_to_that_no_longer_fits_is_seen(tmp_path: Path) -> None:
    (tmp_path / "there.py").write_text("FIRST = 1\n")
    for step in (
        Step("Write", "there.py", "", "x\n"),
        Step("Write", "gone/new.py", "", "x\n"),
        Step("Add to", "there.py", "SECOND = 2", "x\n"),
        Step("Add to the end of", "gone.py", "", "x\n"),
        Step("Replace", "there.py", "SECOND", "THIRD"),
        Step("Run", "", "", ".venv/bin/python -c 'raise SystemExit(1)'\n"),
        Step("Run", "", "", "make gone\n"),
    ):
        with pytest.raises(AssertionError):
            follow(step, tmp_path)
    page = tmp_path / "page.md"
    page.write_text("Then write this:\n\n```python\nx\n```\n")
    with pytest.raises(AssertionError, match="without a step"):
        steps(page)
