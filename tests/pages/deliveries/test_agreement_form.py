"""„Angaben berichtigen“: Ziele, Maßnahmen, sums and parties in tables; what is wrong is said and nothing is lost."""

from __future__ import annotations

import pytest
from agreement_text import TO_CORRECT as TEXT
from corrections import edited, shown, taken, typed, unkept
from inbox import field, handed_over, press, stored, zv
from screen import Run, fault, lines, tables


@pytest.mark.parametrize("text", [TEXT, ""])
def test_a_form_nobody_touched_changes_nothing(run: Run, text: str) -> None:
    app = edited(handed_over(run, zv(text)))
    assert fault(app) is None
    assert any("Es ist nichts geändert" in each.value for each in app.info)
    taken(app)
    assert stored("select citation from target where citation like '%von Hand%'") == []


def test_ziele_are_corrected_taken_out_and_added_and_reach_the_delivery(run: Run) -> None:
    app = edited(
        handed_over(run, zv(TEXT)),
        Ziele={
            "edited_rows": {0: {"value": "14"}},
            "deleted_rows": [2],
            "added_rows": [
                {"name": "Übergänge", "of": "art/3", "indicator": "transition_rate", "value": "62,5"},
                {"name": "Beide Seiten führen im Jahr 2024", "kind": "qualitative"},
            ],
        },
    )
    assert fault(app) is None
    assert not app.error, [each.value for each in app.error]
    found = dict(shown(app, "Ziel"))
    assert found["Maßnahmenart 3: Übergänge: 62,5 Prozent"] == "Angabe einer Person; von Hand: laut Anlage 2"
    assert found["Beide Seiten führen im Jahr 2024"].startswith("§ 5; von Hand: laut Anlage 2: „Beide Seiten")
    taken(app)
    assert stored(
        "select kind, coalesce(indicator, '–'), coalesce(category, 0), coalesce(cast(target_value as varchar), '–'), "
        "citation like '%von Hand: laut Anlage 2%' "
        "from target where id not like '%durchfuehrung' order by kind, indicator"
    ) == [
        ("numeric", "places", 1, "14.0000", True),
        ("numeric", "places", 3, "15.0000", False),
        ("numeric", "transition_rate", 3, "62.5000", True),
        ("qualitative", "–", 0, "–", True),
    ]
    assert stored("select 1 from milestone") == []


def test_what_is_wrong_is_said_for_every_row_and_the_cells_stay(run: Run) -> None:
    wrong = {
        "edited_rows": {0: {"value": "zwölf"}},
        "added_rows": [{"name": "Übergänge", "indicator": "transition_rate", "value": "130"}, {"value": "3"}],
    }
    app = edited(handed_over(run, zv(TEXT)), Ziele=wrong)
    said = " ".join(each.value for each in app.error)
    assert "Ziele, Zeile 1: „12 Plätze“, Wert: „zwölf“ ist keine Zahl" in said
    assert "Ziele, Zeile 5: Der Name fehlt" in said
    [key] = {each.key for each in app.data_editor if (each.key or "").startswith("ziele_")}
    assert app.session_state[key]["edited_rows"] == wrong["edited_rows"]
    app = edited(app, Ziele={"added_rows": wrong["added_rows"][:1]})
    assert any("zwischen 0 und 100 Prozent" in each.value for each in app.error)
    app = edited(app, reason=" ", Ziele={"deleted_rows": [0]})
    assert any("woher die Angabe stammt" in each.value for each in app.error)
    assert len(shown(app, "Ziel")) == 3


def test_a_massnahme_renamed_with_its_teilnehmende_keeps_its_ziele_and_sums(run: Run) -> None:
    app = edited(
        handed_over(run, zv(TEXT)),
        Maßnahmen={
            "edited_rows": {0: {"name": "Werkstatt Süd", "participants": 20}},
            "deleted_rows": [1],
            "added_rows": [{"category": 2, "name": "Lehre"}],
        },
    )
    assert not app.error, [each.value for each in app.error]
    taken(app)
    assert stored("select name, coalesce(participants, 0), category from project order by ordinal") == [
        ("Werkstatt Süd", 20, 1),
        ("Lehre", 0, 2),
    ]
    assert stored("select name, project from target where indicator is not null") == [
        ("Werkstatt Süd: 12 Plätze", "06440/2024/01")
    ]
    assert stored("select level, project from amount where level = 'project'") == [("project", "06440/2024/01")]
    assert stored("select 1 from milestone") == []


def test_a_massnahme_without_a_name_is_asked_for(run: Run) -> None:
    app = edited(handed_over(run, zv(TEXT)), Maßnahmen={"added_rows": [{"category": 2}]})
    assert any("Maßnahmen, Zeile 3: Es fehlt der Name" in each.value for each in app.error)


def test_parties_are_corrected_and_stand_in_the_delivery_with_the_reason(run: Run) -> None:
    app = edited(
        handed_over(run, zv(TEXT)),
        reason="laut Urschrift",
        Parteien={"edited_rows": {1: {"office": "Erster Kreisbeigeordneter", "signed_at": "Büdingen"}}},
    )
    assert not app.error
    [(who, where)] = shown(app, "Für die Gebietskörperschaft unterzeichnet")
    assert "Max Beispiel, Erster Kreisbeigeordneter, Büdingen" in who
    assert (
        where
        == "Unterschriften; von Hand: laut Urschrift (Amt bei der Gebietskörperschaft, Ort der Gebietskörperschaft)"
    )
    taken(app)
    assert stored("select county_signatory, county_signed_at, ministry_signatory, citation from agreement") == [
        ("Max Beispiel, Erster Kreisbeigeordneter", "Büdingen", "Erika Mustermann, Staatsministerin",
         "Kopf und Unterschriften; von Hand: laut Urschrift "
         "(Amt bei der Gebietskörperschaft, Ort der Gebietskörperschaft)"),
    ]  # fmt: skip


def test_another_county_and_an_office_given_together_are_both_taken(run: Run) -> None:
    app = handed_over(run, zv(TEXT))
    box = [each for each in app.selectbox if each.label == "Gebietskörperschaft"][-1]
    box.select("06535")
    app = edited(app, Parteien={"edited_rows": {1: {"office": "Landrätin"}}})
    assert not app.error
    taken(app)
    assert stored("select county, county_name, county_office from agreement") == [
        ("06535", "Vogelsbergkreis", "Landrätin")
    ]


def test_a_sum_without_its_figure_is_asked_for_and_total_and_part_are_corrected_together(run: Run) -> None:
    app = handed_over(run, zv(TEXT))
    app = edited(app, Beträge={"edited_rows": {1: {"euros": None}}})
    assert any("Beträge, Zeile 2: Der Betrag fehlt" in each.value for each in app.error)
    field(app, "Gesamtbetrag in Euro").input("1.150.000,00")
    app = edited(app, Beträge={"edited_rows": {1: {"euros": 51000.0}}})
    assert not app.error, [each.value for each in app.error]
    taken(app)
    assert stored("select level, cast(euros as varchar) from amount order by level") == [
        ("project", "51000.00"), ("total", "1150000.00"),
    ]  # fmt: skip


def test_what_was_corrected_is_there_after_a_restart_and_in_the_difference(run: Run) -> None:
    taken(handed_over(run, zv(TEXT)))
    edited(handed_over(run, ("neu.txt", f"{TEXT}\n".encode())), Ziele={"edited_rows": {0: {"value": "14"}}})
    app = run("deliveries", daten="ministry", datenansicht="Eingang")
    difference = next(each for each in tables(app) if "bisher" in each)
    assert ["Werkstatt Nord: 12 Plätze", "12", "14"] in difference[["Angabe", "bisher", "neu"]].to_numpy().tolist()


def test_what_is_typed_and_not_remembered_hinders_taking_over_until_it_is_taken_back(run: Run) -> None:
    app = handed_over(run, zv(TEXT))
    assert not unkept(app)
    field(app, "Gesamtbetrag in Euro").input("1.150.000")
    app = typed(app, Ziele={"edited_rows": {0: {"value": "14"}}})
    assert fault(app) is None
    [said] = unkept(app)
    assert "geändert, aber noch nicht gemerkt: Gesamtbetrag in Euro, Ziele. Bitte" in said
    app = press(app, "Übernehmen")
    assert len(unkept(app)) == 2
    assert stored("select 1 from amount") == []
    app = press(app, "Änderung zurücknehmen")
    assert not unkept(app)
    assert field(app, "Gesamtbetrag in Euro").value == "1.140.300,00"
    taken(app)
    assert stored("select 1 from target where citation like '%von Hand%'") == []


def test_what_is_remembered_is_said_beside_the_button_and_the_form_begins_anew(run: Run) -> None:
    app = handed_over(run, zv(TEXT))
    # As nobody writes it who reads it afterwards.
    field(app, "Gesamtbetrag in Euro").input("1150000")
    app = edited(app, Maßnahmen={"edited_rows": {0: {"participants": 20}}})
    assert [each.value for each in app.success] == [
        "Gemerkt: Gesamtbetrag in Euro, Maßnahmen. Gespeichert wird erst mit dem Übernehmen."
    ]
    assert not unkept(app)
    assert field(app, "Gesamtbetrag in Euro").value == "1.150.000,00"
    assert field(app, "Woher stammt die Berichtigung?").value == ""
    taken(app)


def test_the_same_value_written_otherwise_and_a_row_that_says_nothing_are_no_change(run: Run) -> None:
    app = handed_over(run, zv(TEXT))
    field(app, "Gesamtbetrag in Euro").input("1140300")
    app = typed(app, Ziele={"added_rows": [{}]}, Maßnahmen={"edited_rows": {0: {"name": "Werkstatt Nord"}}})
    assert not unkept(app)
    taken(app)


def test_that_a_corrected_agreement_waits_for_a_second_person_is_said_before_it_is_taken_over(run: Run) -> None:
    app = handed_over(run, zv(TEXT))
    assert not any("zweite Person" in line for line in lines(app))
    app = edited(app, Ziele={"edited_rows": {0: {"value": "14"}}})
    [said] = [line for line in lines(app) if "vorläufig, bis eine zweite Person die Lieferung prüft" in line]
    assert said.startswith("Von Hand angegeben: Ziele. Deshalb gilt die ganze Zielvereinbarung")
    taken(app)
    assert stored("select distinct state from amount") == [("provisional",)]
