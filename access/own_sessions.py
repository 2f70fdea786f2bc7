"""Meine Anmeldungen: where somebody is signed in, each to be ended by itself."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape

from starlette.responses import HTMLResponse

from access.addresses import ENDED, EVERYWHERE, SIGN_OUT
from access.answers import document
from access.person import Person
from access.sessions import Line
from data import moments


def page(prefix: str, person: Person, lines: list[Line], own: str, now: float) -> HTMLResponse:
    """The list; `own` is the sign-in of this browser."""
    rows = "".join(_row(prefix, each, each.id == own, now) for each in lines)
    leave = f"{escape(prefix)}/{SIGN_OUT}"
    return document(
        "Meine Anmeldungen",
        f"<p>{escape(person.name)} ist hier angemeldet:</p><ul>{rows}</ul>"
        f'<p><a href="{leave}?{EVERYWHERE}=ja">In jedem Browser abmelden</a> · '
        f'<a href="{escape(prefix)}/">Zurück zum Dashboard</a></p>',
    )


def _row(prefix: str, line: Line, own: bool, now: float) -> str:
    words = f"seit {_moment(line.since)}"
    if line.expires <= now:
        words += f", ruht seit {_moment(line.expires)}"
    if own:
        return f"<li>{words} – dieser Browser</li>"
    return f'<li>{words} – <a href="{escape(prefix)}/{SIGN_OUT}?{ENDED}={line.id}">Beenden</a></li>'


def _moment(seconds: int) -> str:
    at = moments.in_hessen(datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None))
    return f"{at:%d.%m.%Y, %H:%M} Uhr"
