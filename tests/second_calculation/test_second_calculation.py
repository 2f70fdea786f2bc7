"""Every shown figure is what a second, separate calculation from the base facts gives; see the package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import kept
import pytest
import small
import streamlit as st
from screen import ROOT

from data.store import Store
from tests.second_calculation.datasets import ministry, published
from tests.second_calculation.ledger import BAR, PAPER, SENTENCE, TILE
from tests.second_calculation.runs import PAGES, Calculation

# How many figures of a page are compared at least: what is compared must not dwindle unnoticed.
AT_LEAST = {
    "Lagebild": 1200,
    "Mittelverteilung": 1600,
    "Budgetentwicklung: Verlauf": 4900,
    "Budgetentwicklung: Auswertung": 700,
    "Ziele: Hochrechnung": 400,
    "Budgetentwicklung: Geld eines Jahres": 800,
    "Kreisvergleich": 950,
    "Kreisprofil": 1050,
    "Maßnahmen": 200,
    "Budgetentwicklung: Erklärte Veränderung": 90,
    "Ziele: Abweichungen, Verabredungen": 1700,
    "Dialogmappe": 160,
    "Papiere: Arbeitsmappe": 120,
    "Papiere: PDF und DOCX": 550,
    "Ziele und Nachhaltung": 7000,
}
OF_ALL_PAGES = 5000
OF_PUBLISHED = 900
OF_MINISTRY = 640
# Bars, sentences and papers of all pages: what is no cell of a table.
OF_OTHER_KINDS = {TILE: 15, BAR: 20, SENTENCE: 70, PAPER: 100}


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
    assert calculation.ledger.number_of(page) + calculation.ledger.suppressed[page] >= AT_LEAST[page]


def test_every_figure_of_the_published_data_is_what_a_second_calculation_gives(
    calculation: Calculation, real: Store
) -> None:
    run = Calculation(real.facts("published"))
    published(run)
    print(run.ledger.say())
    assert [what for _, what in run.ledger.differing] == []
    assert sum(run.ledger.compared.values()) >= OF_PUBLISHED


def test_every_figure_of_a_ministry_that_begins_is_what_a_second_calculation_gives(
    small_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.stored(tmp_path, "small", small.fill, small.DATASET)
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{tmp_path}/ministry.duckdb")
    monkeypatch.chdir(ROOT)
    st.cache_resource.clear()
    run = Calculation(small_store.facts(small.DATASET))
    ministry(run)
    st.cache_resource.clear()
    print(run.ledger.say())
    assert [what for _, what in run.ledger.differing] == []
    assert sum(run.ledger.compared.values()) >= OF_MINISTRY
    for kind, least in OF_OTHER_KINDS.items():
        assert sum(number for (_, of), number in run.ledger.compared.items() if of == kind) >= least


def test_all_pages_together_are_5000_figures() -> None:
    assert set(AT_LEAST) == set(PAGES)
    assert sum(AT_LEAST.values()) >= OF_ALL_PAGES
