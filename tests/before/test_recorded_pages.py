"""Facts recorded for it, and what pages say of them. These tests run unchanged on commit 133aa87, and fail there
(docs/reliability.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st
from screen import ROOT, tables, texts
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from data.store import Store

AT = datetime(2026, 10, 15, 12, 0)
COMMON = {"delivery": "d1", "citation": "§ 5", "state": "checked", "recorded_at": AT}
DARMSTADT, FRANKFURT = "06411", "06412"
# Persons of Maßnahmenart 1 and 2, and achievements of exactly 96,25 % and 95 %.
TARGETS = [
    ("few", DARMSTADT, "entries", 1, 20, 2),
    ("many", DARMSTADT, "entries", 2, 30, 30),
    ("others", FRANKFURT, "entries", 2, 30, 41),
    ("half", FRANKFURT, "dropout_rate", 2, 16, 16.6),
    ("limit", FRANKFURT, "dropout_rate", 3, 18, 18.9),
]


def rows() -> dict[str, list[dict[str, object]]]:
    words = dict.fromkeys(("title", "publisher", "collected", "timeliness", "covers", "known_faults"), "x")
    year = {"starts_on": date(2024, 1, 1), "ends_on": date(2024, 12, 31)}
    place = {"county": DARMSTADT, "budget_year": 2024, "programme": "AQB"}
    money = place | {"level": "total", "funding_source": "state", "euros": 1000, "precision": "exact"}
    return {
        "source": [COMMON | words | {"id": "s1", "invented": False}],
        "agreement": [
            COMMON | {"id": "z", "county": DARMSTADT, "budget_year": 2024, "title": "z", "programmes": ["AQB"],
                      "signed_by_ministry_on": date(2024, 2, 1), "signed_by_county_on": date(2024, 3, 1)}
        ],
        "amount": [
            COMMON | money | {"id": stage, "stage": stage, "stated_on": day}
            for stage, day in (
                ("agreed", date(2024, 3, 1)), ("granted", date(2024, 4, 1)), ("paid", date(2026, 3, 31)),
                ("verified", date(2026, 6, 30)),
            )
        ],
        "target": [
            COMMON | year | {"id": key, "county": county, "budget_year": 2024, "programme": "AQB", "kind": "numeric",
                             "name": f"Ziel {key}", "indicator": indicator, "category": category, "target_value": goal}
            for key, county, indicator, category, goal, _ in TARGETS
        ],
        "report": [
            COMMON | {"id": f"r/{key}", "target": key, "reported_on": date(2024, 12, 31), "value": value,
                      "reported_by": "Kreis", "cases": 50 if indicator == "dropout_rate" else None}
            for key, _, indicator, *_, value in TARGETS
        ],
    }  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Path:
    made = tmp_path_factory.mktemp("recorded")
    for file in built.glob("*.duckdb"):
        (made / file.name).write_bytes(file.read_bytes())
    with Store(made, ["ministry"]) as store, store.recording("ministry") as writer:
        writer.deliver("d1", source="s1", recorded_by="Test", recorded_at=AT)
        for table, facts in rows().items():
            writer.record(table, facts)
    return made


@pytest.fixture(autouse=True)
def installation(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{folder}/ministry.duckdb")
    monkeypatch.chdir(ROOT)
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def page(path: str, table: str = "", **address: str) -> AppTest:
    """A page opened by a link, with the section of this key as a table."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=90)
    app._page_hash = calc_hash(path)
    for key, value in {"daten": "ministry", "jahr": "2024", **address}.items():
        app.query_params[key] = value
    if table:
        app.session_state[f"tab_{table}"] = "Tabelle"
    return app.run()


def said(app: AppTest) -> str:
    assert not app.exception
    return re.sub(r"\s+", " ", "\n".join(texts(app)).replace("\\", ""))


def with_column(app: AppTest, name: str) -> pd.DataFrame:
    return next(each for each in tables(app) if any(name in str(column) for column in each.columns))


def test_a_sum_of_persons_tells_nobody_apart() -> None:
    found = with_column(page("kreisvergleich", kennzahl="entries", kreis=DARMSTADT), "Personen")
    own = found[found["Gebiet"] == "Darmstadt"]["Personen"].tolist()
    assert own, found
    assert own != ["32"]


def test_percentages_are_rounded_as_exact_numbers() -> None:
    told = said(page("ziele"))
    assert "96,3 %" in told
    assert "95,0 %" in told
    assert "95,00 %" not in told


def test_the_difference_to_what_is_agreed_has_columns() -> None:
    app = page("ziele", "alle_ziele")
    assert "vereinbart" in {str(column) for each in tables(app) for column in each.columns}
    assert {"ΔPL", "ΔPL %"} <= {str(column) for each in tables(app) for column in each.columns}


def test_days_lie_only_between_agreement_and_bescheid() -> None:
    found = with_column(page("kreisprofil", "kette", kreise=DARMSTADT), "Tage")
    days = next(column for column in found.columns if "Tage" in column)
    assert found.set_index("Stufe")[days].to_dict() == {
        "vereinbart": "–", "bewilligt": "31", "ausgezahlt": "–", "nachgewiesen": "–",
    }  # fmt: skip
