"""More requests as no browser sends them: heads, ranges, addresses beside the prefix, frames on a socket."""

from __future__ import annotations

import socket
import struct
import time

import pytest
from serving import Served

KEY = "dGhlIHNhbXBsZSBub25jZQ=="
# A frame as the standard forbids it (RFC 6455, 5), and one that is too long to be taken.
FRAMES = {
    "not masked": b"\x82\x01x",
    "of a reserved kind": b"\x83\x80\0\0\0\0",
    "with reserved bits, as if packed": b"\xf2\x80\0\0\0\0",
    "a control frame too long": b"\x89\xfe\x01\x00\0\0\0\0" + b"x" * 256,
    "an end that is none": b"\x88\x81\0\0\0\0x",
    "200 MB announced": b"\x82\xff" + struct.pack(">Q", 200_000_000) + b"\0\0\0\0" + b"\0" * 1000,
}


@pytest.mark.parametrize(
    "head",
    [
        "X: a\0b",
        "Host: {host}\r\nHost: {host}",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Transfer-Encoding: xchunked",
        "Content-Length: +5",
        "Content-Length: -1",
    ],
)
def test_a_head_that_can_be_read_in_two_ways_is_refused(served: Served, head: str) -> None:
    asked = f"POST / HTTP/1.1\r\nHost: {served.host}\r\n{head.format(host=served.host)}\r\nConnection: close\r\n\r\n"
    answer = served.send(asked.encode())
    assert answer == b"" or answer.split(b" ")[1][:1] == b"4"


@pytest.mark.parametrize(
    "preface", [b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"EHLO x\r\n\r\n"]
)
def test_another_protocol_is_not_spoken(served: Served, preface: bytes) -> None:
    answer = served.send(preface)
    assert answer == b"" or answer.split(b" ")[1][:1] == b"4"


def test_thousands_of_cookies_and_a_long_name_cost_little(served: Served) -> None:
    begun = time.monotonic()
    many = "; ".join(f"a{number}=b" for number in range(5000))
    assert b" 200 " in served.get("/_stcore/health", None, f"Cookie: {many}")[:20]
    assert b" 400 " in served.get("/_stcore/health", "a-" * 25_000 + "!")[:20]
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    "asked",
    ["0-" + ",0-" * 5000, ",".join(f"{first}-{first}" for first in range(0, 9000, 2)), "a-b", "-0", "5-1"],
)
def test_a_file_asked_for_in_a_thousand_pieces_is_given_once_or_not(served: Served, asked: str) -> None:
    begun = time.monotonic()
    answer = served.get("/app/static/dashboard.css", None, f"Range: bytes={asked}")
    assert answer.split(b" ")[1] in (b"200", b"206", b"400", b"416")
    assert len(answer) < 100_000
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    "path",
    ["/_stcore/metrics", "/metrics", "/_stcore/script-health-check", "/media/a.csv", "/app/static/german.js", "/"],
)
def test_beside_the_prefix_nothing_is_served(below: Served, path: str) -> None:
    assert below.get(path).split(b" ")[1] == b"404"
    assert b" 101 " not in below.handshake()[:20]


@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_of_a_forbidden_form_ends_the_socket(served: Served, frame: str) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as line:
        asked = [
            "GET /_stcore/stream HTTP/1.1", f"Host: {served.host}", "Upgrade: websocket", "Connection: Upgrade",
            "Sec-WebSocket-Version: 13", f"Sec-WebSocket-Key: {KEY}",
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
        ]  # fmt: skip
        line.sendall("\r\n".join([*asked, "", ""]).encode())
        head = line.recv(4096)
        assert b" 101 " in head[:20]
        # Nothing packed is taken, so that a small frame cannot grow.
        assert b"permessage-deflate" not in head
        line.sendall(FRAMES[frame])
        said = head.partition(b"\r\n\r\n")[2]
        while part := line.recv(65536):
            said += part
        # It ends with a reason: the standard's number for a fault of the protocol, or for too long.
        assert struct.pack(">H", 1002) in said or struct.pack(">H", 1009) in said
