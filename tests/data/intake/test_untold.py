"""Sums and reference values a source does not name: stored with the reason, shown where they would be, never zero."""

from __future__ import annotations

import io
import json
import zipfile
from csv import DictReader
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from scoped import scope
from sheets import DATASET, filled, from_bytes, take

from briefing.content import dossier
from charts.allocation import figures as allocation_charts
from charts.base.columns import csv
from charts.comparison.view import without_value
from charts.county import figures as chain_charts
from charts.county import history
from charts.overview import figures as overview_charts
from data import open_data
from data.faults import DeliveryRefused
from data.intake import FORMS, propose, template
from data.rows import rows_of
from data.store import Store
from queries import allocation, comparison, county, overview

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
        "geheim: bewilligt; noch nicht fällig: ausgezahlt; keine Angabe: nachgewiesen."
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


def test_a_year_of_reasons_only_says_them_and_no_others(store: Store) -> None:
    take(store, "amounts", BOOK)
    facts = store.facts(DATASET)

    def chain_of(key: str) -> Any:
        return county.budget_chain(facts, county=key, year=2024, programme="AQB", day=date(2026, 1, 1))

    untold = chain_of(OTHER)
    assert chain_charts.say_budget_chain(untold) == (
        "Zu keiner Stufe ist eine Gesamtsumme bekannt; nicht gemeldet: vereinbart."
    )
    drawn = chain_charts.budget_chain(untold)
    assert drawn.layout["xaxis"]["ticktext"] == [], "without a sum there is no scale of euros"
    assert chain_charts.say_budget_chain(chain_of("06413")) == "Zu keiner Stufe ist eine Gesamtsumme bekannt."
    opened = [dict(dossier(facts, county=key, year=2024, day=date(2026, 1, 1)).opening) for key in (THIRD, "06413")]
    assert [each["Vereinbart"] for each in opened] == [
        "Was für 2024 vereinbart ist, ist nicht bekannt (Betrag nicht zutreffend).",
        "Was für 2024 vereinbart ist, ist nicht bekannt.",
    ]


def test_reasons_leave_the_house_with_the_figures(store: Store) -> None:
    take(store, "amounts", BOOK)
    head = ["Kreis", "Größe", "Stichtag", "Haushaltsjahr von", "Wert"]
    known = ["Hochtaunuskreis", "population", date(2023, 12, 31), 2024, 500]
    take(store, "measures", [head, known, ["Darmstadt", "population", date(2023, 12, 31), 2024, "geheim"]])
    with zipfile.ZipFile(io.BytesIO(open_data.packed(store.facts(DATASET)))) as files:
        told = {
            name: list(DictReader(io.StringIO(files.read(f"csv/{name}.csv").decode(), newline="")))
            for name in ("amount", "county_measure")
        }
    assert {(row["county"], row["value"], row["missing"]) for row in told["county_measure"]} == {
        (OWN, "500.0000", ""),
        (OTHER, "", "secret"),
    }
    assert {row["missing"] for row in told["amount"]} == {"", *KINDS}


def test_the_reason_stands_at_bars_maps_years_and_in_the_sentences_that_count(store: Store) -> None:
    take(store, "amounts", BOOK)
    take(store, "amounts", [HEAD, ["Darmstadt", 2023, "AQB", "vereinbart", 900]])
    facts = store.facts(DATASET)
    agreed = scope(year=2024, stage="agreed")
    budgets = overview.budget_by_county(facts, agreed, running=2026)
    assert overview_charts.say_budget_by_county(budgets[budgets["exists_in_year"]]).replace("\u00a0", " ") == (
        "Nur ein Gebiet nennt ein Budget, Hochtaunuskreis: 1,0 Tsd. €; "
        "25 Gebiete ohne Angabe (nicht gemeldet: Darmstadt; nicht zutreffend: Frankfurt am Main; "
        "Grund nicht genannt: 23 Gebiete)."
    )
    drawn = overview_charts.budget_by_county(budgets)
    texts = dict(zip(drawn.data[0]["y"], next(each["text"] for each in drawn.data if each.get("text")), strict=True))
    assert {name: text.replace("\u00a0", " ").strip() for name, text in texts.items()} == {
        "Hochtaunuskreis": "1,0 Tsd. €",
        "Darmstadt": "nicht gemeldet",
        "Frankfurt am Main": "nicht zutreffend",
    }
    key = json.dumps(overview_charts.budget_map(budgets).data, ensure_ascii=False).replace("\u00a0", " ")
    assert "n. gem. = nicht gemeldet" in key
    assert "n. zutr. = nicht zutreffend" in key
    years = county.history(facts, county=OTHER, programme="AQB", stage="agreed")
    assert years.set_index("budget_year")["missing"].to_dict()[2024] == "not_reported"
    assert history.say_history(years, 2024, "agreed", 2026) == (
        "Für 2024 ist kein Betrag dieser Stufe bekannt (nicht gemeldet); bekannt ist ein anderes Jahr."
    )
    assert "2024</b><br>n. gem." in json.dumps(history.history(years, 2024, 2026).layout)
    assert "2024, nicht gemeldet" in history.say_history(years[years["euros"].isna()], 2024, "agreed", 2026)
    shares = allocation.by_county(facts, agreed)
    assert allocation_charts.say_by_county(shares).endswith(
        "25\u00a0Gebiete ohne Angabe (nicht gemeldet: Darmstadt; nicht zutreffend: Frankfurt am Main; "
        "Grund nicht genannt: 23\u00a0Gebiete)."
    )
