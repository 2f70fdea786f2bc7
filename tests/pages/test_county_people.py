"""People of one county: on no page, in no list, file or link is anything of another county."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from screen import TOPICS, Run, by_link, fault, texts
from streamlit.testing.v1 import AppTest

from access import current, noted
from access.pages import COMPARES, ONLY_APPROVERS
from access.person import person_of
from data import location
from data.intake.shelf.of_counties import county_of
from ui.selection import whole_store

OWN = "06434"
OPEN = ("start", "targets", "county", "projects", "dialogue", "deliveries", "methods", "handbook")
# What every page may say: seats of the Regierungspräsidien, the reform in the glossary, pictures of the handbook.
COMMON = {"Darmstadt", "Gießen", "Kassel"}
EXPLAINING = ("methods", "handbook")
VIEWS: dict[str, dict[str, Any]] = {
    "targets": {},
    "targets forecast": {"zielansicht": "Hochrechnung"},
    "targets commitments": {"zielansicht": "Verabredungen"},
    "county": {"jahr": 2023},
    "projects": {},
    "projects over years": {"suche": "JUBA"},
    "dialogue": {"jahr": 2024},
    "dialogue papers": {"schritt": "Papiere"},
    "dialogue afterwards": {"schritt": "Nach dem Gespräch"},
    "deliveries": {},
    "deliveries templates": {"datenansicht": "Vorlagen"},
    "start": {},
}


@pytest.fixture(autouse=True)
def noted_down(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Karla works for the Hochtaunuskreis; what the trail would hold."""
    karla = person_of("karla", "Karla Kreis", [f"aqb-kreis-{OWN}"])
    monkeypatch.setattr(current, "person", lambda: karla)
    kept: list[tuple[str, str]] = []
    monkeypatch.setattr(noted, "note", lambda kind, what: kept.append((kind, what)))
    return kept


def foreign() -> re.Pattern[str]:
    rows = whole_store().facts("demo").rows("select county, short_name from county where county <> $own", own=OWN)
    words = {str(value) for row in rows for value in row.values()} - COMMON
    return re.compile("|".join(rf"\b{re.escape(word)}\b" for word in words))


def everything(app: AppTest) -> str:
    """All that is sent to the browser: texts, tables, figures, tooltips, options of every choice, links."""
    sent = [getattr(node, "proto", None) for node in app._tree]
    return " ".join(
        [*texts(app), *(each.SerializeToString().decode("utf-8", "replace") for each in sent if each is not None)]
    )


@pytest.mark.parametrize("view", VIEWS)
def test_an_open_page_holds_nothing_of_another_county(run: Run, view: str) -> None:
    topic = view.partition(" ")[0]
    app = run(topic, daten="demo", **VIEWS[view])
    assert fault(app) is None
    seen = everything(app)
    assert foreign().findall(seen.replace("06412", "")) == []
    assert "Karla Kreis" in seen


@pytest.mark.parametrize("topic", [each for each in TOPICS if each not in OPEN])
def test_a_page_that_compares_says_that_it_is_closed_and_it_is_noted(
    run: Run, topic: str, noted_down: list[tuple[str, str]]
) -> None:
    app = run(topic, daten="demo")
    assert app.info[0].value == (ONLY_APPROVERS if topic == "trail" else COMPARES)
    assert foreign().findall(everything(app)) == []
    assert noted_down[-1] == ("refused", f"Seite {app.title[0].value}")


def test_a_page_nobody_has_decided_about_is_closed() -> None:
    assert {*OPEN, "overview", "allocation", "comparison", "trends", "trail"} == {*TOPICS}


def test_a_link_with_another_county_and_a_figure_of_it_shows_the_own_one(installation: Path) -> None:
    link = {"daten": "demo", "kreis": "06412", "jahr": "2023"}
    figure = "demo.06412.2023.AQB.agreed.budget"
    app = by_link("dialogmappe", **link, schritt="Papiere", kennung=figure)
    assert fault(app) is None
    assert foreign().findall(everything(app).replace("06412", "")) == []


def test_a_remark_and_reports_wait_in_the_inbox_and_only_the_own_ones_are_seen(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("deliveries", daten="demo")
    next(each for each in app.text_area if each.label.startswith("Anmerkung zum")).input("Der Träger hat gewechselt.")
    app.run()
    next(each for each in app.button if each.label == "Anmerkung abgeben").click()
    app.run()
    assert any("Der Träger hat gewechselt" in each.value for each in app.markdown)
    whole = location.shelf_of(location.folder(), "demo")
    (draft,) = [each for each in whole.drafts() if county_of(each) == OWN]
    assert (draft.uploaded_by, draft.purpose) == ("Karla Kreis", "remark")
    # somebody of another county sees none of it
    monkeypatch.setattr(current, "person", lambda: person_of("k2", "Kai Kassel", ["aqb-kreis-06611"]))
    other = run("deliveries", daten="demo")
    assert "gewechselt" not in everything(other)
    # and somebody of the ministry takes it over
    monkeypatch.setattr(current, "person", lambda: person_of("bert", "Bert Bau", ["aqb-bearbeiten"]))
    desk = run("deliveries", daten="demo", datenansicht="Eingang")
    next(each for each in desk.button if each.label == "Anmerkung übernehmen").click()
    desk.run()
    assert whole.drafts() == []
    rows = whole_store().facts("demo").rows("select author, side from remark where text = 'Der Träger hat gewechselt.'")
    assert rows == [{"author": "Karla Kreis", "side": "county"}]
