"""What whoever runs the dashboard sees of it: requests in the log, numbers for a monitor, ready or not, and a limit.

The numbers are closed until a token is set, because they tell how much is used; open is whether the server is ready.
"""

from __future__ import annotations

import hmac
import logging
import os
import time
from collections.abc import Callable
from pathlib import Path

from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.gate import refuse
from web.logs import REQUESTS

LOG = logging.getLogger("aqb.web")
READY, METRICS = "ready", "metrics"
TOKEN_FILE, MOST = "AQB_METRICS_TOKEN_FILE", "AQB_MOST_SESSIONS"
# 50 people with four tabs each. A session takes less than a megabyte (docs/speed.md).
MOST_SESSIONS = 200
# The reason names files and servers; anybody may ask.
NOT_READY = "Nicht bereit; der Grund steht im Log des Servers, und hier für den, der die Zahlen sehen darf."
FULL = "Gerade arbeiten zu viele mit dem Dashboard. Bitte in einigen Minuten wieder öffnen."

ANSWERED = Counter("aqb_requests", "Requests answered, by class of status", ["status"])
TOOK = Histogram("aqb_request_seconds", "Time to the beginning of an answer", buckets=(0.01, 0.05, 0.2, 1, 5))
SESSIONS = Gauge("aqb_sessions", "Open sessions: tabs with the dashboard")
CLICKS = Counter("aqb_messages", "Messages of browsers on open sessions, about one a click")
REFUSED = Counter("aqb_sessions_refused", "Sessions refused because there were too many")


class SettingRefused(ValueError):
    """A setting of the server cannot be taken as it is."""


class Watch:
    """Counts and notes; answers /ready and, with the token, /metrics."""

    def __init__(self, app: ASGIApp, prefix: str, trouble: Callable[[], str | None]) -> None:
        """`trouble` says in a sentence why nothing can be asked at the moment, None when all is well."""
        self.app = app
        self.prefix = prefix
        self.trouble = trouble
        self.token = _token()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "").removeprefix(f"{self.prefix}/")
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif path == READY:
            await (await self._ready(scope))(scope, receive, send)
        elif path == METRICS and self.token and _given(scope, self.token):
            await Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)(scope, receive, send)
        elif path == METRICS:
            await refuse(scope, receive, send, 404, "Diese Adresse gibt es nicht.")
        else:
            await self._request(scope, receive, send)

    async def _ready(self, scope: Scope) -> Response:
        trouble = await run_in_threadpool(self.trouble)
        if not trouble:
            return PlainTextResponse("bereit\n")
        LOG.warning("Nicht bereit: %s", trouble)
        return PlainTextResponse(f"{trouble if self.token and _given(scope, self.token) else NOT_READY}\n", 503)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = time.perf_counter()

        async def out(message: Message) -> None:
            if message["type"] == "http.response.start":
                took = time.perf_counter() - begun
                ANSWERED.labels(f"{message['status'] // 100}xx").inc()
                TOOK.observe(took)
                said = {"method": scope["method"], "path": scope["path"], "status": message["status"]}
                REQUESTS.info("request", extra=said | {"ms": round(took * 1000), "user": _user(scope)})
            await send(message)

        await self.app(scope, receive, out)


class Room:
    """Lets no more sessions be open than a server bears. Behind the sign-in, so that nobody fills it from outside."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.most = _most()
        self.open = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        if self.open >= self.most:
            REFUSED.inc()
            await refuse(scope, receive, send, 503, FULL)
            return

        async def incoming() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive":
                CLICKS.inc()
            return message

        self.open += 1
        SESSIONS.set(self.open)
        try:
            await self.app(scope, incoming, send)
        finally:
            self.open -= 1
            SESSIONS.set(self.open)
            REQUESTS.info("session ended", extra={"open": self.open, "user": _user(scope)})


def _user(scope: Scope) -> str:
    """What the sign-in noted (access/sign_in.py); empty without."""
    return str(scope.get("state", {}).get("aqb_user", ""))


def _given(scope: Scope, token: str) -> bool:
    return hmac.compare_digest(
        HTTPConnection(scope).headers.get("authorization", "").encode(), f"Bearer {token}".encode()
    )


def _token() -> str:
    named = os.environ.get(TOKEN_FILE, "")
    if not named:
        return ""
    try:
        token = Path(named).read_text("utf-8").strip()
    except OSError as fault:
        raise SettingRefused(f"{TOKEN_FILE}={named} ist nicht lesbar: {fault.strerror}.") from fault
    if not token:
        raise SettingRefused(f"{TOKEN_FILE}={named} ist leer.")
    return token


def _most() -> int:
    given = os.environ.get(MOST, "") or str(MOST_SESSIONS)
    if not given.isdecimal() or int(given) < 1:
        raise SettingRefused(f"{MOST}={given}: Bitte eine ganze Zahl ab 1 nennen.")
    return int(given)
