"""Every shown figure is what a second, separate calculation from the base facts gives; see the package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from screen import ROOT

from data.store import Store
from tests.second_calculation.runs import PAGES, Calculation, published

# How many figures of a page are compared at least: what is compared must not dwindle unnoticed.
AT_LEAST = {
    "Lagebild": 900,
    "Mittelverteilung": 800,
    "Budgetentwicklung: Verlauf": 4000,
    "Budgetentwicklung: Auswertung": 700,
    "Budgetentwicklung: Geld eines Jahres": 700,
    "Kreisvergleich": 700,
    "Kreisprofil": 700,
    "Maßnahmen": 200,
    "Budgetentwicklung: Erklärte Veränderung": 60,
    "Ziele: Abweichungen, Verabredungen": 1700,
    "Dialogmappe": 90,
    "Papiere: Arbeitsmappe": 120,
    "Ziele und Nachhaltung": 7000,
}
OF_ALL_PAGES = 5000
OF_PUBLISHED = 900


@pytest.fixture
def calculation(built: Path, real: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Calculation]:
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{built}/ministry.duckdb")
    monkeypatch.chdir(ROOT)
    st.cache_resource.clear()
    yield Calculation(real.facts("demo"))
    st.cache_resource.clear()


@pytest.mark.parametrize("page", PAGES)
def test_every_figure_of_a_page_is_what_a_second_calculation_gives(page: str, calculation: Calculation) -> None:
    PAGES[page](calculation)
    print(calculation.ledger.say())
    assert [what for _, what in calculation.ledger.differing] == []
    assert calculation.ledger.compared[page] + calculation.ledger.suppressed[page] >= AT_LEAST[page]


def test_every_figure_of_the_published_data_is_what_a_second_calculation_gives(
    calculation: Calculation, real: Store
) -> None:
    run = Calculation(real.facts("published"))
    published(run)
    print(run.ledger.say())
    assert [what for _, what in run.ledger.differing] == []
    assert sum(run.ledger.compared.values()) >= OF_PUBLISHED


def test_all_pages_together_are_5000_figures() -> None:
    assert set(AT_LEAST) == set(PAGES)
    assert sum(AT_LEAST.values()) >= OF_ALL_PAGES
