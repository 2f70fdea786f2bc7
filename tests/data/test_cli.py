"""The command line: German sentences, exit status, never a traceback for expected faults."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from data import __main__ as command
from data import layout, location, prepare, published
from data.faults import StoreBusy, StoreError
from data.imports import import_agreement
from data.published import AGREEMENT
from data.store import Store

ROOT = Path(__file__).parents[2]
Result = subprocess.CompletedProcess[str]

HOLD = """
import sys
from pathlib import Path
from data.store import Store
with Store(Path(sys.argv[1]), [sys.argv[2]], create=True):
    print("offen", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holding(folder: Path, dataset: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that has a data set open for writing."""
    command = [sys.executable, "-c", HOLD, str(folder), dataset]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "offen\n"
            yield process
        finally:
            process.communicate("")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return os.environ | {"AQB_DATABASE": f"duckdb:{tmp_path}/ministry.duckdb", "PYTHONUTF8": "1"}


def run(environment: dict[str, str], *arguments: str | Path) -> Result:
    command = [sys.executable, "-m", "data", *map(str, arguments)]
    result = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, timeout=120)
    assert "Traceback" not in result.stderr, result.stderr
    return result


def test_reading_as_json_shows_county_year_and_sum_and_stores_nothing(
    environment: dict[str, str], tmp_path: Path
) -> None:
    result = run(environment, "read", AGREEMENT, "--json")
    assert result.returncode == 0, result.stderr
    read = json.loads(result.stdout)
    assert (read["county"], read["year"]) == ("06434", 2023)
    assert float(read["total_eur"]) == 753200
    assert len(read["projects"]) == 10
    assert not list(tmp_path.glob("*.duckdb"))


def test_reading_as_text_is_german(environment: dict[str, str]) -> None:
    result = run(environment, "read", AGREEMENT)
    assert result.returncode == 0, result.stderr
    assert "Hochtaunuskreis" in result.stdout
    assert "753.200,00 €" in result.stdout
    assert "JUBA 3.0" in result.stdout
    assert "\n1 Zielsteuerungsdialog\n10 Maßnahmen\n" in result.stdout


def test_reading_what_cannot_be_taken_over_says_so_with_its_exit_status(
    environment: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "zv.txt"
    file.write_text(AGREEMENT.read_text("utf-8").replace("753.200 Euro", "einen Betrag"), "utf-8")
    for arguments in (("read", file), ("read", file, "--json")):
        result = run(environment, *arguments)
        assert result.returncode == 1
        assert "Kein Betrag gefunden" in result.stdout


def test_reading_a_file_of_wide_letters_gives_the_same(environment: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "zv.txt"
    file.write_bytes(AGREEMENT.read_text("utf-8").encode("utf-16"))
    result = run(environment, "read", file)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == run(environment, "read", AGREEMENT).stdout


def test_importing_twice_names_the_first_delivery_and_changes_nothing(environment: dict[str, str]) -> None:
    first = run(environment, "import", AGREEMENT, "--by", "Frau Beispiel")
    assert first.returncode == 0, first.stderr
    assert "10 Maßnahmen" in first.stdout
    second = run(environment, "import", AGREEMENT)
    assert second.returncode == 1
    assert "Diese Datei wurde schon am" in second.stderr
    assert "von Frau Beispiel" in second.stderr
    assert "python -m data withdraw zv-06434-2023-" in second.stderr
    check = run(environment, "check", "--dataset", "ministry")
    assert (check.returncode, check.stdout) == (0, "ministry: 0 Verstöße\n")


def test_a_file_in_windows_code_is_read_with_a_warning(environment: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "alt.txt"
    file.write_bytes(AGREEMENT.read_text("utf-8").encode("cp1252"))
    result = run(environment, "import", file)
    assert result.returncode == 0, result.stderr
    assert "als Windows-1252 gelesen" in result.stderr


def test_a_file_in_utf_16_is_taken_like_any_other(environment: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "breit.txt"
    file.write_bytes(AGREEMENT.read_text("utf-8").encode("utf-16"))
    result = run(environment, "import", file)
    assert result.returncode == 0, result.stderr
    assert "10 Maßnahmen" in result.stdout


@pytest.mark.parametrize("command", ["read", "import"])
def test_a_file_that_cannot_be_read_is_named(environment: dict[str, str], tmp_path: Path, command: str) -> None:
    large = tmp_path / "gross.txt"
    large.write_bytes(b"a" * (2 * 1024 * 1024 + 1))
    missing, folder = tmp_path / "fehlt.txt", tmp_path / "ordner"
    folder.mkdir()
    said = {missing: "Es gibt sie nicht", folder: "Das ist ein Ordner", large: "größer als 2 MB"}
    for file, says in said.items():
        result = run(environment, command, file)
        assert result.returncode == 1
        assert says in result.stderr
        assert file.name in result.stderr


def test_a_text_that_is_no_agreement_is_refused_in_german(environment: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    file.write_text("Sehr geehrte Damen und Herren", "utf-8")
    result = run(environment, "import", file)
    assert result.returncode == 1
    assert result.stderr.strip()


def test_a_file_held_by_another_process_names_its_number(environment: dict[str, str], tmp_path: Path) -> None:
    with holding(tmp_path, "ministry") as holder:
        result = run(environment, "import", AGREEMENT)
    assert result.returncode == 1
    assert "wird gerade von einem anderen Programm benutzt" in result.stderr
    assert f"Prozess {holder.pid}" in result.stderr


def test_wrong_usage_exits_with_2_in_german(environment: dict[str, str]) -> None:
    result = run(environment, "import")
    assert result.returncode == 2
    assert "Aufruf" in result.stderr
    assert run(environment, "demo", "--projects", "0").returncode == 2
    assert "Befehle" in run(environment, "--help").stdout


def test_an_unknown_data_set_is_named(environment: dict[str, str], tmp_path: Path) -> None:
    of = ("--dataset", "anders")
    for asked in (
        ("import", AGREEMENT, *of),
        ("check", *of),
        ("deliveries", *of),
        ("withdraw", "d", "--reason=x", *of),
    ):
        result = run(environment, *asked)
        assert result.returncode == 1
        assert "„anders“ gibt es nicht. Vorhanden: ministry, published, demo." in result.stderr
    assert not (tmp_path / "anders.duckdb").exists()


def test_another_kind_of_store_says_what_works(environment: dict[str, str]) -> None:
    for setting in ("ducklake:sqlite:katalog", "var/ministry.duckdb", "duckdb:"):
        result = run(environment | {"AQB_DATABASE": setting}, "check")
        assert result.returncode == 1
        assert "nur „duckdb:<Datei>“" in result.stderr
    result = run(environment | {"AQB_DATABASE": "duckdb:anders.duckdb"}, "check")
    assert "muss ministry.duckdb heißen" in result.stderr


def test_check_names_each_violation_and_exits_with_1(environment: dict[str, str], tmp_path: Path) -> None:
    fault = tmp_path / "rule.py"
    fault.write_text(
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from data import checking\n"
        "found = \"select 'amount', 'x', 'hard', 'Fehler.', 'Bitte berichtigen.'\"\n"
        "checking.rules = lambda: (('probe', found),)\n"
        "from data.__main__ import main\n"
        "sys.exit(main(['check']))\n",
        "utf-8",
    )
    assert run(environment, "import", AGREEMENT).returncode == 0
    result = subprocess.run(
        [sys.executable, str(fault)],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
    )
    assert result.returncode == 1
    assert "probe: Tabelle amount, Schlüssel x: Fehler. Bitte berichtigen." in result.stdout


def test_check_without_any_data_set_says_so(environment: dict[str, str]) -> None:
    result = run(environment, "check")
    assert result.returncode == 1
    assert "gibt es keinen Datensatz. Mit „python -m data prepare“ anlegen lassen" in result.stderr


def test_check_names_what_no_longer_is_as_recorded_and_the_way_out(environment: dict[str, str], tmp_path: Path) -> None:
    assert run(environment, "import", AGREEMENT).returncode == 0
    with duckdb.connect(str(layout.file_of(tmp_path, "ministry"))) as file:
        file.execute("update now.amount set euros = 1")
    result = run(environment, "check")
    assert result.returncode == 1
    assert "Tabelle amount, Schlüssel 06434/2023/AQB/agreed/total: Der Eintrag lautet" in result.stdout
    assert "aus der Sicherung zurückholen" in result.stdout


def test_a_withdrawn_file_may_be_imported_again(environment: dict[str, str]) -> None:
    assert run(environment, "import", AGREEMENT).returncode == 0
    key = run(environment, "deliveries").stdout.splitlines()[1].split()[0]
    back = run(environment, "withdraw", key, "--by", "Frau Beispiel", "--reason", "Falsche Datei")
    assert back.returncode == 0, back.stderr
    assert f"Die Lieferung {key} ist zurückgezogen: 33 Einträge gelten nicht mehr" in back.stdout
    assert run(environment, "import", AGREEMENT).returncode == 0
    again, first = run(environment, "deliveries").stdout.splitlines()[1:]
    assert "  gilt  " in again
    assert first.endswith("von Frau Beispiel: Falsche Datei")
    assert run(environment, "check").stdout == "ministry: 0 Verstöße\n"


def test_withdrawing_where_nothing_was_imported_makes_no_data_set(environment: dict[str, str], tmp_path: Path) -> None:
    result = run(environment, "withdraw", "d1", "--reason", "x")
    assert result.returncode == 1
    assert "gibt es noch keine Lieferung" in result.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("dataset", ["published", "demo"])
def test_what_the_program_builds_takes_no_deliveries(environment: dict[str, str], tmp_path: Path, dataset: str) -> None:
    of = ("--dataset", dataset)
    table = ("measures", AGREEMENT, "--title=T", "--publisher=P")
    for asked in (("import", AGREEMENT), table, ("withdraw", "d", "--reason=x")):
        result = run(environment, *asked, *of)
        assert result.returncode == 1
        assert f"Den Datensatz „{dataset}“ baut das Programm selbst auf" in result.stderr
        assert "mit --dataset ministry wiederholen" in result.stderr
    assert not list(tmp_path.iterdir())


# ---------------------------------------------------------------- files and folders that cannot be used


def test_a_database_of_another_program_is_refused_and_stays_as_it_is(
    environment: dict[str, str], tmp_path: Path
) -> None:
    foreign = layout.file_of(tmp_path, "ministry")
    with duckdb.connect(str(foreign)) as file:
        file.execute("create table kunden (name varchar)")
    before = foreign.read_bytes()
    for asked in (("import", AGREEMENT), ("check",), ("deliveries",), ("prepare",)):
        result = run(environment, *asked)
        assert result.returncode == 1
        assert f"Die Datei {foreign} ist eine Datenbank eines anderen Programms" in result.stderr
    assert foreign.read_bytes() == before


def test_a_database_of_another_program_is_not_replaced_by_the_demonstration(
    environment: dict[str, str], tmp_path: Path
) -> None:
    with duckdb.connect(str(layout.file_of(tmp_path, "demo"))) as file:
        file.execute("create table kunden (name varchar)")
    result = run(environment, "demo", "--projects", "200")
    assert result.returncode == 1
    assert "beiseitelegen" in result.stderr
    with duckdb.connect(str(layout.file_of(tmp_path, "demo"))) as file:
        assert file.execute("select count(*) from kunden").fetchall() == [(0,)]


def test_a_file_that_is_no_database_is_named_in_german(environment: dict[str, str], tmp_path: Path) -> None:
    file = layout.file_of(tmp_path, "ministry")
    file.write_text("Kein Datenbestand. " * 500, "utf-8")
    for asked in (("import", AGREEMENT), ("check",)):
        result = run(environment, *asked)
        assert result.returncode == 1
        assert f"Die Datei {file} lässt sich nicht öffnen: Sie ist keine Datenbank dieses Programms" in result.stderr
    file.unlink()
    file.mkdir()
    result = run(environment, "import", AGREEMENT)
    assert result.returncode == 1
    assert "Das ist ein Ordner" in result.stderr


def fail_with(monkeypatch: pytest.MonkeyPatch, fault: BaseException) -> None:
    """The command prepare meets a fault."""

    def fail(_: object) -> None:
        raise fault

    monkeypatch.setattr(prepare, "prepare", fail)


@pytest.mark.parametrize(
    ("fault", "status", "says"),
    [
        (
            PermissionError(13, "Permission denied", "/daten"),
            1,
            "Auf /daten kann das Programm nicht zugreifen: Das Recht",
        ),
        (OSError(28, "No space left on device"), 1, "Der Datenträger ist voll"),
        (OSError(5, "Input/output error", "/daten"), 1, "Das Betriebssystem lehnt ab (technisch: Input/output error)"),
        (
            duckdb.OutOfMemoryException("Out of Memory Error: no room\nmore"),
            1,
            "(technisch: Out of Memory Error: no room)",
        ),
        (KeyboardInterrupt(), 130, "Abgebrochen: Halbes wurde nicht gespeichert"),
        (RuntimeError("Query interrupted"), 130, "Abgebrochen: Halbes wurde nicht gespeichert"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_a_fault_of_machine_or_person_is_a_german_sentence(
    fault: BaseException,
    status: int,
    says: str,
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("AQB_DATABASE", environment["AQB_DATABASE"])
    fail_with(monkeypatch, fault)
    assert command.main(["prepare"]) == status
    assert says in capsys.readouterr().err


def test_a_fault_of_the_program_itself_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(monkeypatch, RuntimeError("ein Fehler im Programm"))
    with pytest.raises(RuntimeError, match="ein Fehler im Programm"):
        command.main(["prepare"])


def test_a_person_the_system_does_not_know_gives_a_name(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unknown() -> str:
        raise KeyError("uid not found")

    monkeypatch.setenv("AQB_DATABASE", environment["AQB_DATABASE"])
    monkeypatch.setattr(command.getpass, "getuser", unknown)
    assert command.main(["import", str(AGREEMENT)]) == 1
    assert "Bitte mit --by NAME angeben" in capsys.readouterr().err


def test_a_reader_that_has_seen_enough_is_no_fault(environment: dict[str, str]) -> None:
    assert run(environment, "import", AGREEMENT).returncode == 0
    asking = [sys.executable, "-m", "data", "deliveries"]
    pipe = subprocess.PIPE
    with subprocess.Popen(asking, stdout=pipe, stderr=pipe, text=True, env=environment, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""


def test_breaking_off_a_build_leaves_nothing_behind(environment: dict[str, str], tmp_path: Path) -> None:
    building = [sys.executable, "-m", "data", "demo", "--projects", "400000"]
    pipe = subprocess.PIPE
    with subprocess.Popen(building, stdout=pipe, stderr=pipe, text=True, env=environment, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        while "Maßnahmen" not in process.stdout.readline():
            pass
        process.send_signal(signal.SIGINT)
        assert (
            process.stderr.read() == "Abgebrochen: Halbes wurde nicht gespeichert. Der Befehl kann wiederholt werden.\n"
        )
    assert process.returncode == 130
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------- embedded data sets


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation prepared once, with a demonstration that is one agreement."""
    folder = tmp_path_factory.mktemp("installation")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AQB_DATABASE", f"duckdb:{folder}/ministry.duckdb")
        patch.setattr(prepare, "_demo", lambda *_: one_agreement)
        prepare.prepare(lambda _: None)
    return folder


@pytest.fixture
def installation(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the prepared installation, named in the environment."""
    folder = tmp_path / "installation"
    shutil.copytree(template, folder)
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{folder}/ministry.duckdb")
    monkeypatch.setattr(prepare, "_demo", lambda *_: one_agreement)
    return folder


def one_agreement(store: Store) -> None:
    """A demonstration with one source, so that a delivery by hand has something to name."""
    take(store, "demo")


def take(store: Store, dataset: str) -> None:
    at = published.RECORDED_AT
    import_agreement(store, dataset, AGREEMENT.read_text("utf-8"), file_name="x", recorded_by="X", recorded_at=at)


def say_nothing(_: str) -> None:
    pass


def deliver(folder: Path, dataset: str) -> None:
    """A person records something."""
    with Store(folder, [dataset], create=True) as store, store.writing(dataset) as writer:
        source = "zielvereinbarung-06434-2023"
        at = published.RECORDED_AT.replace(hour=13)
        writer.deliver("von-hand", source=source, recorded_by="Frau Beispiel", recorded_at=at)


def test_prepare_makes_every_data_set(installation: Path) -> None:
    assert {file.stem for file in installation.glob("*.duckdb")} == set(location.datasets())
    Store(installation, location.datasets()).close()


def test_prepare_leaves_what_is_current(installation: Path) -> None:
    said: list[str] = []
    before = {file: file.read_bytes() for file in installation.iterdir()}
    prepare.prepare(said.append)
    assert said == ["Der Datensatz „published“ ist aktuell.", "Der Datensatz „demo“ ist aktuell."]
    assert {file: file.read_bytes() for file in installation.iterdir()} == before


def test_prepare_builds_anew_when_the_embedded_files_changed(
    installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(prepare, "_embedded", lambda dataset: "neu")
    prepare.prepare(said.append)
    assert {"Der Datensatz „published“ ist fertig.", "Der Datensatz „demo“ ist fertig."} <= set(said)


def test_prepare_never_replaces_what_people_recorded(installation: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    deliver(installation, "published")
    monkeypatch.setattr(prepare, "_embedded", lambda dataset: "neu")
    prepare.prepare(said.append)
    assert any("„published“ enthält Lieferungen von Personen" in sentence for sentence in said)
    with Store(installation, ["published"]) as store:
        found = store.facts("published").ask("select recorded_by from delivery where id = $id", id="von-hand")
    assert found["recorded_by"].tolist() == ["Frau Beispiel"]


def test_the_ministry_keeps_its_data_when_the_program_changes(
    installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(installation, ["ministry"], create=True) as store:
        take(store, "ministry")
    monkeypatch.setattr(layout, "fingerprint", lambda: "neu")
    monkeypatch.setattr(prepare, "_embedded", lambda dataset: prepare._built_from(installation, dataset))
    prepare.prepare(say_nothing)
    with Store(installation, ["ministry"]) as store:
        assert len(store.facts("ministry").ask("select id from project where $yes", yes=True)) == 10


def test_a_failed_build_leaves_the_former_data_set(installation: Path) -> None:
    before = layout.file_of(installation, "demo").read_bytes()

    def fail(store: Store) -> None:
        raise StoreError("Abbruch")

    with pytest.raises(StoreError, match="Abbruch"):
        prepare.build_fresh(installation, "demo", fail, say_nothing)
    assert layout.file_of(installation, "demo").read_bytes() == before
    assert [path.name for path in installation.iterdir() if path.is_dir()] == []


def test_the_demonstration_is_not_replaced_when_people_recorded_in_it(installation: Path) -> None:
    deliver(installation, "demo")
    with pytest.raises(StoreError, match="beiseitelegen"):
        prepare.rebuild_demo(10, 1, say_nothing)


def test_a_data_set_in_use_is_not_replaced(installation: Path) -> None:
    with holding(installation, "demo") as holder, pytest.raises(StoreBusy, match=f"Prozess {holder.pid}"):
        prepare.rebuild_demo(10, 1, say_nothing)


def test_a_demonstration_of_another_size_is_built_and_passes_every_rule(environment: dict[str, str]) -> None:
    built = run(environment, "demo", "--projects", "200", "--seed", "7")
    assert built.returncode == 0, built.stderr
    assert "Der Datensatz „demo“ ist fertig." in built.stdout
    assert run(environment, "check", "--dataset", "demo").returncode == 0


def test_a_build_clears_away_what_a_killed_one_left(installation: Path) -> None:
    for name in ("leer", "halb"):
        (installation / f".demo-{name}" / ".spill").mkdir(parents=True)
    layout.file_of(installation / ".demo-halb", "demo").write_bytes(b"halb geschrieben")
    (installation / ".published-anderer").mkdir()
    prepare.rebuild_demo(10, 1, say_nothing)
    assert [path.name for path in installation.iterdir() if path.is_dir()] == [".published-anderer"]


def test_a_build_leaves_alone_what_another_one_is_building(installation: Path) -> None:
    running = installation / ".demo-laufend"
    running.mkdir()
    with holding(running, "demo"):
        prepare.rebuild_demo(10, 1, say_nothing)
        assert layout.file_of(running, "demo").exists()


def test_what_a_build_notes_about_itself_is_described(installation: Path) -> None:
    asked = "select column_name, comment from duckdb_columns() where schema_name = 'built' or table_name = 'built_with'"
    with duckdb.connect(str(layout.file_of(installation, "published")), read_only=True) as file:
        described = dict(file.execute(asked).fetchall())
    assert described.keys() == {"built_from", "deliveries", "fingerprint"}
    assert all(described.values())
