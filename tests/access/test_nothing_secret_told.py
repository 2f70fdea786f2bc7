"""What a sign-in that fails says and writes to the log: no secret of the client, no token, no cookie, no code."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from authlib.integrations.base_client import OAuthError
from conftest_access import browser, everything, gate
from httpx2 import ConnectError, Request
from pythonjsonlogger.json import JsonFormatter
from starlette.testclient import TestClient
from test_attacks import signed, unsigned

from access import settings
from access.cookies import COOKIE
from access.person import LOCAL, Person
from access.renewals import Renewal
from access.sessions import Sessions
from access.settings import Provider, SettingsRefused
from access.sign_in import SignIn
from data.faults import StoreError
from data.trail.place import FilePlace
from data.trail.trail import Trail
from web.unexpected import Faults

SECRET, REFRESH, ACCESS = "kunden-geheimnis-4711", "erneuerung-0815", "zugang-0816"
CODE = "freigabecode-0817"
PERSON = Person("lea", "Lea Lesend", frozenset({"read"}))


def written(caplog: pytest.LogCaptureFixture) -> str:
    """The log as a collector gets it, tracebacks included; of other libraries what a server lets through."""
    form = JsonFormatter("{levelname}{name}{message}", style="{", json_ensure_ascii=False)
    told = [each for each in caplog.records if each.levelno >= logging.WARNING or each.name.startswith("aqb")]
    return "\n".join(form.format(each) for each in told)


def claims_of(dashboard: SignIn, nonce: str) -> dict[str, Any]:
    now = time.time()
    return {
        "iss": dashboard.provider.issuer, "aud": "aqb", "sub": "lea", "name": "Lea Lesend", "groups": ["aqb-lesen"],
        "iat": now, "exp": now + 600, "nonce": nonce,
    }  # fmt: skip


def fails(fault: Exception) -> Callable[..., Any]:
    async def answered(**_: object) -> Mapping[str, str]:
        raise fault

    return answered


def answers(token: str) -> Callable[..., Any]:
    async def answered(**_: object) -> Mapping[str, str]:
        return {"id_token": token, "access_token": ACCESS, "refresh_token": REFRESH, "token_type": "Bearer"}

    return answered


@pytest.fixture
def secretive(issuer: str, place: FilePlace) -> SignIn:
    """The gate with a secret that can be told from any other word."""
    return SignIn(everything, "", Provider(issuer, "aqb", SECRET), Sessions(place), Trail(place))


WRONG: dict[str, Callable[[SignIn, str], Callable[..., Any]]] = {
    "an unsigned token": lambda gate, nonce: answers(unsigned(claims_of(gate, nonce))),
    "a token of another flow": lambda gate, _: answers(signed(claims_of(gate, "alt"))),
    "no token": lambda _gate, _nonce: answers("abc.def.ghi"),
    "a client that is refused": lambda _gate, _nonce: fails(OAuthError("invalid_client", "Client refused")),
    "a provider that is away": lambda gate, _: fails(
        ConnectError("refused", request=Request("POST", f"{gate.provider.issuer}/oauth2/token"))
    ),
    "the list of sign-ins out of reach": lambda _gate, _nonce: fails(StoreError("Das Protokoll ist nicht zu lesen.")),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_sign_in_that_fails_tells_nobody_a_secret(
    secretive: SignIn, caplog: pytest.LogCaptureFixture, wrong: str
) -> None:
    caplog.set_level(logging.DEBUG)
    client = browser(secretive)
    begun = client.get("/anmelden", follow_redirects=False)
    asked = parse_qs(urlsplit(begun.headers["location"]).query)
    flow = client.cookies["aqb_sign_in"]
    answered = WRONG[wrong](secretive, asked["nonce"][0])
    secretive.client.fetch_access_token = answered
    failed = client.get(f"/oauth2callback?code={CODE}&state={asked['state'][0]}", follow_redirects=False)
    assert failed.status_code == 502
    said = failed.text + str(failed.headers) + written(caplog)
    assert "Anmeldung nicht möglich" in said
    hidden = [SECRET, REFRESH, ACCESS, CODE, flow, asked["nonce"][0], asked["code_challenge"][0]]
    assert [each for each in hidden if each in said] == []
    # nor any token in the form of the standard
    assert re.search(r"eyJ[\w-]+\.[\w-]+\.", said) is None


def test_a_fault_behind_the_gate_tells_no_cookie(
    place: FilePlace, caplog: pytest.LogCaptureFixture, issuer: str
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("kaputt")

    dashboard = gate(issuer, place)
    dashboard.app = broken
    token = dashboard.sessions.begin(PERSON, time.time() + 600)
    client = TestClient(Faults(dashboard), base_url="http://testserver", raise_server_exceptions=False)
    failed = client.get("/daten", headers={"cookie": f"{COOKIE}={token}; aqb_browser=meins-0818"})
    assert failed.status_code == 500
    said = failed.text + str(failed.headers) + written(caplog)
    assert "kaputt" in said
    assert "kaputt" not in failed.text
    assert [each for each in (token, "meins-0818", "geheim") if each in said] == []


def test_settings_that_cannot_be_taken_name_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "secret"
    file.write_text(SECRET)
    monkeypatch.setenv(settings.SECRET_FILE, str(file))
    for issuer, client in (("", "aqb"), ("ftp://anmeldung.example", "aqb"), ("https://anmeldung.example", "")):
        monkeypatch.setenv(settings.ISSUER, issuer)
        monkeypatch.setenv(settings.CLIENT, client)
        with pytest.raises(SettingsRefused) as refused:
            settings.from_environment()
        assert SECRET not in str(refused.value)


def test_what_holds_a_secret_shows_it_in_no_message() -> None:
    shown = f"{Provider('https://a.example', 'aqb', SECRET)!r} {Renewal(REFRESH, LOCAL)!r}"
    assert [each for each in (SECRET, REFRESH) if each in shown] == []
