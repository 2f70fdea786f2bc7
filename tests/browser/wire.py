"""A person without a browser: signs in at the provider, opens a socket of Streamlit's, and sends whatever she likes."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit

import httpx2
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

PATIENCE_S = 120.0
END = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR)


@dataclass
class Seen:
    """All that came over the socket for one run."""

    messages: list[ForwardMsg]
    raw: list[bytes] = field(default_factory=list)

    @property
    def elements(self) -> list[Element]:
        """What is drawn."""
        return [each.delta.new_element for each in self.messages if each.WhichOneof("type") == "delta"]

    @property
    def text(self) -> str:
        """Every letter that was sent: texts, figures, tooltips, options, addresses."""
        return " ".join(each.decode("utf-8", "replace") for each in self.raw)

    @property
    def drawers(self) -> dict[str, dict[str, object]]:
        """The menus and drawers of the page, each to be opened."""
        blocks = [each.delta.add_block for each in self.messages if each.WhichOneof("type") == "delta"]
        names = [each.popover.id or each.expandable.id for each in blocks]
        return {name: {"bool_value": True} for name in names if name}

    def of(self, kind: str) -> list[Element]:
        """The elements of a kind: selectbox, download_button, …"""
        return [each for each in self.elements if each.HasField(kind)]


class Wire:
    """One tab of somebody who is signed in."""

    def __init__(self, address: str, cookies: Mapping[str, str], connection: ClientConnection) -> None:
        self.address = address
        self.cookies = cookies
        self._connection = connection
        self._numbers = itertools.count(1)
        self.session = ""

    def run(self, path: str, asked: Mapping[str, object] | None = None, **widgets: Mapping[str, object]) -> Seen:
        """Run a page with this address; `widgets` are values of widgets by their id, as {field: value}."""
        message = BackMsg()
        message.rerun_script.page_name = path
        message.rerun_script.query_string = urlencode(asked or {}, doseq=True)
        for name, values in widgets.items():
            _fill(message.rerun_script.widget_states.widgets.add(), name, values)
        self.send(message)
        return self._until(_is_end)

    def send(self, message: BackMsg) -> None:
        """Send one message, whatever it is."""
        self._connection.send(message.SerializeToString())

    def promised(self, file_id: str) -> str:
        """The address of a file that is made when it is asked for; empty: refused."""
        message = BackMsg()
        message.backend_operation_request.request_id = f"r{next(self._numbers)}"
        message.backend_operation_request.session_id = self.session
        message.backend_operation_request.deferred_file.file_id = file_id
        self.send(message)
        seen = self._until(lambda got: got.WhichOneof("type") == "backend_operation_response")
        return str(seen.messages[-1].backend_operation_response.deferred_file.url)

    def fetch(self, url: str) -> httpx2.Response:
        """Ask the server for an address, with the cookies of this person."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return httpx2.get(f"{self.address}{url}", headers={"cookie": cookies}, timeout=PATIENCE_S)

    def _until(self, over: Callable[[ForwardMsg], bool]) -> Seen:
        seen = Seen([])
        while True:
            raw = self._connection.recv(PATIENCE_S, decode=False)
            got = ForwardMsg.FromString(raw)
            if got.WhichOneof("type") == "new_session":
                seen, self.session = Seen([]), got.new_session.initialize.session_id
            seen.messages.append(got)
            seen.raw.append(raw)
            if over(got):
                return seen


def _is_end(got: ForwardMsg) -> bool:
    return got.WhichOneof("type") == "script_finished" and got.script_finished in END


def _fill(state: WidgetState, name: str, values: Mapping[str, object]) -> None:
    state.id = name
    for part, value in values.items():
        if isinstance(value, list):
            getattr(state, part).data.extend(value)
        else:
            setattr(state, part, value)


def sign_in(address: str, user: str) -> dict[str, str]:
    """The cookies of somebody who has gone the whole way of signing in."""
    with httpx2.Client(headers={"accept": "text/html"}, timeout=PATIENCE_S) as client:
        begun = client.get(f"{address}/anmelden", follow_redirects=False)
        at_provider = httpx2.post(begun.headers["location"], data={"sub": user}, follow_redirects=False)
        back = urlsplit(at_provider.headers["location"])
        client.get(f"{address}{back.path}?{back.query}", follow_redirects=False)
        client.get(f"{address}/")
        return dict(client.cookies)


def broken(address: str, user: str) -> httpx2.Response:
    """What somebody is told who comes back from the provider with a code that it never gave."""
    with httpx2.Client(headers={"accept": "text/html"}, timeout=PATIENCE_S) as client:
        begun = client.get(f"{address}/anmelden", follow_redirects=False)
        at_provider = httpx2.post(begun.headers["location"], data={"sub": user}, follow_redirects=False)
        asked = dict(parse_qsl(urlsplit(at_provider.headers["location"]).query)) | {"code": "erfunden"}
        return client.get(f"{address}/oauth2callback", params=asked, follow_redirects=False)


@contextmanager
def tab(address: str, cookies: Mapping[str, str], number: str = "") -> Iterator[Wire]:
    """A tab with these cookies, which asks for the session of this `number` where it had one before.

    Raises WebSocketException where the server takes none.
    """
    head = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    with connect(
        address.replace("http", "ws", 1) + "/_stcore/stream",
        subprotocols=[Subprotocol(each) for each in ("streamlit", *(["x", number] if number else []))],
        additional_headers=head,
        max_size=None,
        open_timeout=PATIENCE_S,
        ping_interval=None,
        compression=None,
    ) as connection:
        yield Wire(address, cookies, connection)
