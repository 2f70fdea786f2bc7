"""The Eingang: what is handed over is asked about, compared and confirmed, or refused; nothing else is stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import desk
import pytest
import streamlit as st
from screen import Run, fault, lines, tables, texts
from streamlit.testing.v1 import AppTest

from data import location
from data.store import Store

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 60
HEADS = ["Kreis", "Jahr", "Programm", "Stufe", "Art", "Betrag"]


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Data sets without anything."""
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{tmp_path}/ministry.duckdb")
    with Store(tmp_path, ["ministry", "published"], create=True):
        pass
    st.cache_resource.clear()
    yield tmp_path
    st.cache_resource.clear()


def handed_over(run: Run, *files: tuple[str, bytes], name: str = "Frau Beispiel") -> AppTest:
    app = run("deliveries", daten="ministry", datenansicht="Eingang")
    field(app, "Ihr Name").input(name)
    app.run()
    app.file_uploader[0].set_value([(each, content, "application/octet-stream") for each, content in files])
    return app.run()


def field(app: AppTest, label: str) -> Any:
    return next(each for each in app.text_input if each.label == label)


def press(app: AppTest, label: str) -> AppTest:
    next(each for each in app.button if each.label == label).click()
    return app.run()


def stored(sql: str) -> list[tuple[object, ...]]:
    with location.open_store(location.folder(), ["ministry"]) as store:
        return [tuple(row) for row in store.facts("ministry").ask(sql).itertuples(index=False)]


def zv(text: str = "") -> tuple[str, bytes]:
    return "zv.txt", (text or desk.agreement("Wetteraukreis", 2024)).encode()


def test_an_agreement_is_stored_as_it_was_read_and_confirmed(run: Run) -> None:
    app = handed_over(run, zv())
    assert fault(app) is None
    assert any("1.140.300,00" in each.value and "keine Frage offen" in each.value for each in app.markdown)
    assert "mark title" in " ".join(each.proto.body for each in app.get("html"))
    assert stored("select 1 as n from amount") == []
    app = press(app, "Übernehmen")
    assert fault(app) is None
    assert any("übernommen" in each.value for each in app.success)
    assert stored("select cast(euros as varchar) as euros from amount") == [("1140300.00",)]
    assert any("Kein Entwurf liegt vor" in line for line in lines(app))


def test_a_missing_total_is_asked_for_and_stored_with_the_reason(run: Run) -> None:
    text = desk.agreement("Wetteraukreis", 2024).replace("1.140.300 Euro", "einem gesonderten Betrag")
    app = handed_over(run, zv(text))
    assert "Übernehmen" not in {each.label for each in app.button}
    field(app, "Gesamtbetrag in Euro").input("900.000,50")
    field(app, "Woher stammt die Antwort?").input("Anlage 1")
    app = press(app, "Antwort übernehmen")
    assert fault(app) is None
    while "Übernehmen" not in {each.label for each in app.button}:
        field(app, "Woher stammt die Antwort?").input("angesehen")
        before = [each.label for each in app.button]
        app = press(app, next(each for each in before if each in ("Angesehen, trifft so zu", "Antwort übernehmen")))
    app = press(app, "Übernehmen")
    [(euros, citation)] = stored("select cast(euros as varchar) as euros, citation from amount where level = 'total'")
    assert euros == "900000.50"
    assert "Anlage 1" in str(citation)


def test_an_answer_without_its_origin_is_refused_and_nothing_changes(run: Run) -> None:
    text = desk.agreement("Wetteraukreis", 2024).replace("1.140.300 Euro", "einem gesonderten Betrag")
    app = handed_over(run, zv(text))
    field(app, "Gesamtbetrag in Euro").input("900.000")
    app = press(app, "Antwort übernehmen")
    assert any("woher die Angabe stammt" in each.value for each in app.error)


def test_a_second_agreement_shows_the_difference_before_it_replaces_the_first(run: Run) -> None:
    press(handed_over(run, zv()), "Übernehmen")
    changed = desk.agreement("Wetteraukreis", 2024).replace("1.140.300", "1.150.000").replace(" - BASS 2024\n", "")
    app = handed_over(run, ("neu.txt", changed.encode()))
    shown = " ".join(texts(app))
    assert "gilt schon eine Zielvereinbarung" in shown
    assert "BASS 2024" in shown
    assert stored("select cast(euros as varchar) as euros from amount") == [("1140300.00",)]
    press(app, "Als neue Fassung übernehmen")
    assert stored("select cast(euros as varchar) as euros from amount") == [("1150000.00",)]
    assert stored("select 1 as n from project where name = 'BASS 2024'") == []


def test_a_draft_that_is_discarded_leaves_nothing(run: Run) -> None:
    app = press(handed_over(run, zv()), "Entwurf verwerfen")
    assert any("verworfen" in each.value for each in app.success)
    assert stored("select 1 as n from delivery") == []


def test_what_is_no_document_is_refused_and_the_others_are_taken(run: Run) -> None:
    app = handed_over(run, ("bild.pdf", PNG), zv())
    assert fault(app) is None
    assert any("bild.pdf" in each.value for each in app.error)
    assert any("1 Entwurf" in each.value for each in app.subheader)


def test_without_a_name_nothing_becomes_a_draft(run: Run) -> None:
    app = handed_over(run, zv(), name=" ")
    assert any("Ihr Name fehlt" in each.value for each in app.warning)
    assert not app.subheader


def test_the_same_file_twice_is_one_draft(run: Run) -> None:
    app = handed_over(run, zv(), ("kopie.txt", zv()[1]))
    assert any("1 Entwurf" in each.value for each in app.subheader)
    assert any("liegt schon als Entwurf vor" in each.value for each in app.warning)


def test_a_draft_is_there_for_the_next_person(run: Run) -> None:
    handed_over(run, zv())
    app = run("deliveries", daten="ministry", datenansicht="Eingang")
    assert any("1 Entwurf" in each.value for each in app.subheader)
    assert any("Frau Beispiel" in each.value for each in app.markdown)


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
    assert any(each.proto.label == "Arbeitsmappe mit Anmerkungen" for each in app.get("download_button"))


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


def choose(app: AppTest, label: str, choice: str) -> None:
    next(each for each in app.selectbox if label in each.label).select(choice)


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


def test_money_in_a_list_of_massnahmen_is_offered_as_a_second_draft_of_the_same_file(run: Run) -> None:
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
    assert changed.iloc[0].tolist() == ["Wetteraukreis 2024: JUBA 3.0", "Plätze", "10", "30"]
    assert "06440/2024" not in " ".join(texts(app))


def test_a_sum_of_a_massnahme_is_shown_with_its_name(run: Run) -> None:
    press(handed_over(run, zv()), "Übernehmen")
    book = desk.workbook([*HEADS, "Maßnahme"], [["Wetteraukreis", 2024, "AQB", "bewilligt", 1, 5000, "JUBA 3.0"]])
    app = handed_over(run, ("liste.xlsx", book))
    new = next(frame for frame in tables(app) if "Betrag in Euro" in frame)
    assert new["Maßnahme"].tolist() == ["JUBA 3.0"]


def test_that_an_agreement_changes_nothing_is_said_before_its_values(run: Run) -> None:
    press(handed_over(run, zv()), "Übernehmen")
    app = handed_over(run, ("kopie.txt", zv()[1] + b"\n"))
    drawn = [each.proto.body for each in app.main if each.type in ("alert", "info", "html")]
    [said] = [number for number, text in enumerate(drawn) if "Keine Änderung" in text]
    assert said < min(number for number, text in enumerate(drawn) if "<table" in text)
    assert "Übernehmen" not in {each.label for each in app.button}


def test_all_drafts_without_a_question_are_taken_at_once_and_the_others_stay(run: Run) -> None:
    asked = desk.agreement("Vogelsbergkreis", 2024).replace("640.000 Euro", "einem gesonderten Betrag")
    rows = [["Fulda", 2024, "AQB", "bewilligt", 1, 500_000]]
    handed_over(
        run,
        zv(),
        ("hoch.txt", desk.agreement("Hochtaunuskreis", 2024).encode()),
        ("offen.txt", asked.encode()),
        ("liste.xlsx", desk.workbook(HEADS, rows)),
        ("falsch.xlsx", desk.workbook(HEADS, [["Atlantis", 2024, "AQB", "bewilligt", 1, 100]])),
    )
    app = run("deliveries", daten="ministry", datenansicht="Eingang")
    app.session_state["eingang_alle"] = True
    app = app.run()
    listed = next(frame for frame in tables(app) if "Was sie bewirkt" in frame).set_index("Datei")
    assert sorted(listed.index[listed["Stand"] == "✔\u00a0kann übernommen werden"]) == [
        "hoch.txt", "liste.xlsx", "zv.txt",
    ]  # fmt: skip
    assert "offen" in listed.loc["offen.txt", "Stand"]
    app = press(app, "Alle ohne offene Fragen übernehmen (3)")
    assert any("Ihr Name fehlt" in each.value for each in app.error)
    field(app, "Ihr Name").input("Frau Beispiel")
    app.run()
    app = press(app, "Alle ohne offene Fragen übernehmen (3)")
    assert fault(app) is None
    assert len(app.success) == 3
    assert any("2 Entwürfe" in each.value for each in app.subheader)
    assert stored("select count(*) as n from delivery where event = 'recorded'") == [(3,)]
    assert stored("select distinct recorded_by from delivery") == [("Frau Beispiel",)]
