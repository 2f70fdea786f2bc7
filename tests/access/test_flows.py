"""Several tabs that sign in at once, long links, odd requests to the addresses of the sign-in, and a provider away."""

from __future__ import annotations

import ssl
from urllib.parse import parse_qs, quote, urlsplit

import apart
import httpx2
import pytest
from conftest_access import browser, gate, provider_of
from httpx2 import ConnectError, Request
from starlette.testclient import TestClient
from starlette.types import Message
from test_sign_in import DEEP, sign_in

from access.cookies import COOKIE
from access.sign_in import SignIn
from data.trail.place import FilePlace

# What a browser keeps of a cookie, its name and its marks included (RFC 6265, 6.1).
LONGEST_COOKIE = 4096


def at_provider(client: TestClient, address: str, user: str = "lea") -> str:
    """Begin to sign in for this address and agree at the provider; where it leads back to."""
    begun = client.get(f"/anmelden?nach={quote(address, safe='')}", follow_redirects=False)
    assert len(begun.headers["set-cookie"]) < LONGEST_COOKIE
    agreed = httpx2.post(begun.headers["location"], data={"sub": user}, follow_redirects=False)
    back = urlsplit(agreed.headers["location"])
    return f"{back.path}?{back.query}"


def test_tabs_that_sign_in_at_once_come_each_to_its_own_page(dashboard: SignIn) -> None:
    client = browser(dashboard)
    first, second = at_provider(client, DEEP), at_provider(client, "/daten?jahr=2023")
    assert client.get(second, follow_redirects=False).headers["location"] == "/daten?jahr=2023"
    # Its state counts no more, but the browser is in.
    cookie = client.cookies[COOKIE]
    late = client.get(first, follow_redirects=False)
    assert (late.status_code, late.headers["location"]) == (303, DEEP)
    assert client.cookies[COOKIE] == cookie
    # Nobody is let in by it.
    assert browser(dashboard).get(first, follow_redirects=False).status_code == 502


def test_an_answer_nobody_asked_for_changes_nothing_for_who_is_signed_in(dashboard: SignIn) -> None:
    client = browser(dashboard)
    sign_in(client, "lea")
    cookie = client.cookies[COOKIE]
    foreign = client.get("/oauth2callback?code=x&state=y", follow_redirects=False)
    assert (foreign.status_code, foreign.headers["location"]) == (303, "/")
    assert client.cookies[COOKIE] == cookie


@pytest.mark.parametrize(("letters", "kept"), [(900, True), (3000, False), (20_000, False)])
def test_a_link_too_long_for_a_cookie_leads_to_its_page_without_filters(
    dashboard: SignIn, letters: int, kept: bool
) -> None:
    client = browser(dashboard)
    address = f"/daten?suche={'x' * letters}"
    done = client.get(at_provider(client, address), follow_redirects=False)
    assert done.headers["location"] == (address if kept else "/daten")


def test_many_flows_begun_leave_one_that_can_be_finished(dashboard: SignIn) -> None:
    client = browser(dashboard)
    answers = [at_provider(client, f"/daten?suche={'ü' * 60}{number}") for number in range(20)]
    assert client.get(answers[-1], follow_redirects=False).status_code == 303
    assert client.get("/daten").text == "Seite /daten"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS"])
@pytest.mark.parametrize("path", ["anmelden", "oauth2callback", "abmelden", "anmeldungen"])
def test_a_body_is_read_by_no_address_of_the_sign_in(dashboard: SignIn, method: str, path: str) -> None:
    read: list[int] = []

    async def endless() -> Message:
        read.append(1)
        if len(read) > 20:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": b"x" * 1_000_000, "more_body": True}

    answered: list[Message] = []

    async def keep(message: Message) -> None:
        answered.append(message)

    kind = b"multipart/form-data; boundary=b"
    scope = {
        "type": "http", "method": method, "path": f"/{path}", "query_string": b"code=a&state=b", "scheme": "http",
        "headers": [(b"host", b"testserver"), (b"content-type", kind)], "server": ("testserver", 80),
    }  # fmt: skip
    apart.run(dashboard(scope, endless, keep))
    assert answered[0]["status"] == 405
    assert read == []


def test_nobody_is_signed_out_by_another_method(dashboard: SignIn) -> None:
    client = browser(dashboard)
    sign_in(client, "lea")
    for method in ("POST", "HEAD", "DELETE"):
        assert client.request(method, "/abmelden", params={"ueberall": "ja"}).status_code == 405
    assert client.get("/daten").text == "Seite /daten"


@pytest.mark.parametrize("scheme", ["ws", "wss"])
def test_a_scheme_of_sockets_on_a_request_is_no_fault(dashboard: SignIn, scheme: str) -> None:
    answered: list[Message] = []

    async def nothing() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def keep(message: Message) -> None:
        answered.append(message)

    scope = {
        "type": "http", "method": "GET", "path": "/anmelden", "query_string": b"", "scheme": scheme,
        "headers": [(b"host", b"testserver")], "server": ("testserver", 80),
    }  # fmt: skip
    apart.run(dashboard(scope, nothing, keep))
    assert answered[0]["status"] == 302
    assert (b"secure" in dict(answered[0]["headers"])[b"set-cookie"].lower()) == (scheme == "wss")


def test_beginning_to_sign_in_reads_no_authorities_anew(dashboard: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []
    known = ssl.create_default_context
    monkeypatch.setattr(ssl, "create_default_context", lambda *a, **b: read.append(a) or known(*a, **b))
    for _ in range(3):
        assert browser(dashboard).get("/anmelden", follow_redirects=False).status_code == 302
    assert read == []


def test_a_provider_that_is_away_lets_in_nobody_whose_token_ran_out(place: FilePlace) -> None:
    for issuer in provider_of():
        dashboard = gate(issuer, place)
        client = browser(dashboard)
        sign_in(client, "lea")
        place.ask("update signed_in set expires = 1")

        async def away(**_: object) -> dict[str, str]:
            raise ConnectError("refused", request=Request("POST", "http://localhost"))

        dashboard.client.fetch_access_token = away
        assert client.get("/daten", follow_redirects=False).status_code == 303
        # Signing out needs no provider.
        assert client.get("/abmelden").status_code == 200
        assert parse_qs(urlsplit(client.get("/daten", follow_redirects=False).headers["location"]).query) == {
            "nach": ["/daten"]
        }
