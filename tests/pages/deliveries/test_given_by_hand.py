"""A newer text that takes a correction by hand back says so, asks why, and is not taken over with others."""

from __future__ import annotations

from agreement_text import agreement
from inbox import field, handed_over, press, stored, zv
from screen import Run, fault, tables, texts
from streamlit.testing.v1 import AppTest

TEXT = agreement(projects={1: ["Werkstatt Nord (12 Plätze)"], 2: ["Lehre"], 3: [], 4: []})


def corrected(run: Run) -> AppTest:
    app = handed_over(run, zv(TEXT))
    [key] = {each.key for each in app.data_editor if (each.key or "").startswith("massnahmen_")}
    app.session_state[key] = {"edited_rows": {0: {"places": 14}}, "added_rows": [], "deleted_rows": []}
    field(app, "Woher stammt die Berichtigung?").input("laut Anlage 2")
    return press(press(app, "Berichtigung merken"), "Übernehmen")


def test_a_newer_text_that_takes_a_correction_back_says_so_and_asks_why(run: Run) -> None:
    corrected(run)
    app = handed_over(run, ("neu.txt", f"{TEXT}\n".encode()))
    assert fault(app) is None
    [said] = [each.value for each in app.warning if "von Hand zurück" in each.value]
    assert "Werkstatt Nord, Plätze (laut Anlage 2)" in said
    app = press(app, "Als neue Fassung übernehmen")
    assert any("Bitte sagen, warum" in each.value for each in app.error)
    assert stored("select places from project where name = 'Werkstatt Nord'") == [(14,)]
    field(app, "Warum gilt die Berichtigung nicht mehr?").input("Anlage 2 ist überholt")
    app = press(app, "Als neue Fassung übernehmen")
    assert stored("select places from project where name = 'Werkstatt Nord'") == [(12,)]
    assert ("Anlage 2 ist überholt",) in stored("select note from delivery order by id")


def test_it_is_not_taken_over_with_all_others(run: Run) -> None:
    corrected(run)
    app = handed_over(run, ("neu.txt", f"{TEXT}\n".encode()), ("anders.txt", f"{TEXT}\n\n".encode()))
    app.session_state["eingang_alle"] = True
    app = app.run()
    assert fault(app) is None
    [listed] = [each for each in tables(app) if "Was sie bewirkt" in each]
    assert all("Werkstatt Nord, Plätze (laut Anlage 2)" in each for each in listed["Was sie bewirkt"])
    assert all("einzeln" in each for each in listed["Stand"]), texts(app)
    [button] = [each for each in app.button if each.label.startswith("Alle ohne offene Fragen übernehmen (")]
    assert button.label.endswith("(0)")
