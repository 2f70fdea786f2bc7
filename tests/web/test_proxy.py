"""nginx as docs/operations.md sets it up: TLS of today only, and no way back to a connection without."""

from __future__ import annotations

import re
import socket
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from proxy import needs_nginx, running
from serving import ROOT, web_server

NAME = "aqb.intern.example"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def documented(folder: Path, port: int, plain: int, tls: int) -> str:
    """The blocks of http the documentation gives, before the dashboard at `port`, on ports of the test."""
    (blocks,) = re.findall(r"```nginx\n(.*?)```", (ROOT / "docs" / "operations.md").read_text("utf-8"), re.DOTALL)
    for said, meant in (
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ssl;", f"listen 127.0.0.1:{tls} ssl;"),
        ("/etc/ssl/aqb.", f"{folder}/"),
        ("server app1.intern:8501", f"server 127.0.0.1:{port}"),
        ("server app2.intern:8501", "# "),
        ("# … and the location", (ROOT / "docs" / "nginx.conf").read_text("utf-8") + "#"),
        ("http://127.0.0.1:8501", "http://aqb"),
    ):
        assert said in blocks, f"the documentation no longer says {said}"
        blocks = blocks.replace(said, meant)
    return blocks


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, int]]:
    """The ports without and with TLS of nginx before the dashboard."""
    folder = tmp_path_factory.mktemp("tls")
    certificate = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", f"/CN={NAME}"]
    subprocess.run([*certificate, "-keyout", folder / "key", "-out", folder / "pem"], check=True, capture_output=True)
    plain, tls = free_port(), free_port()
    with (
        web_server(folder, "--server.baseUrlPath", "aqb", prefix="/aqb", AQB_HOSTS=NAME) as served,
        running(documented(folder, served.port, plain, tls), folder, tls),
    ):
        yield plain, tls


def over_tls(port: int, **limits: ssl.TLSVersion) -> ssl.SSLSocket:
    """A connection of a browser that takes no more than this."""
    context = ssl.create_default_context()
    # The certificate is the test's own.
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    for limit, version in limits.items():
        setattr(context, limit, version)
    return context.wrap_socket(socket.create_connection(("127.0.0.1", port), timeout=20), server_hostname=NAME)


def ask(line: socket.socket, path: str) -> str:
    line.sendall(f"GET {path} HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n\r\n".encode())
    return b"".join(iter(lambda: line.recv(65536), b"")).decode("utf-8", "replace")


@needs_nginx
def test_without_tls_nothing_but_the_way_to_tls_is_answered(ports: tuple[int, int]) -> None:
    with socket.create_connection(("127.0.0.1", ports[0]), timeout=20) as line:
        answer = ask(line, "/aqb/kreisprofil?jahr=2023")
    assert " 308 " in answer.splitlines()[0]
    assert f"Location: https://{NAME}/aqb/kreisprofil?jahr=2023" in answer


@needs_nginx
@pytest.mark.parametrize(("path", "status"), [("/aqb/", 200), ("/aqb/media/gibtesnicht.csv", 404)])
def test_every_answer_keeps_browsers_at_tls_and_names_no_version(
    ports: tuple[int, int], path: str, status: int
) -> None:
    with over_tls(ports[1]) as line:
        head = ask(line, path).partition("\r\n\r\n")[0].lower()
    assert f" {status} " in head.splitlines()[0]
    assert "strict-transport-security: max-age=31536000; includesubdomains" in head
    assert "x-content-type-options: nosniff" in head
    assert not re.search(r"nginx/\d", head)
    # The dashboard behind knows that it was asked over TLS.
    kept = [each for each in head.splitlines() if each.startswith("set-cookie: aqb_")]
    assert [each for each in kept if "secure" not in each] == []
    assert kept or status == 404


@needs_nginx
def test_only_tls_of_today_is_spoken(ports: tuple[int, int]) -> None:
    with over_tls(ports[1]) as line:
        assert line.version() == "TLSv1.3"
    with over_tls(ports[1], maximum_version=ssl.TLSVersion.TLSv1_2) as line:
        assert re.search("GCM|CHACHA20", line.cipher()[0])
    # With the least a client can be told to take, so that the refusal is the server's.
    for protocol, ciphers in (("-tls1_1", "ALL:@SECLEVEL=0"), ("-tls1_2", "ECDHE-RSA-AES128-SHA:AES256-SHA")):
        tried = subprocess.run(
            ["openssl", "s_client", "-connect", f"127.0.0.1:{ports[1]}", protocol, "-cipher", ciphers],
            capture_output=True, text=True, input="", timeout=20,
        )  # fmt: skip
        assert "alert" in tried.stderr, tried.stderr
