"""Runs `python -m data` inside the test: a process of its own takes two seconds to begin."""

from __future__ import annotations

import io
import os
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from data.__main__ import main


@dataclass(frozen=True)
class Result:
    """What a command left: exit status, output, error output."""

    returncode: int
    stdout: str
    stderr: str


def setting(folder: Path) -> dict[str, str]:
    """The environment that names the data of a folder."""
    return {"AQB_DATABASE": f"duckdb:{folder}/ministry.duckdb"}


def run(folder: Path, *arguments: str | Path, database: str = "") -> Result:
    """Run a command on the data of a folder, or of another place."""
    out, err = io.StringIO(), io.StringIO()
    named = {"AQB_DATABASE": database} if database else setting(folder)
    with patch.dict(os.environ, named), redirect_stdout(out), redirect_stderr(err):
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as left:
            status = int(left.code or 0)
    return Result(status, out.getvalue(), err.getvalue())


def done(folder: Path, *arguments: str | Path, database: str = "") -> str:
    """Run a command that must succeed; what it says."""
    result = run(folder, *arguments, database=database)
    assert result.returncode == 0, result.stderr + result.stdout
    return result.stdout
