"""A real OpenID provider on loopback, and the gate before an application that answers everything."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from access.sessions import TABLE as SIGNED_IN
from access.sessions import Sessions
from access.settings import Provider
from access.sign_in import SignIn
from data.trail.place import FilePlace
from data.trail.trail import TABLE as TRAIL
from data.trail.trail import Trail

PEOPLE = {
    "lea": ("Lea Lesend", ["aqb-lesen"]),
    "bert": ("Bert Bearbeitend", ["aqb-bearbeiten"]),
    "frida": ("Frida Freigebend", ["aqb-bearbeiten", "aqb-freigeben"]),
    "karla": ("Karla Kreis", ["aqb-kreis-06434"]),
    "fremd": ("Fred Fremd", ["kantine"]),
}


def provider_of(max_age: timedelta = timedelta(hours=1), *, renews: bool = True) -> Iterator[str]:
    """The address of a provider that knows PEOPLE."""
    with warnings.catch_warnings():
        # The provider's own use of its library, not ours.
        warnings.simplefilter("ignore")
        from oidc_provider_mock import User, run_server_in_thread

        people = [User(sub=sub, claims={"name": name, "groups": groups}) for sub, (name, groups) in PEOPLE.items()]
        with run_server_in_thread(
            user_claims=people, access_token_max_age=max_age, issue_refresh_token=renews
        ) as server:
            yield f"http://localhost:{server.server_port}"


@pytest.fixture(scope="session")
def issuer() -> Iterator[str]:
    """A provider whose tokens last an hour."""
    yield from provider_of()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[FilePlace]:
    """Where trail and sign-ins lie."""
    opened = FilePlace(tmp_path / "trail.sqlite", [TRAIL, SIGNED_IN])
    yield opened
    opened.close()


async def everything(scope: Scope, receive: Receive, send: Send) -> None:
    """What stands behind the gate: files with a name, sockets that answer, pages."""
    if scope["type"] == "websocket":
        socket = WebSocket(scope, receive, send)
        await socket.accept()
        async for text in socket.iter_text():
            await socket.send_text(f"Antwort auf {text}")
        return
    path = HTTPConnection(scope).url.path
    answer: Response = PlainTextResponse(f"Seite {path}")
    if "/media/" in path:
        answer.status_code = 206 if "range" in HTTPConnection(scope).headers else 200
        answer.headers["content-disposition"] = 'attachment; filename="Mappe.pdf"'
    await answer(scope, receive, send)


def gate(issuer: str, place: FilePlace, prefix: str = "") -> SignIn:
    """The gate of an installation."""
    return SignIn(everything, prefix, Provider(issuer, "aqb", "geheim"), Sessions(place), Trail(place))


@pytest.fixture
def dashboard(issuer: str, place: FilePlace) -> SignIn:
    """The gate with the provider of an hour."""
    return gate(issuer, place)


def browser(dashboard: SignIn) -> TestClient:
    """A browser without cookies, at the dashboard."""
    return TestClient(dashboard, base_url="http://testserver", headers={"accept": "text/html"})
