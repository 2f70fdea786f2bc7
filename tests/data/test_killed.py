"""A command killed at any moment leaves the data whole, and nothing that the next command does not clear."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import installation
import pytest
import worked
from command_line import done, setting

ROOT = Path(__file__).parents[2]
KILLS = 4


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installation")
    installation.make(folder)
    done(folder, "backup", folder / "s.zip")
    return folder


def killed(folder: Path, after: float, *arguments: str | Path) -> None:
    """Start a command and kill it so many seconds after it has begun its work."""
    command = [sys.executable, "-W", "ignore", "-m", "data", *map(str, arguments)]
    environment = os.environ | setting(folder)
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        begun = time.monotonic()
        while not begun_in(folder) and process.poll() is None and time.monotonic() - begun < 20:
            time.sleep(0.002)
        time.sleep(after)
        process.send_signal(signal.SIGKILL)


def begun_in(folder: Path) -> bool:
    """Whether something unfinished lies in the folder."""
    return bool(unfinished(folder))


def unfinished(folder: Path) -> list[Path]:
    return [*folder.glob(".*"), *(folder / "cache").glob(".*")]


@pytest.mark.parametrize(
    ("arguments", "again"),
    [
        (("demo", "--projects", "200"), ("prepare",)),
        (("backup", "{}/zwei.zip"), ("backup", "{}/drei.zip")),
        (("export", "--parquet", "{}/zwei"), ("export", "--parquet", "{}/drei")),
        (("restore", "{}/s.zip", "--replace"), ("maintain",)),
        (("maintain",), ("maintain",)),
        (("check",), ("check",)),
    ],
    ids=lambda value: value[0],
)
def test_a_killed_command_leaves_the_data_whole_and_the_next_clears_up(
    template: Path, tmp_path: Path, arguments: tuple[str, ...], again: tuple[str, ...]
) -> None:
    folder = tmp_path / "daten"
    shutil.copytree(template, folder)
    before = worked.content(worked.log_in(folder))
    draw = random.Random(arguments[0])
    for _ in range(KILLS):
        killed(folder, draw.choice([0, 0.02, 0.1, 0.5]), *(each.format(folder) for each in arguments))
        assert worked.content(worked.log_in(folder)) == before
    done(folder, *(each.format(folder) for each in again))
    assert unfinished(folder) == []
    assert worked.content(worked.log_in(folder)) == before
    assert done(folder, "check", "--dataset", "ministry") == "ministry: 0 Verstöße\n"
