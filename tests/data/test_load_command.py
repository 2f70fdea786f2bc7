"""template and load on the command line: what they say, and with which exit status they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import done, run
from openpyxl import load_workbook

from data.intake.shelf.in_folder import FolderShelf

GOOD = "Gebiet;Art;Betrag EUR;Jahr;Stufe;Programm\nHochtaunuskreis;1;251.000,00;2024;bewilligt;AQB\n"
BAD = GOOD + "Offenbach;2;12;2024;bewilligt;AQB\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mittel.csv"
    path.write_text(GOOD, "cp1252")
    return path


def test_a_file_is_looked_at_loaded_given_out_and_loaded_again(tmp_path: Path, file: Path) -> None:
    seen = json.loads(done(tmp_path, "load", file, "--purpose", "amounts", "--dry-run", "--json"))
    assert [(row["county"], row["category"], row["euros"]) for row in seen["new"]] == [("06434", 1, 251000)]
    assert (seen["purpose"], seen["changed"], seen["removed"], seen["unchanged"]) == ("amounts", [], [], 0)
    assert not (tmp_path / "ministry.duckdb").exists(), "a look makes no data set"
    assert not (tmp_path / "intake").exists(), "a look keeps no file"
    loaded = run(tmp_path, "load", file, "--by", "Frau Beispiel")
    assert loaded.returncode == 0
    assert "1 neu" in loaded.stdout
    assert "Übernommen als Lieferung amounts-" in loaded.stderr
    assert list(FolderShelf(tmp_path, "ministry").kept().values()) == ["mittel.csv"]
    out = tmp_path / "vorlage.xlsx"
    done(tmp_path, "template", "amounts", "--filled", "--county", "Hochtaunus", "--year", "2024", "--out", out)
    assert load_workbook(out)["Beträge"]["A2"].value == "Hochtaunuskreis"
    again = run(tmp_path, "load", out, "--by", "Frau Beispiel")
    assert (again.returncode, "Keine Änderung" in again.stdout) == (0, True)


def test_what_would_change_is_said_in_the_words_of_the_workbook(tmp_path: Path, file: Path) -> None:
    first = run(tmp_path, "load", file, "--by", "T")
    assert "(5\u00a0%)" in first.stderr
    file.write_text(GOOD.replace("251.000,00", "252.000,50"), "cp1252")
    changed = done(tmp_path, "load", file, "--dry-run").replace("\u00a0", " ")
    assert ", Betrag in Euro: 251.000,00 € → 252.000,50 €\n" in changed
    assert "Summen der Maßnahmenarten AQB 2024, bewilligt: 251.000,00 € → 252.000,50 €" in changed
    file.write_text("Gebiet;Art;Jahr;Programm;Maßnahme;Plätze\nFulda;1;2024;AQB;Werkstatt;\n", "cp1252")
    assert run(tmp_path, "load", file, "--purpose", "projects", "--by", "T").returncode == 0
    file.write_text("Gebiet;Art;Jahr;Programm;Maßnahme;Plätze\nFulda;1;2024;AQB;Werkstatt;30\n", "cp1252")
    changed = done(tmp_path, "load", file, "--purpose", "projects", "--dry-run")
    assert ", Plätze: keine Angabe → 30\n" in changed


def test_problems_end_with_1_and_a_wrong_call_with_2(tmp_path: Path, file: Path) -> None:
    file.write_text(BAD, "cp1252")
    found = run(tmp_path, "load", file, "--dry-run", "--json")
    assert found.returncode == 1
    (problem,) = json.loads(found.stdout)["problems"]
    assert {"sheet", "cell", "rule", "severity", "message", "mend"} == set(problem)
    assert (problem["sheet"], problem["cell"], problem["severity"]) == ("mittel.csv", "A3", "hard")
    assert run(tmp_path, "load", file, "--by", "T").returncode == 1
    assert run(tmp_path, "load", file, "--purpose", "gibtesnicht").returncode == 2
    assert run(tmp_path, "template", "amounts").returncode == 2
    assert run(tmp_path, "load", tmp_path / "fehlt.xlsx", "--dry-run").returncode == 1
    assert "baut das Programm selbst auf" in run(tmp_path, "load", file, "--dataset", "published").stderr


def test_a_file_that_cannot_be_read_is_a_problem_for_programs_too(tmp_path: Path, file: Path) -> None:
    file.write_text("Kreis~Jahr~Betrag\nFulda~2024~5,00\n", "utf-8")
    found = run(tmp_path, "load", file, "--purpose", "amounts", "--dry-run", "--json")
    said = json.loads(found.stdout)
    assert (found.returncode, said["new"]) == (1, [])
    assert [(each["rule"], each["severity"]) for each in said["problems"]] == [("file_readable", "hard")]
    assert "Semikolon" in said["problems"][0]["message"]


def test_a_comment_answers_what_is_unusual_and_is_listed(tmp_path: Path, file: Path) -> None:
    file.write_text(GOOD.replace("251.000,00", "51.000.000,00"), "cp1252")
    refused = run(tmp_path, "load", file, "--by", "T")
    assert (refused.returncode, "braucht einen Kommentar" in refused.stderr) == (1, True)
    assert run(tmp_path, "load", file, "--by", "T", "--comment", "Sondermittel").returncode == 0
    assert "Kommentar: Sondermittel" in done(tmp_path, "deliveries")


def test_a_column_is_explained_once(tmp_path: Path, file: Path) -> None:
    file.write_text(GOOD.replace("Programm\n", "Programm;Kofi\n").replace(";AQB\n", ";AQB;7\n"), "cp1252")
    assert "„Kofi“ ist nicht bekannt" in run(tmp_path, "load", file, "--dry-run").stdout
    asked = run(tmp_path, "load", file, "--purpose", "amounts", "--dry-run").stdout
    assert ", Genauigkeit, Datum, " in asked.split("SPALTE für „Kofi“: ")[1]
    titled = ("--purpose", "amounts", "--column", "Kofi=Genauigkeit", "--dry-run", "--json")
    file.write_text(file.read_text("cp1252").replace(";7\n", ";rund\n"), "cp1252")
    assert [row["precision"] for row in json.loads(done(tmp_path, "load", file, *titled))["new"]] == ["about"]
    assert run(tmp_path, "load", file, "--column", "Kofi=", "--by", "T").returncode == 1
    assert run(tmp_path, "load", file, "--purpose", "amounts", "--column", "Kofi=", "--by", "T").returncode == 0
    assert run(tmp_path, "load", file, "--dry-run").returncode == 0


def test_words_and_what_a_file_lacks_are_answered_on_the_line(tmp_path: Path, file: Path) -> None:
    file.write_text("Gebiet;Art;Betrag;Stufe;Programm\nFulda;1;251.000;Ansatz;AQB\n", "cp1252")
    asked = run(tmp_path, "load", file, "--purpose", "amounts", "--dry-run").stdout
    assert 'Antworten mit: --purpose amounts --word "Stufe:Ansatz=BEDEUTUNG"' in asked
    call = ["load", file, "--purpose", "amounts", "--word", "Stufe:Ansatz=vereinbart"]
    assert 'Antworten mit: --purpose amounts --whole "Haushaltsjahr=WERT"' in run(tmp_path, *call, "--dry-run").stdout
    call += ["--whole", "Haushaltsjahr=2024"]
    [row] = json.loads(done(tmp_path, *call, "--dry-run", "--json"))["new"]
    assert (row["budget_year"], row["stage"], row["euros"]) == (2024, "agreed", 251000)
    assert "nicht vorgesehen" in run(tmp_path, "load", file, "--dry-run").stdout, "a look remembers nothing"
    assert run(tmp_path, *call, "--by", "T").returncode == 0
    assert "nicht vorgesehen" not in run(tmp_path, "load", file, "--dry-run").stdout
    wrong = run(tmp_path, "load", file, "--purpose", "amounts", "--whole", "Farbe=rot", "--dry-run")
    assert (wrong.returncode, "Möglich sind" in wrong.stderr) == (1, True)
