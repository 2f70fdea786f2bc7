"""A program with somebody's cookie goes on no faster than a hand; nobody else waits for it."""

from __future__ import annotations

import time

from conftest_access import browser
from test_sign_in import sign_in

from access.pace import Pace
from access.sign_in import SignIn


def test_some_pass_at_once_and_then_one_after_the_other() -> None:
    now = 1000.0
    pace = Pace(at_once=3, a_second=2, clock=lambda: now)
    assert [pace.next("lea") for _ in range(5)] == [0, 0, 0, 0.5, 1.0]
    assert pace.next("bert") == 0
    now += 1.0
    assert pace.next("lea") == 0.5
    # Who has rested has all of it again, and no more.
    now += 1000.0
    assert [pace.next("lea") for _ in range(4)] == [0, 0, 0, 0.5]


def took(act: object) -> float:
    """Seconds that this takes."""
    begun = time.monotonic()
    assert callable(act)
    act()
    return time.monotonic() - begun


def test_files_are_given_and_clicks_taken_at_this_pace(dashboard: SignIn) -> None:
    client = browser(dashboard)
    sign_in(client, "lea")
    dashboard.pace = Pace(at_once=2, a_second=1)
    for _ in range(2):
        client.get("/media/a.pdf")
    assert took(lambda: client.get("/media/a.pdf")) > 0.8
    assert took(lambda: client.get("/daten")) < 0.8
    dashboard.tabs.pace = Pace(at_once=2, a_second=1)
    with client.websocket_connect("/_stcore/stream") as socket:
        for _ in range(3):
            socket.send_text("a")
        assert took(lambda: [socket.receive_text() for _ in range(3)]) > 0.5
