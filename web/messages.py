"""What a browser may say over its socket: the page it wants, and the files it takes and brings.

Streamlit takes more from whoever is connected: `clear_cache` throws away what all people share, the open store
included, so that one message had everybody wait for 18 s; others tell of the program's repository, write into its
folder or page through tables of other tabs by their number. Nothing of that is asked for by these pages.
"""

from __future__ import annotations

import logging

from google.protobuf.message import DecodeError  # type: ignore[import-untyped] # ships no types
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

LOG = logging.getLogger("aqb.web")
KINDS = frozenset({"rerun_script", "stop_script", "file_urls_request", "app_heartbeat"})
# What a button for a file sends: a request for something that is made then.
OPERATIONS = frozenset({"deferred_file"})


class Messages:
    """Lets these messages through and drops every other, as if it had not come."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return

        async def incoming() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive" or _is_expected(message.get("bytes") or b""):
                    return message
                user = scope.get("state", {}).get("aqb_user", "")
                LOG.warning("Eine Nachricht, die keine Seite sendet, wurde nicht beachtet.", extra={"user": user})

        await self.app(scope, incoming, send)


def _is_expected(content: bytes) -> bool:
    """Whether a page sends this; what is no message at all is left to Streamlit, which closes the socket for it."""
    said = BackMsg()
    try:
        said.ParseFromString(content)
    except DecodeError:
        return True
    kind = said.WhichOneof("type")
    if kind == "backend_operation_request":
        return said.backend_operation_request.WhichOneof("payload") in OPERATIONS
    return kind in KINDS
