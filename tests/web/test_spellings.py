"""Odd spellings of addresses and odd forms of requests, sent as they are: no client mends them on the way."""

from __future__ import annotations

import re
import socket

import pytest
from serving import Served

PATHS = [
    "/app/static/../../access/person.py", "/app/static/%2e%2e/%2e%2e/access/person.py",
    "/app/static/..%2f..%2fREADME.md", "/app/static/%00", "/_stcore/bidi-components/plot/../../../dashboard.py",
    "/_stcore/bidi-components/plot/%2e%2e/%2e%2e/dashboard.py", "/component/plot/../../dashboard.py",
    "/static/../../etc/passwd", "/static/%2e%2e%2f%2e%2e%2fetc/passwd", "/media/../README.md",
    "/media/..%2f..%2fREADME.md", "/_stcore/health/../metrics", "/_stcore/health/..%2fmetrics",
]  # fmt: skip
ELSEWHERE = ["//boese.example/", "//boese.example/%2e%2e/", "/\\boese.example/", "/%5c%5cboese.example/",
             "/lagebild/..//boese.example/", "///boese.example/", "/%2f%2fboese.example/",
             "/%09/boese.example/"]  # fmt: skip
FORMS = {
    "a foreign name in the address": "GET http://boese.example/ HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "TRACE": "TRACE / HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "CONNECT": "CONNECT boese.example:443 HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "two lengths": "POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 4\r\nContent-Length: 6\r\n\r\nabcd",
    "a blank before the colon": "POST / HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    "no name": "GET / HTTP/1.0\r\n\r\n",
    "a head of 200,000 letters": "GET / HTTP/1.1\r\nHost: {host}\r\nX: {long}\r\n\r\n",
}


def sent(served: Served, request: str) -> bytes:
    """The first lines of the answer; empty where the server only closes."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as line:
        try:
            line.sendall(request.format(host=served.host, long="a" * 200_000).encode())
            return line.recv(4096)
        except ConnectionError:
            return b""


@pytest.mark.parametrize("path", PATHS)
def test_no_spelling_leads_out_of_a_folder(served: Served, path: str) -> None:
    assert served.get(path).split(b" ")[1] in (b"400", b"404")


@pytest.mark.parametrize("path", ELSEWHERE)
def test_no_address_leads_to_another_host(served: Served, path: str) -> None:
    answer = served.get(path)
    assert answer.split(b" ")[1] in (b"301", b"400", b"404")
    # A browser reads two slashes, also with a tab or a backslash between them, as the name of a host.
    assert re.search(rb"\nlocation: (?!/[^/\\\s])", answer, re.IGNORECASE) is None


@pytest.mark.parametrize("form", FORMS)
def test_a_request_of_an_odd_form_is_refused(served: Served, form: str) -> None:
    answer = sent(served, FORMS[form])
    assert answer == b"" or answer.split(b" ")[1][:1] == b"4"
