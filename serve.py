"""The web application: the dashboard as German HTML, with headers that forbid any other host.

Streamlit writes <html lang="en"> and offers no setting for it; screen readers would read German with English
sounds (WCAG 3.1.1). So the one HTML page is rewritten on its way out.
"""

from __future__ import annotations

import re

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.pages_manager import PagesManager

HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"x-frame-options": b"SAMEORIGIN",
}
# Streamlit needs inline styles and evaluates expressions of its own bundle; nothing comes from elsewhere.
POLICY = (
    b"default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    b"style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    b"connect-src 'self'%s; worker-src 'self' blob:; frame-src 'self'"
)
_HOST = re.compile(rb"[A-Za-z0-9.\-]+(:\d{1,5})?|\[[0-9A-Fa-f:]+\](:\d{1,5})?")

# Opened on a page's own address, the browser would first look for the server below that address and log two 404s.
ORIGIN = b"""<script>window.__streamlit={
  BACKEND_BASE_URL:location.origin+"/",MAIN_PAGE_BASE_URL:location.origin+"/"}</script>
  <script src="/app/static/german.js"></script>"""

# Streamlit takes a folder named pages for its old automatic pages until st.navigation has run once in the process: a
# deep link into a fresh server would miss its page. Private, hence held by a browser test (tests/browser).
PagesManager.uses_pages_directory = False


class German:
    """Marks every HTML answer as German and adds the security headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        held: list[Message] = []
        body = bytearray()

        async def out(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = HEADERS | {b"content-security-policy": POLICY % _own_sockets(scope)}
                headers = [(k, v) for k, v in message["headers"] if k.lower() not in added]
                message["headers"] = [*headers, *added.items()]
                if _is_html(message):
                    held.append(message)
                    return
            elif held:
                body.extend(message.get("body", b""))
                if message.get("more_body"):
                    return
                text = bytes(body).replace(b'<html lang="en"', b'<html lang="de"', 1)
                text = text.replace(b"<head>", b"<head>" + ORIGIN, 1)
                start = held.pop()
                start["headers"] = [
                    (k, v)
                    for k, v in start["headers"]
                    if k.lower() not in (b"content-length", b"etag", b"last-modified")
                ] + [(b"content-length", str(len(text)).encode())]
                await send(start)
                await send({"type": "http.response.body", "body": text})
                return
            await send(message)

        # An unchanged or compressed page could not be rewritten.
        dropped = (b"accept-encoding", b"if-none-match", b"if-modified-since")
        plain = {**scope, "headers": [(k, v) for k, v in scope["headers"] if k.lower() not in dropped]}
        await self.app(plain if _wants_page(scope) else scope, receive, out)


def _own_sockets(scope: Scope) -> bytes:
    """The WebSockets of the address the page was asked under: not every browser counts them as 'self'."""
    host = dict(scope["headers"]).get(b"host", b"")
    return b" ws://%s wss://%s" % (host, host) if _HOST.fullmatch(host) else b""


def _is_html(message: Message) -> bool:
    return any(k.lower() == b"content-type" and v.startswith(b"text/html") for k, v in message["headers"])


def _wants_page(scope: Scope) -> bool:
    return any(k.lower() == b"accept" and b"text/html" in v for k, v in scope["headers"])


app = st.App("dashboard.py", middleware=[Middleware(German)])
