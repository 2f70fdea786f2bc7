"""What the answer to a request for a file leaves in the trail."""

from __future__ import annotations

from email.message import Message as Head

from starlette.types import Message, Scope

from data.trail.trail import Kind


def entry(scope: Scope, start: Message) -> tuple[Kind, str] | None:
    """Kind and words of the entry: a file that is given, or one of another browser that was refused; else None.

    `start` begins the answer; what the file is about was left in the request by web/downloads.py.
    """
    state = scope.get("state", {})
    if "aqb_foreign" in state:
        return "refused", f"Datei eines anderen Browsers · {state['aqb_foreign']}"
    disposition = dict(start["headers"]).get(b"content-disposition")
    if scope["method"] != "GET" or start["status"] not in (200, 206) or disposition is None:
        return None
    return "taken_away", " · ".join(filter(None, [_file_name(disposition), state.get("aqb_about", "")]))


def _file_name(disposition: bytes) -> str:
    """The name a file is given under, also one that is not written in ASCII (RFC 6266)."""
    said = Head()
    said["content-disposition"] = disposition.decode("latin-1")
    return said.get_filename() or disposition.decode("latin-1")
