"""The gate: a request under a foreign name, from a foreign page or to a closed address never reaches Streamlit.

It stands before Streamlit also because Streamlit answers a doubtful handshake by asking the internet for its own
address (streamlit.net_util): what is refused here asks nobody.
"""

from __future__ import annotations

import re

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from web.hosts import Hosts
from web.logs import REQUESTS

FOREIGN_HOST = "Unter diesem Namen ist das Dashboard nicht zu erreichen. Bitte die vereinbarte Adresse verwenden."
FOREIGN_PAGE = "Diese Anfrage kommt von einer fremden Seite und wird nicht beantwortet."
CLOSED = "Diese Adresse gibt es nicht."
# What the browser needs of Streamlit's own addresses. Closed are metrics, which tell what is loaded and how often, and
# the interface for programs, which describes itself also when it is switched off.
_OPEN = re.compile(r"(health|host-config|stream|upload_file/.+|bidi-components/.+)")


class Gate:
    """Refuses with a short sentence: 400 for the name, 403 for the page it comes from, 404 for what is closed."""

    def __init__(self, app: ASGIApp, hosts: Hosts, prefix: str) -> None:
        self.app = app
        self.hosts = hosts
        self.core = f"{prefix}/_stcore"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        asked = self.hosts.asked(scope["scheme"], _values(scope, b"host"))
        path = scope["path"]
        if asked is None or not path.startswith("/"):
            await _turn_away(scope, receive, send, 400, FOREIGN_HOST)
        elif not self.hosts.may_come_from(asked, _values(scope, b"origin")):
            await _turn_away(scope, receive, send, 403, FOREIGN_PAGE)
        elif _is_closed(path, self.core):
            await _turn_away(scope, receive, send, 404, CLOSED)
        else:
            await self.app(scope, receive, send)


def _is_closed(path: str, core: str) -> bool:
    below = path.removeprefix(core)
    return below != path and below[:1] in ("", "/") and not _OPEN.fullmatch(below[1:])


async def _turn_away(scope: Scope, receive: Receive, send: Send, status: int, sentence: str) -> None:
    # What the gate lets through is noted behind it (web/watch.py).
    said = {"method": scope.get("method", "WEBSOCKET"), "path": scope["path"], "status": status}
    REQUESTS.info("turned away", extra=said)
    await refuse(scope, receive, send, status, sentence)


async def refuse(scope: Scope, receive: Receive, send: Send, status: int, sentence: str) -> None:
    """Answer a request or a handshake with this status and sentence, in words wherever the server can send them."""
    if scope["type"] == "websocket" and "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": 1008, "reason": sentence[:100]})
        return
    await PlainTextResponse(f"{sentence}\n", status)(scope, receive, send)


def _values(scope: Scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key.lower() == name]
