"""Two agreements of a county on screen: what changed is read without colour, markup in a text stays text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
import small
from streamlit.testing.v1 import AppTest

from analysis.text_difference import Section, compare
from data.store import Facts, Store
from pages.dialogue.text_difference import html
from queries import county as county_questions
from queries.dialogue import wording
from ui import session
from ui.selection import Selection

AT = datetime(2026, 3, 1, 9, 0)
WORDING = {
    2023: {"§ 4": "Es gibt 753.200 Euro.", "§ 7": "Der Kreis nimmt an Tagungen teil."},
    2025: {"§ 4": "Es gibt 760.000 Euro.", "§ 8": "Der Kreis nimmt an Tagungen teil."},
}
TITLES = {"§ 4": "Haushaltsmittel", "§ 7": "Verbesserung", "§ 8": "Verbesserung"}


@pytest.fixture
def worded(tmp_path: Path) -> Iterator[Facts]:
    """Darmstadt with wordings of 2023 and 2025; the Hochtaunuskreis has that of 2023 alone."""
    for store in small.open_small(tmp_path):
        for year, sections in WORDING.items():
            _record(store, year, sections)
        yield store.facts(small.DATASET)


def _record(store: Store, year: int, sections: dict[str, str]) -> None:
    of = {"delivery": f"zv{year}", "state": "final", "recorded_at": AT}
    with store.writing(small.DATASET) as writer:
        writer.deliver(f"zv{year}", source="s2", recorded_by="Test", recorded_at=AT)
        writer.record(
            "agreement",
            [
                of
                | {
                    "id": f"{small.DARMSTADT}/{year}",
                    "county": small.DARMSTADT,
                    "budget_year": year,
                    "title": "Zielvereinbarung",
                    "programmes": ["AQB"],
                    "signed_by_ministry_on": date(year, 5, 30),
                    "citation": "Kopf",
                }
            ],
        )
        writer.record(
            "passage",
            [
                of
                | {
                    "id": f"zv{year}/{name}",
                    "section": name,
                    "ordinal": ordinal,
                    "title": TITLES[name],
                    "text": text,
                    "citation": name,
                }
                for ordinal, (name, text) in enumerate(sections.items())
            ],
        )


def shown(facts: Facts, county: str, year: int) -> AppTest:
    """The section alone, as a page would draw it."""

    def script() -> None:
        import streamlit as st

        from pages.dialogue.text_difference import draw

        asked = st.session_state["asked"]
        draw(asked.chosen, asked.county, asked.year, "Darmstadt")

    names = {small.DARMSTADT: "Darmstadt", small.HOCHTAUNUS: "Hochtaunuskreis"}
    chosen = Selection(facts, year, [year], "AQB", "agreed", [], [], {}, {}, names, last_delivery=AT)
    app = AppTest.from_function(script, default_timeout=30)
    app.session_state[session.SELECTION] = chosen
    app.session_state["asked"] = SimpleNamespace(chosen=chosen, county=county, year=year)
    return app.run()


def all_of(app: AppTest) -> str:
    kinds = ("header", "markdown", "info", "caption", "html")
    text = " ".join(str(getattr(each, "value", None) or each.proto.body) for kind in kinds for each in app.get(kind))
    return text.replace("\\", "").replace("\u00a0", " ")


def test_the_passages_of_an_agreement_come_in_the_order_of_the_document(worded: Facts) -> None:
    frame = county_questions.passages(worded, county=small.DARMSTADT, year=2025)
    assert frame["section"].tolist() == ["§ 4", "§ 8"]
    assert frame["evidence"].tolist() == ["zv2025 # § 4", "zv2025 # § 8"]
    assert wording.worded_years(worded, county=small.DARMSTADT)["budget_year"].tolist() == [2025, 2023]


def test_the_year_is_compared_with_the_latest_before_it_that_has_a_wording(worded: Facts) -> None:
    app = shown(worded, small.DARMSTADT, 2025)
    assert not app.exception
    text = all_of(app)
    assert "Zielvereinbarung 2025 gegenüber 2023: 2 Abschnitte, davon 1 geändert, 1 unverändert." in text
    assert "§ 4: 753.200 € → 760.000 €" in text


@pytest.mark.parametrize(
    ("county", "year", "said"),
    [
        (small.HOCHTAUNUS, 2023, "Vor der Zielvereinbarung 2023 ist kein Wortlaut erfasst"),
        (small.DARMSTADT, 2024, "Es ist kein Wortlaut der Zielvereinbarung 2024 erfasst; erfasst sind 2025, 2023"),
        (small.KASSEL, 2023, "kein Wortlaut der Zielvereinbarung 2023 erfasst."),
    ],
)
def test_without_two_wordings_a_sentence_says_what_is_missing_and_what_to_do(
    worded: Facts, county: str, year: int, said: str
) -> None:
    text = all_of(shown(worded, county, year))
    assert said in text
    assert "übernommen ist" in text


def test_what_came_and_went_is_told_by_words_and_lines_not_by_colour() -> None:
    (pair,) = compare([Section("§ 4", "Mittel", "Es gibt 1 Euro.")], [Section("§ 4", "Mittel", "Es gibt 2 Euro.")])
    drawn = html(pair, 2023, 2024)
    assert '<small>alt:</small> <del style="text-decoration:line-through">1</del>' in drawn
    assert '<small>neu:</small> <ins style="text-decoration:underline">2</ins>' in drawn
    assert "color" not in drawn


def test_an_unchanged_section_is_folded() -> None:
    (pair,) = compare([Section("§ 7", "Prozess", "Alles bleibt.")], [Section("§ 7", "Prozess", "Alles bleibt.")])
    assert html(pair, 2023, 2024).startswith("<details><summary>§ 7 Prozess: unverändert</summary>")


def test_markup_in_an_agreement_stays_text() -> None:
    evil = "<img src=x onerror=alert(1)> & {0} </ins>"
    for old, new in [("alt", evil), (evil, "neu"), (evil, evil)]:
        (pair,) = compare([Section("§ 1", "<b>", old)], [Section("§ 1", "<b>", new)])
        drawn = html(pair, 2023, 2024)
        assert "<img" not in drawn
        assert "<b>" not in drawn
        assert "{ 0 }" in drawn or "{0}" in drawn
