"""Links of the time when the first page was the Lagebild: they lead there, before anything is loaded.

The first page is about the whole data set and has none of these filters in its address. A redirect, because a page that
sends on from within leaves a dead step in the history of the browser.
"""

from __future__ import annotations

from starlette.datastructures import QueryParams
from starlette.responses import RedirectResponse
from starlette.types import Receive, Scope, Send

from web.middleware import OfRequests

# Filters of the Lagebild that the first page has not.
KEYS = {"jahr", "programm", "stufe", "art", "kreise"}
PAGE = "lagebild"


class OldLinks(OfRequests):
    """Sends the first page with a filter of the Lagebild on to the Lagebild."""

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        query = scope["query_string"].decode("latin-1")
        if scope["path"] in (self.prefix, f"{self.prefix}/") and KEYS & QueryParams(query).keys():
            await RedirectResponse(f"{self.prefix}/{PAGE}?{query}", 302)(scope, receive, send)
            return
        await self.app(scope, receive, send)
