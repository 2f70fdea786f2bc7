"""The open sockets of who is signed in, about one a tab: each lives as long as the sign-in, and nobody has too many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from access.person import Person
from access.reconnecting import Reconnecting

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

    async def refuse(self, send: Send, code: int = ENDED_CODE, why: str = NOT_SIGNED_IN) -> None:
        """Close a socket instead of opening it, or one that is open."""
        await send({"type": "websocket.close", "code": code, "reason": why})

    def full(self, person: Person) -> bool:
        """Whether this person has as many open as may."""
        return self.open[person.user] >= MOST_TABS

    async def carry(
        self, scope: Scope, receive: Receive, send: Send, person: Person, standing: Callable[[], Awaitable[object]]
    ) -> None:
        """Carry messages as long as `standing` says that the sign-in stands; the next one closes the socket instead."""
        closed = told = False

        async def incoming() -> Message:
            nonlocal closed
            message = await receive()
            if message["type"] == "websocket.receive" and await standing() is None:
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
