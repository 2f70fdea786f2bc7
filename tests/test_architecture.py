"""A section on screen is found in one guess: its files follow from topic and title, and a page lists them."""

from __future__ import annotations

import pytest
from tools import sections
from tools.sections import ROOT, SHARED, Section

EVERY = sections.sections()


def test_the_table_of_sections_is_current() -> None:
    assert (ROOT / "docs/architecture.md").read_text("utf-8") == sections.page(), "run: make docs"


def test_every_page_has_sections() -> None:
    # The trail of what was done shows no figures of the data.
    assert {each.topic for each in EVERY} == set(sections.titles()) - {"trail"}
    assert len(EVERY) > 80


def test_questions_and_figures_are_found_where_they_are_known_to_be_used() -> None:
    (chart,) = [each for each in EVERY if each.title == "Budgets im Vergleich"]
    assert "queries/overview/budget_by_county.sql" in chart.questions
    assert {"budget_by_county", "say_budget_by_county"} <= {each.name for each in chart.charts}
    # Its questions are asked in the class of the page's choice, and its frame is handed over by a table of views.
    (achieved,) = [each for each in EVERY if each.title == "Zielerreichung"]
    assert "queries/targets/targets.sql" in achieved.questions
    # Its frame is a field of what the choice of the page holds.
    (why,) = [each for each in EVERY if each.title.startswith("Warum diese Gebiete? ")]
    assert "queries/comparison/characteristics.sql" in why.questions
    (glossary,) = [each for each in EVERY if each.title == "Programme"]
    assert glossary.questions == ["queries/methods/programmes.sql"]


def test_what_a_page_uses_follows_from_its_topic() -> None:
    assert {key: sorted(files) for key, files in sections.across().items() if key not in sections.ACROSS} == {}


def test_no_exception_is_listed_that_is_none() -> None:
    assert sorted(set(sections.ACROSS) - set(sections.across())) == []


@pytest.mark.parametrize("each", EVERY, ids=lambda each: f"{each.topic}: {each.title}")
def test_questions_and_figures_lie_under_the_topic(each: Section) -> None:
    across = {module.split(".")[1] for topic, module in sections.ACROSS if topic == each.topic}
    paths = [*each.questions, *(used.path for used in each.charts)]
    topics = {path.split("/")[1] for path in paths if path.startswith(("queries/", "charts/"))}
    assert topics <= {each.topic, *SHARED} | across


@pytest.mark.parametrize(
    ("topic", "word", "stem"), [(*key, stem) for key, stem in sections.VIEW_WORDS.items()], ids=lambda value: str(value)
)
def test_a_view_is_called_the_same_on_every_floor(topic: str, word: str, stem: str) -> None:
    named = [each for each in EVERY if each.topic == topic and word in each.title and each.file != sections.AGENDA]
    assert named, f"no section of {topic} has „{word}“ in its title"
    for each in named:
        paths = [*each.files, *(used.path for used in each.charts), *each.questions]
        assert any(stem in path.removesuffix(".py").split("/") for path in paths), (each.title, paths)
