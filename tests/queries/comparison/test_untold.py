"""Kreisvergleich: a figure is missing for the reason a source tells of this year, programme, stage and measure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import small
import tiny
from scoped import scope

from data.store import Facts
from queries import comparison

D, F, H, MKK, HANAU, KS = small.COUNTIES


def untold(county: str, missing: str, **fields: object) -> tiny.Row:
    key = f"{county}/{missing}"
    return tiny.amount(id=key, county=county, euros=None, precision="exact", missing=missing, **fields)


def people(county: str, measure: str, year: int, value: int | None, missing: str | None = None) -> tiny.Row:
    return tiny.row(
        id=f"{county}/{measure}/{year}", county=county, measure=measure, value=value, missing=missing,
        measured_on=date(year - 1, 12, 31), territory_from=year, territory_to=year,
    )  # fmt: skip


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    rows = {
        "source": [tiny.source()],
        "amount": [
            untold(D, "secret"),
            untold(F, "secret", budget_year=2023),
            untold(H, "secret", programme="AMB"),
            untold(KS, "secret", stage="granted"),
            *(tiny.amount(id=f"{county}/2022", county=county, budget_year=2022) for county in (D, F, H, KS)),
        ],
        "county_measure": [
            people(D, "population", 2022, None, "secret"),
            people(F, "population", 2023, None, "secret"),
            people(H, "unemployed", 2022, None, "secret"),
            people(KS, "population", 2022, 100),
        ],
    }
    with tiny.open_store(tmp_path_factory.mktemp("untold")) as store:
        tiny.record(store, rows)
        yield store.facts(tiny.DATASET)


def reasons(facts: Facts, year: int, denominator: str) -> dict[str, str | None]:
    found = comparison.figures(facts, scope(year=year), indicator="budget_sum", denominator=denominator)
    told = found.set_index("place")["reason"]
    return {county: None if told.isna()[county] else told[county] for county in (D, F, H, KS)}


def test_a_sum_is_missing_for_the_reason_of_its_own_year_programme_and_stage(facts: Facts) -> None:
    assert reasons(facts, 2024, "none") == {D: "told_secret", F: "no_value", H: "no_value", KS: "no_value"}


def test_a_figure_to_divide_by_is_missing_for_the_reason_of_its_own_measure_and_year(facts: Facts) -> None:
    assert reasons(facts, 2022, "population") == {
        D: "denominator_secret",
        F: "no_denominator",
        H: "no_denominator",
        KS: None,
    }
