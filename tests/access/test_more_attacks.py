"""More attacks on the sign-in: tokens that bring their own key, odd claims, heads that speak of somebody else."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable

import pytest
from conftest_access import browser, gate, provider_of
from joserfc import jwt
from joserfc.jwk import ECKey
from starlette.testclient import TestClient
from test_attacks import KEY, OTHER_KEY, Claims, back_with, signed
from test_sign_in import sign_in

from access.cookies import COOKIE
from access.sign_in import SignIn
from data.trail.place import FilePlace


def headed(claims: Claims, **head: object) -> str:
    """Signed by a key of the attacker's, whose head says where to look for it."""
    return jwt.encode({"alg": "RS256", "kid": "k"} | head, claims, OTHER_KEY)


def spelled_none(claims: Claims) -> str:
    parts = [{"alg": "nOnE", "kid": "k"}, claims]
    return ".".join([*(base64.urlsafe_b64encode(json.dumps(each).encode()).decode().rstrip("=") for each in parts), ""])


def by_a_curve(claims: Claims) -> str:
    """Signed by a key of another kind under the number of the provider's."""
    return jwt.encode({"alg": "ES256", "kid": "k"}, claims, ECKey.generate_key("P-256"))


def two_tokens(claims: Claims) -> str:
    """The signature of a right token under other claims, with a part too many."""
    more = json.dumps(claims | {"groups": ["aqb-freigeben"]}).encode()
    return f"{signed(claims)}.{base64.urlsafe_b64encode(more).decode()}"


FORGED: dict[str, Callable[[Claims], str]] = {
    "its own key in its head (jwk)": lambda claims: headed(claims, jwk=OTHER_KEY.as_dict(private=False)),
    "an address of its own keys (jku)": lambda claims: headed(claims, jku="http://127.0.0.1:1/jwks"),
    "a number that is a path (kid)": lambda claims: headed(claims, kid="../../../../dev/null"),
    "a number that is SQL (kid)": lambda claims: headed(claims, kid="k' or '1'='1"),
    "alg nOnE": spelled_none,
    "ES256 by another key": by_a_curve,
    "a part too many": two_tokens,
    "an end that is text": lambda claims: signed(claims | {"exp": "nie"}),
    "an end that is a list": lambda claims: signed(claims | {"exp": [time.time() + 600]}),
    "another access token (at_hash)": lambda claims: signed(claims | {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"}),
    "an issuer that only begins like it": lambda claims: signed(claims | {"iss": f"{claims['iss']}.boese.example"}),
    "an audience that only contains it": lambda claims: signed(claims | {"aud": "aqb-test"}),
}


@pytest.mark.parametrize("how", FORGED)
def test_a_token_that_says_itself_why_to_believe_it_lets_nobody_in(dashboard: SignIn, how: str) -> None:
    client = browser(dashboard)
    assert back_with(dashboard, client, FORGED[how]) == 502
    assert COOKIE not in client.cookies


@pytest.mark.parametrize(
    "groups", ["aqb-freigeben", {"aqb-freigeben": True}, [["aqb-freigeben"]], [{"name": "aqb-freigeben"}], None, 7, ""]
)
def test_groups_of_another_form_give_no_right(dashboard: SignIn, groups: object) -> None:
    client = browser(dashboard)
    assert back_with(dashboard, client, lambda claims: signed(claims | {"groups": groups}, KEY)) == 403
    assert COOKIE not in client.cookies


def test_a_token_that_never_ends_ends_after_twelve_hours(place: FilePlace) -> None:
    for issuer in provider_of():
        dashboard = gate(issuer, place)
        client = browser(dashboard)
        assert back_with(dashboard, client, lambda claims: signed(claims | {"exp": 10**12})) == 303
        place.ask("update signed_in set since = since - $1", 12 * 3600)
        assert client.get("/daten", follow_redirects=False).status_code == 303


@pytest.mark.parametrize(
    "head",
    [
        {"x-forwarded-user": "frida"},
        {"remote-user": "frida", "x-remote-user": "frida"},
        {"authorization": "Basic ZnJpZGE6eA=="},
        {"authorization": "Bearer eyJhbGciOiJub25lIn0.e30."},
        {"x-original-url": "/_stcore/health", "x-rewrite-url": "/_stcore/health"},
        {"x-forwarded-for": "127.0.0.1", "x-real-ip": "127.0.0.1"},
        {"x-http-method-override": "GET", "x-forwarded-prefix": "/_stcore/health"},
    ],
)
def test_no_head_of_a_request_signs_anybody_in(dashboard: SignIn, head: dict[str, str]) -> None:
    client = TestClient(dashboard, base_url="http://testserver")
    assert client.get("/daten", headers=head).status_code == 401


def test_no_head_of_a_request_leads_the_sign_in_elsewhere(dashboard: SignIn) -> None:
    elsewhere = {"x-forwarded-host": "boese.example", "forwarded": "host=boese.example", "x-host": "boese.example"}
    begun = browser(dashboard).get("/anmelden", headers=elsewhere, follow_redirects=False)
    assert "redirect_uri=http%3A%2F%2Ftestserver%2Foauth2callback" in begun.headers["location"]
    assert "boese" not in str(begun.headers)


def test_two_cookies_of_the_name_count_as_one_for_gate_and_page(dashboard: SignIn) -> None:
    client = browser(dashboard)
    sign_in(client, "lea")
    own = client.cookies[COOKIE]
    plain = TestClient(dashboard, base_url="http://testserver")
    # The last one counts; what comes behind the gate has that one only.
    for cookies, status in ((f"{COOKIE}=x; {COOKIE}={own}", 200), (f"{COOKIE}={own}; {COOKIE}=x", 401)):
        assert plain.get("/daten", headers={"cookie": cookies}).status_code == status
