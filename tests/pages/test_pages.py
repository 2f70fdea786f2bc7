"""What single pages say, read as a user reads them."""

from __future__ import annotations

import re
import threading
from datetime import date
from urllib.parse import parse_qs, urlparse

import pytest
import streamlit as st
from scoped import scope
from screen import ROOT, TOPICS, Run, charts, fault, headings, tables, texts
from streamlit.testing.v1 import AppTest

from data.store import Store
from queries.targets import commitments

# A view of Ziele und Nachhaltung.
OUTLOOK = "Abweichungen und Hochrechnung"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\\", "")


def all_of(run: Run, topic: str, **widgets: object) -> str:
    return plain(" ".join(texts(run(topic, **widgets))))


def test_the_agreement_of_2023_is_the_figure_on_three_pages(run: Run) -> None:
    asked = {"daten": "published", "jahr": 2023, "kreise": ["06434"]}
    assert "753.200 €" in all_of(run, "county", **asked)
    assert "753.200,00 €" in all_of(run, "allocation", **asked)
    assert "753,2 Tsd. €" in all_of(run, "overview", **asked)


def test_coverage_is_told_on_the_lagebild(run: Run) -> None:
    text = all_of(run, "overview", daten="published", jahr=2023)
    assert re.search(r"Abdeckung: \d+ von 26 mit Angabe", text)


def test_from_2026_there_are_27_counties(run: Run) -> None:
    text = all_of(run, "overview", daten="demo", jahr=2026)
    assert re.search(r"Abdeckung: \d+ von 27 mit Angabe", text)


@pytest.mark.parametrize("county", ["06434", "06411"])
def test_the_kreisprofil_opens_with_the_county_chosen_elsewhere(run: Run, county: str) -> None:
    app = run("county", daten="demo", jahr=2023, kreise=[county])
    assert app.selectbox(key="kreis").value == county


def test_a_later_choice_of_counties_is_followed_and_an_own_one_is_kept(run: Run) -> None:
    app = run("county", daten="demo", jahr=2023, kreise=["06434"])
    assert app.selectbox(key="kreis").value == "06434"
    app.switch_page("pages/overview/page.py").run()
    app.multiselect(key="kreise").set_value(["06631"]).run()
    app.switch_page("pages/county/page.py").run()
    assert app.selectbox(key="kreis").value == "06631"
    app.selectbox(key="kreis").set_value("06411").run()
    app.selectbox(key="stufe").set_value("granted").run()
    assert app.selectbox(key="kreis").value == "06411"


def test_the_link_to_a_view_names_what_is_preset(run: Run) -> None:
    app = run("county", daten="demo", kreise=["06434"], link_offen=True)
    link = parse_qs(urlparse(app.code[0].value).query)
    assert link["daten"] == ["demo"]
    assert link["programm"] == ["AQB"]
    assert "stufe" not in link, "left to the page, which takes one for each part"
    assert link["kreis"] == ["06434"]
    assert link["jahr"] == [str(app.selectbox(key="jahr").value)]
    assert re.fullmatch(r"Nr\. \d+", link["stand"][0])


def test_the_glossary_finds_a_word_and_says_when_there_is_none(run: Run) -> None:
    assert fault(run("methods", daten="published", begriff="Abrufquote")) is None
    app = run("methods", daten="published", begriff="gibtesnichtxyz")
    assert any("gibtesnichtxyz" in plain(info.value) for info in app.info)


def test_the_sources_are_searched_beyond_those_shown_and_only_in_what_is_to_be_read(run: Run) -> None:
    app = run("methods", daten="demo", begriff="2026", kapitel="Quellen")
    assert not [info.value for info in app.info]
    assert re.search(r"davon mit „2026“; gezeigt sind die ältesten 60", " ".join(map(plain, texts(app))))
    codes = run("methods", daten="demo", begriff="not_assessable", kapitel="Status und Regeln")
    assert len(codes.info) == 4


def test_the_breakdown_goes_down_to_the_projects(run: Run) -> None:
    heads = headings(run("allocation", daten="demo", jahr=2023, kreise=["06434"], art=[1]))
    assert any(re.fullmatch(r"Aufgliederung nach Maßnahmen \d{4}: Hochtaunuskreis → 1 .+", head) for head in heads), (
        heads
    )


def test_a_choice_of_maßnahmenarten_tells_what_it_leaves_out(run: Run) -> None:
    app = run("allocation", daten="published", jahr=2023, kreise=["06434"], art=[1])
    assert any("753.200 €" in plain(info.value) for info in app.info)


@pytest.mark.parametrize("topic", ["overview", "county"])
def test_a_sum_of_the_running_year_is_compared_with_no_full_year(run: Run, topic: str) -> None:
    year = date.today().year
    asked = {"daten": "demo", "jahr": year, "kreise": ["06434"]}
    still_growing = all_of(run, topic, stufe="paid", **asked)
    assert f"{year} läuft noch, kein Vergleich mit {year - 1}" in still_growing
    assert f"%) gegenüber {year - 1}" not in still_growing
    assert f"gegenüber {year - 1}" in all_of(run, topic, stufe="agreed", **asked)


def test_the_lagebild_counts_nothing_where_nothing_is_recorded(run: Run) -> None:
    text = all_of(run, "overview", daten="published", jahr=2023, kreise=["06411"])
    assert text.count("nicht erfasst") >= 3
    assert not charts(run("overview", daten="published", jahr=2023, kreise=["06411"])), "no empty axes"


def test_targets_of_another_programme_are_not_counted(run: Run) -> None:
    assert "Für diese Auswahl sind keine Ziele erfasst" in all_of(
        run, "overview", daten="demo", jahr=2019, programm="AMB"
    )


@pytest.mark.parametrize("topic", ["overview", "county"])
def test_a_choice_of_maßnahmenarten_names_what_it_does_not_reach(run: Run, topic: str) -> None:
    app = run(topic, daten="demo", jahr=2024, art=[2])
    assert any("gelten für alle Maßnahmenarten" in info.value for info in app.info)
    assert "nur Maßnahmenart 2 " in plain(" ".join(texts(app)))


def test_money_of_projects_without_maßnahmenart_leads_to_these_projects(run: Run) -> None:
    asked = {"daten": "published", "jahr": 2019, "programm": "UNKLAR", "stufe": "unstated", "kreise": ["06531"]}
    assert "in 8 Maßnahmen ohne Maßnahmenart" in all_of(run, "allocation", **asked)
    assert "Wegbereiter" in all_of(run, "allocation", ohne_art=True, **asked)


def test_a_page_outside_the_frame_refuses_to_run() -> None:
    assert AppTest.from_file(str(ROOT / "pages/overview/page.py"), default_timeout=30).run().exception


def test_every_page_is_tested() -> None:
    assert {"overview", "allocation", "county", "targets", "projects", "methods"} <= set(TOPICS)


def test_what_an_earlier_year_left_open_is_on_the_page_of_the_targets(run: Run, real: Store) -> None:
    open_ones = commitments.commitments(real.facts("demo"), scope(year=2016), on=date.today())
    oldest = open_ones.iloc[0]
    app = run("targets", daten="demo", jahr=2024, zielansicht="Verabredungen")
    assert "Verabredungen" in headings(app)
    shown = next(each for each in tables(app) if "Verabredung" in each.columns)
    assert shown["Status"].iloc[0].replace("\u00a0", " ") == "▲ überfällig"
    assert shown["Verabredung"].iloc[0] == oldest["text"]
    assert int(shown["Jahr"].iloc[0]) == oldest["budget_year"] < 2024
    assert any("Termine als Kalenderdatei" in button.label for button in app.get("download_button"))


def test_the_commitments_can_be_narrowed_to_the_ministry(run: Run) -> None:
    app = run("targets", daten="demo", jahr=2024, zielansicht="Verabredungen", zustaendig=["Ministerium"])
    shown = next(each for each in tables(app) if "Verabredung" in each.columns)
    assert set(shown["Zuständig"]) == {"Ministerium"}


def test_the_targets_page_says_what_reads_differently_by_the_rule_of_today(run: Run) -> None:
    assert "nach heutiger Regel" not in all_of(run, "targets", daten="demo", jahr=2023)
    text = all_of(run, "targets", daten="demo", jahr=2023, heutige_regel=True)
    assert re.search(
        r"nach heutiger Regel S\u20111; er liest sich bei allen \d+ Zielen wie nach der Regel des Jahres", text
    )


def test_deviations_and_forecast_stand_on_the_targets_page(run: Run) -> None:
    text = all_of(run, "targets", daten="demo", jahr=2026, zielansicht=OUTLOOK)
    assert re.search(r"\d+ Ziele? (ist|sind) in \d+ Gebiet(en)? betroffen", text)
    assert re.search(r"\d+ laufende Zahlenziele: Die hochgerechnete Spanne liegt bei", text)
    over = all_of(run, "targets", daten="demo", jahr=2019, zielansicht=OUTLOOK)
    assert "läuft kein Zahlenziel mehr" in over


def test_a_store_that_streamlit_lets_go_of_is_closed(run: Run) -> None:
    # One that stays open looks for news four times a second: after 68 of them the tests were thirty times slower.
    run("overview", daten="ministry")
    assert any(thread.name == "aqb-look-out" for thread in threading.enumerate())
    st.cache_resource.clear()
    assert not any(thread.name == "aqb-look-out" for thread in threading.enumerate())


def test_going_down_into_a_county_takes_none_out_of_the_comparison(run: Run) -> None:
    app = run("allocation", daten="demo", jahr=2023, kreise=["06434", "06631"], gliederung="06434")
    assert app.multiselect(key="kreise").value == ["06434", "06631"]
    assert "Aufgliederung nach Maßnahmenarten 2023: Hochtaunuskreis" in headings(app)
    app.button[[each.label for each in app.button].index("Zurück zu allen Gebieten")].click().run()
    assert "Aufgliederung nach Kreisen und Städten 2023" in headings(app)
    assert app.multiselect(key="kreise").value == ["06434", "06631"]
