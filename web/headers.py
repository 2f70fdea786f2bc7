"""What every answer carries: nothing from elsewhere, nothing framed, nothing kept that is a download."""

from __future__ import annotations

import base64
import hashlib
import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web import library

HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"x-frame-options": b"DENY",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# Each word that is wider than 'self' is needed, docs/security.md says by what: blob: and data: for pictures of charts
# and icons of Streamlit's own bundle, 'unsafe-inline' for its styles.
_POLICY = (
    "default-src 'none'; script-src 'self'%s; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'%s; worker-src 'self' blob:; manifest-src 'self'; media-src 'self'; "
    "frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
# Streamlit offers its static files to pages of every origin; nobody else needs them.
_SHARING = b"access-control-"


class Headers:
    """Adds the headers to every answer; the policy allows the sockets of the address the page was asked under."""

    def __init__(self, app: ASGIApp, prefix: str, inline: bytes = b"") -> None:
        """`inline` is the HTML page whose own inline scripts may run, each named by its hash."""
        self.app = app
        # Never kept: downloads and faults. Asked about at each visit: scripts and styles that a new version changes.
        self.never_kept = f"{prefix}/media/"
        self.asked_about = (f"{prefix}/app/static/", f"{prefix}/_stcore/bidi-components/", f"{prefix}/{library.NAME}")
        self.hashes = "".join(f" '{_hash(script)}'" for script in _INLINE.findall(inline))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return

        async def out(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                added = HEADERS | {b"content-security-policy": self._policy(scope)}
                if scope["path"].startswith(self.never_kept) or message["status"] >= 400:
                    added |= {b"cache-control": b"no-store"}
                elif scope["path"].startswith(self.asked_about):
                    added |= {b"cache-control": b"no-cache"}
                # Streamlit's "Bad Request" names no kind.
                named = {key.lower() for key, _ in message["headers"]}
                if message["status"] >= 400 and b"content-type" not in named:
                    added |= {b"content-type": b"text/plain; charset=utf-8"}
                kept = [
                    (key, value)
                    for key, value in message["headers"]
                    if key.lower() not in added and not key.lower().startswith(_SHARING)
                ]
                message = {**message, "headers": [*kept, *added.items()]}
            await send(message)

        await self.app(scope, receive, out)

    def _policy(self, scope: Scope) -> bytes:
        host = next((value.decode("latin-1") for key, value in scope["headers"] if key == b"host"), "")
        # Not every browser counts the sockets of the page's own address as 'self'.
        sockets = f" ws://{host} wss://{host}" if re.fullmatch(r"[A-Za-z0-9.:\-\[\]]+", host) else ""
        return (_POLICY % (self.hashes, sockets)).encode("latin-1")


def _hash(script: bytes) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}"
