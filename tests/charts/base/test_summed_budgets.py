"""A budget that no document states as a whole is never said to stand in one: its Rechenweg is the sum of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import tiny
from scoped import scope

from analysis.peers import Group
from charts.base import derivations
from charts.base.columns import Column
from charts.base.derivations import Derivation
from charts.comparison.derivations import values
from charts.comparison.view import Measure, View, read
from charts.trends import pivot as pivot_charts
from charts.trends import pivot_derivations
from data.store import Facts
from queries import comparison, frame, overview
from queries.trends import pivot

EURO = {"euros": Column("Budget", "euro")}
ASKED = {"year": 2024, "programme": "AQB", "stage": "agreed"}


@pytest.fixture
def facts(tmp_path: Path) -> Iterator[Facts]:
    """One county whose four Maßnahmenarten are stated and no whole, and one whose whole is."""
    parts = [
        tiny.amount(
            id=f"a{category}", level="category", category=category, euros=100 * category, citation=f"§ {category}"
        )
        for category in (1, 2, 3, 4)
    ]
    whole = tiny.amount(id="w", county="06631", euros=500, citation="§ 9")
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, tiny.sound() | {"amount": [*parts, whole]})
        yield store.facts(tiny.DATASET)


def drawn(found: list[Derivation]) -> str:
    return derivations.html(found, {}, {}).replace("\xa0", " ")


def of(found: list[Derivation], row: str) -> list[Derivation]:
    return [each for each in found if each.row == row]


def test_where_a_table_shows_budgets_as_they_are(facts: Facts) -> None:
    budgets = overview.budget_by_county(facts, scope(**ASKED), running=2026)
    budgets = budgets[budgets["euros"].notna()]
    summed = frame.budget_parts(facts, programme="AQB", stage="agreed")
    assert summed["county"].unique().tolist() == [tiny.COUNTY]
    parts = derivations.category_parts(summed, "short_name", {2024: "euros"})
    found = derivations.direct("short_name", parts=parts, euros="evidence")(budgets, EURO)
    own = drawn(of(found, "Hochtaunuskreis"))
    assert "= Summe von 4 Maßnahmenarten" in own
    assert "100 € + 200 € + 300 € + 400 €" in own
    assert derivations.DIRECT not in own
    assert of(found, "Hochtaunuskreis")[0].sources == [f"d1 # § {number}" for number in (1, 2, 3, 4)]
    assert derivations.DIRECT in drawn(of(found, "Fulda"))


def test_where_a_comparison_shows_them(facts: Facts) -> None:
    asked = {"indicator": "budget_sum", "denominator": "none"}
    figures = comparison.figures(facts, scope(**ASKED), **asked)
    places = comparison.figure_evidence(facts, scope(**ASKED), **asked)
    assert places.groupby("county")["statements"].max().to_dict() == {tiny.COUNTY: 4, "06631": 1}
    measure = Measure("budget_sum", "Budget", "money", "Euro", "none", "")
    names = {tiny.COUNTY: "Hochtaunuskreis", "06631": "Fulda"}
    view = View(measure, tiny.COUNTY, (), Group("all", "alle", ()), names, 5)
    table = figures[figures["value"].notna() & (figures["level"] == "county")]
    found = values(table, read(figures), view, places, {"value": Column("Euro", "euro")})
    assert derivations.DIRECT not in drawn(of(found, "Hochtaunuskreis"))
    assert "aus 4 Angaben zusammengezählt" in drawn(of(found, "Hochtaunuskreis"))
    assert derivations.DIRECT in drawn(of(found, "Fulda"))


def test_where_an_own_table_puts_them_together(tmp_path: Path) -> None:
    whole = tiny.amount(id="w", euros=1000)
    names = ("06434/2024/01", "p2")
    split = [tiny.amount(id=name, level="project", project=name, category=1, euros=300) for name in names]
    asked = {"measure": "euros", "down": ["category"], "across": ["year"]}
    with tiny.open_store(tmp_path) as store:
        projects = [tiny.project(), tiny.project(id="p2", ordinal=2, name="Anker")]
        tiny.record(store, tiny.sound() | {"amount": [whole, *split], "project": projects})
        facts = store.facts(tiny.DATASET)
        cells = pivot.cells(facts, scope(**ASKED), **asked, running=2026)
        parts = pivot.parts(facts, scope(**ASKED), **asked)
    _, columns = pivot_charts.table(cells, ["category"], ["year"], "euros", 2026)
    found = pivot_derivations.cells(cells, parts, ["category"], ["year"], "euros", 2026, columns)
    told = {each.row: drawn([each]) for each in found if each.figure.startswith("2024")}
    assert "aus 2 Angaben zusammengezählt" in told["1 Ausbildungsvorbereitung"]
    assert "Rest: genannte Summe weniger ihre genannten Teile" in told["nicht aufgeteilt"]
    assert not any(derivations.DIRECT in each for each in told.values())
