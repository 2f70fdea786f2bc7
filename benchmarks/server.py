"""A server of our own on a port of our own, and the processor time it takes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from data import location

START_LIMIT_S = 60.0


@dataclass(frozen=True)
class Server:
    """A running server: where it answers, its process, and how long it took to answer."""

    address: str
    pid: int
    until_health_ms: float
    first_byte_ms: float

    def memory_mb(self) -> tuple[float, float]:
        """Memory of the process: all that is resident, and what is its own alone."""
        lines = Path(f"/proc/{self.pid}/smaps_rollup").read_text("ascii").splitlines()[1:]
        kilobytes = {name: int(rest.split()[0]) for name, rest in (line.split(":") for line in lines)}
        own = kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]
        return kilobytes["Rss"] / 1024, own / 1024

    def cpu_ms(self) -> float:
        """Processor time of the process so far, all threads, user and system."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


@contextmanager
def running(script: Path, port: int, data: Path, *settings: str) -> Iterator[Server]:
    """Start Streamlit on a script, as `make run` does, with more of its settings; ended on leaving the block."""
    command = ["-m", "streamlit", "run", str(script), "--server.port", str(port), *settings]
    with started(command, port, data, health="_stcore/health") as server:
        yield server


@contextmanager
def started(command: Sequence[str], port: int, data: Path, *, health: str = "") -> Iterator[Server]:
    """Start a program of Python that serves at the port; it answers `health` when it is there."""
    environment = {**os.environ, location.VARIABLE: f"duckdb:{data / 'ministry.duckdb'}"}
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=location.ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        _until_answered(f"{address}{health}", process)
        healthy = (time.perf_counter() - began) * 1000
        asked = time.perf_counter()
        _first_byte(address)
        yield Server(address, process.pid, healthy, (time.perf_counter() - asked) * 1000)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _until_answered(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_LIMIT_S
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"The server ended with status {process.returncode}.")
        try:
            _first_byte(address)
            return
        except OSError:
            time.sleep(0.01)
    raise RuntimeError(f"The server did not answer within {START_LIMIT_S:.0f} s.")


def _first_byte(address: str) -> None:
    request = urllib.request.Request(address, headers={"Accept": "text/html"})
    with urllib.request.urlopen(request, timeout=5) as response:
        response.read(1)
