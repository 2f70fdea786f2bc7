"""The Rechenweg of a key figure comes to what stands in the paper, by numbers of the crowd that add up by one rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import crowd
import pytest
from scoped import scope

from briefing import content, derivations
from briefing.figures import LABEL
from charts.base.derivations import Derivation
from data.store import Facts
from queries import county

DAY = date(2024, 10, 31)


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    for store in crowd.open_crowd(tmp_path_factory.mktemp("crowd")):
        yield store.facts(crowd.DATASET)


@pytest.fixture(scope="module")
def ways(facts: Facts) -> list[Derivation]:
    made = content.dossier(facts, county=crowd.H, year=2024, day=DAY)
    projects = county.projects(facts, scope(year=2024), county=crowd.H)
    return derivations.key_figures(made, projects)


def test_each_way_ends_at_the_figure_of_the_paper(ways: list[Derivation]) -> None:
    assert ways
    assert [way for way in ways if not way.agrees] == []


def test_what_is_counted_has_its_way_too(ways: list[Derivation]) -> None:
    assert {LABEL[each] for each in ("projects", "targets", "good")} <= {way.row for way in ways}


def test_a_stage_is_set_against_the_one_before_it_and_the_first_against_none(ways: list[Derivation]) -> None:
    # Of 10.807 € nine, seven and six tenths, and 7 € more in every stage: 10.814, 9.733,30, 7.571,90 and 6.491,20 €.
    shares = {way.row: round(way.term.value, 6) for way in ways if way.figure == "Einordnung"}
    assert shares == {
        "Budget (bewilligt)": Decimal("0.900065"),
        "Budget (ausgezahlt)": Decimal("0.777938"),
        "Budget (nachgewiesen)": Decimal("0.857275"),
    }
