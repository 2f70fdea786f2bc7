"""What every answer carries and hides, also below a path prefix and for a download."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import apart
import pytest
from serving import ROOT, Served
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, Router
from starlette.types import Message

from web.downloads import COOKIE, Owners, owned
from web.headers import Headers
from web.page import german
from web.unexpected import Faults

WANTED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
POLICY = ["default-src 'none'", "frame-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'none'",
          "frame-ancestors 'none'"]  # fmt: skip

PATHS = ["/", "/kreisprofil", "/_stcore/health", "/_stcore/host-config", "/_stcore/metrics", "/media/abc.csv",
         "/app/static/german.js", "/plotly.min.js", "/static/gibtesnicht.js", "//x", "/a/../b"]  # fmt: skip


def head(answer: bytes) -> dict[str, str]:
    lines = answer.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")[1:]
    return {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("host", [None, "boese.example"])
def test_every_answer_carries_the_headers_and_no_name_of_the_server(
    served: Served, path: str, host: str | None
) -> None:
    found = head(served.get(path, host))
    assert {name: found.get(name) for name in WANTED} == WANTED
    policy = found["content-security-policy"].split("; ")
    assert set(POLICY) <= set(policy)
    script = next(each for each in policy if each.startswith("script-src"))
    assert re.fullmatch(r"script-src 'self'( 'sha256-[A-Za-z0-9+/=]{44}')*", script)
    assert "server" not in found
    assert not [name for name in found if name.startswith("access-control-")]
    kind = found.get("content-type", "")
    # What only leads on has no content.
    assert kind or "location" in found
    assert not kind.startswith("text/") or "charset=" in kind


@pytest.mark.parametrize(
    "path",
    ["/serve.py", "/access/sign_in.py", "/.git/config", "/.streamlit/config.toml", "/var/ministry.duckdb", "/static/",
     "/app/static/", "/app/static/plot/", "/app/static/../serve.py", "/app/static/%2e%2e/serve.py", "/app/static/.git",
     "/app/static/nichts.js.bak", "/media/../serve.py", "/static/../../../etc/passwd"],
)  # fmt: skip
def test_no_folder_and_no_file_beside_those_of_pages_is_served(served: Served, path: str) -> None:
    answer = served.get(path)
    status, body = int(answer.split(b" ", 2)[1]), answer.partition(b"\r\n\r\n")[2]
    # An address that is nothing else is a page, which says so when it has started.
    assert status in (301, 400, 404) or b'<html lang="de"' in body


def test_the_folder_of_static_files_holds_no_other_kind() -> None:
    kinds = {path.suffix for path in (ROOT / "static").rglob("*") if path.is_file()}
    assert kinds == {".css", ".js", ".png", ".svg"}


def test_a_refused_handshake_carries_them_too(served: Served) -> None:
    found = head(served.handshake(origin="http://boese.example"))
    assert {name: found.get(name) for name in WANTED} == WANTED
    assert "server" not in found


def test_the_page_is_german_and_points_to_no_interface(served: Served) -> None:
    page = served.get("/kreisprofil", None, "Accept: text/html").decode()
    assert '<html lang="de"' in page
    assert '<head><script src="/app/static/german.js"></script>' in page
    assert "JavaScript. Bitte" in page
    assert "agent" not in page.partition("<head>")[2]


def test_below_a_prefix_everything_is_asked_below_it(below: Served) -> None:
    page = below.get("/aqb/kreisprofil", None, "Accept: text/html").decode()
    assert '<head><script src="/aqb/app/static/german.js"></script>' in page
    assert "Path=/aqb/;" in head(page.encode())["set-cookie"]
    assert b" 200 " in below.get("/aqb/app/static/german.js")[:20]
    assert b" 404 " in below.get("/aqb/_stcore/metrics")[:20]
    assert b" 400 " in below.get("/aqb/_stcore/health", "boese.example")[:20]
    assert b" 101 " in below.handshake(path="/aqb/_stcore/stream", origin=f"http://{below.host}")[:20]
    assert b" 403 " in below.handshake(path="/aqb/_stcore/stream", origin="http://boese.example")[:20]
    assert head(below.get("/aqb/media/abc.csv"))["cache-control"] == "no-store"


class Browser:
    """Asks a small application behind the layers, in-process, and keeps its cookie."""

    def __init__(self, cookie: str = "", sign_in: str = "") -> None:
        def page(_: Request) -> Response:
            return Response("<html></html>", media_type="text/html")

        def media(request: Request) -> Response:
            mime = request.query_params["mime"]
            return Response("a;b", media_type=mime, headers={"Content-Disposition": "attachment"})

        def broken(_: Request) -> Response:
            raise RuntimeError("geheim")

        def icon(_: Request) -> Response:
            return Response("<svg/>", media_type="image/svg+xml")

        routes = [Route("/", page), Route("/media/a", media), Route("/media/icon", icon), Route("/broken", broken)]
        self.app = Headers(Faults(Owners(Router(routes=routes), prefix="")), prefix="")
        self.cookie = cookie
        self.sign_in = sign_in

    def get(self, path: str, **query: str) -> tuple[int, dict[str, str], str]:
        """Status, head and body of an answer."""
        sent: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        headers = [(b"host", b"127.0.0.1"), (b"cookie", f"{COOKIE}={self.cookie}".encode())]
        scope = {"type": "http", "method": "GET", "scheme": "http", "path": path, "headers": headers}
        scope |= {"query_string": urlencode(query).encode(), "root_path": "", "http_version": "1.1"}
        scope["state"] = {"aqb_sign_in": self.sign_in} if self.sign_in else {}
        apart.run(self.app(scope, receive, send))
        found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        if given := re.match(rf"{COOKIE}=([^;]+)", found.get("set-cookie", "")):
            self.cookie = given[1]
        return sent[0]["status"], found, b"".join(message.get("body", b"") for message in sent[1:]).decode()


def test_a_download_goes_to_its_own_browser_only() -> None:
    mine, other = Browser(), Browser()
    mine.get("/")
    other.get("/")
    mime = owned("text/csv", mine.cookie)
    status, found, body = mine.get("/media/a", mime=mime)
    assert (status, body) == (200, "a;b")
    assert found["content-type"] == "text/csv; charset=utf-8"
    assert found["cache-control"] == "no-store"
    for stranger in (other, Browser()):
        status, found, body = stranger.get("/media/a", mime=mime)
        assert status == 404
        assert "anderen Browser" in body
        assert found["cache-control"] == "no-store"


def test_a_download_goes_to_its_own_sign_in_only_also_in_a_browser_two_share() -> None:
    lea = Browser(sign_in="of lea")
    lea.get("/")
    mime = owned("text/csv", lea.cookie, sign_in="of lea")
    assert lea.get("/media/a", mime=mime)[0] == 200
    for sign_in in ("of karla", ""):
        assert Browser(lea.cookie, sign_in).get("/media/a", mime=mime)[0] == 404


def test_a_download_without_an_owner_goes_to_nobody() -> None:
    mine = Browser()
    mine.get("/")
    for mime in ("text/csv", owned("text/csv", "")):
        assert mine.get("/media/a", mime=mime)[0] == 404
    assert mine.get("/media/icon")[0] == 200


def test_the_cookie_of_a_browser_stays_and_is_none_for_scripts() -> None:
    mine = Browser()
    assert mine.get("/")[1]["set-cookie"].endswith("; Path=/; HttpOnly; SameSite=Lax")
    assert "set-cookie" not in mine.get("/")[1]
    assert "set-cookie" in Browser("mine").get("/")[1]


def test_a_fault_below_the_pages_is_a_sentence_with_a_number(caplog: pytest.LogCaptureFixture) -> None:
    status, found, body = Browser().get("/broken")
    assert status == 500
    number = re.search(r"Nummer ([0-9a-f]{8})", body)
    assert number
    assert "geheim" not in body
    assert f"Fehler {number[1]}" in caplog.text
    assert found["x-content-type-options"] == "nosniff"


def test_a_page_without_what_is_rewritten_is_left_as_it_is() -> None:
    assert german(b"<p>x</p>", "") == b"<p>x</p>"
