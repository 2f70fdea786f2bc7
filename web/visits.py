"""When this browser was last here: two moments in a cookie of its own, which the page itself reads.

No name and no number of a person is in it, nothing is kept on the server; so „seit meinem letzten Besuch“ works before
anybody signs in. A visit ends when nothing was loaded for some hours: a reload is no new one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "aqb_visits"
APART = timedelta(hours=4)
_KEPT_SECONDS = 400 * 24 * 3600  # the most a browser grants
_VALID = re.compile(r"(\d{8}T\d{6})?_(\d{8}T\d{6})")
_FORM = "%Y%m%dT%H%M%S"


def last(cookie: str) -> datetime | None:
    """The moment (UTC) at which the visit before this one was last seen; None when there was none."""
    found = _VALID.fullmatch(cookie)
    return _read(found[1]) if found and found[1] else None


def stamped(cookie: str, now: datetime) -> str:
    """The cookie after a page was loaded: the visit before, and this moment."""
    found = _VALID.fullmatch(cookie)
    seen = _read(found[2]) if found else None
    before = seen if seen is not None and now - seen >= APART else last(cookie)
    return f"{before.strftime(_FORM) if before else ''}_{now.strftime(_FORM)}"


def _read(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _FORM)
    except ValueError:
        return None


def _utc_now() -> datetime:
    """This moment in UTC without a zone, as the log of the deliveries has it."""
    return datetime.now(UTC).replace(tzinfo=None)


class Visits:
    """Writes down, in the browser, each loading of the page."""

    def __init__(self, app: ASGIApp, prefix: str, clock: Callable[[], datetime] = _utc_now) -> None:
        self.app = app
        self.prefix = prefix
        self.clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return

        async def out(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                kind = dict(message["headers"]).get(b"content-type", b"")
                if kind.startswith(b"text/html"):
                    message = {**message, "headers": [*message["headers"], (b"set-cookie", self._stamped(scope))]}
            await send(message)

        await self.app(scope, receive, out)

    def _stamped(self, scope: Scope) -> bytes:
        secure = "; Secure" if scope["scheme"] == "https" else ""
        value = stamped(HTTPConnection(scope).cookies.get(COOKIE, ""), self.clock())
        return (
            f"{COOKIE}={value}; Path={self.prefix}/; Max-Age={_KEPT_SECONDS}; HttpOnly; SameSite=Lax{secure}".encode()
        )
