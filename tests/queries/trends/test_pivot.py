"""The own pivot: cells are what the store says, sums stand only where parts may be added, the file is the screen."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd
import pytest
import small
from hypothesis import given, settings
from hypothesis import strategies as st
from scoped import scope

from charts.trends import pivot as charts
from data.store import Facts
from queries.trends import pivot as questions

ASKED: dict[str, Any] = {"year": 2023, "programme": "AQB", "stage": "agreed"}


def table(facts: Facts, measure: str, down: list[str], across: list[str], **more: Any) -> pd.DataFrame:
    found = questions.cells(facts, scope(**(ASKED | more)), measure=measure, down=down, across=across)
    frame, columns = charts.table(found, down, across, measure)
    return frame.rename(columns={name: column.label for name, column in columns.items()})


def test_counties_by_year_are_the_budgets_and_an_unknown_cell_stays_empty(facts: Facts) -> None:
    found = table(facts, "euros", ["county"], ["year"]).set_index("Gebiet")
    assert found.loc["Darmstadt", ["2022", "2023", "Summe"]].tolist() == [800.0, 1000.0, 1800.0]
    assert pd.isna(found.loc["Frankfurt am Main", "2025"])
    assert found.loc["Summe", "2023"] == 1000 + 500.5 + 753200 + 70.07


def test_two_dimensions_each_way(facts: Facts) -> None:
    found = table(facts, "euros", ["district", "county"], ["year", "category"])
    darmstadt = found[found["Gebiet"] == "Darmstadt"].iloc[0]
    assert darmstadt["Regierungsbezirk"] == "Darmstadt"
    assert darmstadt[[label for label in found if str(label).startswith("2023 · ")]].sum() == 1000


def test_stages_stand_beside_each_other_and_are_never_added(facts: Facts) -> None:
    found = table(facts, "euros", ["county"], ["stage"]).set_index("Gebiet")
    assert found.loc["Darmstadt", ["vereinbart", "bewilligt", "ausgezahlt"]].tolist() == [1000.0, 900.0, 600.0]
    assert "Summe" not in found.columns
    upright = table(facts, "euros", ["stage"], ["county"])
    assert "Summe" not in upright["Stufe"].tolist()


def test_without_columns_each_row_has_its_sum_alone(facts: Facts) -> None:
    found = table(facts, "projects", ["county"], [])
    assert found.set_index("Gebiet")["Summe"].to_dict() == {"Darmstadt": 2, "Hochtaunuskreis": 2, "Summe": 4}


def test_places_nobody_states_are_no_zero(facts: Facts) -> None:
    found = table(facts, "places", ["county"], ["category"]).set_index("Gebiet")
    assert found.loc["Darmstadt", "Summe"] == 12
    assert pd.isna(found.loc["Hochtaunuskreis", "Summe"])


def test_a_third_dimension_is_refused(facts: Facts) -> None:
    with pytest.raises(ValueError, match="two dimensions"):
        questions.cells(facts, scope(**ASKED), measure="euros", down=["county", "year", "kind"], across=[])


@given(
    down=st.lists(st.sampled_from(["county", "kind", "district", "category"]), unique=True, max_size=2),
    counties=st.lists(st.sampled_from(small.COUNTIES), unique=True),
)
@settings(max_examples=30)
def test_the_cells_of_any_table_add_up_to_its_sums(facts: Facts, down: list[str], counties: list[str]) -> None:
    found = questions.cells(facts, scope(counties=counties, **ASKED), measure="euros", down=down, across=["year"])
    cents = found["value"].map(lambda value: Decimal(f"{value:.2f}") if value == value else Decimal(0))
    inner = ~found["is_row_sum"] & ~found["is_column_sum"]
    whole = cents[found["is_row_sum"] & found["is_column_sum"]].sum()
    assert cents[inner].sum() == whole
    assert cents[found["is_row_sum"] & ~found["is_column_sum"]].sum() == whole
    assert cents[~found["is_row_sum"] & found["is_column_sum"]].sum() == whole


def test_evidence_names_what_the_table_rests_on(facts: Facts) -> None:
    found = questions.evidence(facts, scope(**ASKED), measure="euros", down=["county"], across=[])
    assert found["evidence"].tolist() == ["d1 # § 4", "d2 # § 4"]
