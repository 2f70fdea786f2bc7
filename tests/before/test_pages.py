"""What pages once said of figures that their figures do not hold; these tests run unchanged on commit 133aa87, and
fail there (docs/reliability.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st
from screen import ROOT, tables, texts
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

COUNTIES = ("06411", "06412", "06413", "06414", "06431", "06432", "06433", "06434")


@pytest.fixture(autouse=True)
def installation(built: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{built}/ministry.duckdb")
    monkeypatch.chdir(ROOT)
    yield
    st.cache_resource.clear()


@cache
def page(path: str, **address: str | tuple[str, ...]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=90)
    app._page_hash = calc_hash(path)
    for key, value in {"daten": "demo", **address}.items():
        app.query_params[key] = value if isinstance(value, str) else list(value)
    app.run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return re.sub(r"\s+", " ", "\n".join(texts(app)).replace("\\", ""))


def with_column(app: AppTest, name: str) -> pd.DataFrame:
    return next(each for each in tables(app) if any(name in str(column) for column in each.columns))


def test_a_sum_beside_the_year_before_says_of_which_counties() -> None:
    told = said(page("lagebild", jahr="2024"))
    assert re.search(r"(mehr|weniger) als", told)
    assert re.search(r"(mehr|weniger) als 2023 in \d+ vergleichbaren Gebieten", told)
    assert not re.search(r"[+−]\d+ gegenüber 2023(?! in \d+ vergleichbaren)", told)


def test_turnover_is_one_question_and_not_one_for_each_project() -> None:
    told = said(page("dialogmappe", jahr="2025", kreise="06434"))
    assert "Was ist daraus geworden" in told
    assert re.findall(r"Die Maßnahme „[^“]+“ (?:aus \d{4} )?(?:ist neu|steht nicht mehr)", told) == []


def test_good_targets_are_counted_among_the_judged_ones() -> None:
    told = said(page("dialogmappe", jahr="2025", kreise="06434"))
    assert "Ziele erreicht oder im Plan" in told
    assert re.search(r"von \d+ bewerteten Ziel", told)


def test_what_is_asked_stands_beside_a_status_within_the_year() -> None:
    for path in ("kreisprofil", "ziele"):
        app = page(path, jahr="2026", kreise="06434")
        assert "im Plan" in said(app)
        assert "verlangt" in " ".join(str(column) for each in tables(app) for column in each.columns), path


def test_what_is_left_has_a_name_of_its_own_for_each_measure() -> None:
    told = said(page("kreisprofil", jahr="2025", kreise="06434"))
    assert "vereinbart − bewilligt" in told
    assert "Restmittel (vereinbart − bewilligt)" not in told


def test_money_paid_in_the_running_year_explains_no_change() -> None:
    told = said(page("budgetentwicklung", ansicht="Erklärte Veränderung", jahr="2026", stufe="paid"))
    assert "2026 gegenüber 2025: −" not in told
    assert "noch nicht zu Ende" in told


def test_a_table_of_ones_own_says_of_how_many_and_what_still_runs() -> None:
    found = with_column(page("budgetentwicklung", ansicht="Eigene Auswertung"), "2026")
    assert any("2026, laufendes Jahr" in str(column) for column in found.columns), list(found.columns)
    assert any(re.search(r"n\s=\s\d", str(column)) for column in found.columns)


def test_the_one_in_the_middle_pushes_none_of_the_chosen_out() -> None:
    app = page("kreisvergleich", jahr="2025", kreise=COUNTIES, kreis="06611")
    found = with_column(app, "in der Vergleichsgruppe")
    counties = found[~found.iloc[:, 0].str.match("Hessen|Median|Summe")]
    assert len(counties) == len(COUNTIES) + 1


def test_a_share_of_targets_says_over_how_many_years() -> None:
    app = page("kreisvergleich", jahr="2025", kreise=COUNTIES, kreis="06611")
    offered = [str(each) for each in app.selectbox(key="kennzahl").options if "erreichter Ziele" in str(each)]
    assert offered
    assert "Anteil erreichter Ziele" not in offered


def test_years_are_a_row_of_the_same_counties() -> None:
    told = said(page("budgetentwicklung", ansicht="Verlauf"))
    assert re.search(r"in \d+ von \d+ Gebieten", told)
    assert "Das Budget steigt" not in told


def test_an_explained_change_takes_a_stage_that_is_split_and_names_the_counties() -> None:
    told = said(page("budgetentwicklung", ansicht="Erklärte Veränderung", jahr="2025"))
    assert "kein Teil davon ist einer Ursache zuzuordnen" not in told
    assert "größter Rückgang: " in told


def test_an_old_denominator_is_marked_at_the_value() -> None:
    found = with_column(page("kreisvergleich", jahr="2026", kreise="06434", bezug="population"), "Hinweis")
    assert found["Hinweis"].str.contains("Bezugsgröße vom 31.12.2018").any(), found["Hinweis"].tolist()


def test_the_allocation_opens_with_a_stage_that_is_split() -> None:
    told = said(page("mittelverteilung", jahr="2025"))
    split = re.search(r"\b(\d+),\d\s*%\) auf Maßnahmenarten aufgeteilt", told)
    assert split, told
    assert int(split[1]) > 80


def test_where_a_measure_has_no_value_what_has_one_is_a_click_away() -> None:
    app = page("kreisvergleich", jahr="2025", kreise="06434", bezug="je vereinbarten Platz")
    assert app.selectbox(key="bezug").value != "population"
    assert any(button.label == "So zeigen" for button in app.button), said(app)[:600]
