"""Everybody sees where he is signed in, ends each by itself, and has only so many tabs."""

from __future__ import annotations

import re

import pytest
from conftest_access import browser
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect
from test_sign_in import sign_in

from access import tabs
from access.cookies import COOKIE
from access.sessions import digest, number
from access.sign_in import SignIn
from data.trail.place import FilePlace
from data.trail.trail import Trail


def _signed_in(dashboard: SignIn, *users: str) -> list[TestClient]:
    clients = [browser(dashboard) for _ in users]
    for client, user in zip(clients, users, strict=True):
        sign_in(client, user)
    return clients


def _is_in(client: TestClient) -> bool:
    return client.get("/daten", follow_redirects=False).text == "Seite /daten"


def test_somebody_sees_his_sign_ins_and_nobody_elses_and_ends_one_of_them(dashboard: SignIn, place: FilePlace) -> None:
    own, lost, other = _signed_in(dashboard, "lea", "lea", "bert")
    listed = own.get("/anmeldungen").text
    assert len(re.findall("<li>seit ", listed)) == 2
    assert listed.count("dieser Browser") == 1
    assert "Lea Lesend" in listed
    ways = re.findall(r'href="(/abmelden\?anmeldung=[^"]+)"', listed)
    assert ways == [f"/abmelden?anmeldung={number(lost.cookies[COOKIE])}"]
    # also one whose token has run out is listed, and is not renewed once it was ended
    place.ask("update signed_in set expires = 1 where digest = $1", digest(lost.cookies[COOKIE]))
    assert "ruht seit" in own.get("/anmeldungen").text
    assert "Beenden" not in own.get(ways[0]).text
    assert [_is_in(each) for each in (own, lost, other)] == [True, False, True]
    ended = [each.what for each in Trail(place).everything() if each.kind == "signed_out"]
    assert ended == ["in einem anderen Browser"]


def test_the_list_holds_nothing_that_signs_in(dashboard: SignIn) -> None:
    own, lost = _signed_in(dashboard, "lea", "lea")
    listed = own.get("/anmeldungen").text
    assert [each.cookies[COOKIE] in listed or digest(each.cookies[COOKIE]) in listed for each in (own, lost)] == [
        False,
        False,
    ]
    thief = browser(dashboard)
    thief.cookies.set(COOKIE, number(lost.cookies[COOKIE]))
    assert not _is_in(thief)


@pytest.mark.parametrize("asked", ["of another", "", "%", "0" * 16])
def test_nobody_ends_the_sign_in_of_another(dashboard: SignIn, place: FilePlace, asked: str) -> None:
    lea, bert = _signed_in(dashboard, "lea", "bert")
    listed = number(bert.cookies[COOKIE]) if asked == "of another" else asked
    lea.get("/abmelden", params={"anmeldung": listed})
    assert _is_in(lea)
    assert _is_in(bert)
    assert [each for each in Trail(place).everything() if each.kind == "signed_out"] == []


def test_a_foreign_page_ends_no_sign_in_and_without_one_there_is_no_list(dashboard: SignIn) -> None:
    own, lost = _signed_in(dashboard, "lea", "lea")
    way = f"/abmelden?anmeldung={number(lost.cookies[COOKIE])}"
    assert own.get(way, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert _is_in(lost)
    stranger = browser(dashboard)
    assert stranger.get("/anmeldungen", follow_redirects=False).headers["location"] == "/anmelden?nach=/anmeldungen"
    stranger.get(way, follow_redirects=False)
    assert _is_in(lost)


def test_one_person_has_only_so_many_tabs_and_nobody_else_has_fewer(
    dashboard: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tabs, "MOST_TABS", 1)
    lea, bert = _signed_in(dashboard, "lea", "bert")
    with lea.websocket_connect("/_stcore/stream"):
        with pytest.raises(WebSocketDisconnect) as refused, lea.websocket_connect("/_stcore/stream"):
            pass
        assert refused.value.code == tabs.TOO_MANY_CODE
        with bert.websocket_connect("/_stcore/stream") as socket:
            socket.send_text("Klick")
            assert socket.receive_text() == "Antwort auf Klick"
    # one that is closed makes room
    assert not dashboard.tabs.open
    with lea.websocket_connect("/_stcore/stream"):
        pass
