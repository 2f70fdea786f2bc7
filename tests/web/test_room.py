"""How many sessions may be open counts those that somebody has; what stands before the door fills no room."""

from __future__ import annotations

import asyncio

import apart
import pytest
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web import watch
from web.layers import layers
from web.watch import Room, Watch


class Door:
    """Stands for the sign-in, which takes its time with who is not known."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == "/known":
            await self.app(scope, receive, send)
        else:
            await asyncio.sleep(10)


async def opens(_: Scope, receive: Receive, send: Send) -> None:
    """A session that is open until the browser leaves."""
    await send({"type": "websocket.accept"})
    await receive()


def test_who_is_not_signed_in_takes_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(watch.MOST, "1")
    app: ASGIApp = opens
    for layer in reversed(layers(lambda _: [Middleware(Door)])):
        if layer.cls in (Watch, Door, Room):
            app = layer.cls(app, *layer.args, **layer.kwargs)

    async def told(path: str) -> list[str]:
        said: list[str] = []
        leaves = asyncio.Event()

        async def receive() -> Message:
            await leaves.wait()
            return {"type": "websocket.disconnect"}

        async def send(message: Message) -> None:
            said.append(message["type"])
            leaves.set()

        await app({"type": "websocket", "path": path, "headers": [], "extensions": {}}, receive, send)
        return said

    async def beside_strangers() -> list[str]:
        strangers = [asyncio.create_task(told("/unknown")) for _ in range(50)]
        await asyncio.sleep(0)
        said = await told("/known")
        for stranger in strangers:
            stranger.cancel()
        return said

    assert apart.run(beside_strangers()) == ["websocket.accept"]
