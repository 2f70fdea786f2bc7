"""The data sets that the program brings along are built whole, renewed when they are out of date, never half."""

from __future__ import annotations

import os
from pathlib import Path

import installation
import pytest
import worked
from command_line import done, run

from data import layout, location, prepare
from data.faults import DeliveryRefused, StoreError
from data.store import Store
from data.store.file_log import FileLog
from data.store.locks import free
from data.violation import Violation


@pytest.fixture
def folder(own_installation: Path) -> Path:
    return own_installation


def deliver(folder: Path, dataset: str) -> None:
    """A person records something."""
    with Store(folder, [dataset]) as store, store.writing(dataset) as writer:
        writer.deliver("von-hand", source="zielvereinbarung-06434-2023", recorded_by="Frau Beispiel")


def deliveries(folder: Path, dataset: str) -> list[str]:
    with installation.log_of(folder, dataset).reading() as reading:
        return [str(key) for key in reading.events(0)["id"].to_pylist()]


def state(folder: Path) -> dict[str, tuple[str, int]]:
    """Identity and number of every log."""
    found = {}
    for dataset in location.datasets():
        with installation.log_of(folder, dataset).reading() as reading:
            found[dataset] = (reading.state().identity, reading.state().number)
    return found


def say_nothing(_: str) -> None:
    pass


def test_prepare_makes_every_data_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installation.build_quickly(monkeypatch)
    done(tmp_path / "neu", "prepare")
    assert {file.stem for file in (tmp_path / "neu").glob("*.duckdb")} == set(location.datasets())
    assert [path.name for path in (tmp_path / "neu").iterdir() if path.is_dir()] == ["cache"]
    assert done(tmp_path / "neu", "check") == "ministry: 0 Verstöße\npublished: 0 Verstöße\ndemo: 0 Verstöße\n"


def test_prepare_leaves_what_is_current(folder: Path) -> None:
    before = state(folder)
    said = done(folder, "prepare")
    assert said == "".join(f"Der Datensatz „{name}“ ist aktuell.\n" for name in location.datasets())
    assert state(folder) == before


def test_prepare_builds_anew_when_the_embedded_files_changed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = state(folder)
    monkeypatch.setattr(prepare, "embedded_state", lambda dataset: "neu")
    said = done(folder, "prepare")
    for dataset in installation.BUILT:
        assert f"Der Datensatz „{dataset}“ ist fertig." in said
        assert state(folder)[dataset] != before[dataset]
        assert installation.log_of(folder, dataset).built_from() == "neu"
    assert state(folder)["ministry"] == before["ministry"]


def test_what_people_recorded_in_published_is_laid_aside_when_it_is_renewed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(folder, "published")
    monkeypatch.setattr(prepare, "embedded_state", lambda dataset: "neu")
    said = done(folder, "prepare")
    (aside,) = folder.glob("published-abgelegt-*.duckdb")
    assert f"die bisherige Datei liegt unter {aside}" in said
    with FileLog(aside, "published").reading() as reading:
        assert "von-hand" in reading.events(0)["id"].to_pylist()
    assert "von-hand" not in deliveries(folder, "published")


def test_a_trial_in_the_demonstration_goes_with_its_next_build(folder: Path) -> None:
    deliver(folder, "demo")
    assert "von-hand" in deliveries(folder, "demo")
    done(folder, "demo")
    assert "von-hand" not in deliveries(folder, "demo")
    assert list(folder.glob("demo-abgelegt-*")) == []


def test_the_ministry_keeps_its_data_when_the_program_changes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = worked.content(worked.log_in(folder))
    monkeypatch.setattr(layout, "fingerprint", lambda: "neu")
    done(folder, "prepare")
    assert worked.content(worked.log_in(folder)) == before
    with Store(folder, ["ministry"]) as store:
        assert len(store.facts("ministry").ask("select id from project")) == 10


def test_a_build_that_fails_or_breaks_a_rule_leaves_the_former_data_set(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(folder)

    def fail(_: FileLog) -> None:
        raise StoreError("Abbruch")

    with pytest.raises(StoreError, match="Abbruch"):
        prepare.build_fresh(folder, "demo", fail, say_nothing)
    monkeypatch.setattr(
        prepare, "check", lambda *_: [Violation("amount", "x", "probe", "hard", "Fehler.", "Bitte prüfen.")]
    )
    with pytest.raises(DeliveryRefused, match=r"Fehler\. .*Prüfregel probe"):
        prepare.build_fresh(folder, "demo", installation.one_agreement, say_nothing)
    assert state(folder) == before
    assert [path.name for path in folder.iterdir() if path.is_dir()] == ["cache"]


def test_whoever_has_the_demonstration_open_sees_the_new_one(folder: Path) -> None:
    deliver(folder, "demo")
    with Store(folder, ["demo"]) as serving:
        assert len(serving.facts("demo").ask("select id from delivery")) == 2
        done(folder, "demo")
        assert worked.wait_for(lambda: len(serving.facts("demo").ask("select id from delivery")) == 1)


def test_a_demonstration_of_another_size_is_built_and_passes_every_rule(tmp_path: Path) -> None:
    assert "Der Datensatz „demo“ ist fertig." in done(tmp_path, "demo", "--projects", "200", "--seed", "7")
    assert run(tmp_path, "check", "--dataset", "demo").returncode == 0


def test_a_build_clears_away_what_a_killed_one_left_and_leaves_a_running_one(folder: Path) -> None:
    for name in ("leer", "halb"):
        (folder / f".demo-{name}" / ".spill").mkdir(parents=True)
    layout.file_of(folder / ".demo-halb", "demo").write_bytes(b"halb geschrieben")
    running = folder / ".demo-laufend"
    running.mkdir()
    lock = free(running / "lock")
    assert lock is not None
    done(folder, "demo")
    os.close(lock)
    assert {path.name for path in folder.iterdir() if path.is_dir()} == {"cache", ".demo-laufend"}


def test_a_database_of_another_program_is_not_replaced_by_the_demonstration(folder: Path) -> None:
    file = layout.file_of(folder, "demo")
    file.unlink()
    with layout.duckdb.connect(str(file)) as hub:
        hub.execute("create table kunden (name varchar)")
    before = file.read_bytes()
    for command in ("demo", "prepare"):
        result = run(folder, command)
        assert "ist eine Datenbank eines anderen Programms" in result.stderr + result.stdout
        assert file.read_bytes() == before
