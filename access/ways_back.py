"""Where each tab that signs in wants to go afterwards, kept in the browser as long as the flow takes.

By the state of the flow, so that several tabs, as a browser opens them again in the morning, come each to its own page.
"""

from __future__ import annotations

import json
import secrets

from starlette.requests import Request

_KEY = "nach"
# A browser refuses a cookie of more than 4096 letters, and with it the sign-in; the rest of it takes about 1200.
LONGEST = 1200


def _size(kept: object) -> int:
    return len(json.dumps(kept))


def noted(request: Request, address: str) -> str:
    """Keep the address, and without its filters where it is too long; returns the state of the flow that begins."""
    state = secrets.token_urlsafe(24)
    ways = {**request.session.get(_KEY, {}), state: address if _size(address) <= LONGEST else address.partition("?")[0]}
    while len(ways) > 1 and _size(ways) > LONGEST:
        del ways[next(iter(ways))]
    request.session[_KEY] = ways
    return state


def taken(request: Request) -> str:
    """The address of the flow that this answer of the provider belongs to; empty where none is known."""
    ways = dict(request.session.get(_KEY, {}))
    found = ways.pop(request.query_params.get("state", ""), "")
    request.session[_KEY] = ways
    return str(found)
