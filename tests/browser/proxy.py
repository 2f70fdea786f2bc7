"""nginx as the documentation sets it up, before one dashboard or several."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlparse

import pytest
from driving import ROOT
from get_servers import nginx as program

PREFIX = "/aqb"
needs_nginx = pytest.mark.skipif(not program(), reason="No nginx on this machine; Debian: apt-get install nginx-light.")


@contextmanager
def nginx(servers: Sequence[str], folder: Path) -> Iterator[str]:
    """nginx with the location of docs/nginx.conf and the upstream of docs/operations.md; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    location = (ROOT / "docs" / "nginx.conf").read_text("utf-8").replace("http://127.0.0.1:8501", "http://aqb")
    members = "".join(f"server {urlparse(each).netloc} max_fails=1 fail_timeout=5s;\n" for each in servers)
    blocks = (
        f"upstream aqb {{ hash $remote_addr consistent;\n{members}}}\nserver {{ listen 127.0.0.1:{port};\n{location}}}"
    )
    with running(blocks, folder, port):
        yield f"http://127.0.0.1:{port}{PREFIX}"


@contextmanager
def running(blocks: str, folder: Path, port: int) -> Iterator[None]:
    """nginx with these blocks of http, from when it answers at the port; all its files lie in the folder."""
    kinds = ("proxy", "client_body", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    config = folder / "nginx.conf"
    config.write_text(
        f"pid {folder}/pid;\nerror_log {folder}/error.log;\ndaemon off;\nevents {{}}\n"
        f"http {{ access_log off;\n{temporary}{blocks} }}\n",
        "utf-8",
    )
    process = subprocess.Popen([str(program()), "-e", f"{folder}/error.log", "-c", str(config)])
    try:
        for _ in range(100):
            with socket.socket() as line:
                if line.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)
