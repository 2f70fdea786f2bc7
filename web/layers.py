"""The layers between network and Streamlit, from the outside in, as one list for the server and for its tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from starlette.middleware import Middleware
from streamlit import config, file_util

from web import hosts, logs, outward, packed
from web.downloads import Owners
from web.gate import Gate
from web.headers import Headers
from web.library import Library
from web.messages import Messages
from web.old_links import OldLinks
from web.page import German
from web.unexpected import Faults
from web.visits import Visits
from web.watch import Room, Watch


def layers(
    signing_in: Callable[[str], list[Middleware]] = lambda _: [], trouble: Callable[[], str | None] = lambda: None
) -> list[Middleware]:
    """Headers on every answer, faults as a sentence, the gate, sign-in, room for sessions, messages, downloads for
    their owner, old links, visits, Plotly.js, German HTML.

    `signing_in` gives for a path prefix what lets only those through who are signed in; `trouble` says why nothing can
    be asked at the moment.

    Also settles what Streamlit does outward. Raises HostsRefused, LogRefused or SettingRefused for a setting
    that cannot be taken.
    """
    outward.settle()
    logs.settle()
    # The path below which a proxy shows the dashboard: "" or "/aqb".
    below = str(config.get_option("server.baseUrlPath")).strip("/")
    prefix = f"/{below}" if below else ""
    page = (Path(file_util.get_static_dir()) / "index.html").read_bytes()
    return [
        Middleware(Headers, prefix=prefix, inline=page),
        Middleware(Faults),
        Middleware(Gate, hosts=hosts.from_environment(), prefix=prefix),
        Middleware(Watch, prefix=prefix, trouble=trouble),
        *signing_in(prefix),
        Middleware(Room),
        Middleware(Messages),
        Middleware(Owners, prefix=prefix),
        Middleware(OldLinks, prefix=prefix),
        Middleware(Visits, prefix=prefix),
        *packed.layer(prefix),
        Middleware(Library, prefix=prefix),
        Middleware(German, prefix=prefix),
    ]
