"""Statements that hold for each page, over real and over invented data."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from screen import INVENTED, TOPICS, Run, charts, fault, findings, lines, texts
from streamlit.testing.v1 import AppTest

every_page = pytest.mark.parametrize("topic", TOPICS)
ALL = ["06411", "06412", "06413", "06414", "06431", "06432", "06433", "06434", "06435", "06436", "06437", "06438",
       "06439", "06440", "06531", "06532", "06533", "06534", "06535", "06611", "06631", "06632", "06633", "06634",
       "06635", "06636", "06415"]  # fmt: skip
TITLES = {
    "start": "Start",
    "handbook": "Handbuch",
    "overview": "Lagebild",
    "allocation": "Mittelverteilung",
    "comparison": "Kreisvergleich",
    "trends": "Budgetentwicklung",
    "targets": "Ziele und Nachhaltung",
    "projects": "Maßnahmen",
    "methods": "Methodik und Glossar",
    "trail": "Protokoll",
}
SELECTIONS: dict[str, dict[str, Any]] = {
    "nothing chosen": {},
    "one county": {"kreise": ["06434"]},
    "all counties": {"kreise": ALL},
    "one county and one Maßnahmenart": {"kreise": ["06434"], "art": [3]},
    "a Maßnahmenart nobody uses": {"art": [4], "jahr": 2014},
    "a year without figures": {"jahr": 2014},
    "a county that did not exist yet": {"kreise": ["06415"], "jahr": 2023},
    "another stage": {"stufe": "granted", "jahr": 2023},
}
ENGLISH_NUMBER = re.compile(r"(?<![\d.,/#-])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d.,])|(?<![\d.,])\d+\.\d{1,2}\s?[%€]")
EMPTY_WORDS = re.compile(r"\b(nan|NaN|NaT|None|undefined)\b|<NA>")


Shown = Callable[[str, str], AppTest]


@pytest.fixture(scope="module")
def drawn() -> dict[tuple[str, str], AppTest]:
    """Pages by topic and data set, as they open without any choice."""
    return {}


@pytest.fixture
def shown(run: Run, drawn: dict[tuple[str, str], AppTest]) -> Shown:
    """A page without any choice, drawn once for all tests that only look at it."""

    def opened(topic: str, dataset: str) -> AppTest:
        if (topic, dataset) not in drawn:
            drawn[topic, dataset] = run(topic, daten=dataset)
        return drawn[topic, dataset]

    return opened


# How data get in, and what the words mean, is there before any data are.
WITHOUT_DATA = ("deliveries", "methods", "start", "handbook", "trail")


@every_page
@pytest.mark.parametrize("dataset", ["published", "demo"])
@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=SELECTIONS)
def test_a_page_answers_every_selection(
    run: Run, shown: Shown, topic: str, dataset: str, selection: dict[str, Any]
) -> None:
    app = run(topic, daten=dataset, **selection) if selection else shown(topic, dataset)
    assert fault(app) is None
    assert [title.value for title in app.title if title.value.startswith(TITLES.get(topic, ""))] == [app.title[0].value]
    seen = texts(app)
    assert len(" ".join(seen)) > 200
    assert [text for text in seen if ENGLISH_NUMBER.search(text) and not text.startswith("{")] == []
    assert [text for text in seen if EMPTY_WORDS.search(text) and not text.startswith("{")] == []
    assert [text for text in findings(app) if text[0].islower()] == [], "a sentence, also where it begins with a bound"


@every_page
@pytest.mark.parametrize("dataset", ["published", "demo"])
def test_every_figure_has_german_separators_and_says_its_finding(shown: Shown, topic: str, dataset: str) -> None:
    for chart in charts(shown(topic, dataset)):
        assert chart.figure["layout"]["separators"] == ",."
        assert len(chart.alt) > 20, "the finding, not the kind of chart"
        assert chart.alt.endswith(".")


@every_page
def test_invented_data_are_marked_on_the_page_and_in_every_figure(shown: Shown, topic: str) -> None:
    app = shown(topic, "demo")
    assert any(INVENTED in warning.value for warning in app.warning)
    for chart in charts(app):
        layout = chart.figure["layout"]
        written = [layout.get("title", {}).get("text"), *[note["text"] for note in layout.get("annotations", [])]]
        assert INVENTED in written


@every_page
def test_real_data_are_never_marked_as_invented(shown: Shown, topic: str) -> None:
    app = shown(topic, "published")
    assert not any(INVENTED in text for text in texts(app))


@every_page
def test_before_the_first_delivery_a_sentence_stands_for_the_page(run: Run, topic: str) -> None:
    app = run(topic, daten="published", stand="01.01.2010")
    assert fault(app) is None
    assert len(app.title) == 1
    assert not charts(app)
    if topic not in WITHOUT_DATA:
        assert any("war damals nichts erfasst: Stand 01.01.2010 (Nr. 0)" in info.value for info in app.info)
        next(each for each in app.button if each.label == "Den heutigen Stand zeigen").click()
        assert not any("war damals nichts erfasst" in info.value for info in app.run().info)


@every_page
@pytest.mark.parametrize("text", ["gestern", "31.02.2024", "2024-01-01"])
def test_a_stand_that_is_no_day_is_explained_and_today_is_shown(run: Run, topic: str, text: str) -> None:
    app = run(topic, daten="published", stand=text)
    assert fault(app) is None
    assert any(f"„{text}“ ist kein Stand" in error.value.replace("\\", "") for error in app.error)
    assert len(app.title) == 1


@every_page
def test_a_data_set_without_deliveries_is_explained(run: Run, topic: str) -> None:
    app = run(topic, daten="ministry")
    assert fault(app) is None
    if topic not in WITHOUT_DATA:
        assert any("ist noch nichts erfasst" in info.value for info in app.info)
        assert [link.proto.label for link in app.get("page_link")] == ["Daten aufnehmen"], "the way in"


def captions_of_sections(app: AppTest) -> list[str]:
    return [line for line in lines(app) if line.startswith("Datensatz")]


def assert_no_delivery_after_its_stand(app: AppTest) -> None:
    for caption in captions_of_sections(app):
        stand, delivery = (
            datetime.strptime(day, "%d.%m.%Y") for day in re.findall(r"(?:Stand|letzte Lieferung) ([\d.]{10})", caption)
        )
        assert delivery <= stand, caption


@pytest.mark.parametrize("given", [{"stand": "30.09.2024"}, {"dialogtag": "30.09.2024"}])
def test_an_earlier_day_names_the_last_delivery_known_then(run: Run, given: dict[str, Any]) -> None:
    app = run("dialogue", daten="demo", jahr=2023, kreis="06434", **given)
    assert any("Stand 30.09.2024" in caption for caption in captions_of_sections(app))
    assert_no_delivery_after_its_stand(app)


@every_page
@pytest.mark.parametrize("dataset", ["published", "demo"])
def test_every_section_says_data_set_and_stand(shown: Shown, topic: str, dataset: str) -> None:
    app = shown(topic, dataset)
    assert_no_delivery_after_its_stand(app)
    assert bool(captions_of_sections(app)) >= bool(charts(app))
