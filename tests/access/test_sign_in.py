"""Nothing is answered before somebody has signed in, and nothing after he has signed out: against a real provider."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import apart
import httpx2
import pytest
from conftest_access import browser, gate, provider_of
from starlette.requests import HTTPConnection
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from access.cookies import COOKIE, only_known
from access.person import Person
from access.sessions import digest
from access.sign_in import SignIn
from data.trail.place import FilePlace
from data.trail.trail import Trail

DEEP = "/kreisprofil?kreis=Kassel&jahr=2025"


def sign_in(client: TestClient, user: str, address: str = "/") -> str:
    """Go the whole way of a browser that asks for an address; returns where it ends."""
    asked = client.get(address, follow_redirects=False)
    assert asked.status_code == 303
    begun = client.get(asked.headers["location"], follow_redirects=False)
    at_provider = httpx2.post(begun.headers["location"], data={"sub": user}, follow_redirects=False)
    back = urlsplit(at_provider.headers["location"])
    done = client.get(f"{back.path}?{back.query}", follow_redirects=False)
    return str(done.headers.get("location", done.text))


def run_out(dashboard: SignIn, place: FilePlace, user: str) -> TestClient:
    """The browser of a person who has signed in, and whose token has run out since."""
    client = browser(dashboard)
    sign_in(client, user)
    place.ask("update signed_in set expires = 1")
    return client


@pytest.mark.parametrize(
    "path", ["/", DEEP, "/media/abc.pdf", "/_stcore/host-config", "/app/static/german.js", "/daten"]
)
def test_nothing_is_answered_before(dashboard: SignIn, path: str) -> None:
    answer = browser(dashboard).get(path, follow_redirects=False)
    assert answer.status_code == 303
    assert "Seite" not in answer.text
    plain = TestClient(dashboard).get(path, headers={"accept": "*/*"}, follow_redirects=False)
    assert (plain.status_code, plain.text) == (401, "Bitte zuerst anmelden.\n")


def test_a_socket_is_refused_and_health_is_not(dashboard: SignIn) -> None:
    client = browser(dashboard)
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/_stcore/stream"):
        pass
    assert client.get("/_stcore/health").status_code == 200


def test_a_deep_link_survives_and_the_request_has_state_nonce_and_pkce(dashboard: SignIn) -> None:
    client = browser(dashboard)
    begun = client.get(client.get(DEEP, follow_redirects=False).headers["location"], follow_redirects=False)
    asked = parse_qs(urlsplit(begun.headers["location"]).query)
    assert {"state", "nonce", "code_challenge"} <= asked.keys()
    assert asked["code_challenge_method"] == ["S256"]
    assert sign_in(browser(dashboard), "lea", DEEP) == DEEP


def test_who_is_signed_in_gets_pages_sockets_and_files_and_they_are_noted(dashboard: SignIn, place: FilePlace) -> None:
    client = browser(dashboard)
    sign_in(client, "lea")
    assert client.get("/daten").text == "Seite /daten"
    assert client.get("/media/abc.pdf").status_code == 200
    with client.websocket_connect("/_stcore/stream") as socket:
        socket.send_text("Klick")
        assert socket.receive_text() == "Antwort auf Klick"
    noted = [(each.kind, each.user, each.name) for each in Trail(place).everything()]
    assert noted == [("signed_in", "lea", "Lea Lesend"), ("taken_away", "lea", "Lea Lesend")]
    assert "Mappe.pdf" in Trail(place).everything()[1].what


def test_after_signing_out_neither_a_second_tab_nor_a_copied_cookie_counts(dashboard: SignIn) -> None:
    client = browser(dashboard)
    sign_in(client, "bert")
    copied = client.cookies[COOKIE]
    with client.websocket_connect("/_stcore/stream") as second_tab:
        assert client.get("/abmelden").status_code == 200
        second_tab.send_text("Klick")
        with pytest.raises(WebSocketDisconnect):
            second_tab.receive_text()
    thief = browser(dashboard)
    thief.cookies.set(COOKIE, copied)
    assert thief.get("/daten", follow_redirects=False).status_code == 303
    assert thief.get("/media/abc.pdf", headers={"accept": "*/*"}).status_code == 401
    with pytest.raises(WebSocketDisconnect), thief.websocket_connect("/_stcore/stream"):
        pass


def test_who_lost_a_device_signs_out_of_every_browser_and_nobody_else_does(dashboard: SignIn, place: FilePlace) -> None:
    lost, own, other = browser(dashboard), browser(dashboard), browser(dashboard)
    for client, user in ((lost, "lea"), (own, "lea"), (other, "bert")):
        sign_in(client, user)
    place.ask("update signed_in set expires = 1 where digest = $1", digest(lost.cookies[COOKIE]))
    assert "in jedem Browser" in own.get("/abmelden?ueberall=ja").text
    # Also one whose token has run out meanwhile is not renewed.
    for client in (lost, own):
        assert client.get("/daten", follow_redirects=False).status_code == 303
    assert other.get("/daten").text == "Seite /daten"
    assert [each.what for each in Trail(place).everything() if each.kind == "signed_out"] == ["in jedem Browser"]
    assert len(dashboard.renewals) == 1


def test_a_foreign_page_signs_nobody_out(dashboard: SignIn) -> None:
    client = browser(dashboard)
    sign_in(client, "lea")
    assert client.get("/abmelden", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.get("/daten").text == "Seite /daten"


def test_without_a_right_nobody_comes_in_and_it_is_noted(dashboard: SignIn, place: FilePlace) -> None:
    client = browser(dashboard)
    assert "kein Recht für dieses Dashboard" in sign_in(client, "fremd")
    assert COOKIE not in client.cookies
    assert [each.kind for each in Trail(place).everything()] == ["refused"]


@pytest.mark.parametrize("foreign", ["https://boese.example/", "//boese.example", "/\\boese.example", "javascript:x"])
def test_no_link_leads_elsewhere_after_signing_in(dashboard: SignIn, foreign: str) -> None:
    client = browser(dashboard)
    begun = client.get("/anmelden", params={"nach": foreign}, follow_redirects=False)
    at_provider = httpx2.post(begun.headers["location"], data={"sub": "lea"}, follow_redirects=False)
    back = urlsplit(at_provider.headers["location"])
    assert client.get(f"{back.path}?{back.query}", follow_redirects=False).headers["location"] == "/"


def test_an_answer_nobody_asked_for_is_refused_with_a_sentence(dashboard: SignIn) -> None:
    answer = browser(dashboard).get("/oauth2callback?code=x&state=y", follow_redirects=False)
    assert answer.status_code == 502
    assert "Bitte noch einmal versuchen" in answer.text


def over_tls(issuer: str, place: FilePlace, prefix: str) -> tuple[TestClient, str]:
    """A browser that has signed in over TLS, and the line of its cookie."""
    client = TestClient(gate(issuer, place, prefix), base_url="https://testserver", headers={"accept": "text/html"})
    begun = client.get(f"{prefix}/anmelden", follow_redirects=False)
    assert "secure" in begun.headers["set-cookie"].lower()
    at_provider = httpx2.post(begun.headers["location"], data={"sub": "lea"}, follow_redirects=False)
    back = urlsplit(at_provider.headers["location"])
    done = client.get(f"{back.path}?{back.query}", follow_redirects=False)
    (own,) = [each for each in done.headers.get_list("set-cookie") if COOKIE in each]
    return client, own


@pytest.mark.parametrize(("prefix", "begins"), [("", "__Host-"), ("/aqb", "__Secure-")])
def test_the_cookie_is_kept_from_scripts_foreign_pages_neighbours_and_plain_http(
    issuer: str, place: FilePlace, prefix: str, begins: str
) -> None:
    _, own = over_tls(issuer, place, prefix)
    assert own.startswith(f"{begins}{COOKIE}=")
    assert {"httponly", "secure", "samesite=lax", f"path={prefix}/"} <= {
        part.strip().lower() for part in own.split(";")
    }
    assert "domain" not in own.lower()


def test_over_tls_a_cookie_without_its_prefix_counts_nowhere(issuer: str, place: FilePlace) -> None:
    client, own = over_tls(issuer, place, "")
    token = own.partition("=")[2].partition(";")[0]
    # 256 bits, in six a letter.
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", token)
    assert client.get("/daten").text == "Seite /daten"
    with client.websocket_connect("wss://testserver/_stcore/stream") as socket:
        socket.send_text("Klick")
        assert socket.receive_text() == "Antwort auf Klick"
    neighbour = TestClient(client.app, base_url="https://testserver", headers={"accept": "text/html"})
    neighbour.cookies.set(COOKIE, token)
    assert neighbour.get("/daten", follow_redirects=False).status_code == 303
    assert client.get("/abmelden").status_code == 200
    assert client.get("/daten", follow_redirects=False).status_code == 303
    assert not client.cookies


def test_behind_the_gate_only_the_cookie_counts_that_was_checked() -> None:
    head = (b"cookie", b"aqb_browser=b; aqb_session=slipped in; __Host-aqb_session=own; x=y")
    scope = {"type": "http", "headers": [(b"host", b"a"), head, (b"cookie", b"aqb_session=again")]}
    assert HTTPConnection(only_known(scope, "own")).cookies == {"aqb_browser": "b", "x": "y", COOKIE: "own"}


@pytest.mark.parametrize("renews", [True, False])
def test_a_token_that_ran_out_counts_only_if_the_provider_renews_it(place: FilePlace, renews: bool) -> None:
    for issuer in provider_of(renews=renews):
        client = run_out(gate(issuer, place), place, "lea")
        assert client.get("/daten", follow_redirects=False).status_code == (200 if renews else 303)


def test_who_lost_his_right_is_out_at_the_next_renewal(place: FilePlace) -> None:
    for issuer in provider_of():
        dashboard = gate(issuer, place)
        client = run_out(dashboard, place, "bert")
        dashboard.provider = replace(dashboard.provider, claim="no_such_claim")
        assert client.get("/daten", follow_redirects=False).status_code == 303


def test_what_arrives_while_a_sign_in_is_being_renewed_waits_for_it(issuer: str, place: FilePlace) -> None:
    dashboard = gate(issuer, place)
    client = run_out(dashboard, place, "lea")

    async def at_once() -> list[Person | None]:
        return await asyncio.gather(*(dashboard.standing(client.cookies[COOKIE]) for _ in range(5)))

    assert [person and person.user for person in apart.run(at_once())] == ["lea"] * 5
