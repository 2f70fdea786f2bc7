"""One county is chosen once and kept; where it does not exist in a year, the reason and what is there are offered."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from screen import Run, charts, fault, texts
from streamlit.testing.v1 import AppTest

from ui.tab_title import of as tab_title
from ui.without_effect import WITHOUT_EFFECT

HANAU, MAIN_KINZIG, FULDA, GIESSEN = "06415", "06435", "06631", "06531"
ABOUT_ONE = ("county", "dialogue", "comparison")


def said(app: AppTest) -> str:
    return " ".join(texts(app)).replace("\u00a0", " ").replace("\\", "")


def labels(app: AppTest) -> list[str]:
    return [button.label.replace("\\", "") for button in app.button]


@pytest.mark.parametrize("topic", ABOUT_ONE)
def test_a_county_of_another_year_is_explained_and_both_ways_on_are_offered(run: Run, topic: str) -> None:
    app = run(topic, daten="demo", jahr=2024, kreis=HANAU)
    assert fault(app) is None
    assert app.title[0].value == "Hanau 2024"
    assert "Hanau ist kreisfrei erst seit 2026. 2024 gehörte das Gebiet zu: Main-Kinzig-Kreis." in said(app)
    assert not charts(app), "no other county's page"
    assert {"Main-Kinzig-Kreis 2024 zeigen", "Hanau 2026 zeigen"} <= set(labels(app))
    app.button(key=f"stattdessen_{MAIN_KINZIG}_2024").click().run()
    assert app.selectbox(key="kreis").value == MAIN_KINZIG
    assert app.selectbox(key="jahr").value == 2024
    assert "Hanau 2026 zeigen" in labels(app), "the successor"


@pytest.mark.parametrize("topic", ["overview", "allocation", "targets"])
def test_a_page_narrowed_to_a_county_of_another_year_says_why_it_is_empty(run: Run, topic: str) -> None:
    app = run(topic, daten="published", jahr=2020, kreise=[HANAU])
    assert fault(app) is None
    assert "Hanau ist kreisfrei erst seit 2026. 2020 gehörte das Gebiet zu: Main-Kinzig-Kreis." in said(app)
    assert "eine andere Stufe" not in said(app), "no other choice would help"
    app.button(key=f"stattdessen_{MAIN_KINZIG}_2020").click().run()
    assert "kreisfrei erst seit" not in said(app)
    assert app.multiselect(key="kreise").value == [MAIN_KINZIG]


def test_over_the_years_a_county_is_absent_only_where_the_newest_year_has_none(run: Run) -> None:
    for topic in ("trends", "projects"):
        assert "Hanau ist kreisfrei erst seit 2026." in said(run(topic, daten="published", kreise=[HANAU])), topic
        assert "kreisfrei erst seit 2026." not in said(run(topic, daten="demo", jahr=2024, kreise=[HANAU])), topic


def test_the_county_before_is_offered_where_a_new_one_is_shown(run: Run) -> None:
    app = run("county", daten="demo", jahr=2026, kreis=HANAU)
    assert "Bis 2025 Teil des Main-Kinzig-Kreises" in said(app)
    app.button(key=f"stattdessen_{MAIN_KINZIG}_2025").click().run()
    assert app.title[0].value == "Main-Kinzig-Kreis 2025"


def test_a_county_is_kept_over_pages_and_never_replaced_by_a_comparison(run: Run) -> None:
    app = run("county", daten="demo", jahr=2024, kreis=GIESSEN)
    app.switch_page("pages/comparison/page.py").run()
    assert app.selectbox(key="kreis").value == GIESSEN
    # As a click on a dot does.
    app.session_state["kreise"] = [FULDA]
    app.run()
    assert app.selectbox(key="kreis").value == GIESSEN
    app.switch_page("pages/overview/page.py").run()
    app.switch_page("pages/dialogue/page.py").run()
    assert app.selectbox(key="kreis").value == GIESSEN


def type_in(box: Any, *typed: str) -> AppTest:
    """Choose what is not in the list, as the browser sends it; AppTest knows only what is."""
    box.options.extend(typed)
    return box.set_value(list(typed) if box.type == "multiselect" else typed[0]).run()


def test_a_name_is_found_as_it_is_typed_and_the_county_stays_where_it_is_not(run: Run) -> None:
    app = run("county", daten="demo", jahr=2024, kreis=FULDA)
    type_in(app.selectbox(key="kreis"), "Gross Gerau")
    assert app.title[0].value == "Landkreis Groß-Gerau 2024"
    type_in(app.selectbox(key="kreis"), "Atlantis")
    assert app.title[0].value == "Landkreis Groß-Gerau 2024"
    assert "Kein Kreis und keine Stadt heißt „Atlantis“" in said(app)
    type_in(app.selectbox(key="kreis"), "Kassel")
    assert "kann mehreres heißen: Kassel (Lkr.), Kassel (Stadt)" in said(app)
    app.switch_page("pages/overview/page.py").run()
    type_in(app.multiselect(key="kreise"), "Kassel", "Atlantis")
    assert sorted(app.multiselect(key="kreise").value) == ["06611", "06633"]


def test_what_a_page_is_narrowed_to_stands_under_its_title_and_is_lifted_with_one_click(run: Run) -> None:
    app = run("overview", daten="demo", jahr=2024, kreise=[FULDA, GIESSEN], art=[1])
    assert {"Fulda, Gießen", "1 Ausbildungsvorbereitung"} <= set(labels(app))
    app.button(key="aufheben_kreise").click().run()
    assert app.multiselect(key="kreise").value == []
    assert app.multiselect(key="art").value == [1]
    assert "Nur:" not in said(run("overview", daten="demo", jahr=2024))


@pytest.mark.parametrize("topic", [topic for topic in WITHOUT_EFFECT if topic != "handbook"])
def test_a_filter_without_effect_is_grey_and_says_why(run: Run, topic: str) -> None:
    app = run(topic, daten="demo", jahr=2024, kreise=[FULDA])
    drawn = {box.key: box for box in [*app.selectbox, *app.multiselect]}
    for key, why in WITHOUT_EFFECT[topic].items():
        assert drawn[key].disabled, key
        assert why in said(app)
    narrowing = {"jahr", "programm", "stufe", "art", "kreise"} - WITHOUT_EFFECT[topic].keys()
    assert not [key for key in narrowing if drawn[key].disabled]
    if "kreise" in WITHOUT_EFFECT[topic]:
        assert "Nur:" not in said(app)


# A choice of each filter that would be seen if it had an effect.
OTHER: dict[str, Any] = {"programm": "AB", "stufe": "paid", "art": [3], "kreise": [GIESSEN], "jahr": 2023}


@pytest.mark.parametrize("topic", ["targets", "projects", "dialogue", "methods", "county", "deliveries", "trail"])
def test_a_grey_filter_has_no_effect_indeed(run: Run, topic: str) -> None:
    def seen(**more: Any) -> list[str]:
        app = run(topic, **{"daten": "demo", "jahr": 2024, "kreis": FULDA, **more})
        # Printed below the page is its address, with every filter.
        return [text for text in texts(app) if not text.startswith("Hier ohne Wirkung") and "?daten=" not in text]

    off = {key: OTHER[key] for key in WITHOUT_EFFECT[topic]}
    assert seen(**off) == seen()


def test_the_tab_of_the_browser_names_county_and_year() -> None:
    chosen: Any = SimpleNamespace(county_names={GIESSEN: "Gießen"}, year=2024)
    assert tab_title("overview", "Lagebild", chosen) == "Lagebild 2024 – AQB Hessen"
    assert tab_title("methods", "Methodik und Glossar", chosen) == "Methodik und Glossar – AQB Hessen"
