"""Processes to be killed: forked from one that has everything imported, so that a start costs 20 ms and not 2 s."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from functools import cache
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

from faults.work import told


@cache
def _nursery() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["faults.work"])
    former = os.environ.get("PYTHONPATH")
    # The fork server imports before it is told where to look.
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)
    try:
        forkserver.ensure_running()
    finally:
        if former is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = former
    return context


def started(work: Callable[..., None], *given: object) -> ForkServerProcess:
    """A process that does this work; kill() ends it as kill -9 does."""
    nursery = _nursery()
    process = nursery.Process(target=work, args=given, daemon=True)
    # A child runs the main module again first; after a test of a page that is the dashboard.
    with patch.dict(sys.modules, {"__main__": ModuleType("__main__")}):
        process.start()
    return process


def killed(process: ForkServerProcess) -> bool:
    """Kill it; False when it had ended by itself, which none of them should."""
    process.kill()
    process.join()
    return process.exitcode == -9


def wait_for(path: Path, what: str, times: int, process: ForkServerProcess, seconds: float = 300) -> float:
    """Wait until a process has told something so often; how long it took. Raises when it ended or time is over."""
    began = time.monotonic()
    while len(told(path, what)) < times:
        if not process.is_alive() or time.monotonic() - began > seconds:
            raise AssertionError(f"{path.name}: no {times} times {what!r} in {seconds:.0f} s, exit {process.exitcode}")
        time.sleep(0.005)
    return time.monotonic() - began
