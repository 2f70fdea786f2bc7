"""A reader without a browser: one session over Streamlit's own WebSocket protocol.

Sends what the browser's side of Streamlit sends on a click and understands what comes back. An answer only counts when
it is the page that was asked for, without a fault and with another content than before: an error page is answered
fast, and a click with a wrong page is answered with the first page, without a word.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Selectbox_pb2 import Selectbox
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

PATIENCE_S = 120.0
# Inputs are left out: what was chosen comes back in them even when nothing else on the page follows.
DRAWN = ("heading", "html", "markdown", "metric", "plotly_chart", "bidi_component")
END = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR)


@dataclass(frozen=True)
class Answer:
    """One rerun as the reader saw it: time from the click to the end of the script, and what was wrong, if anything."""

    ms: float
    fault: str


class Reader:
    """An open page of one server and the select box that is clicked in it; made by `opened`."""

    def __init__(self, connection: ClientConnection, label: str, seed: int) -> None:
        self.messages: list[ForwardMsg] = []
        self._connection = connection
        self._label = label
        # Draws clicks, the same in every run.
        self._chance = random.Random(seed)
        self._query = ""
        self._page = ""
        self._known: dict[str, ForwardMsg] = {}
        self._chosen: str | None = None

    async def click(self) -> Answer:
        """Choose another option and wait for the end of the script; faults are told, never raised."""
        box = _box(self.messages, self._label)
        option = self._chance.choice([option for option in box.options if option != self._chosen])
        return await self.choose(option)

    async def choose(self, option: str) -> Answer:
        """Choose this option; what is drawn must change by it."""
        box = _box(self.messages, self._label)
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add()
        state.id, state.string_value = box.id, option
        if box.query_param_key:  # the browser writes a bound choice into the address before it sends it
            self._query = urlencode({**dict(parse_qsl(self._query)), box.query_param_key: option})
        before, page = drawn(self.messages), self._page
        started = time.perf_counter()
        try:
            answered = await self._ask(message)
        except (TimeoutError, OSError, WebSocketException) as fault:
            return Answer((time.perf_counter() - started) * 1000, f"{type(fault).__name__}: {fault}")
        spent = (time.perf_counter() - started) * 1000
        if wrong := fault_in(answered):
            return Answer(spent, wrong)
        if self._page != page:
            return Answer(spent, "another page than the one clicked in")
        self._chosen, self.messages = option, answered
        return Answer(spent, "" if drawn(answered) != before else f"nothing drawn anew for {option}")

    async def close(self) -> None:
        """Leave, as one who closes the browser's tab."""
        await self._connection.close()

    async def first(self, path: str, query: str) -> None:
        """Open a page by its address; raises RuntimeError when it is no page or has not the select box."""
        message = BackMsg()
        message.rerun_script.page_name, self._query = path, query
        answered = await self._ask(message)
        if wrong := fault_in(answered):
            raise RuntimeError(f"/{path}?{query}: {wrong}")
        box, self.messages = _box(answered, self._label), answered
        self._chosen = box.raw_value or box.options[box.default]

    async def _ask(self, message: BackMsg) -> list[ForwardMsg]:
        """Everything up to the end of the script; a run that is given up for the next one is not the end."""
        state = message.rerun_script
        state.query_string, state.page_script_hash = self._query, self._page
        state.cached_message_hashes.extend(self._known)
        await self._connection.send(message.SerializeToString())
        answered: list[ForwardMsg] = []
        async with asyncio.timeout(PATIENCE_S):
            while True:
                got = ForwardMsg.FromString(await self._connection.recv(decode=False))
                kind = got.WhichOneof("type")
                if kind == "new_session":  # what was sent before it is replaced, all but the news that there is no page
                    answered = [earlier for earlier in answered if earlier.WhichOneof("type") == "page_not_found"]
                elif kind == "ref_hash":
                    got = self._known[got.ref_hash]
                elif kind == "navigation":
                    self._page = got.navigation.page_script_hash
                elif kind == "page_info_changed":
                    self._query = got.page_info_changed.query_string
                answered.append(got)
                if kind == "script_finished" and got.script_finished in END:
                    break
        self._known = {kept.hash: kept for kept in answered if kept.metadata.cacheable}
        return answered


async def opened(address: str, path: str, query: str, label: str, seed: int) -> Reader:
    """A new session on a page of a server, ready to click in the select box of this label.

    Raises RuntimeError when that is no page, OSError or WebSocketException when nobody answers.
    """
    stream = address.replace("http", "ws", 1) + "_stcore/stream"
    # No pings of our own: a browser sends none, and a server under load must not lose its readers for it.
    connection = await connect(
        stream, subprotocols=[Subprotocol("streamlit")], max_size=None, open_timeout=PATIENCE_S, ping_interval=None
    )
    reader = Reader(connection, label, seed)
    try:
        await reader.first(path, query)
    except BaseException:
        await connection.close()
        raise
    return reader


def fault_in(messages: Iterable[ForwardMsg]) -> str:
    """What makes an answer no page: an exception, an error in a box, a page that does not exist; else nothing."""
    for message in messages:
        kind = message.WhichOneof("type")
        if kind == "page_not_found":
            return "page not found"
        if kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            return "the script does not compile"
    for element in _elements(messages):
        if element.HasField("exception"):
            return f"{element.exception.type}: {element.exception.message}"
        if element.HasField("alert") and element.alert.format == Alert.ERROR:
            return element.alert.body
    return ""


def drawn(messages: Iterable[ForwardMsg]) -> list[bytes]:
    """What the page shows, input fields left out."""
    return [
        element.SerializeToString(deterministic=True)
        for element in _elements(messages)
        if element.WhichOneof("type") in DRAWN
    ]


def _elements(messages: Iterable[ForwardMsg]) -> list[Element]:
    return [message.delta.new_element for message in messages if message.WhichOneof("type") == "delta"]


def _box(messages: Sequence[ForwardMsg], label: str) -> Selectbox:
    for element in _elements(messages):
        if element.HasField("selectbox") and element.selectbox.label == label:
            return element.selectbox
    raise RuntimeError(f"no select box „{label}“ in the answer")
