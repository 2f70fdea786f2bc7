"""Every view of a page that has several, over real and invented data; what is invented or a game says so."""

from __future__ import annotations

from typing import Any

import pytest
from screen import INVENTED, Run, charts, fault, headings, texts

VIEWS = [
    *(
        ("trends", {"ansicht": view})
        for view in ("Verlauf", "Erklärte Veränderung", "Restmittel und Mehrbedarf", "Rechenspiel", "Eigene Auswertung")
    ),
    *(
        ("targets", {"zielansicht": view})
        for view in ("Status", "Zielerreichung", "Abweichungen und Hochrechnung", "Verabredungen")
    ),
]
SELECTIONS: dict[str, dict[str, Any]] = {
    "nothing chosen": {},
    "one county": {"kreise": ["06434"], "jahr": 2023},
    "another stage": {"stufe": "granted", "jahr": 2023},
    "a county that did not exist yet": {"kreise": ["06415"], "jahr": 2023},
    "a year without figures": {"jahr": 2014},
}


@pytest.mark.parametrize(("topic", "view"), VIEWS, ids=str)
@pytest.mark.parametrize("dataset", ["published", "demo"])
@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=SELECTIONS)
def test_a_view_answers_every_selection(
    run: Run, topic: str, view: dict[str, str], dataset: str, selection: dict[str, Any]
) -> None:
    app = run(topic, daten=dataset, **view, **selection)
    assert fault(app) is None
    assert len(" ".join(texts(app))) > 120


def test_the_game_says_so_in_words_picture_and_table(run: Run) -> None:
    app = run("trends", daten="demo", ansicht="Rechenspiel", jahr=2024)
    seen = " ".join(texts(app))
    assert "keine Zuteilung und kein Vorschlag" in seen
    assert INVENTED in seen
    (chart,) = charts(app)
    assert "Rechenspiel – keine Zuteilung" in chart.figure["layout"]["title"]["text"]


def test_weights_move_the_shares_and_an_impossible_sum_is_refused(run: Run) -> None:
    app = run("trends", daten="demo", ansicht="Rechenspiel", jahr=2024)
    before = charts(app)
    app.number_input(key="spiel_unemployed").set_value(100).run()
    assert charts(app) != before
    app.text_input(key="spiel_summe").set_value("viel").run()
    assert "„viel“ ist keine Summe" in " ".join(each.value for each in app.error)


def test_the_pivot_takes_two_dimensions_each_way(run: Run) -> None:
    app = run("trends", daten="demo", ansicht="Eigene Auswertung", jahr=2024, stufe="granted")
    app.selectbox(key="pivot_0").set_value("district")
    app.selectbox(key="pivot_1").set_value("kind").run()
    app.selectbox(key="pivot_2").set_value("year")
    app.selectbox(key="pivot_3").set_value("category").run()
    assert fault(app) is None
    assert "Spalten" in " ".join(texts(app))


def test_extra_need_is_taken_with_a_name_and_refused_without(run: Run) -> None:
    app = run("trends", daten="demo", ansicht="Restmittel und Mehrbedarf", jahr=2024, mehrbedarf_offen=True)
    app.text_input(key="mehrbedarf_euro").set_value("60.000")
    app.text_input(key="mehrbedarf_tag").set_value("01.09.2024")
    app.text_input(key="mehrbedarf_zweck").set_value("Zweite Gruppe")
    app.button[-1].click().run()
    assert "Ihr Name fehlt" in " ".join(each.value for each in app.error)


def test_filters_of_targets_are_grey_and_kept_where_they_do_not_apply(run: Run) -> None:
    app = run("targets", daten="demo", zielansicht="Verabredungen", jahr=2024, status=["missed"])
    assert app.multiselect(key="status").disabled
    app.segmented_control(key="zielansicht").set_value("Status").run()
    assert not app.multiselect(key="status").disabled
    assert app.multiselect(key="status").value == ["missed"]


def test_another_data_set_is_read_from_its_first_page(run: Run) -> None:
    app = run("projects", daten="demo")
    app.pagination[0].select(20).run()
    assert any("Zeilen 951 bis 1.000" in text for text in texts(app))
    app.session_state["daten"] = "published"
    app.run()
    assert any(text.startswith("50\u00a0Maßnahmen in 10") for text in texts(app))
    assert not any("Keine Maßnahme in der Auswahl" in text for text in texts(app))


def test_a_word_that_names_a_county_becomes_a_filter(run: Run) -> None:
    app = run("projects", daten="demo", suche="Ausbildungscoaching Bergstraße")
    (category, county) = (each for each in app.button if str(each.key).startswith("filtern_"))
    assert (category.label, county.label) == ("2 Ausbildung und Coaching", "Bergstraße")
    county.click().run()
    assert app.session_state["kreise"] == ["06431"]
    assert app.session_state["suche"] == ""
    assert any("in 1\u00a0Gebiet" in text for text in texts(app))


def test_the_view_compares_with_a_day_and_with_a_dialogue(run: Run) -> None:
    app = run("deliveries", daten="demo", datenansicht="Änderungen", seit_wann="anderer Tag", seit_stand="01.10.2026")
    assert fault(app) is None
    assert "Änderungen seit 01.10.2026" in headings(app)
    app = run("deliveries", daten="demo", datenansicht="Änderungen", seit_wann="letzter Dialog")
    assert fault(app) is None
    assert any(heading.startswith("Änderungen seit dem Dialog mit") for heading in headings(app))
    app = run("deliveries", daten="demo", datenansicht="Änderungen", seit_wann="anderer Tag", seit_stand="gestern")
    assert "gestern" in " ".join(texts(app))
