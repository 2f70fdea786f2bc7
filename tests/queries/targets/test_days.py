"""Days that decide about a target: which day anything is known of, and when a month counts as whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import sound_rows
import targets_by_hand as hand
import tiny
from scoped import scope

from queries import targets as questions

ONE_OF_EACH = {
    "target": tiny.target(id="another"),
    "report": sound_rows.report(id="r"),
    "deviation": sound_rows.deviation(id="d"),
    "project": tiny.project(id="another", ordinal=2),
}


@pytest.mark.parametrize("table", ONE_OF_EACH)
def test_the_newest_day_is_that_of_the_fact_recorded_last(table: str, tmp_path: Path) -> None:
    sound = tiny.sound()
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, sound | {name: [*sound.get(name, []), row] for name, row in ONE_OF_EACH.items()})
        row = ONE_OF_EACH[table] | {"id": "later", "delivery": "d2", "recorded_at": tiny.LATER}
        tiny.record(store, {table: [row]}, delivery="d2", at=tiny.LATER)
        day = store.facts(tiny.DATASET).ask("select day from newest_day where $yes", yes=True)
        assert day.loc[0, "day"].date() == tiny.LATER.date()


def test_a_month_is_asked_for_when_its_last_day_is_reported(tmp_path: Path) -> None:
    whole = hand.Case("whole", "entries", 36, value=20, reported_on=date(2024, 9, 30))
    short = hand.Case("short", "entries", 36, value=20, reported_on=date(2024, 9, 29))
    # agreed until a last but one day of a month: ten months, of which eight are over
    ends_early = hand.Case(
        "ends_early", "entries", 36, value=20, reported_on=date(2024, 8, 31), ends_on=date(2024, 11, 29)
    )
    for store in hand.open_targets(tmp_path, [whole, short, ends_early], ()):
        found = questions.targets(store.facts(hand.DATASET), scope(year=hand.YEAR, programme="AQB"))
        shares = dict(zip(found["name"], found["share_of_year"], strict=True))
        assert shares == pytest.approx({"Ziel whole": 9 / 12, "Ziel short": 8 / 12, "Ziel ends_early": 8 / 10})
