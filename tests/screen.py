"""Reading a page that AppTest has run, as a user reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lxml.html
import pandas as pd
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

ROOT = Path(__file__).parents[1]
TOPICS = sorted(path.parent.name for path in (ROOT / "pages").glob("*/page.py"))
INVENTED = "Demonstrationsdaten – erfunden"
Run = Callable[..., AppTest]


@dataclass(frozen=True)
class Chart:
    """A figure as the browser gets it (ui/plot): traces and layout, its text alternative, whether its points choose."""

    figure: dict[str, Any]
    alt: str
    clickable: bool
    picture: dict[str, Any] | None


def by_link(path: str, **address: str | list[str]) -> AppTest:
    """A page opened by a link to it, as the first of a session."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=90)
    # What a browser sends with the first request.
    app._page_hash = calc_hash(path)
    for key, value in address.items():
        app.query_params[key] = value
    return app.run()


def charts(app: AppTest) -> list[Chart]:
    """Every figure of the page, in the order of the page."""
    found = [json.loads(element.proto.json) for element in app.get("bidi_component")]
    return [
        Chart(json.loads(data["figure"]), data["alt"], data["clickable"], data.get("picture"))
        for data in found
        if "figure" in data
    ]


def texts(app: AppTest) -> list[str]:
    """Every text of the page and its sidebar, tables included."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success")
    found = [str(element.value) for kind in kinds for element in getattr(app, kind)]
    found += lines(app)
    for frame in tables(app):
        found += [str(cell) for row in frame.itertuples(index=False) for cell in row]
        found += [str(column) for column in frame.columns]
    found += [re.sub(r"<[^>]+>", " ", json.dumps(chart.figure, ensure_ascii=False)) for chart in charts(app)]
    return found


def tables(app: AppTest) -> list[pd.DataFrame]:
    """Every table of the page, as it is read."""
    return [table(body) for body in _bodies(app) if "<table" in body]


def lines(app: AppTest) -> list[str]:
    """Findings, notes and key figures, which are plain HTML: one text per line."""
    pieces = [lxml.html.fromstring(body) for body in _bodies(app)]
    return [line.text_content() for piece in pieces for line in piece.iter("p", "dt", "dd", "li")]


def findings(app: AppTest) -> list[str]:
    """The sentence below the heading of each section."""
    pieces = [lxml.html.fromstring(body) for body in _bodies(app) if "aqb-finding" in body]
    return [line.text_content() for piece in pieces for line in piece.iter("p") if line.get("class") == "aqb-finding"]


def headings(app: AppTest) -> list[str]:
    """The headings of the sections and those the page sets itself."""
    pieces = [lxml.html.fromstring(body) for body in _bodies(app) if "<h2" in body]
    found = [str(head.text or "").strip() for piece in pieces for head in piece.iter("h2")]
    return [*[each.value for each in app.header], *found]


def _bodies(app: AppTest) -> list[str]:
    return [element.proto.body for element in app.get("html")]


def table(body: str) -> pd.DataFrame:
    """A table of HTML as a frame of text by heading."""
    head, *rows = [[cell.text_content() for cell in row] for row in lxml.html.fromstring(body).iter("tr")]
    return pd.DataFrame(rows, columns=head)


def fault(app: AppTest) -> str | None:
    """What went wrong on the page, if anything."""
    if app.exception:
        return str(app.exception[0].value)
    broken = ("Diese Seite konnte nicht aufgebaut werden", "Die Daten sind nicht erreichbar")
    return next((title.value for title in app.title if title.value in broken), None)
