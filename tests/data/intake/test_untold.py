"""Sums and reference values a source does not name: stored with the reason, shown where they would be, never zero."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from scoped import scope
from sheets import DATASET, filled, from_bytes, take

from briefing.content import dossier
from charts.base.columns import csv
from charts.comparison.view import without_value
from charts.county import figures as chain_charts
from charts.overview import figures as overview_charts
from data.faults import DeliveryRefused
from data.intake import FORMS, propose, template
from data.rows import rows_of
from data.store import Store
from queries import comparison, county, overview

HEAD = ["Kreis", "Jahr", "Programm", "Stufe", "Betrag in Euro"]
OWN, OTHER, THIRD = "06434", "06411", "06412"
KINDS = {
    "not_reported": "nicht gemeldet",
    "not_applicable": "nicht zutreffend",
    "secret": "geheim",
    "not_due": "noch nicht fällig",
}
BOOK = [
    HEAD,
    ["Hochtaunuskreis", 2024, "AQB", "vereinbart", 1000],
    ["Hochtaunuskreis", 2024, "AQB", "bewilligt", "geheim"],
    ["Hochtaunuskreis", 2024, "AQB", "ausgezahlt", "noch nicht fällig"],
    ["Darmstadt", 2024, "AQB", "vereinbart", "nicht gemeldet"],
    ["Frankfurt", 2024, "AQB", "vereinbart", "nicht zutreffend"],
]


def stored(store: Store) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    found = store.facts(DATASET).rows("select county, stage, euros, missing from amount where level = 'total'")
    return {(row["county"], row["stage"]): (row["euros"], row["missing"]) for row in found}


def test_a_word_in_the_place_of_a_sum_is_stored_as_its_reason_and_nothing_is_added(store: Store) -> None:
    take(store, "amounts", BOOK)
    assert stored(store) == {
        (OWN, "agreed"): (Decimal(1000), None),
        (OWN, "granted"): (None, "secret"),
        (OWN, "paid"): (None, "not_due"),
        (OTHER, "agreed"): (None, "not_reported"),
        (THIRD, "agreed"): (None, "not_applicable"),
    }
    facts = store.facts(DATASET)
    total = overview.budget_sum(facts, scope(year=2024, stage="agreed"), running=2026).iloc[0]
    assert (total["euros"], total["counties_with"]) == (1000.0, 1)
    assert facts.rows("select county from budget where stage = 'granted'") == []


def test_the_reason_stands_where_the_sum_would_be_on_pages_papers_and_files(store: Store) -> None:
    take(store, "amounts", BOOK)
    facts = store.facts(DATASET)
    chain = county.budget_chain(facts, county=OWN, year=2024, programme="AQB", day=date(2026, 1, 1))
    assert chain["missing"].tolist()[1:3] == ["secret", "not_due"]
    assert chain["evidence"].notna().tolist()[:3] == [True, True, True]
    assert chain_charts.say_budget_chain(chain).endswith(
        "geheim: bewilligt; noch nicht fällig: ausgezahlt; nicht gemeldet: nachgewiesen."
    )
    file = csv(chain_charts.chain_table(chain), chain_charts.CHAIN, {}, german=True).decode("utf-8-sig")
    assert "bewilligt;;" in file.replace('"', "")
    assert ";geheim;" in file
    paper = dossier(facts, county=OWN, year=2024, day=date(2026, 1, 1))
    assert "Geheim: bewilligt" in dict(paper.opening)["Daraus wurde"]
    map_ = overview.budget_by_county(facts, scope(year=2024, stage="agreed"), running=2026)
    words = {row.county: overview_charts._tile_words(row) for row in rows_of(map_, overview.BudgetByCounty)}
    assert words[OTHER] == ("n. gem.", "Budget: nicht gemeldet")
    assert words["06413"] == ("k. A.", "keine Angabe zum Budget")
    asked = comparison.figures(
        facts, scope(year=2024, stage="agreed"), indicator="budget_sum", denominator="none"
    ).set_index("place")
    assert asked.loc[OTHER, "reason"] == "told_not_reported"
    assert asked.loc[[OTHER, THIRD], "value"].isna().all()
    named = {row.place: without_value(row) for row in rows_of(asked.reset_index(), comparison.Figures) if row.reason}
    assert (named[OTHER], named[THIRD], named["06413"]) == ("nicht gemeldet", "nicht zutreffend", "keine Angabe")


def test_a_reference_value_that_is_not_told_is_no_denominator_and_says_why(store: Store) -> None:
    head = ["Kreis", "Größe", "Stichtag", "Haushaltsjahr von", "Wert"]
    take(
        store,
        "amounts",
        [HEAD, *([name, 2024, "AQB", "vereinbart", 1000] for name in ("Hochtaunuskreis", "Darmstadt"))],
    )
    people = [["Hochtaunuskreis", "population", date(2023, 12, 31), 2024, 500]]
    take(store, "measures", [head, *people, ["Darmstadt", "population", date(2023, 12, 31), 2024, "geheim"]])
    facts = store.facts(DATASET)
    asked = comparison.figures(
        facts, scope(year=2024, stage="agreed"), indicator="budget_sum", denominator="population"
    ).set_index("place")
    assert (asked.loc[OWN, "value"], asked.loc[OTHER, "reason"]) == (2.0, "denominator_secret")
    row = next(each for each in rows_of(asked.reset_index(), comparison.Figures) if each.place == OTHER)
    assert without_value(row) == "Bezugsgröße geheim"
    found = facts.rows("select value, missing from county_measure where county = '06411'")
    assert found == [{"value": None, "missing": "secret"}]


def test_a_sum_that_becomes_known_takes_the_place_of_its_reason_and_back(store: Store) -> None:
    take(store, "amounts", BOOK)
    take(store, "amounts", [HEAD, ["Darmstadt", 2024, "AQB", "vereinbart", 700]])
    assert stored(store)[OTHER, "agreed"] == (Decimal(700), None)
    take(store, "amounts", [HEAD, ["Darmstadt", 2024, "AQB", "vereinbart", "geheim"]])
    assert stored(store)[OTHER, "agreed"] == (None, "secret")


def test_a_filled_template_says_the_reasons_and_brings_them_back_unchanged(store: Store) -> None:
    take(store, "amounts", BOOK)
    made = template(FORMS["amounts"], store.facts(DATASET), counties=[OWN, OTHER, THIRD], years=[2024])
    again = propose(store, DATASET, from_bytes(made))
    assert (len(again.new), len(again.changed), again.unchanged) == (0, 0, 5)


@pytest.mark.parametrize("word", ["k. A.", "entfällt", "-"])
def test_a_word_that_may_mean_anything_says_no_reason(word: str) -> None:
    found = filled("amounts", [HEAD, ["Darmstadt", 2024, "AQB", "vereinbart", word], BOOK[1]])
    assert [row.values["euros"] for row in found.rows] == [Decimal(1000)]


@pytest.mark.parametrize(("euros", "missing"), [(Decimal(5), "secret"), (None, None)])
def test_a_sum_with_a_reason_and_a_row_with_neither_are_refused(
    store: Store, euros: Decimal | None, missing: str | None
) -> None:
    common = {"delivery": "d", "citation": "Zeile 1", "state": "checked", "programme": "AQB", "precision": "exact"}
    row = {"id": "x", "county": OWN, "budget_year": 2024, "stage": "agreed", "level": "total"}
    with pytest.raises(DeliveryRefused, match="Grund"):
        _record(store, common | row | {"funding_source": "state", "euros": euros, "missing": missing})


def _record(store: Store, row: dict[str, Any]) -> None:
    with store.writing(DATASET) as writer:
        writer.deliver("d", source="dialog", recorded_by="Test")
        writer.record("amount", [row])
