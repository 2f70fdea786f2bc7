"""What machine and person do to a command: a German sentence and its exit status, and nothing half left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from command_line import run, setting

from data import __main__ as command
from data import prepare
from data.commands import common
from data.published import AGREEMENT

ROOT = Path(__file__).parents[2]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """For commands that run as a process of their own: those that are broken off or whose output is cut."""
    return os.environ | setting(tmp_path) | {"PYTHONUTF8": "1"}


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
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fail_with(monkeypatch, fault)
    result = run(tmp_path, "prepare")
    assert result.returncode == status
    assert says in result.stderr


def test_a_fault_of_the_program_itself_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(monkeypatch, RuntimeError("ein Fehler im Programm"))
    with pytest.raises(RuntimeError, match="ein Fehler im Programm"):
        command.main(["prepare"])


def test_a_person_the_system_does_not_know_gives_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr(common.getpass, "getuser", unknown)
    result = run(tmp_path, "import", AGREEMENT)
    assert result.returncode == 1
    assert "Bitte mit --by NAME angeben" in result.stderr


def test_a_reader_that_has_seen_enough_is_no_fault(tmp_path: Path, environment: dict[str, str]) -> None:
    assert run(tmp_path, "import", AGREEMENT).returncode == 0
    asking = [sys.executable, "-m", "data", "deliveries"]
    pipe = subprocess.PIPE
    with subprocess.Popen(asking, stdout=pipe, stderr=pipe, text=True, env=environment, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""


def test_breaking_off_a_build_leaves_nothing_behind(tmp_path: Path, environment: dict[str, str]) -> None:
    # A shell without job control has those it starts in the background ignore SIGINT, and so would this command.
    building = ["env", "--default-signal=INT", sys.executable, "-m", "data", "demo", "--projects", "400000"]
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
