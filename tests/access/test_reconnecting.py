"""The number of a session of Streamlit's counts only for whom it was given to."""

from __future__ import annotations

import pytest
from starlette.types import Scope
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from access import reconnecting
from access.person import Person, person_of
from access.reconnecting import Reconnecting

LEA = person_of("lea", "Lea Lesend", ["aqb-lesen"])
KARLA = person_of("karla", "Karla Kreis", ["aqb-kreis-06434"])
LEA_NOW = person_of("lea", "Lea Lesend", ["aqb-lesen", "aqb-bearbeiten"])
HEAD = b"sec-websocket-protocol"


def told(number: str) -> dict[str, object]:
    """What the server sends when a session has begun."""
    said = ForwardMsg()
    said.new_session.initialize.session_id = number
    return {"type": "websocket.send", "bytes": said.SerializeToString()}


def asking(value: bytes) -> Scope:
    """A handshake that asks for a session."""
    return {"type": "websocket", "headers": [(b"host", b"a"), (HEAD, value)]}


def asked(scope: Scope) -> bytes:
    return dict(scope["headers"])[HEAD]


@pytest.mark.parametrize(
    ("person", "number", "passed"),
    [
        (LEA, b"nummer-1", b"streamlit, x, nummer-1"),
        (KARLA, b"nummer-1", b"streamlit, x"),
        (LEA_NOW, b"nummer-1", b"streamlit, x"),
        (LEA, b"nummer-2", b"streamlit, x"),
        (KARLA, b"", b"streamlit, x"),
        (KARLA, b" nummer-1 , nummer-1", b"streamlit, x"),
    ],
)
def test_a_number_counts_for_whom_it_was_given_to(person: Person, number: bytes, passed: bytes) -> None:
    own = Reconnecting()
    assert LEA
    assert own.learn(told("nummer-1"), LEA)
    assert asked(own.only_own(asking(b"streamlit, x, " + number), person)) == passed


@pytest.mark.parametrize("content", [b"", ForwardMsg(script_finished=0).SerializeToString()])
def test_other_messages_tell_no_number(content: bytes) -> None:
    assert LEA
    assert not Reconnecting().learn({"type": "websocket.send", "bytes": content}, LEA)
    assert not Reconnecting().learn({"type": "websocket.accept"}, LEA)


def test_a_first_visit_passes_as_it_came() -> None:
    assert LEA
    assert asked(Reconnecting().only_own(asking(b"streamlit"), LEA)) == b"streamlit"
    assert asked(Reconnecting().only_own(asking(b"streamlit, abc"), LEA)) == b"streamlit, abc"


def test_not_more_are_kept_in_mind_than_a_server_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reconnecting, "MOST", 2)
    own = Reconnecting()
    assert LEA
    for number in ("1", "2", "3"):
        own.learn(told(number), LEA)
    passed = [asked(own.only_own(asking(b"s, x, " + each), LEA)) for each in (b"1", b"2", b"3")]
    assert passed == [b"s, x", b"s, x, 2", b"s, x, 3"]
