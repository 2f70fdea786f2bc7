"""What is divided by an old figure is marked where the value stands: in the table, beside the bar, in the paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import tiny

from analysis.peers import Group
from charts.comparison import parts, tables
from charts.comparison.view import Measure, View
from charts.dialogue.words import own_words
from data.rows import rows_of
from queries import comparison, dialogue
from queries.scope import Scope


@pytest.mark.parametrize(
    ("measured_on", "old"), [(date(2018, 12, 31), True), (date(2022, 12, 31), True), (date(2023, 12, 31), False)]
)
def test_an_old_denominator_is_marked_at_the_value(tmp_path: Path, measured_on: date, old: bool) -> None:
    people = tiny.row(
        id="p", county=tiny.COUNTY, measure="population", value=500, measured_on=measured_on, territory_from=2011
    )
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, tiny.sound() | {"county_measure": [people]})
        facts = store.facts(tiny.DATASET)
        found = comparison.figures(
            facts, Scope(2024, "AQB", "agreed"), indicator="budget_sum", denominator="population"
        )
        (own,) = (
            dialogue.peers(facts, county=tiny.COUNTY, year=2024, programme="AQB")
            .query("measure == 'per_inhabitant'")
            .pipe(rows_of, dialogue.Peers)
        )
    measure = Measure("budget_sum", "Budget", "money", "Euro", "none", "je Einwohner")
    view = View(measure, tiny.COUNTY, (), Group("all", "alle", ()), {tiny.COUNTY: "Hochtaunus"}, 5)
    (row,) = [each for each in rows_of(found, comparison.Figures) if each.place == tiny.COUNTY]
    note = tables.table(found, view).set_index("place").loc[tiny.COUNTY, "note"]
    day = f"{measured_on:%d.%m.%Y}"
    assert (f"Bezugsgröße vom {day}" in note) is old
    assert parts.value_words(row, measure).endswith(f"({measured_on.year})") is old
    assert (f"Bezugsgröße vom {day}" in parts.hover(row, measure)) is old
    # The paper has no line that names the day of all.
    assert own_words(own).endswith(f"(Einwohner vom {day})")
