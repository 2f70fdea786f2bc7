"""A little of everything that `make faults` does for long: the store loses nothing, whatever happens to it."""

from __future__ import annotations

from pathlib import Path

import postgres
import pytest
from faults import answers, clock, damage, disk, foreign, kills, outages, writers
from faults.scene import Scene

KIBIBYTE = 1024


@pytest.fixture
def file(tmp_path: Path) -> Scene:
    """A scene in a file."""
    return Scene(tmp_path)


@pytest.fixture
def server(tmp_path: Path, cluster: postgres.Cluster) -> Scene:
    """A scene in PostgreSQL."""
    cluster.execute("drop schema if exists tiny cascade")
    return Scene(tmp_path, cluster.url())


@pytest.fixture(params=["file", "server"])
def scene(request: pytest.FixtureRequest) -> Scene:
    """A scene of each kind."""
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("work", ["record", "import", "withdraw", "backup", "prepare"])
def test_whoever_is_killed_leaves_the_file_before_or_after(file: Scene, work: str) -> None:
    found = kills.kill(file, work, 1)
    assert (found.wrong, found.tried) == ([], 1)


@pytest.mark.parametrize("work", ["record", "follow", "restore"])
def test_whoever_is_killed_leaves_the_server_before_or_after(server: Scene, work: str) -> None:
    found = kills.kill(server, work, 1)
    assert (found.wrong, found.tried) == ([], 1)


def test_every_answer_is_a_state_of_the_log(scene: Scene) -> None:
    found = answers.ask_while_recording(scene, 304, 8, pause=0.05, every=0.5)
    assert (found.wrong, found.tried) == ([], 304)
    assert found.noted["questions about the past"] > 20


def test_of_writers_that_want_the_same_one_is_stored_and_the_others_are_told(scene: Scene) -> None:
    found = writers.compete(scene, 5)
    assert found.wrong == []
    assert found.tried > 0


@pytest.mark.parametrize("which", ["log", "cache"])
def test_a_full_disk_refuses_and_the_store_goes_on_when_there_is_room(file: Scene, which: str) -> None:
    sizes = [each * KIBIBYTE for each in (0, 8, 256, 2048)]
    try:
        found = disk.fill(file, which, sizes)
    except disk.NoDisk as fault:
        pytest.skip(str(fault))
    assert (found.wrong, found.tried) == ([], 4)
    assert found.noted["stored"] > 0
    assert found.noted.get("refused", 0) > 0 or which == "cache"


def test_a_server_that_is_away_hinders_no_question_and_loses_nothing(server: Scene, cluster: postgres.Cluster) -> None:
    found = outages.stop(server, cluster, 2, 1)
    assert found.wrong == []
    assert found.noted["refused"] + found.noted["outcome unknown"] > 0


def test_connections_cut_at_any_moment_lose_nothing(server: Scene, cluster: postgres.Cluster) -> None:
    found = outages.cut(server, cluster, 5, 0.2)
    assert found.wrong == []
    assert found.noted["stored"] > 0


def test_a_cache_that_is_spoilt_while_it_serves_is_made_anew(scene: Scene) -> None:
    found = damage.caches(scene, 1)
    assert (found.wrong, found.tried) == ([], 4)


def test_lock_files_deleted_while_many_record_lose_nothing(file: Scene) -> None:
    found = damage.locks(file, 3)
    assert found.wrong == []
    assert found.noted["stored"] > 0


def test_whatever_the_clock_says_recordings_take_effect_in_order(scene: Scene) -> None:
    found = clock.set_clock(scene, 1)
    assert (found.wrong, found.tried) == ([], len(clock.MOMENTS))


def test_a_recording_waits_for_a_program_that_holds_the_file(file: Scene) -> None:
    found = foreign.hold(file, 1, refused=False)
    assert found.wrong == []
