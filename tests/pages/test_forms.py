"""Every form of the pages, filled in and saved as a person does: what is stored is what was entered, or a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import kept
import pytest
import small
import streamlit as st
from screen import Run, fault, lines, texts
from streamlit.testing.v1 import AppTest

from data import location
from data.store import Store

NAME = "Frau Beispiel"


@pytest.fixture(autouse=True)
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The few facts of small as the ministry's own data, and one Maßnahme of 2023 the year before."""
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{tmp_path}/ministry.duckdb")
    kept.stored(tmp_path, "two-years", _two_years, "ministry", "published")
    st.cache_resource.clear()
    yield tmp_path
    st.cache_resource.clear()


def _two_years(store: Store) -> None:
    small.fill(store)
    with store.writing("ministry") as writer:
        writer.deliver("d3", source="s3", recorded_by="Test", recorded_at=small.LATER)
        writer.record("source", [small._source(3, small.LATER)])
        writer.record("project", [small._project_row("p1", 1) | {"id": "p9", "budget_year": 2022, "delivery": "d3"}])


def opened(run: Run, topic: str, **widgets: Any) -> AppTest:
    app = run(
        topic, daten="ministry", jahr=2023, kreis=small.DARMSTADT, kreise=[small.DARMSTADT], bearbeiter=NAME, **widgets
    )
    assert fault(app) is None
    return app


def press(app: AppTest, label: str, number: int = 0) -> AppTest:
    [each for each in app.button if each.label == label][number].click()
    app.run()
    assert fault(app) is None
    return app


def enter(app: AppTest, label: str, text: str) -> None:
    fields = [each for each in [*app.text_input, *app.text_area] if each.label == label]
    assert fields, (label, [each.label for each in app.text_input])
    fields[0].input(text)


def stored(sql: str) -> list[dict[str, Any]]:
    with location.open_store(location.folder(), ["ministry"]) as store:
        return store.facts("ministry").rows(sql)


def said(app: AppTest) -> str:
    return " ".join([*texts(app), *lines(app)])


class TestLine:
    def test_a_line_is_confirmed_and_left_again(self, run: Run) -> None:
        app = opened(run, "projects", massnahme="p1", linie_offen=True)
        app = press(app, "1 gleichnamige als Projektlinie bestätigen")
        assert "Die Projektlinie ist bestätigt." in said(app)
        rows = stored("select project, line from project_line where line is not null order by project")
        assert [row["project"] for row in rows] == ["p1", "p9"]
        assert len({row["line"] for row in rows}) == 1
        press(app, "Diese Maßnahme aus der Linie lösen")
        assert "p1" not in {row["project"] for row in stored("select project from project_line where line is not null")}

    def test_without_a_name_nothing_is_confirmed(self, run: Run) -> None:
        app = run("projects", daten="ministry", jahr=2023, massnahme="p1", linie_offen=True)
        app = press(app, "1 gleichnamige als Projektlinie bestätigen")
        assert "Ihr Name fehlt" in said(app)
        assert stored("select 1 as n from project_line") == []


class TestNote:
    def test_a_note_is_stored_at_its_point(self, run: Run) -> None:
        app = opened(run, "county", notiz_jahre_kreis=True)
        enter(app, "Notiz", "Der Bescheid kam erst im Oktober.")
        app = press(app, "Notiz festhalten")
        [row] = stored("select * from note")
        assert (row["county"], row["text"]) == (small.DARMSTADT, "Der Bescheid kam erst im Oktober.")
        assert "Die Notiz ist festgehalten" in said(app)
        assert "Der Bescheid kam erst im Oktober." in said(app)

    def test_an_empty_note_is_refused_and_the_form_stays(self, run: Run) -> None:
        app = press(opened(run, "county", notiz_jahre_kreis=True), "Notiz festhalten")
        assert stored("select 1 as n from note") == []
        assert "Die Notiz ist leer" in said(app)


class TestLeadQuestion:
    SQL = "select rule, text, struck from lead_question order by rule"

    def test_an_own_question_is_added_and_the_field_is_empty_again(self, run: Run) -> None:
        app = opened(run, "dialogue")
        enter(app, "Eigene Leitfrage", "Wie geht es mit JUBA weiter?")
        app = press(app, "Leitfrage hinzufügen")
        assert [row["text"] for row in stored(self.SQL)] == ["Wie geht es mit JUBA weiter?"]
        assert "Wie geht es mit JUBA weiter?" in said(app)
        assert [each.value for each in app.text_input if each.label == "Eigene Leitfrage"] == [""]

    def test_a_question_is_struck_and_taken_back(self, run: Run) -> None:
        app = opened(run, "dialogue")
        before = len([each for each in app.button if each.label.endswith(" streichen")])
        assert before
        app = press(app, "Leitfrage 1 streichen")
        assert [row["struck"] for row in stored(self.SQL)] == [True]
        assert len([each for each in app.button if each.label.endswith(" streichen")]) == before - 1
        app = press(app, "Gestrichene Leitfrage 1 zurücknehmen")
        assert len([each for each in app.button if each.label.endswith(" streichen")]) == before

    def test_a_question_is_reworded_and_its_own_wording_stays_when_nothing_changes(self, run: Run) -> None:
        app = press(opened(run, "dialogue"), "Leitfrage 1 ändern")
        app = press(app, "Wortlaut der Leitfrage 1 übernehmen")
        assert stored(self.SQL) == []
        app = press(app, "Leitfrage 1 ändern")
        enter(app, "Wortlaut der Leitfrage 1", "Was ist aus dem Ziel geworden?")
        app = press(app, "Wortlaut der Leitfrage 1 übernehmen")
        [row] = stored(self.SQL)
        assert (row["text"], row["struck"]) == ("Was ist aus dem Ziel geworden?", False)
        assert "Wortlaut geändert" in said(app)


class TestOwnGroup:
    def test_a_group_keeps_the_counties_chosen(self, run: Run) -> None:
        app = opened(run, "comparison", gruppe_offen=True)
        enter(app, "Name der Gruppe", "Rhein-Main")
        members = next(each for each in app.multiselect if each.key == "gruppe_mitglieder")
        members.set_value([small.FRANKFURT, small.HOCHTAUNUS])
        press(app, "Gruppe festhalten")
        [row] = stored("select name, counties from peer_group")
        assert (row["name"], sorted(row["counties"])) == ("Rhein-Main", [small.FRANKFURT, small.HOCHTAUNUS])


class TestExtraNeed:
    def test_a_need_is_stored_to_the_cent(self, run: Run) -> None:
        app = opened(run, "trends", ansicht="Restmittel und Mehrbedarf", mehrbedarf_offen=True)
        enter(app, "Mehrbedarf in Euro", "12.345,67")
        enter(app, "Tag der Meldung", "01.09.2023")
        enter(app, "Zweck", "Zehn weitere Plätze")
        press(app, "Mehrbedarf festhalten")
        [row] = stored("select * from extra_need")
        assert (row["euros"], row["reason"]) == (Decimal("12345.67"), "Zehn weitere Plätze")
