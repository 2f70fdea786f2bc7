"""The Maßnahmen of tests/projects_by_hand.py, recorded once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import small
from one_delivery import one_delivery
from projects_by_hand import AT, HTK, PASSAGE, PROJECTS, amount, fact, project

from data.store import Facts


@pytest.fixture(scope="session")
def found_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    rows = {
        "passage": [fact(id="d1/5", section="§ 5", ordinal=5, title="Ziele", text=PASSAGE)],
        "project": [
            project(key, number, name, county, year, category) | more
            for number, (key, (name, county, year, category, more)) in enumerate(PROJECTS.items(), 1)
        ],
        "amount": [amount("juba2", "agreed", "182500.00", "about"), amount("juba2", "granted", "1.50")],
        "target": [
            fact(
                id="t1",
                county=HTK,
                budget_year=2023,
                programme="AQB",
                category=1,
                project="juba2",
                kind="numeric",
                indicator="entries",
                name="20 Eintritte",
                target_value=20,
                starts_on=date(2023, 1, 1),
                ends_on=date(2023, 12, 31),
            )
        ],
        "project_line": [
            fact(id=f"L/{key}", line="L", project=key, decided_by="Referat", decided_on=date(2024, 1, 1))
            for key in ("juba1", "juba2")
        ],
    }
    with one_delivery(tmp_path_factory.mktemp("projects"), AT, rows) as store:
        yield store.facts(small.DATASET)
