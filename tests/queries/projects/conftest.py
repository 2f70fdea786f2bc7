"""The Maßnahmen of tests/projects_by_hand.py, recorded once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import small
from projects_by_hand import AT, HTK, PASSAGE, PROJECTS, amount, fact, project

from data.store import Facts, Store


@pytest.fixture(scope="session")
def found_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    with Store(tmp_path_factory.mktemp("projects"), [small.DATASET], create=True) as store:
        with store.writing(small.DATASET) as writer:
            writer.deliver("d1", source="s1", recorded_by="Test", recorded_at=AT)
            writer.record(
                "source",
                [
                    fact(
                        id="s1",
                        title="Zielvereinbarung",
                        publisher="HMSI",
                        collected="von Hand",
                        timeliness="sofort",
                        covers="ein Kreis",
                        known_faults="keine",
                        invented=False,
                    )
                ],
            )
            writer.record("passage", [fact(id="d1/5", section="§ 5", ordinal=5, title="Ziele", text=PASSAGE)])
            writer.record(
                "project",
                [
                    project(key, number, name, county, year, category) | more
                    for number, (key, (name, county, year, category, more)) in enumerate(PROJECTS.items(), 1)
                ],
            )
            writer.record(
                "amount", [amount("juba2", "agreed", "182500.00", "about"), amount("juba2", "granted", "1.50")]
            )
            writer.record(
                "target",
                [
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
            )
            writer.record(
                "project_line",
                [
                    fact(id=f"L/{key}", line="L", project=key, decided_by="Referat", decided_on=date(2024, 1, 1))
                    for key in ("juba1", "juba2")
                ],
            )
        yield store.facts(small.DATASET)
