"""What stands beside a value of the Kreisvergleich: its whole unit in a sentence, how exactly a median is known."""

from __future__ import annotations

import pytest

from analysis.peers import Group
from charts.comparison import tables
from charts.comparison.view import Measure


def test_a_median_beside_a_position_says_how_exactly_it_is_known() -> None:
    told = Group("kind", "Landkreise", tuple("bcdef"))
    known = dict(zip("abcdef", range(6), strict=True))
    found = tables.positions({key: float(value) for key, value in known.items()}, {"k": told}, "a", 5)
    assert list(tables.positions_table(found)["note"]) == ["–"]
    assert list(tables.positions_table(found, ["about"])["note"]) == ["Median rund"]
    few = tables.positions({"a": 1.0, "b": 2.0}, {"k": told}, "a", 5)
    assert list(tables.positions_table(few, ["about"])["note"]) == ["weniger als 5 andere Gebiete mit Angabe"]


@pytest.mark.parametrize(
    ("measure", "value", "said"),
    [
        (Measure("budget_sum", "Budget", "money", "Euro", "none", "je Einwohner"), 2.97, "2,97 € je Einwohner"),
        (Measure("budget_sum", "Budget", "money", "Euro", "none"), 753_200, "753,2 Tsd. €"),
        (Measure("entries", "Eintritte", "count", "Personen", "higher"), 111, "111 Personen"),
        (Measure("entries", "Eintritte", "count", "Personen", "higher"), 1, "1 Person"),
        (Measure("x", "X", "count", "Plätze", "higher", "je Einwohner"), 2.5, "2,5 Plätze je 1.000 Einwohner"),
        (Measure("dropout_rate", "Quote", "share", "Prozent", "lower"), 0.5, "50,0 %"),
    ],
)
def test_a_value_in_a_sentence_has_its_whole_unit(measure: Measure, value: float, said: str) -> None:
    assert measure.told(value).replace("\u00a0", " ") == said
