"""The one HTML page, in German and without what Streamlit tells others about itself.

Streamlit writes <html lang="en"> and offers no setting for it; screen readers would read German with English sounds
(WCAG 3.1.1). So the page is rewritten on its way out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from starlette.types import Message, Receive, Scope, Send
from streamlit import file_util

from web import preloads
from web.middleware import OfRequests

# Names the interface for programs, which is closed (web/gate.py).
_POINTER = re.compile(rb'\s*<!--(?:(?!-->).)*-->\s*<link rel="service-desc"[^>]*>', re.DOTALL)
_WITHOUT_SCRIPT = re.compile(rb"<noscript>.*?</noscript>", re.DOTALL)
_SENTENCE = "<noscript><p>Das Dashboard braucht JavaScript. Bitte im Browser erlauben und neu laden.</p></noscript>"
# An unchanged or compressed page could not be rewritten.
_DROPPED = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
_PLOT = Path(__file__).parents[1] / "static" / "plot"
# The one is named in the page itself, the other is called by Streamlit.
_NOT_IMPORTED = ("chart.js", "plot.js")
_STALE = (b"content-length", b"etag", b"last-modified")


def german(page: bytes, prefix: str) -> bytes:
    """The page as it is sent: German, with german.js first, which also tells Streamlit where the server is."""
    page = page.replace(b'<html lang="en"', b'<html lang="de"', 1)
    page = _WITHOUT_SCRIPT.sub(_SENTENCE.encode(), _POINTER.sub(b"", page))
    page = page.replace(b"<head>", f"<head>{_first(prefix)}".encode(), 1)
    # Behind what Streamlit names itself: its shell comes first.
    return page.replace(b"</head>", f"{_preloads(preloads.scripts(), prefix)}</head>".encode(), 1)


@cache
def _first(prefix: str) -> str:
    """What the browser asks for before Streamlit has started: our own scripts, and the font of the text."""
    static = Path(file_util.get_static_dir())
    # What chart.js imports and what that imports: else the browser learns of each only from the one before. The text of
    # a page is drawn in this font, and a figure waits for it.
    imported = [f"app/static/plot/{path.name}" for path in sorted(_PLOT.glob("*.js")) if path.name not in _NOT_IMPORTED]
    font = [path.relative_to(static).as_posix() for path in static.glob("static/media/SourceSansVF-Upright.*.woff2")]
    return "".join(
        [
            f'<script src="{prefix}/app/static/german.js"></script>',
            *[
                f'<script type="module" src="{prefix}/app/static/{name}.js"></script>'
                for name in ("focus", "menus", "paper", "tables")
            ],
            _preloads(imported, prefix),
            *[f'<link rel="preload" as="font" type="font/woff2" href="{prefix}/{path}" crossorigin>' for path in font],
            f'<script type="module" src="{prefix}/app/static/plot/chart.js" async></script>',
        ]
    )


def _preloads(paths: Iterable[str], prefix: str) -> str:
    return "".join(f'<link rel="modulepreload" href="{prefix}/{path}">' for path in paths)


class German(OfRequests):
    """Rewrites every HTML answer."""

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        held: list[Message] = []
        body = bytearray()

        async def out(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_html(message):
                held.append(message)
                return
            if held and message["type"] == "http.response.body":
                body.extend(message.get("body", b""))
                if message.get("more_body"):
                    return
                text = german(bytes(body), self.prefix)
                start = held.pop()
                kept = [(key, value) for key, value in start["headers"] if key.lower() not in _STALE]
                await send({**start, "headers": [*kept, (b"content-length", str(len(text)).encode())]})
                await send({"type": "http.response.body", "body": text if scope["method"] != "HEAD" else b""})
                return
            await send(message)

        whole = {**scope, "headers": [(key, value) for key, value in scope["headers"] if key not in _DROPPED]}
        await self.app(whole if _wants_page(scope) else scope, receive, out)


def _is_html(message: Message) -> bool:
    return any(key.lower() == b"content-type" and value.startswith(b"text/html") for key, value in message["headers"])


def _wants_page(scope: Scope) -> bool:
    return any(key == b"accept" and b"text/html" in value for key, value in scope["headers"])
