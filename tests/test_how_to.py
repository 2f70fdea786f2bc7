"""Every how-to is followed in a copy of the project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tools.following import copied, follow, steps
from tools.locked import ROOT

PAGES = sorted(path for path in (ROOT / "docs/how-to").glob("*.md") if path.name != "README.md")


def test_the_list_names_every_how_to() -> None:
    text = (ROOT / "docs/how-to/README.md").read_text("utf-8")
    assert sorted(re.findall(r"\]\(([\w-]+\.md)\)", text)) == [page.name for page in PAGES]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_how_to_works_as_written(page: Path, tmp_path: Path) -> None:
    project = copied(tmp_path)
    told = steps(page)
    assert {"Write", "Run"} <= {step.verb for step in told}
    for step in told:
        follow(step, project)
