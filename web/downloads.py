"""A download belongs to the browser and the sign-in it was made for: its address, copied, gives another one nothing.

Streamlit hands out a file to whoever has its address. So the HTML page gives each browser a random cookie, whoever
offers a file writes a digest of that cookie and of the sign-in into the file's media type (`owned`), and on the way out
the digest is compared with that of the request and taken off. No list of files and sessions is kept, so none can go
stale. What the file is about goes the same way and is left in the request as `aqb_about`, for the trail
(access/sign_in.py); of a file that is another's, as `aqb_foreign`.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from urllib.parse import quote, unquote

from starlette.requests import HTTPConnection
from starlette.types import Message, Receive, Scope, Send

from web.gate import refuse
from web.middleware import OfRequests

COOKIE = "aqb_browser"
NOT_YOURS = (
    "Diese Datei wurde für einen anderen Browser oder eine andere Anmeldung erstellt oder ist nicht mehr vorhanden. "
    "Bitte die Seite neu laden und die Datei dort noch einmal anfordern."
)
_VALID = re.compile(r"[A-Za-z0-9_-]{43}")
_OWNER = re.compile(rb"; aqb-owner=([0-9a-f]{64}); aqb-about=([A-Za-z0-9%._~-]*)")


def owned(mime: str, cookie: str, about: str = "", sign_in: str = "") -> str:
    """The media type of a file for the browser with this cookie; without a cookie nobody can fetch the file.

    `about` says in words what the file shows; `sign_in` is empty where nobody signs in.
    """
    owner = _digest(cookie or secrets.token_urlsafe(32), sign_in)
    return f"{mime}; aqb-owner={owner}; aqb-about={quote(about, safe='')}"


class Owners(OfRequests):
    """Gives each browser its cookie with the page, and each download only to its browser."""

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        cookie = HTTPConnection(scope).cookies.get(COOKIE, "")
        known = bool(_VALID.fullmatch(cookie))
        # Noted by the sign-in (access/sign_in.py), which stands before this.
        sign_in = str(scope.get("state", {}).get("aqb_sign_in", ""))
        is_media = scope["path"].startswith(f"{self.prefix}/media/")
        refused = False

        async def out(message: Message) -> None:
            nonlocal refused
            if message["type"] == "http.response.start":
                headers = dict(message["headers"])
                if is_media and (b"content-disposition" in headers or message["status"] >= 400):
                    owner = _OWNER.search(headers.get(b"content-type", b""))
                    if not (known and owner and hmac.compare_digest(owner[1].decode(), _digest(cookie, sign_in))):
                        refused = True
                        if owner:
                            scope.setdefault("state", {})["aqb_foreign"] = unquote(owner[2].decode())
                        await refuse(scope, receive, send, 404, NOT_YOURS)
                        return
                    scope.setdefault("state", {})["aqb_about"] = unquote(owner[2].decode())
                    kind = _OWNER.sub(b"", headers[b"content-type"])
                    message = {**message, "headers": [*headers.items() - {(b"content-type", headers[b"content-type"])}]}
                    message["headers"].append((b"content-type", kind))
                elif not known and headers.get(b"content-type", b"").startswith(b"text/html"):
                    message = {**message, "headers": [*message["headers"], (b"set-cookie", self._new(scope))]}
            if not refused:
                await send(message)

        await self.app(scope, receive, out)

    def _new(self, scope: Scope) -> bytes:
        # Lax, not Strict: a visit from a link in a mail would come without the cookie and replace that of open tabs.
        secure = "; Secure" if scope["scheme"] == "https" else ""
        value = secrets.token_urlsafe(32)
        return f"{COOKIE}={value}; Path={self.prefix}/; HttpOnly; SameSite=Lax{secure}".encode()


def _digest(cookie: str, sign_in: str) -> str:
    return hashlib.sha256(f"{cookie} {sign_in}".encode()).hexdigest()
