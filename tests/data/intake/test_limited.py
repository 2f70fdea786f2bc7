"""The process that reads: what it may not do, and that nothing of it is left."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data.intake.files import FileRefused, limited
from data.limited import run

END = "print('\"end\"')"
Saying = Callable[..., list[Any]]


@pytest.fixture
def saying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Saying:
    """What a child of these lines says about a file."""

    def ask(program: str, seconds: float = 10) -> list[Any]:
        file = tmp_path / "child.py"
        file.write_text(program, "utf-8")
        monkeypatch.setattr(limited, "CHILD", file)
        return limited.read_limited("pdf", b"Inhalt", "a.pdf", seconds=seconds)

    return ask


def test_the_child_gets_the_file_and_no_setting_or_password_of_ours(
    saying: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", "geheim")
    program = (
        "import os, sys, json\nprint(json.dumps([sys.stdin.read(), sorted(os.environ), os.getcwd()]))\nprint('\"end\"')"
    )
    ((content, names, folder),) = saying(program)
    assert content == "Inhalt"
    assert set(names) <= {"PATH", "LC_ALL", "OMP_THREAD_LIMIT", "LC_CTYPE"}
    assert folder == "/"


@pytest.mark.parametrize(
    ("program", "says"),
    [
        ("import time; time.sleep(60)", "Zeit"),
        ("import os, time; os.close(1); time.sleep(60)", "Zeit"),
        ("import os; os.abort()", "Speicher"),
        ("print('{')", "Speicher"),
        ("print('[' * 100000)", "Speicher"),
        ("print('1')", "Speicher"),
        ("print('1' * 3000000)", "zu viel"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "Zeit"),
    ],
)
def test_a_child_that_fails_is_a_refused_file(
    program: str, says: str, saying: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limited, "MOST_OUTPUT", 1 << 20)
    with pytest.raises(FileRefused, match=says):
        saying(program, seconds=0.4 if "sleep" in program else 10)


def test_what_the_child_started_ends_with_it(saying: Saying) -> None:
    program = "import subprocess, json\nchild = subprocess.Popen(['sleep', '60'])\nprint(child.pid)\n" + END
    (number,) = saying(program.replace("'60']", "'60'], stdout=subprocess.DEVNULL"))
    with pytest.raises(ProcessLookupError):
        _awaited_end(number)


def _awaited_end(number: int) -> None:
    """Raises ProcessLookupError as soon as there is no such process; whoever adopts it collects it."""
    for _ in range(200):
        os.kill(number, 0)
        if Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
            raise ProcessLookupError
        threading.Event().wait(0.01)


def test_no_more_than_two_read_at_a_time(saying: Saying, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limited, "WAIT_SECONDS", 0.0)
    with limited._place("a"), limited._place("b"), pytest.raises(FileRefused, match="andere Dateien"):
        saying(END)
    assert saying(END) == []


def test_the_child_limits_itself(saying: Saying) -> None:
    program = (
        f"import sys, json, resource; sys.path.insert(0, {str(Path(run.__file__).parents[2])!r})\n"
        "from data.limited.run import limit\nlimit()\n"
        "print(json.dumps([resource.getrlimit(what) for what in (resource.RLIMIT_AS, resource.RLIMIT_CPU, "
        "resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)]))\n" + END
    )
    assert saying(program) == [[[1 << 30] * 2, [8, 10], [64, 64], [0, 0], [0, 0]]]


def test_the_child_brings_along_nothing_heavy(saying: Saying) -> None:
    program = (
        f"import sys, json; sys.path.insert(0, {str(Path(run.__file__).parents[2])!r})\n"
        "import data.limited.pdf, data.limited.word, data.limited.workbook\n"
        "print(json.dumps(sorted({'duckdb', 'pandas', 'numpy', 'pyarrow', 'data.intake'} & set(sys.modules))))\n" + END
    )
    assert saying(program) == [[]]
