"""The Eingang: what is handed over is asked about, compared and confirmed, or refused; nothing else is stored."""

from __future__ import annotations

import desk
import pytest
from inbox import HEADS, field, handed_over, press, stored, zv
from screen import Run, fault, lines, tables, texts

from access import noted

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 60


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


def test_a_file_that_is_refused_stands_in_the_trail_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[tuple[str, str]] = []
    monkeypatch.setattr(noted, "note", lambda kind, what: kept.append((kind, what)))
    app = handed_over(run, ("bild.pdf", PNG), ("kopf.pdf", b"%PDF-1.7\n"))
    app.run()
    assert [(kind, what.split("“")[0]) for kind, what in kept] == [
        ("refused", "Die Datei „bild.pdf"),
        ("handed_over", "ministry: kopf.pdf, Entwurf 0716f9264c9f von Frau Beispiel"),
        ("refused", "Die Datei „kopf.pdf"),
    ]


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


def test_an_empty_data_set_speaks_of_no_filter_that_is_not_there(run: Run) -> None:
    app = run("deliveries", daten="ministry")
    assert not [box for box in app.selectbox if box.label == "Jahr"]
    assert not [line for line in lines(app) if "Seitenleiste" in line]
