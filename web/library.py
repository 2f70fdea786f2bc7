"""Plotly.js for the browser: of the installed Python package, or its small bundle where setup could fetch that.

The bundle of the package has 4.8 MB, with maps and three dimensions; figures here are bars and points, for which 1.2 MB
of the same version do: the first visit takes a quarter less (docs/speed.md). Nothing of either is in the repository.
"""

from __future__ import annotations

import re
import sys
from importlib.util import find_spec
from pathlib import Path

from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

NAME = "plotly.min.js"


class Library:
    """Answers the one address the charts fetch it from (static/plot/library.js)."""

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self.app = app
        self.address = f"{prefix}/{NAME}"
        self.file = file()
        self.files = StaticFiles(directory=self.file.parent)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == self.address and scope["method"] in ("GET", "HEAD"):
            answer = await self.files.get_response(self.file.name, scope)
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)


def file() -> Path:
    """The bundle of this installation."""
    small = small_bundle()
    return small if small.exists() else _of_package()


def version() -> str:
    """Version of Plotly.js the installed Python package is made for; RuntimeError when it does not say so."""
    with _of_package().open(encoding="utf-8") as file:
        found = re.search(r"plotly\.js v(\d+\.\d+\.\d+)", file.read(300))
    if found is None:
        raise RuntimeError(f"{_of_package()} does not name its version.")
    return found[1]


def small_bundle() -> Path:
    """Where setup puts the small bundle of that version, beside the installed packages (web/small_bundle.py)."""
    return Path(sys.prefix) / "share" / "plotly.js" / f"plotly-basic-{version()}.min.js"


def _of_package() -> Path:
    # Found, not imported: Plotly's Python takes a third of a second.
    found = find_spec("plotly")
    if found is None or found.origin is None:
        raise RuntimeError("The package plotly is not installed.")
    return Path(found.origin).parent / "package_data" / NAME
