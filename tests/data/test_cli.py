"""The command line: German sentences, exit status, never a traceback for expected faults."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

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
with Store(Path(sys.argv[1]), [sys.argv[2]], writable=True):
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
    check = run(environment, "check", "--dataset", "ministry")
    assert (check.returncode, check.stdout) == (0, "ministry: 0 Verstöße\n")


def test_a_file_in_windows_code_is_read_with_a_warning(environment: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "alt.txt"
    file.write_bytes(AGREEMENT.read_text("utf-8").encode("cp1252"))
    result = run(environment, "import", file)
    assert result.returncode == 0, result.stderr
    assert "als Windows-1252 gelesen" in result.stderr


@pytest.mark.parametrize("command", ["read", "import"])
def test_a_file_that_cannot_be_read_is_named(environment: dict[str, str], tmp_path: Path, command: str) -> None:
    large = tmp_path / "gross.txt"
    large.write_bytes(b"a" * (2 * 1024 * 1024 + 1))
    for file, says in ((tmp_path / "fehlt.txt", "lässt sich nicht lesen"), (large, "größer als 2 MB")):
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
    for command in (("import", AGREEMENT, "--dataset", "anders"), ("check", "--dataset", "anders")):
        result = run(environment, *command)
        assert result.returncode == 1
        assert "„anders“" in result.stderr
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
        "from data import layout\n"
        "layout.rules = lambda: (('probe', \"select 'Tabelle amount, Schlüssel x: Fehler.'\"),)\n"
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
    assert "probe: Tabelle amount, Schlüssel x: Fehler." in result.stdout


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
    with Store(folder, [dataset], writable=True) as store, store.writing(dataset) as writer:
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
    with Store(installation, ["ministry"], writable=True) as store:
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
