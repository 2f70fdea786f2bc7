"""A tab whose line was cut off connects again with the number of its session, and finds what was half written there.

Streamlit gives a session to whoever names its number. At a browser that two people share the tab of the one before
names it by itself, and the next one would find his words; so a number counts only for the person it was given to, with
the rights of then.
"""

from __future__ import annotations

from starlette.types import Message, Scope
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from access.person import Person

_HEAD = b"sec-websocket-protocol"
# Of "streamlit, XSRF token, number of a session".
_NUMBER = 2
# Ten times as many as a server has open; an older one begins anew, as after a restart.
MOST = 2_000


class Reconnecting:
    """Whose each session is, as far as this process has given out its number."""

    def __init__(self) -> None:
        self._of: dict[str, Person] = {}

    def only_own(self, scope: Scope, person: Person) -> Scope:
        """The handshake, without the number of a session that is not known as this person's."""
        heads = [(name, self._own(value, person) if name == _HEAD else value) for name, value in scope["headers"]]
        return {**scope, "headers": heads}

    def learn(self, message: Message, person: Person) -> bool:
        """Whether this message to the browser told it the number of its session; then it is this person's."""
        if message["type"] != "websocket.send" or not message.get("bytes"):
            return False
        said = ForwardMsg.FromString(message["bytes"])
        if said.WhichOneof("type") != "new_session":
            return False
        number = said.new_session.initialize.session_id
        # The one heard of last comes last, so that an open one is not forgotten before those that are over.
        self._of.pop(number, None)
        self._of[number] = person
        while len(self._of) > MOST:
            del self._of[next(iter(self._of))]
        return True

    def is_of_another(self, number: str, person: Person) -> bool:
        """Whether this session is known as that of somebody else."""
        return self._of.get(number, person) != person

    def _own(self, value: bytes, person: Person) -> bytes:
        parts = [part.strip() for part in value.split(b",")]
        known = self._of.get(b"".join(parts[_NUMBER : _NUMBER + 1]).decode("latin-1"))
        return value if known == person else b", ".join(parts[:_NUMBER])
