"""A request under a foreign name or from a foreign page never reaches Streamlit, and asks nobody outside."""

from __future__ import annotations

import logging
import re
import socket
import time

import pytest
from serving import Served
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from web.gate import Gate
from web.hosts import Hosts

PATHS = ["/", "/kreisprofil", "/_stcore/health", "/_stcore/host-config", "/_stcore/metrics", "/media/abc.csv",
         "/app/static/german.js", "/static/js/x.js", "/component/x", "/_stcore/upload_file/a/b"]  # fmt: skip
FOREIGN = ["boese.example", "boese.example:8501", "127.0.0.1.boese.example", "localhost.boese.example", "192.0.2.1",
           "aqb.intern.example.boese.example", "boese.example#@127.0.0.1", "[::2]", "127.0.0.1:0", "127.0.0.1:99999",
           "127.0.0.1:80:80", "127.0.0.1/x", "localhost.", "@127.0.0.1", "127.0.0.1, boese.example"]  # fmt: skip
LOCAL = re.compile(r"127\.0\.0\.1|localhost|::1|^\S+ \('(/|0\.0\.0\.0)")


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


@pytest.mark.parametrize("path", PATHS)
def test_a_foreign_name_is_refused_for_every_address(served: Served, path: str) -> None:
    answer = served.get(path, "boese.example")
    assert status(answer) == 400
    assert "nicht zu erreichen" in answer.decode()


@pytest.mark.parametrize("host", FOREIGN)
def test_no_other_name_is_taken_for_the_own_one(served: Served, host: str) -> None:
    assert status(served.get("/_stcore/health", host)) == 400
    assert status(served.handshake(host=host)) == 400


@pytest.mark.parametrize("request_line", ["GET / HTTP/1.0", "GET / HTTP/1.1", "GET http://boese.example/ HTTP/1.1"])
def test_a_request_without_one_host_is_refused(served: Served, request_line: str) -> None:
    assert status(served.send(f"{request_line}\r\nConnection: close\r\n\r\n".encode())) == 400
    two = f"{request_line}\r\nHost: {served.host}\r\nHost: boese.example\r\nConnection: close\r\n\r\n"
    assert status(served.send(two.encode())) == 400


@pytest.mark.parametrize(
    "host", ["127.0.0.1:{port}", "localhost:{port}", "[::1]:{port}", "aqb.intern.example", "AQB.intern.example:8443"]
)
def test_own_names_are_answered(served: Served, host: str) -> None:
    assert status(served.get("/_stcore/health", host.format(port=served.port))) == 200


def test_the_dashboards_own_pages_may_open_a_socket(served: Served) -> None:
    port = served.port
    assert status(served.handshake(origin=f"http://127.0.0.1:{port}")) == 101
    assert status(served.handshake(host=f"localhost:{port}", origin=f"http://localhost:{port}")) == 101
    # Behind a proxy that ends TLS.
    assert status(served.handshake(host="aqb.intern.example", origin="https://aqb.intern.example")) == 101
    # Programs send no Origin, browsers always do.
    assert status(served.handshake()) == 101


@pytest.mark.parametrize(
    "origin",
    ["http://127.0.0.1:{other}", "http://127.0.0.1", "https://127.0.0.1:{port}", "http://localhost:{port}", "null",
     "http://boese.example", "https://aqb.intern.example:8443", "http://aqb.intern.example", "file://",
     "http://127.0.0.1:{port}@boese.example", "http://boese.example/127.0.0.1:{port}", "ws://127.0.0.1:{port}",
     "127.0.0.1:{port}"],
)  # fmt: skip
def test_a_foreign_page_opens_no_socket_and_sends_no_request(served: Served, origin: str) -> None:
    origin = origin.format(port=served.port, other=served.port + 1)
    answer = served.handshake(origin=origin)
    assert status(answer) == 403
    assert "fremden Seite" in answer.decode()
    assert status(served.get("/_stcore/health", None, f"Origin: {origin}")) == 403


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/metrics?families=x", "/_stcore/script-health-check",
                                  "/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/_stcore/agent/interact",
                                  "/_stcore/", "/_stcore", "/_stcore/%6detrics"])  # fmt: skip
def test_what_tells_more_than_a_browser_needs_is_closed(served: Served, path: str) -> None:
    assert status(served.get(path)) == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/", "/kreisprofil", "/app/static/german.js", "/_stcore/health"])
def test_a_page_or_file_is_asked_for_by_no_other_method(served: Served, method: str, path: str) -> None:
    lines = [f"{method} {path} HTTP/1.1", f"Host: {served.host}", "Connection: close", "Content-Length: 0", "", ""]
    assert status(served.send("\r\n".join(lines).encode())) == 405


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_a_file_is_brought_or_taken_back_only_with_the_mark_of_the_own_page(served: Served, method: str) -> None:
    lines = [f"{method} /_stcore/upload_file/a/b HTTP/1.1", f"Host: {served.host}", "Connection: close"]
    assert status(served.send("\r\n".join([*lines, "Content-Length: 0", "", ""]).encode())) == 403


def test_who_is_turned_away_stands_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "aqb.requests")
    client = TestClient(Gate(PlainTextResponse("da"), Hosts(["aqb.intern.example"]), ""))
    asked = {
        "/daten": {"host": "boese.example"},
        "/ziele?kreise=Kassel": {"host": "aqb.intern.example", "origin": "https://boese.example"},
        "/_stcore/metrics": {"host": "aqb.intern.example"},
        "/start": {"host": "aqb.intern.example"},
    }
    for path, head in asked.items():
        client.get(path, headers=head)
    assert [(vars(each)["path"], vars(each)["status"]) for each in caplog.records if each.name == "aqb.requests"] == [
        ("/daten", 400), ("/ziele", 403), ("/_stcore/metrics", 404),
    ]  # fmt: skip
    assert "Kassel" not in str([vars(each) for each in caplog.records if each.name == "aqb.requests"])


def test_nothing_is_asked_outside_also_not_for_what_is_refused(served: Served) -> None:
    for origin in ("http://boese.example", "https://192.0.2.1", f"http://127.0.0.1:{served.port + 1}"):
        served.handshake(origin=origin)
        served.handshake(host="boese.example", origin=origin)
    time.sleep(2.5)  # Streamlit would wait a second for each of two addresses
    asked = [line for line in served.outgoing.read_text("utf-8").splitlines() if not LOCAL.search(line)]
    assert asked == []


def test_without_a_setting_it_listens_on_this_machines_own_address_only(served: Served) -> None:
    assert status(served.get("/_stcore/health")) == 200
    # 127.0.0.2 is this machine too, and reaches a server that listens everywhere.
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", served.port), timeout=5).close()
