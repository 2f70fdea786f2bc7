"""Kreisvergleich in the frame: what a choice changes, what is refused, what is kept."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from screen import Run, fault, headings, tables, texts
from streamlit.testing.v1 import AppTest

COUNTIES = ["06434", "06431", "06412"]
DEMO: dict[str, Any] = {"daten": "demo", "jahr": 2024, "kreise": COUNTIES, "kreis": "06434"}


def table(app: AppTest, heading: str) -> pd.DataFrame:
    return next(each for each in tables(app) if heading in each.columns)


def said(app: AppTest) -> str:
    return " ".join(texts(app)).replace("\u00a0", " ").replace("\\", "")


def test_counties_land_and_median_stand_side_by_side(run: Run) -> None:
    app = run("comparison", **DEMO)
    names = table(app, "Lage über alle Vergleichsgruppen")["Gebiet"].tolist()
    assert names[:3] == ["Hochtaunuskreis", "Bergstraße", "Frankfurt am Main"]
    assert names[3].startswith("Hessen (")
    assert names[4].startswith("Median Landkreise ohne Hochtaunuskreis (n")


def test_title_and_subtitle_name_group_number_denominator_date_and_source(run: Run) -> None:
    app = run("comparison", **DEMO)
    (head,) = (head for head in headings(app) if head.startswith("Budget: Landkreise, n"))
    assert head.endswith("andere Gebiete mit Angabe"), "the county in the middle is not counted"
    assert "bezogen auf den 31.12.2018 · Quelle: Einwohnerzahlen" in said(app)


@pytest.mark.parametrize(
    ("indicator", "kind"),
    [
        ("grant_ratio", "Prozent"),
        ("transition_rate", "95-%-Bereich"),
        ("entries", "Personen"),
        ("budget_use", "Prozent"),
    ],
)
@pytest.mark.parametrize("view", ["dots", "bars", "tiles", "table", "funnel"])
def test_every_indicator_in_every_view(run: Run, indicator: str, kind: str, view: str) -> None:
    # Set after the page is known: a view that an indicator does not offer must not break it.
    app = run("comparison", **DEMO, kennzahl=indicator, darstellung=view)
    assert fault(app) is None
    assert kind in said(app)


def test_a_year_with_parts_only_is_called_so_and_the_year_before_offered(run: Run) -> None:
    app = run("comparison", daten="demo", jahr=2026, kennzahl="entries", kreis="06434", rang=True)
    assert any("V\u20118" in warning.value for warning in app.warning)
    assert "Teil des Jahres" in said(app)
    assert set(table(app, "Rang in der Gruppe")["Rang in der Gruppe"]) == {"–"}
    next(button for button in app.button if button.label == "So zeigen").click().run()
    assert fault(app) is None
    assert app.selectbox(key="jahr").value == 2025
    assert not any("V\u20118" in warning.value for warning in app.warning)


def test_a_rank_is_shown_only_when_asked_for(run: Run) -> None:
    assert "Rang in der Gruppe" not in said(run("comparison", **DEMO))
    assert "Rang" in table(run("comparison", **DEMO, rang=True), "Rang in der Gruppe")["Rang in der Gruppe"].iloc[0]


def test_every_peer_logic_and_its_reasons(run: Run) -> None:
    for logic in ("all", "kind", "jobcenter", "district", "size", "nearest"):
        app = run("comparison", **DEMO, gruppe=logic, warum_offen=True)
        assert fault(app) is None
        assert any(head.startswith("Warum diese Gebiete?") for head in headings(app)), logic
    app.segmented_control(key="tab_warum").set_value("Tabelle").run()
    shares = table(app, "Anteil am Abstand")
    for _, rows in shares.groupby("Gebiet"):
        parts = [
            float(text.replace("\u00a0%", "").replace(",", ".")) for text in rows["Anteil am Abstand"] if text != "–"
        ]
        assert abs(sum(parts) - 100) <= 0.3, "rounded to one decimal"


def test_main_kinzig_per_head_is_refused_and_the_unit_shown(run: Run) -> None:
    app = run("comparison", daten="demo", jahr=2026, kreis="06435", vergleichsjahr=2025)
    assert any("V\u20114" in warning.value.replace("\\", "") for warning in app.warning)
    pairs = table(app, "Unterschied").set_index("Gebiet")
    assert pairs.loc["Main-Kinzig-Kreis", "Unterschied"] == "–"
    assert pairs.loc["MKK + Hanau", "Unterschied"] != "–"


def test_another_stage_is_refused_and_the_offer_works(run: Run) -> None:
    app = run("comparison", **DEMO, vergleichsstufe="granted")
    assert any("V\u20112" in warning.value.replace("\\", "") for warning in app.warning)
    app.button(key="angebot_zwei_seiten_0").click().run()
    assert any(head.startswith("Bewilligungsquote") for head in headings(app))
    assert not any("V\u20112" in warning.value.replace("\\", "") for warning in app.warning)


def test_an_unfinished_year_is_not_set_against_a_finished_one(run: Run) -> None:
    chosen: dict[str, Any] = {"daten": "demo", "jahr": 2026, "kreis": "06434", "kennzahl": "entries", "bezug": "none"}
    app = run("comparison", **chosen, vergleichsjahr=2025, stand="30.06.2026")
    assert any("V\u20115" in warning.value.replace("\\", "") for warning in app.warning)
    app.button(key="angebot_zwei_seiten_0").click().run()
    assert (app.selectbox(key="jahr").value, app.selectbox(key="vergleichsjahr").value) == (2025, 2024)
    assert not any("V\u20115" in warning.value.replace("\\", "") for warning in app.warning)


def test_a_year_with_parts_only_is_refused_beside_the_year_before_too(run: Run) -> None:
    # Both refusals have an offer of their own on one page.
    app = run("comparison", daten="demo", jahr=2026, kennzahl="entries", kreis="06434", vergleichsjahr=2025)
    assert fault(app) is None
    assert "Kein Gebiet lässt sich vergleichen" in said(app)
    offers = [button.key for button in app.button if button.label == "So zeigen"]
    assert offers[0] == "angebot_verteilung_0"
    assert "angebot_zwei_seiten_0" in offers


def test_a_side_is_not_set_against_itself(run: Run) -> None:
    app = run("comparison", **DEMO, vergleichsjahr=2024)
    assert any("Beide Seiten des Vergleichs sind gleich" in info.value for info in app.info)


def test_published_figures_say_what_is_missing(run: Run) -> None:
    app = run("comparison", daten="published", jahr=2023, kreis="06434")
    text = said(app)
    assert "1 von 26 mit Angabe" in text
    assert "zu wenige Gebiete" in text
    assert "in diesem Datensatz nicht geliefert" in text
    near = run("comparison", daten="published", jahr=2023, kreis="06434", gruppe="nearest")
    assert any("SGB-II-Quote unter 25" in info.value.replace("\\", "") for info in near.info)


def test_two_open_forms_hold_the_same_name(run: Run) -> None:
    app = run("comparison", **DEMO, gruppe_offen=True, notiz_verteilung=True)
    assert fault(app) is None
    own = [field for field in app.text_input if field.label == "Ihr Name"]
    assert len(own) == 2
    own[0].set_value("M. Muster").run()
    assert [field.value for field in app.text_input if field.label == "Ihr Name"] == ["M. Muster"] * 2


def test_an_own_group_is_recorded_and_can_be_chosen(
    run: Run, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(built, tmp_path / "own")
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{tmp_path}/own/ministry.duckdb")
    st.cache_resource.clear()
    app = run("comparison", **DEMO, gruppe_offen=True)
    app.text_input(key="gruppe_name").set_value("Taunus")
    app.text_input(key="bearbeiter_gruppe").set_value("M. Muster")
    app.multiselect(key="gruppe_mitglieder").set_value(["06434", "06436", "06439"])
    next(button for button in app.button if button.label == "Gruppe festhalten").click()
    app.run()
    assert fault(app) is None
    assert any("Taunus" in success.value for success in app.success)
    app.selectbox(key="gruppe").set_value("gruppe/Taunus").run()
    assert any("eigene Gruppe „Taunus“, n" in head for head in headings(app))
    st.cache_resource.clear()


def test_a_choice_of_which_nobody_states_anything_is_not_offered(run: Run) -> None:
    app = run("comparison", daten="published", jahr=2023, kreis="06434")
    assert app.selectbox(key="kennzahl").options == ["Budget", "Anzahl der Maßnahmen"]
    assert app.selectbox(key="bezug").options == ["absolut", "je Einwohner"]
    assert app.selectbox(key="vergleichsstufe").options == [
        "kein Vergleich",
        "in Aussicht gestellt",
        "vereinbart",
        "bewilligt",
    ]
    full = run("comparison", **DEMO)
    assert full.selectbox(key="vergleichsstufe").options[-2:] == ["ausgezahlt", "nachgewiesen"]
    assert full.selectbox(key="bezug").options[-2:] == ["je vereinbarten Platz", "je teilnehmende Person"]


def test_two_sides_are_both_named_in_what_the_file_carries(run: Run) -> None:
    app = run("comparison", **DEMO, vergleichsjahr=2023)
    assert "Haushaltsjahre 2024 und 2023" in said(app)
    stages = run("comparison", **DEMO, vergleichsstufe="paid")
    assert "AQB, vereinbart und ausgezahlt · Haushaltsjahr 2024" in said(stages)


def test_where_nothing_can_be_compared_the_sentence_says_why(run: Run) -> None:
    app = run("comparison", daten="published", jahr=2020, kreis="06437", vergleichsjahr=2016)
    assert "Kein Gebiet lässt sich vergleichen: Nicht beide Seiten haben eine Angabe." in said(app)
