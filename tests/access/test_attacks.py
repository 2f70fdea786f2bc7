"""Attacks on the sign-in, each tried against the gate: forged tokens, foreign and old cookies, headers, addresses."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from conftest_access import browser, gate, provider_of
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect
from test_sign_in import run_out, sign_in

from access import answers
from access.cookies import COOKIE
from access.person import person_of, person_with, rights_of
from access.sign_in import SignIn
from data.trail.place import FilePlace
from data.trail.trail import Trail

KEY, OTHER_KEY = (RSAKey.generate_key(2048, {"kid": "k", "alg": "RS256"}) for _ in range(2))
Claims = dict[str, Any]


def signed(claims: Claims, key: RSAKey = KEY) -> str:
    return jwt.encode({"alg": "RS256", "kid": "k"}, claims, key)


def unsigned(claims: Claims) -> str:
    parts = [{"alg": "none", "typ": "JWT"}, claims]
    return ".".join([*(base64.urlsafe_b64encode(json.dumps(each).encode()).decode().rstrip("=") for each in parts), ""])


def by_public_key(claims: Claims) -> str:
    """HS256 with the public key of the provider as its secret."""
    return jwt.encode({"alg": "HS256", "kid": "k"}, claims, OctKey.import_key(KEY.as_pem(private=False)))


def changed(claims: Claims) -> str:
    head, _, signature = signed(claims).split(".")
    more = json.dumps(claims | {"groups": ["aqb-freigeben"]}).encode()
    return f"{head}.{base64.urlsafe_b64encode(more).decode().rstrip('=')}.{signature}"


FORGED: dict[str, Callable[[Claims], str]] = {
    "without a signature (alg none)": unsigned,
    "HS256 by the public key": by_public_key,
    "signed by another key": lambda claims: signed(claims, OTHER_KEY),
    "changed after signing": changed,
    "for another application (aud)": lambda claims: signed(claims | {"aud": "kantine"}),
    "for several applications without azp": lambda claims: signed(claims | {"aud": ["aqb", "kantine"]}),
    "for another one (azp)": lambda claims: signed(claims | {"azp": "kantine"}),
    "of another provider (iss)": lambda claims: signed(claims | {"iss": "https://boese.example"}),
    "of another flow (nonce)": lambda claims: signed(claims | {"nonce": "alt"}),
    "without a nonce": lambda claims: signed({name: value for name, value in claims.items() if name != "nonce"}),
    "expired": lambda claims: signed(claims | {"exp": time.time() - 600, "iat": time.time() - 4000}),
    "without an end": lambda claims: signed({name: value for name, value in claims.items() if name != "exp"}),
    "issued in the future": lambda claims: signed(claims | {"iat": time.time() + 4000, "exp": time.time() + 8000}),
    "not valid yet (nbf)": lambda claims: signed(claims | {"nbf": time.time() + 4000}),
    "without a subject": lambda claims: signed({name: value for name, value in claims.items() if name != "sub"}),
    "no token at all": lambda _: "abc",
}


def back_with(dashboard: SignIn, client: TestClient, token: Callable[[Claims], str]) -> int:
    """The whole flow, in which the provider answers with this token; the status at the end."""
    begun = client.get("/anmelden", follow_redirects=False)
    asked = parse_qs(urlsplit(begun.headers["location"]).query)
    now = time.time()
    claims = {
        "iss": dashboard.provider.issuer, "aud": "aqb", "sub": "lea", "name": "Lea Lesend", "groups": ["aqb-lesen"],
        "iat": now, "exp": now + 600, "nonce": asked["nonce"][0],
    }  # fmt: skip

    async def answered(**_: object) -> dict[str, str]:
        return {"id_token": token(claims), "access_token": "x", "token_type": "Bearer"}

    dashboard.client.fetch_access_token = answered
    # Also a provider that offers what is weak does not make it count.
    dashboard.client.server_metadata |= {
        "jwks": {"keys": [KEY.as_dict(private=False)]},
        "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
    }
    return client.get(f"/oauth2callback?code=c&state={asked['state'][0]}", follow_redirects=False).status_code


@pytest.mark.parametrize("how", FORGED)
def test_a_forged_token_lets_nobody_in(dashboard: SignIn, how: str) -> None:
    client = browser(dashboard)
    assert back_with(dashboard, client, FORGED[how]) == 502
    assert COOKIE not in client.cookies


def test_the_same_flow_with_a_right_token_lets_in(dashboard: SignIn) -> None:
    client = browser(dashboard)
    assert back_with(dashboard, client, signed) == 303
    assert client.get("/daten").text == "Seite /daten"


def test_a_cookie_set_before_signing_in_is_not_the_one_afterwards(dashboard: SignIn) -> None:
    client = browser(dashboard)
    client.cookies.set(COOKIE, "vom-angreifer")
    sign_in(client, "lea")
    thief = browser(dashboard)
    thief.cookies.set(COOKIE, "vom-angreifer")
    assert thief.get("/daten", follow_redirects=False).status_code == 303


def test_who_signs_in_again_ends_the_sign_in_before(dashboard: SignIn) -> None:
    client = browser(dashboard)
    sign_in(client, "lea")
    before = client.cookies[COOKIE]
    assert back_with(dashboard, client, signed) == 303
    old = browser(dashboard)
    old.cookies.set(COOKIE, before)
    assert old.get("/daten", follow_redirects=False).status_code == 303


def test_an_answer_of_the_provider_counts_once_and_in_its_own_browser(dashboard: SignIn) -> None:
    client, other = browser(dashboard), browser(dashboard)
    begun = client.get("/anmelden", follow_redirects=False)
    state = parse_qs(urlsplit(begun.headers["location"]).query)["state"][0]
    answer = f"/oauth2callback?code=c&state={state}"
    assert other.get(answer, follow_redirects=False).status_code == 502
    client.get(answer, follow_redirects=False)
    assert client.get(answer, follow_redirects=False).status_code == 502


@pytest.mark.parametrize(
    "cookie",
    ["' or '1'='1", "x" * 10_000, "../../trail.sqlite", "%00", "None", "0" * 43, "a; aqb_session=b", "ä"],
)
def test_an_invented_cookie_counts_nowhere(dashboard: SignIn, cookie: str) -> None:
    client = TestClient(dashboard, base_url="http://testserver")
    head = {"cookie": f"{COOKIE}={cookie}".encode("latin-1"), "accept": b"*/*"}
    for path in ("/daten", "/media/a.pdf", "/_stcore/upload_file/a/b", "/ready", "/_stcore/health/../daten"):
        assert client.get(path, headers=head, follow_redirects=False).status_code in (303, 401), path
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/_stcore/stream", headers=head):
        pass


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"])
def test_no_other_method_gets_past(dashboard: SignIn, method: str) -> None:
    for path in ("/daten", "/_stcore/upload_file/a/b", "/media/a.pdf"):
        assert browser(dashboard).request(method, path, follow_redirects=False).status_code == 401


@pytest.mark.parametrize(
    "path",
    ["//daten", "/./daten", "/anmelden/../daten", "/ABMELDEN", "/%61bmelden/x", "/_stcore/health/", "/_stcore/healthz",
     "/oauth2callback/daten", "/anmelden;/daten", "/_stcore%2fhealth%2f..%2fdaten"],
)  # fmt: skip
def test_no_spelling_of_an_address_is_open(dashboard: SignIn, path: str) -> None:
    answer = browser(dashboard).get(path, follow_redirects=False)
    assert "Seite" not in answer.text


@pytest.mark.parametrize(
    "back",
    ["https://boese.example", "//boese.example", "/\\boese.example", "/\t/boese.example", "/a\r\nSet-Cookie: x=1",
     "javascript:alert(1)", "data:text/html,x", "\\\\boese.example", "https:boese.example", " //boese.example"],
)  # fmt: skip
def test_no_link_to_the_sign_in_leads_elsewhere_or_writes_a_header(dashboard: SignIn, back: str) -> None:
    assert dashboard._local(back) == "/"
    assert dashboard._local("/daten?jahr=2024") == "/daten?jahr=2024"


def test_a_part_of_a_file_is_noted_as_the_whole(dashboard: SignIn, place: FilePlace) -> None:
    client = browser(dashboard)
    sign_in(client, "lea")
    client.get("/media/a.pdf", headers={"range": "bytes=0-1"})
    assert [each.kind for each in Trail(place).everything()] == ["signed_in", "taken_away"]


def test_words_of_the_provider_act_neither_on_the_page_nor_in_the_trail(dashboard: SignIn, place: FilePlace) -> None:
    name = "<script>alert(1)</script>\r\nX: y', 1); drop table trail; --"
    client = browser(dashboard)
    status = back_with(dashboard, client, lambda claims: signed(claims | {"name": name, "groups": ["kantine"]}))
    assert status == 403
    (entry,) = Trail(place).everything()
    assert entry.name == " ".join(name.split())
    assert "<script>" not in answers.page("", "x", name, 403).body.decode()


@pytest.mark.parametrize(("user", "may"), [("lea", False), ("bert", True), ("karla", True)])
def test_a_file_is_brought_only_by_who_may_hand_one_over(
    dashboard: SignIn, place: FilePlace, user: str, may: bool
) -> None:
    client = browser(dashboard)
    sign_in(client, user)
    for method in ("PUT", "POST", "DELETE"):
        answer = client.request(method, "/_stcore/upload_file/s/f", content=b"x")
        assert (answer.status_code, answer.text.startswith("Seite")) == ((200, True) if may else (403, False))
    refused = [(each.user, each.what) for each in Trail(place).everything() if each.kind == "refused"]
    assert refused == ([] if may else [(user, "Datei hochladen")] * 3)


def test_a_renewal_for_somebody_else_renews_nothing(place: FilePlace) -> None:
    for issuer in provider_of():
        dashboard = gate(issuer, place)
        client = run_out(dashboard, place, "lea")
        place.ask("update signed_in set usr = 'bert'")
        for renewal in dashboard.renewals.values():
            renewal.person = replace(renewal.person, user="bert")
        assert client.get("/daten", follow_redirects=False).status_code == 303


@pytest.mark.parametrize(
    "groups",
    [["aqb-kreis"], ["aqb-kreis-"], ["aqb-kreis-6434"], ["aqb-kreis-06434 06412"], ["aqb-kreis-06"],
     ["aqb-kreis-*", "aqb-lesen"], ["aqb-kreisverwaltung", "aqb-freigeben"], ["aqb-kreis-06434", "aqb-kreis-alle"],
     ["AQB-LESEN"], ["aqb-lesen "], ["aqb-"], []],
)  # fmt: skip
def test_a_group_that_is_nearly_one_gives_no_right(groups: list[str]) -> None:
    assert person_of("u", "n", groups) is None


def test_a_group_of_a_county_limits_whatever_else_somebody_is() -> None:
    person = person_of("u", "n", ["aqb-freigeben", "aqb-bearbeiten", "aqb-kreis-06434", "aqb-kreis-06412"])
    assert person is not None
    assert (person.counties, person.may_record, person.may_approve) == (("06412", "06434"), False, False)
    assert person_with("u", "n", rights_of(person)) == person
