"""A file that cannot be used says why and what to do, and hinders no other data set."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest
from command_line import run

from data import layout, location, prepare, published
from data.faults import StoreError
from data.store import Store
from data.store.file_log import FileLog


@pytest.fixture
def folder(own_installation: Path) -> Path:
    return own_installation


def cut_short(file: Path) -> None:
    """The end is missed when it is read: by a check, and where no cache knows what stood there."""
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    shutil.rmtree(file.parent / "cache", ignore_errors=True)


def garbage(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 400)


def unreadable(file: Path) -> None:
    """No right to read; root has every right, for it there is a folder of this name."""
    if os.geteuid():
        file.chmod(0)
    else:
        file.unlink()
        file.mkdir()


def of_a_newer_program(file: Path) -> None:
    with duckdb.connect(str(file)) as hub:
        hub.execute("update log.place set format = 99")


def of_another_program(file: Path) -> None:
    file.unlink()
    with duckdb.connect(str(file)) as hub:
        hub.execute("create table kunden (name varchar)")


SPOILT: dict[Callable[[Path], None], str] = {
    cut_short: "ist beschädigt: Sie ist keine Datenbank dieses Programms oder unvollständig. Bitte beiseitelegen und "
    "die letzte Sicherung zurückholen",
    garbage: "ist beschädigt: Sie ist keine Datenbank dieses Programms",
    unreadable: "lässt sich nicht öffnen: Das Recht dazu fehlt" if os.geteuid() else "lässt sich nicht öffnen: Das ist",
    of_a_newer_program: "stammt von einer neueren Fassung dieses Programms (Format 99, bekannt ist bis 2)",
    of_another_program: "ist eine Datenbank eines anderen Programms und bleibt, wie sie ist",
}


def same(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() and os.access(file, os.R_OK) else None


class Spoilt(NamedTuple):
    """A file that cannot be used, what is said of it, and what it holds as far as it can be read."""

    file: Path
    says: str
    content: bytes | None


@pytest.fixture(params=SPOILT, ids=lambda spoil: spoil.__name__)
def spoilt(folder: Path, request: pytest.FixtureRequest) -> Spoilt:
    """The ministry's file, spoilt in each way."""
    file = layout.file_of(folder, "ministry")
    request.param(file)
    return Spoilt(file, SPOILT[request.param], same(file))


def test_the_other_data_sets_serve_and_this_one_says_why_not(folder: Path, spoilt: Spoilt) -> None:
    with Store(folder, location.datasets()) as store:
        for dataset in ("published", "demo"):
            assert len(store.facts(dataset).ask("select id from project")) == 10
        with pytest.raises(StoreError) as fault:
            store.facts("ministry")
    assert spoilt.says in str(fault.value)
    assert str(spoilt.file) in str(fault.value)
    assert same(spoilt.file) == spoilt.content


def test_prepare_and_check_go_on_with_the_others(folder: Path, spoilt: Spoilt) -> None:
    prepared = run(folder, "prepare")
    assert prepared.returncode == 0
    assert spoilt.says in prepared.stdout
    for dataset in ("published", "demo"):
        assert f"Der Datensatz „{dataset}“ ist aktuell." in prepared.stdout
    checked = run(folder, "check")
    assert checked.returncode == 1
    assert spoilt.says in checked.stderr
    assert checked.stdout == "published: 0 Verstöße\ndemo: 0 Verstöße\n"
    assert same(spoilt.file) == spoilt.content


def test_maintenance_leaves_such_a_file_and_goes_on(folder: Path, spoilt: Spoilt) -> None:
    maintained = run(folder, "maintain")
    assert maintained.returncode == 1
    assert spoilt.says in maintained.stdout
    assert "Der Datensatz „demo“: " in maintained.stdout
    assert same(spoilt.file) == spoilt.content


def test_where_nothing_can_be_used_prepare_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for dataset in location.datasets():
        garbage(layout.file_of(folder, dataset))

    def fail(_: FileLog) -> None:
        raise StoreError("Der Aufbau ist misslungen.")

    monkeypatch.setattr(prepare, "_demo", lambda *_: fail)
    monkeypatch.setattr(published, "build", fail)
    result = run(folder, "prepare")
    assert result.returncode == 1
    assert "Kein Datensatz lässt sich öffnen; das Dashboard kann nichts zeigen." in result.stderr
