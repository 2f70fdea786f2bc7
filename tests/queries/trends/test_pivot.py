"""The own pivot: cells are what the store says, sums stand only where parts may be added, the file is the screen."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import kept
import pandas as pd
import pytest
import small
import tiny
from hypothesis import given, settings
from hypothesis import strategies as st
from scoped import scope
from trends_by_hand import DARMSTADT, FULDA, amount, fill

from charts.trends import pivot as charts
from charts.trends import pivot_derivations as derivations
from data.store import Facts
from queries.trends import pivot as questions

ASKED: dict[str, Any] = {"year": 2023, "programme": "AQB", "stage": "agreed"}


def table(facts: Facts, measure: str, down: list[str], across: list[str], **more: Any) -> pd.DataFrame:
    asked = {"measure": measure, "down": down, "across": across, "running": 2026}
    found = questions.cells(facts, scope(**(ASKED | more)), **asked)
    frame, columns = charts.table(found, down, across, measure, 2026)
    named = frame.rename(columns={name: column.label.replace("\u00a0", " ") for name, column in columns.items()})
    return named.map(lambda cell: cell.replace("\u00a0", " ") if isinstance(cell, str) else cell)


def test_counties_by_year_are_the_budgets_and_an_unknown_cell_stays_empty(facts: Facts) -> None:
    found = table(facts, "euros", ["county"], ["year"]).set_index("Gebiet")
    assert found.loc["Darmstadt", ["2022 (n = 3)", "2023 (n = 4)"]].tolist() == [800.0, 1000.0]
    assert pd.isna(found.loc["Frankfurt am Main", "2025 (n = 1)"])
    assert found.loc["Summe", "2023 (n = 4)"] == 1000 + 500.5 + 753200 + 70.07


def test_a_category_bears_its_number_once(facts: Facts) -> None:
    found = table(facts, "projects", ["category"], ["year"])["Maßnahmenart"].tolist()
    assert found[0] == "1 Ausbildungsvorbereitung"


def test_a_year_nobody_states_is_missing_from_a_sum_over_years(tmp_path: Path) -> None:
    asked: dict[str, Any] = {"down": ["county"], "across": ["year"], "measure": "euros", "running": 2026}
    with tiny.open_store(tmp_path) as store:
        stated = [
            tiny.amount(id=f"06434/{year}/AQB/agreed/total", budget_year=year, euros=100) for year in (2022, 2024)
        ]
        tiny.record(store, tiny.sound() | {"amount": stated, "agreement": [], "project": [], "target": []})
        cells = questions.cells(store.facts(tiny.DATASET), scope(**ASKED), **asked)
    said = charts.say_cells(cells, ["county"], ["year"], "euros")
    assert "keine Summe über alle Jahre" in said
    assert "200" not in said


def test_a_sum_over_years_is_of_counties_that_state_every_year(facts: Facts) -> None:
    # All of them state 2022 and 2023; nobody states all four years of the whole table.
    assert "Summe (n = 5)" not in table(facts, "euros", ["county"], ["year"])
    asked = {"down": ["county"], "across": ["year"], "measure": "euros", "running": 2026}
    cells = questions.cells(facts, scope(counties=["06411", "06412"], **ASKED), **asked)
    frame, columns = charts.table(cells, ["county"], ["year"], "euros", 2026)
    labels = {name: column.label.replace("\u00a0", " ") for name, column in columns.items()}
    found = frame.rename(columns=labels).set_index("Gebiet")
    assert found["Summe (n = 2)"].to_dict() == {"Darmstadt": 1800.0, "Frankfurt am Main": 600.5, "Summe": 2400.5}
    said = charts.say_cells(cells, ["county"], ["year"], "euros").replace("\u00a0", " ")
    # Frankfurt states 2023 only „rund“.
    assert said.endswith("zusammen rund 2.400,50 € in 2 Gebieten.")
    assert found["Genauigkeit"].dropna().to_dict() == {
        "Frankfurt am Main": "rund: 2023 und Summe", "Summe": "rund: 2023 und Summe",
    }  # fmt: skip


def test_years_that_are_not_exact_are_named_in_their_order(tmp_path: Path) -> None:
    # Darmstadt says nothing of 2023, so that column is the last to be met.
    rows = [amount(DARMSTADT, year, 10, precision="about") for year in (2022, 2024)]
    rows += [amount(FULDA, year, 10, precision="about") for year in (2022, 2023, 2024)]
    with kept.new_store(tmp_path, small.DATASET) as store:
        found = table(fill(store, rows), "euros", ["county"], ["year"]).set_index("Gebiet")
    assert found.loc["Summe", "Genauigkeit"] == "rund: 2022, 2023 und 2024"


def test_beside_a_sum_of_some_counties_stands_no_number_of_all_of_them(tmp_path: Path) -> None:
    rows = [amount(DARMSTADT, 2023, "10"), amount(DARMSTADT, 2024, "20"), amount(FULDA, 2024, "30")]
    with kept.new_store(tmp_path, small.DATASET) as store:
        found = table(fill(store, rows), "euros", ["county"], ["year"])
    assert [label for label in found if "(n" not in str(label)] == ["Gebiet", "Summe"]
    assert found.set_index("Gebiet")["Summe"].dropna().to_dict() == {"Darmstadt": 30.0}


def test_only_sums_of_money_that_are_not_exact_have_a_column_for_it(facts: Facts) -> None:
    assert "Genauigkeit" not in table(facts, "places", ["county"], ["year"])
    assert "Genauigkeit" not in table(facts, "euros", ["county"], [], counties=["06411"])


def test_a_part_is_as_exact_as_its_document_says_and_the_whole_as_the_whole(tmp_path: Path) -> None:
    # Of exactly 100 euros at least 60 are for one Maßnahmenart, so at most 40 for none.
    rows = [
        amount(DARMSTADT, 2023, 100),
        amount(DARMSTADT, 2023, 60, level="category", category=1, precision="at_least"),
    ]
    with kept.new_store(tmp_path, small.DATASET) as store:
        facts = fill(store, rows)
        found = table(facts, "euros", ["county"], ["category"])
        assert found["Genauigkeit"].tolist() == [
            "mindestens: 1 Ausbildungsvorbereitung; höchstens: nicht aufgeteilt",
            "mindestens: 1 Ausbildungsvorbereitung; höchstens: nicht aufgeteilt",
        ]
        assert "Genauigkeit" not in table(facts, "euros", ["county"], ["year"])
        only = table(facts, "euros", ["county"], ["year"], categories=[1])
        assert only["Genauigkeit"].tolist() == ["mindestens: 2023 und Summe"] * 2
        asked: dict[str, Any] = {"measure": "euros", "down": ["county"], "across": ["category"]}
        cells = questions.cells(facts, scope(**ASKED), **asked, running=2026)
        _, columns = charts.table(cells, ["county"], ["category"], "euros", 2026)
        ways = derivations.cells(
            cells, questions.parts(facts, scope(**ASKED), **asked), *(["county"], ["category"], "euros", 2026, columns)
        )
        shown = {(each.row, each.figure): each.shown.replace("\u00a0", " ") for each in ways}
        assert (
            shown["Darmstadt", "1 Ausbildungsvorbereitung (n = 1)".replace("n = 1", "n\u00a0=\u00a01")]
            == "mindestens 60,00 €"
        )
        assert shown["Darmstadt", "Summe (n\u00a0=\u00a01)"] == "100,00 €"


def test_a_county_with_another_territory_is_another_row(facts: Facts) -> None:
    found = table(facts, "euros", ["county"], ["year"]).set_index("Gebiet")
    assert found.loc["Main-Kinzig-Kreis (bis 2025)", "2025 (n = 1)"] == 30.0
    assert found.loc["Main-Kinzig-Kreis (ab 2026)", "2026, laufendes Jahr (n = 2)"] == 10.0
    assert pd.isna(found.loc["Main-Kinzig-Kreis (ab 2026)", "2025 (n = 1)"])
    assert "Main-Kinzig-Kreis" in table(facts, "euros", ["county"], []).set_index("Gebiet").index, (
        "one year, one territory"
    )


def test_places_and_maßnahmen_of_years_are_not_added(facts: Facts) -> None:
    for measure in ("places", "projects", "targets"):
        found = table(facts, measure, ["county"], ["year"], counties=["06411"])
        assert not [label for label in found if str(label).startswith("Summe")], measure


def test_what_still_grows_is_in_no_sum_of_years(facts: Facts) -> None:
    asked = {"down": ["county"], "across": ["year"], "measure": "euros", "running": 2023}
    for stage, sums in (("agreed", True), ("granted", False)):
        cells = questions.cells(facts, scope(counties=["06411"], **(ASKED | {"stage": stage})), **asked)
        _, columns = charts.table(cells, ["county"], ["year"], "euros", 2023)
        assert any(column.label.startswith("Summe") for column in columns.values()) == sums, stage


def test_sums_over_counties_say_of_how_many(facts: Facts) -> None:
    found = table(facts, "euros", ["year"], ["kind"]).set_index("Jahr")
    assert found.loc["2023", "Kreisfreie Stadt, Gebiete"] == 2
    assert found.loc["2023", "Landkreis, Gebiete"] == 2
    across = table(facts, "euros", ["year"], ["county"])
    assert "2023 (n = 4)" in across["Jahr"].tolist()


def test_all_figures_of_a_column_have_the_same_decimals(facts: Facts) -> None:
    asked = {"down": ["county"], "across": ["year"], "measure": "euros", "running": 2026}
    cells = questions.cells(facts, scope(**ASKED), **asked)
    frame, columns = charts.table(cells, ["county"], ["year"], "euros", 2026)
    name = next(name for name, column in columns.items() if column.label.startswith("2023"))
    written = [columns[name].write(value) for value in frame[name] if value == value]
    assert all(text.endswith("\u00a0€") and text[-5] == "," for text in written)


def test_two_dimensions_each_way(facts: Facts) -> None:
    found = table(facts, "euros", ["district", "county"], ["year", "category"])
    darmstadt = found[found["Gebiet"] == "Darmstadt"].iloc[0]
    assert darmstadt["Regierungsbezirk"] == "Darmstadt"
    assert darmstadt[[label for label in found if str(label).startswith("2023 · ")]].sum() == 1000


def test_stages_stand_beside_each_other_and_are_never_added(facts: Facts) -> None:
    found = table(facts, "euros", ["county"], ["stage"]).set_index("Gebiet")
    stages = ["vereinbart (n = 4)", "bewilligt (n = 1)", "ausgezahlt (n = 1)"]
    assert found.loc["Darmstadt", stages].tolist() == [1000.0, 900.0, 600.0]
    assert not [label for label in found if label.startswith("Summe")]
    upright = table(facts, "euros", ["stage"], ["county"])
    assert "Summe" not in upright["Stufe"].tolist()


def test_without_columns_each_row_has_its_sum_alone(facts: Facts) -> None:
    found = table(facts, "projects", ["county"], [])
    assert found.set_index("Gebiet")["Summe (n = 2)"].to_dict() == {"Darmstadt": 2, "Hochtaunuskreis": 2, "Summe": 4}


def test_places_nobody_states_are_no_zero(facts: Facts) -> None:
    found = table(facts, "places", ["county"], ["category"]).set_index("Gebiet")
    assert found.loc["Darmstadt", "Summe (n = 1)"] == 12
    assert pd.isna(found.loc["Hochtaunuskreis", "Summe (n = 1)"])


def test_a_third_dimension_is_refused(facts: Facts) -> None:
    with pytest.raises(ValueError, match="two dimensions"):
        questions.cells(
            facts, scope(**ASKED), measure="euros", down=["county", "year", "kind"], across=[], running=2026
        )


@given(
    down=st.lists(st.sampled_from(["county", "kind", "district", "category"]), unique=True, max_size=2),
    counties=st.lists(st.sampled_from(small.COUNTIES), unique=True),
)
@settings(max_examples=30)
def test_the_cells_of_any_table_add_up_to_its_sums(facts: Facts, down: list[str], counties: list[str]) -> None:
    asked = {"measure": "euros", "down": down, "across": ["year"], "running": 2026}
    found = questions.cells(facts, scope(counties=counties, **ASKED), **asked)
    cents = found["value"].map(lambda value: Decimal(f"{value:.2f}") if value == value else Decimal(0))
    inner = ~found["is_row_sum"] & ~found["is_column_sum"]
    whole = cents[found["is_row_sum"] & found["is_column_sum"]].sum()
    assert cents[inner].sum() == whole
    assert cents[found["is_row_sum"] & ~found["is_column_sum"]].sum() == whole
    assert cents[~found["is_row_sum"] & found["is_column_sum"]].sum() == whole


def test_evidence_names_what_the_table_rests_on(facts: Facts) -> None:
    found = questions.evidence(facts, scope(**ASKED), measure="euros", down=["county"], across=[])
    assert found["evidence"].tolist() == ["d1 # § 4", "d2 # § 4"]
