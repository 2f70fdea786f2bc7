"""The command line: German sentences, exit status, never a traceback for expected faults."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest
import worked
from command_line import run

from data import checking, layout
from data.intake.shelf.in_folder import FolderShelf
from data.published import AGREEMENT
from data.store import Store

ROOT = Path(__file__).parents[2]


def test_reading_as_json_shows_county_year_and_sum_and_stores_nothing(tmp_path: Path) -> None:
    result = run(tmp_path, "read", AGREEMENT, "--json")
    assert result.returncode == 0, result.stderr
    read = json.loads(result.stdout)
    assert (read["county"], read["year"]) == ("06434", 2023)
    assert float(read["total_eur"]) == 753200
    assert len(read["projects"]) == 10
    assert not list(tmp_path.glob("*.duckdb"))


def test_reading_as_text_is_german(tmp_path: Path) -> None:
    result = run(tmp_path, "read", AGREEMENT)
    assert result.returncode == 0, result.stderr
    assert "Hochtaunuskreis" in result.stdout
    assert "753.200,00 €" in result.stdout
    assert "JUBA 3.0" in result.stdout
    assert "\n1 Zielsteuerungsdialog\n10 Maßnahmen\n" in result.stdout


def test_reading_what_cannot_be_taken_over_says_so_with_its_exit_status(tmp_path: Path) -> None:
    file = tmp_path / "zv.txt"
    file.write_text(AGREEMENT.read_text("utf-8").replace("753.200 Euro", "einen Betrag"), "utf-8")
    for arguments in (("read", file), ("read", file, "--json")):
        result = run(tmp_path, *arguments)
        assert result.returncode == 1
        assert "Kein Betrag gefunden" in result.stdout


def test_reading_a_file_of_wide_letters_gives_the_same(tmp_path: Path) -> None:
    file = tmp_path / "zv.txt"
    file.write_bytes(AGREEMENT.read_text("utf-8").encode("utf-16"))
    result = run(tmp_path, "read", file)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == run(tmp_path, "read", AGREEMENT).stdout


def test_importing_twice_names_the_first_delivery_and_changes_nothing(tmp_path: Path) -> None:
    first = run(tmp_path, "import", AGREEMENT, "--by", "Frau Beispiel")
    assert first.returncode == 0, first.stderr
    assert "10 Maßnahmen" in first.stdout
    second = run(tmp_path, "import", AGREEMENT)
    assert second.returncode == 1
    assert "Diese Datei wurde schon am" in second.stderr
    assert "von Frau Beispiel" in second.stderr
    assert "(Lieferung zv-06434-2023-" in second.stderr
    assert "diese Lieferung zuerst zurückziehen" in second.stderr
    check = run(tmp_path, "check", "--dataset", "ministry")
    assert (check.returncode, check.stdout) == (0, "ministry: 0 Verstöße\n")


@pytest.mark.parametrize(("code", "warned"), [("cp1252", True), ("utf-16", False)])
def test_a_file_in_another_code_is_taken_like_any_other_and_in_that_of_windows_with_a_warning(
    tmp_path: Path, code: str, warned: bool
) -> None:
    file = tmp_path / "alt.txt"
    file.write_bytes(AGREEMENT.read_text("utf-8").encode(code))
    result = run(tmp_path, "import", file)
    assert result.returncode == 0, result.stderr
    assert "10 Maßnahmen" in result.stdout
    assert ("als Windows-1252 gelesen" in result.stderr) is warned


def test_the_file_of_an_imported_agreement_is_kept(tmp_path: Path) -> None:
    assert run(tmp_path, "import", AGREEMENT).returncode == 0
    assert list(FolderShelf(tmp_path, "ministry").kept().values()) == [AGREEMENT.name]


@pytest.mark.parametrize("command", ["read", "import"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, command: str) -> None:
    large = tmp_path / "gross.txt"
    large.write_bytes(b"a" * (25 * 1024 * 1024 + 1))
    missing, folder = tmp_path / "fehlt.txt", tmp_path / "ordner"
    folder.mkdir()
    said = {missing: "Es gibt sie nicht", folder: "Das ist ein Ordner", large: "größer als 25 MB"}
    for file, says in said.items():
        result = run(tmp_path, command, file)
        assert result.returncode == 1
        assert says in result.stderr
        assert file.name in result.stderr


def test_a_text_that_is_no_agreement_is_refused_in_german(tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    file.write_text("Sehr geehrte Damen und Herren", "utf-8")
    result = run(tmp_path, "import", file)
    assert result.returncode == 1
    assert result.stderr.strip()


def projects(store: Store) -> int:
    return len(store.facts("ministry").ask("select id from project"))


def test_a_command_works_while_the_dashboard_has_the_data_set_open(tmp_path: Path) -> None:
    with Store(tmp_path, ["ministry"], create=True) as serving:
        assert run(tmp_path, "import", AGREEMENT).returncode == 0
        assert worked.wait_for(lambda: projects(serving) == 10)
        key = run(tmp_path, "deliveries").stdout.splitlines()[1].split()[0]
        assert run(tmp_path, "withdraw", key, "--reason", "Falsche Datei").returncode == 0
        assert worked.wait_for(lambda: projects(serving) == 0)


def test_wrong_usage_exits_with_2_in_german(tmp_path: Path) -> None:
    result = run(tmp_path, "import")
    assert result.returncode == 2
    assert "Aufruf" in result.stderr
    assert run(tmp_path, "demo", "--projects", "0").returncode == 2
    assert "Befehle" in run(tmp_path, "--help").stdout


def test_an_unknown_data_set_is_named(tmp_path: Path) -> None:
    of = ("--dataset", "anders")
    for asked in (
        ("import", AGREEMENT, *of),
        ("check", *of),
        ("deliveries", *of),
        ("withdraw", "d", "--reason=x", *of),
        ("restore", "d", "--reason=x", *of),
        ("backup", tmp_path / "sicherung", *of),
        ("maintain", *of),
        ("export", "--parquet", tmp_path / "kopie", *of),
    ):
        result = run(tmp_path, *asked)
        assert result.returncode == 1
        assert "„anders“ gibt es nicht. Vorhanden: ministry, published, demo." in result.stderr
    assert not (tmp_path / "anders.duckdb").exists()


def test_another_kind_of_store_says_what_works(tmp_path: Path) -> None:
    for place in ("ducklake:sqlite:katalog", "var/ministry.duckdb", "duckdb:"):
        result = run(tmp_path, "check", database=place)
        assert result.returncode == 1
        assert "Möglich sind „duckdb:<Datei>“" in result.stderr
    result = run(tmp_path, "check", database="duckdb:anders.duckdb")
    assert "muss ministry.duckdb heißen" in result.stderr


def test_check_names_each_violation_and_exits_with_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(tmp_path, "import", AGREEMENT).returncode == 0
    probe = (
        "select 'amount' as table_name, 'x' as key, 'hard' as severity, 'Fehler.' as sentence, "
        "'Bitte prüfen.' as way_out from touched_amount"
    )
    monkeypatch.setattr(checking, "rules", lambda: (("probe", probe),))
    result = run(tmp_path, "check")
    assert result.returncode == 1
    assert "probe: Tabelle amount, Schlüssel x: Fehler. Bitte prüfen." in result.stdout


def test_check_without_any_data_set_says_so(tmp_path: Path) -> None:
    result = run(tmp_path, "check")
    assert result.returncode == 1
    assert "gibt es keinen Datensatz. Mit „python -m data prepare“ anlegen lassen" in result.stderr


def test_check_names_a_log_that_was_changed_from_outside_and_the_way_out(tmp_path: Path) -> None:
    assert run(tmp_path, "import", AGREEMENT).returncode == 0
    with duckdb.connect(str(layout.file_of(tmp_path, "ministry"))) as file:
        file.execute("insert into log.amount from log.amount")
    result = run(tmp_path, "check")
    assert result.returncode == 1
    assert "Tabelle amount, Schlüssel 06434/2023/AQB/agreed/total: In der Lieferung zv-06434-2023-" in result.stdout
    assert "die letzte Sicherung zurückholen: python -m data restore SICHERUNG --replace" in result.stdout


def test_check_throws_away_a_cache_that_differs_from_the_log_and_says_so(tmp_path: Path) -> None:
    assert run(tmp_path, "import", AGREEMENT).returncode == 0
    assert run(tmp_path, "check").stdout == "ministry: 0 Verstöße\n"
    cache = tmp_path / "cache" / "ministry-0.duckdb"
    with duckdb.connect(str(cache)) as file:
        file.execute("update now.amount set euros = 1")
    result = run(tmp_path, "check")
    assert result.returncode == 1
    assert f"Der Zwischenspeicher {cache} wich von den Aufzeichnungen ab und wurde verworfen" in result.stdout
    assert not cache.exists()
    assert run(tmp_path, "check").returncode == 0


def test_check_leaves_a_cache_alone_that_somebody_uses(tmp_path: Path) -> None:
    assert run(tmp_path, "import", AGREEMENT).returncode == 0
    with Store(tmp_path, ["ministry"]) as serving:
        assert run(tmp_path, "check").returncode == 0
        assert (tmp_path / "cache" / "ministry-0.duckdb").exists()
        assert projects(serving) == 10


def test_a_withdrawn_file_may_be_imported_again(tmp_path: Path) -> None:
    assert run(tmp_path, "import", AGREEMENT).returncode == 0
    key = run(tmp_path, "deliveries").stdout.splitlines()[1].split()[0]
    back = run(tmp_path, "withdraw", key, "--by", "Frau Beispiel", "--reason", "Falsche Datei")
    assert back.returncode == 0, back.stderr
    assert f"Die Lieferung {key} ist zurückgezogen: 66 Einträge gelten nicht mehr" in back.stdout
    assert run(tmp_path, "import", AGREEMENT).returncode == 0
    again, first = run(tmp_path, "deliveries").stdout.splitlines()[1:]
    assert "  gilt  " in again
    assert first.endswith("von Frau Beispiel: Falsche Datei")
    assert run(tmp_path, "check").stdout == "ministry: 0 Verstöße\n"


def test_a_delivery_is_withdrawn_and_restored_any_number_of_times(tmp_path: Path) -> None:
    assert run(tmp_path, "import", AGREEMENT).returncode == 0
    key = run(tmp_path, "deliveries").stdout.splitlines()[1].split()[0]
    for _ in range(2):
        assert run(tmp_path, "withdraw", key, "--reason", "Falsche Datei").returncode == 0
        back = run(tmp_path, "restore", key, "--by", "Frau Beispiel", "--reason", "War doch richtig")
        assert back.returncode == 0, back.stderr
        assert f"Die Lieferung {key} ist wiederhergestellt: 66 Einträge gelten wieder" in back.stdout
    again = run(tmp_path, "restore", key, "--reason", "Noch einmal")
    assert again.returncode == 1
    assert "wiederhergestellt; der Bestand ist unverändert" in again.stderr
    line = run(tmp_path, "deliveries").stdout.splitlines()[1]
    assert "  gilt  " in line
    assert line.endswith("von Frau Beispiel: War doch richtig")
    assert run(tmp_path, "check").stdout == "ministry: 0 Verstöße\n"


def test_restoring_says_what_is_missing_for_a_delivery_and_for_a_backup(tmp_path: Path) -> None:
    for asked, says in {
        ("zv-1",): "Es fehlt: --reason. (Eine Sicherung zv-1 gibt es nicht",
        ("zv-1", "--replace"): "--replace gehört zu einer Sicherung; eine Datei zv-1 gibt es nicht.",
        (str(AGREEMENT), "--reason", "x"): "--reason und --by gehören zu einer Lieferung",
    }.items():
        result = run(tmp_path, "restore", *asked)
        assert result.returncode == 2
        assert says in result.stderr


def test_withdrawing_where_nothing_was_imported_makes_no_data_set(tmp_path: Path) -> None:
    for command_word in ("withdraw", "restore"):
        result = run(tmp_path, command_word, "d1", "--reason", "x")
        assert result.returncode == 1
        assert "gibt es noch keine Lieferung" in result.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("dataset", ["published", "demo"])
def test_what_the_program_builds_takes_no_deliveries(tmp_path: Path, dataset: str) -> None:
    of = ("--dataset", dataset)
    table = ("load", AGREEMENT)
    for asked in (("import", AGREEMENT), table, ("withdraw", "d", "--reason=x"), ("restore", "d", "--reason=x")):
        result = run(tmp_path, *asked, *of)
        assert result.returncode == 1
        assert f"Den Datensatz „{dataset}“ baut das Programm selbst auf" in result.stderr
        assert "mit --dataset ministry wiederholen" in result.stderr
    assert not list(tmp_path.iterdir())
