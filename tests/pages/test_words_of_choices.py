"""What is said beside a choice holds for what it does: helps of the sidebar, words before chosen counties."""

from __future__ import annotations

import re
from typing import Any

import pytest
from screen import Run, fault, lines, tables, texts
from streamlit.testing.v1 import AppTest

from charts.base.known_years import opening_year
from data.rows import rows_of
from data.store import Store
from queries import frame


def opened(run: Run, topic: str, **widgets: Any) -> AppTest:
    app = run(topic, **widgets)
    assert fault(app) is None
    return app


def help_of(app: AppTest, label: str) -> str:
    return next(str(each.help) for each in app.sidebar.selectbox if each.label == label)


@pytest.mark.parametrize("dataset", ["demo", "published"])
def test_the_year_opens_as_its_help_says(run: Run, real: Store, dataset: str) -> None:
    app = opened(run, "overview", daten=dataset)
    said = help_of(app, "Jahr")
    assert "das jüngste Jahr, zu dem mindestens halb so viele Gebiete bekannt sind wie zum am besten bekannten" in said
    assert "öffnet sich das mit den meisten Zielvereinbarungen, Zielen und Maßnahmen" in said
    years = rows_of(frame.known_years(real.facts(dataset)), frame.KnownYears)
    (shown,) = [each.value for each in app.sidebar.selectbox if each.label == "Jahr"]
    assert shown == opening_year(years)
    most = max(row.counties / row.existing for row in years)
    if most < 0.5:
        fullest = max(years, key=lambda row: (row.agreements, row.targets, row.projects))
        assert shown == fullest.budget_year
    else:
        best = max(row.counties for row in years)
        assert shown == max(row.budget_year for row in years if row.counties * 2 >= best)


def test_the_stage_opens_as_its_help_says(run: Run) -> None:
    app = opened(run, "overview", daten="demo", jahr=2026)
    said = help_of(app, "Stufe")
    assert "„vereinbart“, wo ein Gebiet dazu etwas nennt" in said
    assert "die Stufe, in der davon am meisten bekannt ist" in said
    assert any("AQB, vereinbart" in line for line in lines(app))
    # More is granted than agreed by Maßnahme, in fact nothing is agreed by Maßnahme at all.
    projects = opened(run, "projects", daten="demo", jahr=2025, alle_jahre=False)
    (found,) = [table for table in tables(projects) if "Träger" in table]
    assert "Betrag (bewilligt)" in found
    told = " ".join(lines(projects)).replace("\u00a0", " ")
    assert "gezeigt ist „bewilligt“: In keiner Stufe sind mehr Beträge je Maßnahme bekannt" in told
    assert re.search(r"Abdeckung: [1-9][\d.]* von [\d.]+ mit Betrag", told)
    # Who chooses a stage gets it.
    chosen = opened(run, "projects", daten="demo", jahr=2025, alle_jahre=False, stufe="agreed")
    assert any("Zu keiner dieser Maßnahmen ist ein Betrag der Stufe „vereinbart“ genannt" in t for t in texts(chosen))


def test_chosen_counties_stand_alone_or_beside_others_and_the_word_says_which(run: Run) -> None:
    told = texts(opened(run, "overview", daten="demo", jahr=2024, kreise=["06411", "06412"]))
    assert "Nur:" in told
    assert "Nebeneinander:" not in told
    told = texts(opened(run, "comparison", daten="demo", jahr=2024, kreise=["06411", "06412"]))
    assert "Nebeneinander:" in told
    assert "Nur:" not in told


def test_two_counties_are_called_both(run: Run) -> None:
    told = " ".join(lines(opened(run, "overview", daten="demo", jahr=2026, kreise=["06415", "06435"])))
    assert "Beide Gebiete nennen 2026 zusammen" in told


def test_one_county_compared_with_itself_is_told_in_the_singular(run: Run) -> None:
    app = opened(run, "comparison", daten="demo", jahr=2025, kreis="06611", vergleichsjahr=2024)
    told = [line.replace("\u00a0", " ") for line in lines(app)]
    assert "1 von 1 Gebiet lässt sich vergleichen." in told
    several = opened(run, "comparison", daten="demo", jahr=2025, kreis="06611", kreise=["06411"], vergleichsjahr=2024)
    assert "2 von 2 Gebieten lassen sich vergleichen." in [line.replace("\u00a0", " ") for line in lines(several)]
