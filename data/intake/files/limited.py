"""Runs the reading of one file in a process of its own, which may take little and is ended when it takes more.

A reader of PDF or Office files can be made to crash or to fill the memory by a small file. That ends its own process
then, and the dashboard goes on. What comes back is JSON, which can carry nothing but plain values.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from data.intake.files.refusal import FileRefused, refused

CHILD = Path(__file__).parents[2] / "limited" / "run.py"
# Each may take 1 GB and a processor; who comes third waits.
AT_A_TIME = 2
WAIT_SECONDS = 60.0
SECONDS = 30.0
# A workbook of 100,000 rows and 10 columns says some 12 MB.
MOST_OUTPUT = 100 * 1024 * 1024
_places = threading.BoundedSemaphore(AT_A_TIME)


def read_limited(job: str, content: bytes, name: str, *, seconds: float = SECONDS) -> list[Any]:
    """What the child says about a file, one value per line; `job` is a word data/limited/run.py knows.

    Raises FileRefused when it refuses the file, crashes, takes too long, too much memory or says too much.
    """
    with _place(name), tempfile.TemporaryFile() as given:
        given.write(content)
        given.seek(0)
        child = subprocess.Popen(  # noqa: S603 - this interpreter, a script of this project and a word it knows
            [sys.executable, "-I", "-B", str(CHILD), job],
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            # Neither passwords nor settings of this process; PATH for the program that recognises text.
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1"},
            start_new_session=True,
        )
        deadline = time.monotonic() + seconds
        try:
            said = _output(child, deadline, name)
            _await_end(child, deadline, name)
        finally:
            status = _end(child)
    return _values(said, status, name)


@contextmanager
def _place(name: str) -> Iterator[None]:
    if not _places.acquire(timeout=WAIT_SECONDS):
        raise refused(name, "wurde nicht gelesen: Gerade werden andere Dateien gelesen. Bitte noch einmal hochladen.")
    try:
        yield
    finally:
        _places.release()


def _output(child: subprocess.Popen[bytes], deadline: float, name: str) -> bytes:
    """Everything the child writes until it closes its end; raises FileRefused at either limit."""
    assert child.stdout is not None
    pieces: list[bytes] = []
    size = 0
    with selectors.DefaultSelector() as ready:
        ready.register(child.stdout, selectors.EVENT_READ)
        while True:
            left = deadline - time.monotonic()
            if left <= 0 or not ready.select(left):
                raise _too_long(name)
            piece = os.read(child.stdout.fileno(), 1 << 20)
            if not piece:
                return b"".join(pieces)
            pieces.append(piece)
            size += len(piece)
            if size > MOST_OUTPUT:
                raise refused(name, f"enthält zu viel, um gelesen zu werden. {SMALLER}")


def _await_end(child: subprocess.Popen[bytes], deadline: float, name: str) -> None:
    """Wait for the child without taking its number from it: what it started is ended by that number afterwards."""
    while os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
        if time.monotonic() > deadline:
            raise _too_long(name)
        time.sleep(0.002)


def _end(child: subprocess.Popen[bytes]) -> int:
    """End the child and whatever it started; how it ended."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    if child.stdout is not None:
        child.stdout.close()
    return child.wait()


def _values(said: bytes, status: int, name: str) -> list[Any]:
    try:
        values = [json.loads(line) for line in said.splitlines()]
    except (ValueError, RecursionError):
        values = []
    if values and isinstance(values[-1], dict) and "refused" in values[-1]:
        raise refused(name, str(values[-1]["refused"])[:600])
    if status == -signal.SIGXCPU:
        raise _too_long(name)
    # The last word is „end“: a child that stopped halfway never says it.
    if status != 0 or not values or values.pop() != "end":
        raise refused(name, f"ist beschädigt oder braucht zum Lesen mehr Speicher, als eine Datei bekommt. {SMALLER}")
    return values


SMALLER = "Bitte im ursprünglichen Programm öffnen, auf das Gebrauchte kürzen, neu speichern und noch einmal hochladen."


def _too_long(name: str) -> FileRefused:
    return refused(name, f"ließ sich nicht in der vorgesehenen Zeit lesen. {SMALLER}")
