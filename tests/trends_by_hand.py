"""Rows of budgets over the years that a test writes out, and a store filled with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import small

from data.store import Facts, Store

AGREED = {"programme": "AQB", "stage": "agreed"}
RUNNING = 2026
MKK, HANAU, DARMSTADT, FULDA = "06435", "06415", "06411", "06631"
UNIT = "06415+06435"

Row = dict[str, object]


def cents(value: object) -> Decimal:
    """A figure of an answer, exact to the cent."""
    return Decimal(str(round(float(str(value)), 2)))


def amount(county: str, year: int, euros: str, **more: object) -> Row:
    fields: Row = {
        "county": county,
        "budget_year": year,
        "programme": "AQB",
        "stage": "agreed",
        "level": "total",
        "funding_source": "state",
        "euros": Decimal(euros),
        "precision": "exact",
    }
    return fields | more


def project(key: str, county: str, year: int, name: str, places: int | None, **more: object) -> Row:
    fields: Row = {
        "id": key,
        "county": county,
        "budget_year": year,
        "programme": "AQB",
        "category": 2,
        "ordinal": 1,
        "name": name,
        "places": places,
    }
    return fields | more


def index(year: int, value: str) -> Row:
    return {
        "county": "06",
        "measure": "price_index",
        "measured_on": date(year, 12, 31),
        "territory_from": year,
        "territory_to": year,
        "value": Decimal(value),
    }


def fill(
    store: Store,
    amounts: Sequence[Row],
    projects: Sequence[Row] = (),
    lines: Sequence[tuple[str, str]] = (),
    indices: Sequence[Row] = (),
) -> Facts:
    """One delivery with these rows; keys are given by position where a row has none."""

    def facts(rows: Sequence[Row]) -> list[Row]:
        return [small._fact("d1", small.AT, **({"id": f"k{number}"} | row)) for number, row in enumerate(rows)]

    with store.writing(small.DATASET) as writer:
        writer.deliver("d1", source="s1", recorded_by="Test", recorded_at=small.AT)
        writer.record("source", [small._source(1, small.AT)])
        writer.record("amount", facts(amounts))
        writer.record("project", facts(projects))
        decided = {"decided_by": "Test", "decided_on": date(2024, 1, 1)}
        writer.record(
            "project_line",
            facts([{"id": f"{line}/{key}", "line": line, "project": key} | decided for line, key in lines]),
        )
        writer.record("county_measure", facts(indices))
    return store.facts(small.DATASET)


SERIES = [
    amount(MKK, 2023, "100.00"),
    amount(MKK, 2024, "110.00"),
    amount(MKK, 2025, "121.00"),
    amount(MKK, 2026, "60.00"),
    amount(HANAU, 2026, "70.00"),
    amount(DARMSTADT, 2023, "10.00"),
    amount(DARMSTADT, 2025, "13.00"),
    amount(DARMSTADT, 2024, "5.00", stage="granted"),
    amount(DARMSTADT, 2014, "7.00", programme="AB"),
    amount(DARMSTADT, 2020, "3.00", programme="AMB"),
]
