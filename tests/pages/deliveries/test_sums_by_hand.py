"""Sums of an agreement corrected, added and taken out on screen, and what stands in charts and papers then."""

from __future__ import annotations

import json

from agreement_text import TO_CORRECT as TEXT
from corrections import edited, shown, taken, typed, unkept
from inbox import field, handed_over, press, stored, zv
from screen import Run, charts, fault, lines, tables

PRINTING = {"euros": 12_345.67, "purpose": "Druck", "funding_source": "esf", "spending_from": 2024}


def test_every_value_of_a_sum_is_corrected_and_a_missed_one_added_and_both_wait_for_a_second_person(run: Run) -> None:
    app = edited(
        handed_over(run, zv(TEXT)),
        Beträge={
            "edited_rows": {1: {"euros": 51_000.25, "project": "Sprache und Beruf", "spending_from": 2024}},
            "added_rows": [PRINTING, {"euros": 200_000.5, "category": 1}],
        },
    )
    assert fault(app) is None
    assert not app.error, [each.value for each in app.error]
    assert {value.replace("\u00a0", " "): place for value, place in shown(app, "Betrag")} == {
        "1.140.300,00 €": "§ 3: „Das Ministerium stellt im Jahr 2024 Haushaltsmittel in Höhe von insgesamt 1.140.300 "
        "Euro zur Verfügung.“",
        "51.000,25 € (Ausgabejahr 2024)": "§ 4; von Hand: laut Anlage 2 (Betrag, Maßnahmenart, Maßnahme, Ausgabejahr "
        "von, Ausgabejahr bis): „- Werkstatt Nord (12 Plätze, 50.000 Euro)“",
        "12.345,67 € (ESF, Ausgabejahr 2024)": "Angabe einer Person; von Hand: laut Anlage 2",
        "200.000,50 €": "Angabe einer Person; von Hand: laut Anlage 2",
    }
    taken(app)
    assert stored(
        "select level, programme, coalesce(category, 0), coalesce(purpose, '–'), funding_source, "
        "coalesce(spending_from, 0), cast(euros as varchar), state from amount order by level"
    ) == [
        ("category", "AQB", 1, "–", "unstated", 0, "200000.50", "provisional"),
        ("project", "AQB", 3, "–", "unstated", 2024, "51000.25", "provisional"),
        ("purpose", "AQB", 0, "Druck", "esf", 2024, "12345.67", "provisional"),
        ("total", "AQB", 0, "–", "unstated", 0, "1140300.00", "provisional"),
    ]
    assert stored("select project from amount where level = 'project'") == [("06440/2024/02",)]
    page = run("allocation", daten="ministry", jahr="2024", stufe="agreed", programm="AQB")
    assert fault(page) is None
    assert any("[200000.5]" in json.dumps(each.figure) for each in charts(page))
    page = run("county", daten="ministry", jahr="2024", kreis="06440")
    rows = [
        [cell.replace("\u00a0", " ") for cell in row] for frame in tables(page) for row in frame.to_numpy().tolist()
    ]
    assert ["davon Druck", "12.345,67 €", "von Hand: laut Anlage 2"] in [row[:3] for row in rows], rows


def test_rows_that_can_mean_no_sum_are_named_and_nothing_is_lost(run: Run) -> None:
    wrong = {"edited_rows": {1: {"level": "category"}}, "added_rows": [{"euros": 5.0}, {"category": 2}]}
    app = edited(handed_over(run, zv(TEXT)), Beträge=wrong)
    errors = " ".join(each.value for each in app.error)
    assert "Beträge, Zeile 2: Der Betrag einer Maßnahmenart nennt die Maßnahme „Werkstatt Nord“" in errors
    assert "Beträge, Zeile 3: Wofür der Betrag ist, fehlt" in errors
    assert "Beträge, Zeile 4: Der Betrag fehlt" in errors
    [key] = {each.key for each in app.data_editor if (each.key or "").startswith("betraege_")}
    assert app.session_state[key]["added_rows"] == wrong["added_rows"]
    twice = edited(app, Beträge={"added_rows": [{"euros": 5.0, "category": 2}, {"euros": 6.0, "category": 2}]})
    assert any("Zeile 3 und 4: Beide nennen die Maßnahmenart 2" in each.value for each in twice.error)
    gone = edited(app, Beträge={"deleted_rows": [0]})
    assert any("Die Zeile mit dem Ganzen fehlt" in each.value for each in gone.error)


def test_the_total_in_its_row_is_the_total_and_two_different_ones_are_refused(run: Run) -> None:
    app = handed_over(run, zv(TEXT))
    field(app, "Gesamtbetrag in Euro").input("1.150.000")
    app = edited(app, Beträge={"edited_rows": {0: {"euros": 1_160_000.0}}})
    assert any("Im Feld „Gesamtbetrag in Euro“ steht" in each.value for each in app.error)
    field(app, "Gesamtbetrag in Euro").input("1.140.300")
    app = edited(app, Beträge={"edited_rows": {0: {"euros": 1_160_000.0}}})
    assert not app.error
    taken(app)
    assert stored("select cast(euros as varchar), citation from amount where level = 'total'") == [
        ("1160000.00", "§ 3; von Hand: laut Anlage 2 (Betrag)")
    ]


def test_parts_above_the_whole_are_asked_about_once_they_are_remembered(run: Run) -> None:
    app = edited(handed_over(run, zv(TEXT)), Beträge={"added_rows": [{"euros": 1_200_000.0, "category": 1}]})
    [asked] = [each.value for each in app.markdown if "Frage 1" in each.value]
    assert "Die Beträge der Maßnahmenarten ergeben 1.200.000 Euro" in asked
    field(app, "Woher stammt die Antwort?").input("angesehen")
    app = press(app, "Angesehen, trifft so zu")
    assert any(
        "Von Hand angegeben: Beträge; angesehen und so bestätigt, wo der Leser nicht sicher war: Beträge." in line
        for line in lines(app)
    )
    assert not unkept(typed(app))
