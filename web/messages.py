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
from streamlit.runtime.runtime_util import get_max_widget_state_size_bytes

LOG = logging.getLogger("aqb.web")
KINDS = frozenset({"rerun_script", "stop_script", "file_urls_request", "app_heartbeat"})
# What a button for a file sends: a request for something that is made then.
OPERATIONS = frozenset({"deferred_file"})
# For each file somebody chooses Streamlit draws a number before it does anything else for anybody: a million names had
# everybody wait for 21 s. The agreements of twenty years are 520 files.
MOST_FILES = 1000


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
    """Whether a page sends this; what is none, or too long for one, is left to Streamlit, which closes the socket."""
    if len(content) > get_max_widget_state_size_bytes():
        return True
    said = BackMsg()
    try:
        said.ParseFromString(content)
    except DecodeError:
        return True
    kind = said.WhichOneof("type")
    if kind == "backend_operation_request":
        return said.backend_operation_request.WhichOneof("payload") in OPERATIONS
    if kind == "file_urls_request":
        return len(said.file_urls_request.file_names) <= MOST_FILES
    return kind in KINDS
