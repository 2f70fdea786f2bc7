"""A fault below Streamlit: a German sentence with a number, and the details under that number in the log."""

from __future__ import annotations

import logging
from uuid import uuid4

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.gate import refuse

LOG = logging.getLogger("aqb")


def number_of_fault() -> str:
    """Write the fault that is being handled to the log; gives the number under which it stands there."""
    number = uuid4().hex[:8]
    LOG.exception("Fehler %s", number)
    return number


class Faults:
    """Answers what nothing else has answered."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def out(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, out)
        except Exception:
            if scope["type"] not in ("http", "websocket") or begun:
                raise
            await refuse(
                scope,
                receive,
                out,
                500,
                f"Es ist ein Fehler aufgetreten (Nummer {number_of_fault()}). Bitte die Seite neu laden; bleibt der "
                "Fehler, hilft diese Nummer der Betriebsstelle, die Ursache im Protokoll zu finden.",
            )
