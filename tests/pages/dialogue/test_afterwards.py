"""Nach dem Gespräch, as a person fills it in: each entry saved, changed, closed and taken back by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import kept
import pytest
import small
import streamlit as st
from screen import Run, fault, lines, tables, texts
from streamlit.testing.v1 import AppTest

from data import location

PLACE = f"ministry/{small.DARMSTADT}/2023"
AFTER, BEFORE = "Nach dem Gespräch", "Vorbereiten"
TALK = f"{small.DARMSTADT}/2023/D1"


@pytest.fixture(autouse=True)
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The few facts of small as the ministry's own data: Darmstadt 2023 with a dialogue and two targets."""
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{tmp_path}/ministry.duckdb")
    kept.stored(tmp_path, "few", small.fill, "ministry", "published")
    st.cache_resource.clear()
    yield tmp_path
    st.cache_resource.clear()


def opened(run: Run, **widgets: Any) -> AppTest:
    given = {"daten": "ministry", "jahr": 2023, "kreis": small.DARMSTADT, "schritt": AFTER, "bearbeiter": "M. Muster"}
    app = run("dialogue", **(given | widgets))
    assert fault(app) is None
    return app


def step(app: AppTest, **state: Any) -> AppTest:
    for key, value in state.items():
        app.session_state[key] = value
    app.run()
    assert fault(app) is None
    return app


def drawer(app: AppTest, key: str) -> AppTest:
    app.session_state[key] = True
    return step(app)


def press(app: AppTest, label: str) -> AppTest:
    [button] = [each for each in app.button if each.label == label]
    button.click()
    return step(app)


def field(app: AppTest, label: str, number: int = 0) -> Any:
    return [each for each in [*app.text_input, *app.text_area, *app.selectbox, *app.multiselect]
            if each.label == label][number]  # fmt: skip


def said(app: AppTest) -> str:
    return " ".join([*texts(app), *lines(app)]).replace("\\", "").replace("\u00a0", " ")


def faults(app: AppTest) -> str:
    return " ".join(each.value for each in app.error).replace("\\", "")


def stored(sql: str) -> list[dict[str, Any]]:
    with location.open_store(location.folder(), ["ministry"]) as store:
        return store.facts("ministry").rows(sql)


def test_a_step_is_agreed_kept_half_filled_and_opens_next_year(run: Run) -> None:
    app = opened(run)
    field(app, "Verabredung").input("Konzept vorlegen")
    field(app, "Verantwortlich").input("Kreis")
    field(app, "Frist").input("31.02.2026")
    app = press(step(app), "Verabredung festhalten")
    assert "Frist: Den 31.02.2026 gibt es nicht im Kalender." in faults(app)
    # a look at another step, and another page, takes nothing away
    assert "Konzept vorlegen" not in said(step(app, schritt=BEFORE))
    app.switch_page("pages/methods/page.py").run()
    app.switch_page("pages/dialogue/page.py").run()
    app = step(app, schritt=AFTER)
    assert field(app, "Verabredung").value == "Konzept vorlegen"
    field(app, "Frist").input("31.03.2026")
    app = press(step(app), "Verabredung festhalten")
    assert "Die Verabredung „Konzept vorlegen“ ist festgehalten." in said(app)
    assert [field(app, label).value for label in ("Verabredung", "Verantwortlich", "Frist")] == ["", "", ""]
    assert not app.error
    assert f"{TALK}/1" in {row["id"] for row in stored("select id from commitment where text = 'Konzept vorlegen'")}

    later = step(app, jahr=2025, schritt=BEFORE)
    [agreed, *_] = [table for table in tables(later) if "Verabredung" in table]
    assert "Konzept vorlegen" in agreed["Verabredung"].tolist()


def test_a_result_is_recorded_changed_taken_back_and_restored_with_its_history(run: Run) -> None:
    app = drawer(opened(run), f"offen/{TALK}/t1")
    field(app, "Ergebnis").select("justified")
    app = press(step(app), "Ergebnis festhalten")
    assert "Bemerkung: Zu einer begründeten Abweichung fehlt die Begründung." in faults(app)
    field(app, "Bemerkung").input("Träger fiel aus")
    app = press(step(app), "Ergebnis festhalten")
    assert "ist festgehalten." in said(app)
    assert "begründete Abweichung: Träger fiel aus" in said(app)

    key = f"{TALK}/t1"
    app = drawer(app, f"offen/{key}")
    field(app, "Ergebnis").select("new_target")
    field(app, "Neuer Zielwert").input("18,5")
    field(app, "Begründung").input("verlesen")
    app = press(step(app), "Änderung von Ergebnis zu Ziel 2 festhalten")
    assert "Neuer Zielwert: „18,5“ ist keine ganze Zahl" in faults(app)
    field(app, "Neuer Zielwert").input("18")
    app = press(step(app), "Änderung von Ergebnis zu Ziel 2 festhalten")
    [row] = stored("select result, new_value, state from target_result")
    assert (row["result"], row["new_value"], row["state"]) == ("new_target", Decimal(18), "provisional")

    app = drawer(app, f"offen/{key}")
    app = press(app, "Ergebnis zu Ziel 2 zurückziehen")
    assert "Begründung: Die Angabe fehlt." in faults(app)
    field(app, "Begründung").input("falscher Kreis")
    app = press(step(app), "Ergebnis zu Ziel 2 zurückziehen")
    assert stored("select id from target_result") == []

    app = drawer(app, "verlauf_offen")
    [history] = [table for table in tables(app) if "Begründung" in table]
    done = history[history["Angabe"].str.startswith("Ergebnisse")]
    assert done["was"].tolist() == ["zurückgezogen", "geändert", "festgehalten"]
    assert done["Begründung"].tolist() == ["falscher Kreis", "verlesen", "–"]
    assert "neuer Zielwert: – → 18" in done["Änderung"].tolist()[1]
    field(app, "Begründung zu Angabe 1").input("war doch richtig")
    app = press(step(app), "Angabe 1 wiederherstellen")
    assert [row["result"] for row in stored("select result from target_result")] == ["new_target"]


def test_an_open_step_is_closed_by_itself(run: Run) -> None:
    app = drawer(opened(run), "offen/erledigt/v1")
    app = press(app, "Verabredung 1 ist erledigt")
    assert "Nachweis: Die Angabe fehlt." in faults(app)
    field(app, "Nachweis").input("Bericht vom 02.01.2024")
    app = press(step(app), "Verabredung 1 ist erledigt")
    assert not app.error
    [row] = stored("select closed_on, evidence from commitment where id = 'v1'")
    assert (row["closed_on"] is not None, row["evidence"]) == (True, "Bericht vom 02.01.2024")


def test_a_deviation_is_recorded_and_a_remark_stands_beside_its_target(run: Run) -> None:
    app = drawer(opened(run), f"neu/abweichung/{PLACE}")
    field(app, "Anpassungsregel").select("fixed_cost")
    app = step(app)
    for label, text in {
        "Tag der Abweichung": "30.06.2023",
        "Grund": "Träger ausgefallen",
        "Verfügbares Geld vorher in Euro": "1.000,00",
        "Verfügbares Geld nachher in Euro": "viel",
        "Anteil der Fixkosten in Prozent": "30",
    }.items():
        field(app, label).input(text)
    field(app, "Betroffene Ziele").select(field(app, "Betroffene Ziele").options[0])
    app = press(step(app), "Abweichung festhalten")
    assert "Verfügbares Geld nachher in Euro: „viel“ ist keine Zahl" in faults(app)
    field(app, "Verfügbares Geld nachher in Euro").input("600")
    app = press(step(app), "Abweichung festhalten")
    assert "Nachweis: Die Angabe fehlt." in faults(app)
    field(app, "Nachweis").input("Änderungsbescheid vom 1.6.2023")
    app = press(step(app), "Abweichung festhalten")
    assert not app.error
    [row] = stored("select money_before, money_after, fixed_cost_share, targets from deviation")
    assert (row["money_before"], row["money_after"], row["fixed_cost_share"]) == (1000, 600, Decimal("0.3"))
    assert len(row["targets"]) == 1

    app = drawer(app, f"neu/anmerkung/{PLACE}")
    field(app, "Zu").select("t1")
    field(app, "Von").input("Frau Kreis")
    field(app, "Vom").input("01.09.2023")
    field(app, "Anmerkung").input("Der Träger fiel aus.")
    app = press(step(app), "Anmerkung festhalten")
    assert "Die Anmerkung ist festgehalten" in said(app)
    app = step(app, schritt=BEFORE)
    app.session_state["tab_mappe_ziele"] = "Tabelle"
    [targets] = [table for table in tables(step(app)) if "Anmerkungen" in table]
    assert "Gebietskörperschaft (Frau Kreis, 01.09.2023): Der Träger fiel aus." in targets["Anmerkungen"].tolist()


def test_the_list_at_the_top_leads_to_nothing_that_is_not_there(run: Run) -> None:
    """No target of Darmstadt has a dated milestone: there is no such part."""
    app = opened(run)
    places = {found for each in app.get("html") for found in re.findall(r'href="#(\w+)"', each.proto.body)}
    assert "anmerkungen" in places
    assert "meilensteine" not in places
