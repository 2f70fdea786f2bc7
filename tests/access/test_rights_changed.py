"""Rights that change while somebody is signed in: what was made under the old ones is given to nobody any more."""

from __future__ import annotations

import pytest
from conftest_access import browser
from starlette.websockets import WebSocketDisconnect
from test_sign_in import sign_in

from access import tokens
from access.cookies import COOKIE
from access.sign_in import SignIn
from data.trail.place import FilePlace
from data.trail.trail import Trail


def renewing_as(monkeypatch: pytest.MonkeyPatch, groups: list[str]) -> None:
    """Have the provider say these groups at the next renewal."""

    async def renewed(*_: object) -> dict[str, object]:
        return {"sub": "frida", "name": "Frida Freigebend", "groups": groups, "exp": 2_000_000_000}

    monkeypatch.setattr(tokens, "renewed", renewed)


@pytest.mark.parametrize("groups", [["aqb-lesen"], ["aqb-kreis-06434"], ["aqb-lesen", "aqb-bearbeiten"]])
def test_a_renewal_with_other_rights_ends_the_sign_in_and_is_noted(
    dashboard: SignIn, place: FilePlace, monkeypatch: pytest.MonkeyPatch, groups: list[str]
) -> None:
    client = browser(dashboard)
    sign_in(client, "frida")
    place.ask("update signed_in set expires = 1")
    renewing_as(monkeypatch, groups)
    # A file that was promised before would be made with the old rights for whoever holds the same sign-in.
    assert client.get("/media/versprochen.xlsx", follow_redirects=False).status_code == 303
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/_stcore/stream"):
        pass
    assert place.ask("select usr from signed_in where digest <> ''") == []
    last = Trail(place).everything()[-1]
    assert (last.user, last.kind, last.what) == ("frida", "signed_out", "die Rechte haben sich geändert")


def test_a_renewal_with_the_same_rights_goes_on(
    dashboard: SignIn, place: FilePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = browser(dashboard)
    sign_in(client, "frida")
    cookie = client.cookies[COOKIE]
    place.ask("update signed_in set expires = 1")
    renewing_as(monkeypatch, ["aqb-freigeben", "aqb-bearbeiten", "kantine"])
    assert client.get("/daten").text == "Seite /daten"
    assert client.cookies[COOKIE] == cookie
