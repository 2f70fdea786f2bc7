"""Workbooks in the Eingang: what they lack, what nobody knows and what is unusual is asked about on the page."""

from __future__ import annotations

import desk
import pytest
from inbox import HEADS, choose, field, handed_over, press, stored, zv
from screen import Run, fault, lines, tables, texts

from pages.deliveries import taking


def test_a_workbook_is_stored_and_the_same_again_changes_nothing(run: Run) -> None:
    rows = [["Wetteraukreis", 2024, "AQB", "bewilligt", art, 100_000 * art] for art in (1, 2, 3, 4)]
    book = desk.workbook(HEADS, rows)
    app = press(handed_over(run, ("liste.xlsx", book)), "Übernehmen")
    assert fault(app) is None
    assert any("4 neu, 0 geändert" in each.value for each in app.success)
    assert stored("select count(*) as n, cast(sum(euros) as varchar) as euros from amount") == [(4, "1000000.00")]
    app = handed_over(run, ("noch einmal.xlsx", desk.workbook(HEADS, rows, "Titel")))
    assert any("Keine Änderung" in each.value for each in app.markdown)
    assert "Übernehmen" not in {each.label for each in app.button}


def test_every_fault_of_a_workbook_is_listed_with_its_cell_and_none_is_stored(run: Run) -> None:
    rows = [
        ["Wetteraukreis", 2024, "AQB", "bewilligt", 1, "1,2,3"],
        ["Atlantis", 2024, "AQB", "bewilligt", 1, 100],
        ["Hochtaunuskreis", 2024, "AQB", "bewilligt", 1, 100],
    ]
    app = handed_over(run, ("liste.xlsx", desk.workbook(HEADS, rows)))
    faults = next(frame for frame in tables(app) if "Zelle" in frame)
    assert {"A3", "F2"} <= set(faults["Zelle"])
    assert "Übernehmen" not in {each.label for each in app.button}
    assert any(each.proto.label == "Arbeitsmappe mit Anmerkungen (XLSX)" for each in app.get("download_button"))


def test_what_is_unusual_needs_a_comment_that_is_stored(run: Run) -> None:
    press(handed_over(run, ("a.xlsx", desk.workbook(HEADS, [["Fulda", 2023, "AQB", "bewilligt", None, 500_000]]))),
          "Übernehmen")  # fmt: skip
    book = desk.workbook(HEADS, [["Fulda", 2024, "AQB", "bewilligt", None, 900_000]])
    app = press(handed_over(run, ("b.xlsx", book)), "Übernehmen")
    assert any("1 Angabe ist ungewöhnlich und braucht einen" in each.value for each in app.error)
    next(each for each in app.text_area).input("Neue Maßnahme ab 2024")
    app = press(app, "Übernehmen")
    assert any("b.xlsx ist übernommen" in each.value for each in app.success)
    assert stored("select note from delivery where file_name = 'b.xlsx'") == [("Neue Maßnahme ab 2024",)]


def test_a_column_nobody_knows_is_asked_about_once(run: Run) -> None:
    heads = [*HEADS, "Geldgeber laut Kasse"]
    first = desk.workbook(heads, [["Fulda", 2024, "AQB", "bewilligt", 1, 500_000, "Land"]])
    app = handed_over(run, ("a.xlsx", first))
    assert any("Unbekannte Spalten" in each.value for each in app.subheader)
    next(each for each in app.selectbox if "Geldgeber laut Kasse" in each.label).select("Mittelherkunft")
    app = press(app, "Antworten übernehmen")
    app = press(app, "Übernehmen")
    assert stored("select funding_source from amount") == [("state",)]
    second = desk.workbook(heads, [["Fulda", 2024, "AQB", "bewilligt", 2, 400_000, "ESF"]])
    app = handed_over(run, ("b.xlsx", second))
    assert not any("Unbekannte Spalten" in each.value for each in app.subheader)
    press(app, "Übernehmen")
    assert sorted(stored("select funding_source from amount")) == [("esf",), ("state",)]


def test_a_word_nobody_knows_is_asked_about_once_and_rows_may_be_left_out(run: Run) -> None:
    rows = [
        ["Fulda", 2024, "AQB", "Haushaltsansatz", 1, 500_000],
        ["Fulda", 2024, "AQB", "Planung", 2, 7],
        ["Fulda", 2024, "AQB", "Haushaltsansatz", 3, 300_000],
    ]
    app = handed_over(run, ("a.xlsx", desk.workbook(HEADS, rows)))
    assert any("„Haushaltsansatz“ in Spalte Stufe (2 Zellen" in each.label for each in app.selectbox)
    choose(app, "Haushaltsansatz", "in Aussicht gestellt")
    choose(app, "Planung", "diese Zeile weglassen")
    app = press(app, "Antworten übernehmen")
    assert fault(app) is None
    assert any("Weggelassen, weil „Planung“" in line for line in lines(app))
    app = press(app, "Übernehmen")
    assert stored("select stage, category from amount order by category") == [("announced", 1), ("announced", 3)]
    later = desk.workbook(HEADS, [["Fulda", 2025, "AQB", "Haushaltsansatz", None, 1]])
    app = handed_over(run, ("b.xlsx", later))
    assert not any("Unbekannte Wörter" in each.value for each in app.subheader)
    choose(app, "Antwort", "„Haushaltsansatz“ in Spalte Stufe")
    app = press(app, "Zurücknehmen und neu fragen")
    assert fault(app) is None
    assert any("Unbekannte Wörter" in each.value for each in app.subheader)


def test_what_a_file_lacks_is_asked_once_and_may_be_changed_until_it_is_stored(run: Run) -> None:
    book = desk.workbook(["Kreis", "Programm", "Betrag"], [["Fulda", "AQB", 500_000], ["Wetteraukreis", "AQB", 5]])
    app = handed_over(run, ("a.xlsx", book))
    field(app, "Haushaltsjahr").input("bald")
    choose(app, "Stufe", "vereinbart")
    app = press(app, "Antworten übernehmen")
    assert any("kein Jahr" in each.value for each in app.error)
    field(app, "Haushaltsjahr").input("2024")
    app = press(app, "Antworten übernehmen")
    choose(app, "Stufe", "bewilligt")
    app = press(app, "Antworten übernehmen")
    app = press(app, "Übernehmen")
    assert fault(app) is None
    assert stored("select distinct budget_year, stage from amount") == [(2024, "granted")]


def test_money_in_a_list_of_massnahmen_is_offered_as_a_second_draft_of_the_same_file(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "UNSEEN", 0)
    heads = ["Kreis", "Jahr", "Programm", "Maßnahmenart", "Projektname", "Träger", "Plätze", "bewilligte Mittel"]
    book = desk.workbook(heads, [["Fulda", 2024, "AQB", 1, "Startklar", "Werk gGmbH", 20, 250_000]])
    app = handed_over(run, ("liste.xlsx", book))
    assert any("Die Datei enthält auch Beträge: „bewilligte Mittel“ (H1)" in line for line in lines(app))
    app = press(app, "Dieselbe Datei auch als „Beträge“ laden")
    assert any("2 Entwürfe" in each.value for each in app.subheader)
    app = press(app, "Übernehmen")
    assert fault(app) is None
    app = press(app, "Übernehmen")
    assert fault(app) is None
    assert stored("select level, project, cast(euros as varchar) as euros from amount") == [
        ("project", "06631/2024/01", "250000.00")
    ]


def test_two_columns_of_money_get_their_stages_on_the_page(run: Run) -> None:
    book = desk.workbook(["Kreis", "Jahr", "Programm", "Soll", "Ist"], [["Fulda", 2024, "AQB", 500_000, 400_000]])
    app = handed_over(run, ("a.xlsx", book))
    assert any("passt zu Beträge oder Ziele" in each.value for each in app.warning)
    choose(app, "Was enthält die Datei?", "Beträge")
    app = app.run()
    choose(app, "„Soll“", "Betrag in Euro: vereinbart")
    choose(app, "„Ist“", "Betrag in Euro: ausgezahlt")
    app = press(app, "Antworten übernehmen")
    app = press(app, "Übernehmen")
    assert fault(app) is None
    assert stored("select stage, cast(euros as varchar) as euros from amount order by stage") == [
        ("agreed", "500000.00"),
        ("paid", "400000.00"),
    ]


def test_what_a_file_changes_is_named_in_words_and_no_empty_tab_is_offered(run: Run) -> None:
    press(handed_over(run, zv()), "Übernehmen")
    heads = ["Kreis", "Jahr", "Programm", "Art", "Maßnahme", "Plätze"]
    press(handed_over(run, ("a.xlsx", desk.workbook(heads, [["Wetteraukreis", 2024, "AQB", 1, "JUBA 3.0", 10]]))),
          "Übernehmen")  # fmt: skip
    app = handed_over(run, ("b.xlsx", desk.workbook(heads, [["Wetteraukreis", 2024, "AQB", 1, "JUBA 3.0", 30]])))
    assert [each.label for each in app.tabs] == ["Geändert (1)"]
    changed = next(frame for frame in tables(app) if "bisher" in frame)
    assert changed.iloc[0].tolist() == ["Wetteraukreis 2024: JUBA 3.0", "Plätze", "10", "30", "Blatt Sheet, Zelle F2"]
    assert "06440/2024" not in " ".join(texts(app))


def test_a_sum_of_a_massnahme_is_shown_with_its_name(run: Run) -> None:
    press(handed_over(run, zv()), "Übernehmen")
    book = desk.workbook([*HEADS, "Maßnahme"], [["Wetteraukreis", 2024, "AQB", "bewilligt", 1, 5000, "JUBA 3.0"]])
    app = handed_over(run, ("liste.xlsx", book))
    new = next(frame for frame in tables(app) if "Betrag in Euro" in frame)
    assert new["Maßnahme"].tolist() == ["JUBA 3.0"]
    assert new["steht in der Datei"].tolist() == ["Blatt Sheet, Zeile 2"]


def test_reports_name_the_county_and_year_of_their_ziele_in_the_preview_and_in_the_delivery(run: Run) -> None:
    press(handed_over(run, ("ziele.xlsx", desk.targets())), "Übernehmen")
    app = handed_over(run, ("ist.xlsx", desk.reports()))
    new = next(frame for frame in tables(app) if "Ist-Wert" in frame)
    assert [tuple(row) for row in new.iloc[:, :2].to_numpy()] == [(county, str(year)) for county, year in desk.AGREED]
    press(app, "Übernehmen")
    app = run("deliveries", daten="ministry", datenansicht="Lieferungen")
    held = next(frame for frame in tables(app) if "Stichtag der Meldung" in frame)
    assert list(held)[:2] == ["Gebietskörperschaft", "Haushaltsjahr"]
    assert sorted(map(tuple, held.iloc[:, :2].to_numpy())) == sorted((each, str(year)) for each, year in desk.AGREED)
