"""Places in documents as a numbered list: what each says, where it came from, what is weak about it.

One piece of HTML however many there are: each piece costs the browser at every change (docs/speed.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from data import numbers
from queries.frame import Evidence

PASSAGE_SHOWN = 700


def html(rows: Sequence[Evidence], names: Sequence[str] = ()) -> str:
    """The list in a box of its own, which the keyboard reaches; `names` are those links lead to, one per place."""
    items = "".join(_item(row, name) for row, name in zip(rows, names or [""] * len(rows), strict=True))
    box = '<div class="aqb-places" role="group" tabindex="0" aria-label="Fundstellen, verschiebbar">'
    return f"{box}<ol>{items}</ol></div>"


def _item(row: Evidence, name: str) -> str:
    named = f' id="{escape(name)}"' if name else ""
    when = numbers.day(row.published_on, missing="ohne Datum")
    delivered = f"Lieferung {row.delivery} vom {numbers.day(row.recorded_at)}, {row.recorded_by}"
    faults = (
        "" if numbers.is_missing(row.known_faults) or not row.known_faults else f" · Zu beachten: {row.known_faults}"
    )
    return (
        f"<li{named}><strong>{escape(row.document)}</strong> – {escape(row.citation)}{_passage(row)}"
        f'<p class="aqb-note">{escape(f"{row.publisher}, {when} · {delivered}{faults}")}{_link(row)}</p></li>'
    )


def _passage(row: Evidence) -> str:
    if numbers.is_missing(row.passage):
        return ""
    text = row.passage if len(row.passage) <= PASSAGE_SHOWN else f"{row.passage[:PASSAGE_SHOWN]} …"
    return f"<blockquote>{escape(text)}</blockquote>"


def _link(row: Evidence) -> str:
    if numbers.is_missing(row.url) or not row.url.startswith(("http://", "https://")):
        return ""
    return f' · <a href="{escape(row.url)}" target="_blank" rel="noopener noreferrer">Quelle im Netz öffnen</a>'
