"""What is known of a unit over a reform of territories: the sum once both members have one, and of no rate."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import small
from one_delivery import one_delivery

UNIT = "06415+06435"
OF_UNIT = "select measure, territory_from, value::double as value from place_measure where place = $unit order by all"


def measured(county: str, measure: str, value: float, first: int) -> small.Row:
    return small._fact(
        "d1", small.AT, id=f"{county}/{measure}/{first}", county=county, measure=measure, value=value,
        measured_on=date(first, 12, 31), territory_from=first,
    )  # fmt: skip


def of_unit(folder: Path, *rows: small.Row) -> list[tuple[str, int, float]]:
    with one_delivery(folder, small.AT, {"county_measure": rows}) as store:
        found = store.facts(small.DATASET).ask(OF_UNIT, unit=UNIT)
        return list(found.itertuples(index=False, name=None))


def test_people_of_both_members_are_added_up_after_the_reform(tmp_path: Path) -> None:
    rows = [
        measured(county, measure, value, 2026)
        for county, value in ((small.MAIN_KINZIG, 300), (small.HANAU, 100))
        for measure in ("population", "unemployed")
    ]
    assert of_unit(tmp_path, *rows) == [("population", 2026, 400.0), ("unemployed", 2026, 400.0)]


def test_of_one_member_alone_nothing_is_known_and_rates_are_never_added_up(tmp_path: Path) -> None:
    rows = [
        measured(small.MAIN_KINZIG, "population", 300, 2026),
        measured(small.MAIN_KINZIG, "youth_unemployment", 4, 2026),
        measured(small.HANAU, "youth_unemployment", 6, 2026),
    ]
    assert of_unit(tmp_path, *rows) == []
