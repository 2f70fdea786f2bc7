"""The web application as a server of its own process, and raw requests to it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Writes down every address and name the process asks for, and runs Streamlit as its own command does.
WATCHED = """
import sys
log = open(sys.argv.pop(1), "a", buffering=1)
def note(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        print(event, args[1:] if event == "socket.connect" else args, file=log)
sys.addaudithook(note)
from streamlit.web.cli import main
main(["run", *sys.argv[1:]])
"""


class Served:
    """A running server: its port, and what it asked of others."""

    def __init__(self, port: int, outgoing: Path) -> None:
        self.port = port
        self.outgoing = outgoing

    def send(self, request: bytes) -> bytes:
        """One request as bytes, and all of its answer."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as line:
            line.sendall(request)
            parts = []
            try:
                while part := line.recv(65536):
                    parts.append(part)
                    if b" 101 " in part[:20]:
                        break
            except TimeoutError:
                pass
        return b"".join(parts)

    def get(self, path: str, host: str | None = None, *more: str) -> bytes:
        """GET under a host, the own one by default; the answer with its head."""
        lines = [f"GET {path} HTTP/1.1", f"Host: {host or self.host}", "Connection: close", *more, "", ""]
        return self.send("\r\n".join(lines).encode())

    def handshake(self, *, host: str | None = None, origin: str | None = None, path: str = "/_stcore/stream") -> bytes:
        """Open a WebSocket; gives the answer to the handshake."""
        more = ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"]
        more += ["Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", *([f"Origin: {origin}"] if origin else [])]
        lines = [f"GET {path} HTTP/1.1", f"Host: {host or self.host}", *more, "", ""]
        return self.send("\r\n".join(lines).encode())

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"


@contextmanager
def web_server(folder: Path, *options: str, prefix: str = "", **environment: str) -> Iterator[Served]:
    """A server over no data: what is tried here never reaches a page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    outgoing, log = folder / "outgoing.txt", folder / "log.txt"
    command = [sys.executable, "-c", WATCHED, str(outgoing), "serve.py", "--server.port", str(port), *options]
    known = os.environ | {"AQB_DATABASE": f"duckdb:{folder}/none.duckdb", **environment}
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=known, stdout=out, stderr=subprocess.STDOUT)
    try:
        served = Served(port, outgoing)
        for _ in range(300):
            try:
                if b" 200 " in served.get(f"{prefix}/_stcore/health")[:20]:
                    break
            except OSError:
                time.sleep(0.2)
            if process.poll() is not None:
                raise RuntimeError(f"The server did not start:\n{log.read_text('utf-8')}")
        yield served
    finally:
        process.terminate()
        process.wait(timeout=20)
