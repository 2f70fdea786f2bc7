"""No paper changes unnoticed: what is in each file of a few Dialogmappen is written down in written/.

Where a change is meant: `PYTHONPATH=.:tests:tests/briefing python -m tools.papers`; read the difference, and look at
the paper.
"""

from __future__ import annotations

from collections.abc import Iterator

import crowd
import pytest
from tools import papers

from data.store import Facts


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    for store in crowd.open_crowd(tmp_path_factory.mktemp("crowd")):
        yield store.facts(crowd.DATASET)


@pytest.mark.parametrize("kind", papers.KINDS)
@pytest.mark.parametrize("name", [*papers.MADE, papers.FULL])
def test_a_paper_holds_what_is_written_down(name: str, kind: str, facts: Facts) -> None:
    found = "\n".join(papers.listed(kind, papers.dossier(name, facts))).splitlines()
    assert found == (papers.FOLDER / f"{name}.{kind}.txt").read_text("utf-8").splitlines()
