"""Plotly.js for the browser: from the installed Python package, locked with it, copied nowhere."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

NAME = "plotly.min.js"


class Library:
    """Answers the one address the charts fetch it from (ui/plot/assets/library.js)."""

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self.app = app
        self.address = f"{prefix}/{NAME}"
        self.files = StaticFiles(directory=_package() / "package_data")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == self.address and scope["method"] in ("GET", "HEAD"):
            answer = await self.files.get_response(NAME, scope)
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _package() -> Path:
    # Found, not imported: Plotly's Python takes a third of a second.
    found = find_spec("plotly")
    if found is None or found.origin is None:
        raise RuntimeError("The package plotly is not installed.")
    return Path(found.origin).parent
