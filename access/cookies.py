"""How the cookies of the sign-in are called, and which of them what stands behind the gate gets to see.

Under a name that begins with `__Host-` a browser takes a cookie over TLS only, from this very host and for all of it:
no neighbour below the same domain and no page without TLS can slip a sign-in of its own to somebody. Below a path the
cookie keeps to that path, so it can only have the weaker `__Secure-`; without TLS, on the own machine, neither.
"""

from __future__ import annotations

import secrets

from starlette.middleware.sessions import SessionMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Scope

COOKIE, FLOW = "aqb_session", "aqb_sign_in"
_HEAD = b"cookie"
# A flow that takes longer was left; the provider's own page waits no longer either.
FLOW_SECONDS = 600


def named(cookie: str, scheme: str, prefix: str) -> str:
    """The name of a cookie in the browser, by the scheme of the request and the prefix of the dashboard."""
    if scheme not in ("https", "wss"):
        return cookie
    return f"__Secure-{cookie}" if prefix else f"__Host-{cookie}"


def keep(answer: Response, scope: Scope, prefix: str, token: str, seconds: int | None = None) -> None:
    """Have the browser keep the cookie of a sign-in until it is closed; with 0 seconds, forget it."""
    answer.set_cookie(
        named(COOKIE, scope["scheme"], prefix),
        token,
        max_age=seconds,
        path=f"{prefix}/",
        secure=scope["scheme"] == "https",
        httponly=True,
        samesite="lax",
    )


def flows(app: ASGIApp, prefix: str) -> dict[str, ASGIApp]:
    """By the scheme of the request: what keeps state, nonce and verifier of a flow that has begun in the browser.

    Signed with a secret of this process.
    """
    secret = secrets.token_urlsafe(32)
    kept: dict[str, ASGIApp] = {
        scheme: SessionMiddleware(
            app,
            secret_key=secret,
            session_cookie=named(FLOW, scheme, prefix),
            max_age=FLOW_SECONDS,
            same_site="lax",
            path=f"{prefix}/",
            https_only=scheme == "https",
        )
        for scheme in ("http", "https")
    }
    # A proxy says so of requests, too, when it speaks of a socket.
    return kept | {"ws": kept["http"], "wss": kept["https"]}


def only_known(scope: Scope, token: str) -> Scope:
    """The request as what stands behind the gate sees it: the cookie that was checked is the only one of its name."""
    kept = [
        part
        for head, value in scope["headers"]
        if head == _HEAD
        for part in value.split(b";")
        if not part.partition(b"=")[0].strip().endswith(COOKIE.encode())
    ]
    others = [(head, value) for head, value in scope["headers"] if head != _HEAD]
    return {**scope, "headers": [*others, (_HEAD, b";".join([*kept, f" {COOKIE}={token}".encode()]).strip())]}
