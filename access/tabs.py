"""The open sockets of who is signed in, about one a tab: each lives as long as the sign-in, and nobody has too many."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Awaitable, Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from access.pace import Pace
from access.person import Person
from access.reconnecting import Reconnecting

LOG = logging.getLogger("aqb.access")
ENDED_CODE, TOO_MANY_CODE = 4401, 4429
NOT_SIGNED_IN = "Bitte zuerst anmelden."
TOO_MANY = "Zu viele offene Fenster."
# A tenth of what a server takes altogether (web/watch.py), so that one person locks nobody out.
MOST_TABS = 20


class Tabs:
    """Carries the messages of sockets, and counts the sockets of each person."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.open: Counter[str] = Counter()
        self.reconnecting = Reconnecting()
        # Of clicks: nobody makes more by hand, and a page loads with two or three.
        self.pace = Pace(at_once=100, a_second=10)

    async def refuse(self, send: Send, code: int = ENDED_CODE, why: str = NOT_SIGNED_IN) -> None:
        """Close a socket instead of opening it, or one that is open."""
        await send({"type": "websocket.close", "code": code, "reason": why})

    async def carry(
        self, scope: Scope, receive: Receive, send: Send, person: Person, standing: Callable[[], Awaitable[object]]
    ) -> None:
        """Carry messages as long as `standing` says that the sign-in stands; the next one closes the socket instead.

        Who has as many open as may gets no other.
        """
        if self.open[person.user] >= MOST_TABS:
            LOG.warning(TOO_MANY, extra={"user": person.user})
            await self.refuse(send, TOO_MANY_CODE, TOO_MANY)
            return
        closed = told = False

        async def incoming() -> Message:
            nonlocal closed
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            await self.pace.keep(person.user)
            if await standing() is None:
                if not closed:
                    closed = True
                    await self.refuse(send)
                return {"type": "websocket.disconnect", "code": ENDED_CODE}
            return message

        async def outgoing(message: Message) -> None:
            nonlocal told
            if not closed:
                told = told or self.reconnecting.learn(message, person)
                await send(message)

        self.open[person.user] += 1
        try:
            await self.app(self.reconnecting.only_own(scope, person), incoming, outgoing)
        finally:
            self.open[person.user] -= 1
            # Who has none is not kept in mind.
            self.open += Counter()
