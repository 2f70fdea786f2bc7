"""Reading a page that AppTest has run, as a user reads it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[1]
TOPICS = sorted(path.parent.name for path in (ROOT / "pages").glob("*/page.py"))
INVENTED = "Demonstrationsdaten – erfunden"
Run = Callable[..., AppTest]


def texts(app: AppTest) -> list[str]:
    """Every text of the page and its sidebar, tables included."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success")
    found = [str(element.value) for kind in kinds for element in getattr(app, kind)]
    found += [f"{metric.label} {metric.value} {metric.delta}" for metric in app.metric]
    for frame in [*app.table, *app.dataframe]:
        found += [str(cell) for row in frame.value.itertuples(index=False) for cell in row]
        found += [str(column) for column in frame.value.columns]
    found += [re.sub(r"<[^>]+>", " ", chart.proto.spec) for chart in app.get("plotly_chart")]
    return found


def fault(app: AppTest) -> str | None:
    """What went wrong on the page, if anything."""
    if app.exception:
        return str(app.exception[0].value)
    broken = ("Diese Seite konnte nicht aufgebaut werden", "Die Daten sind nicht erreichbar")
    return next((title.value for title in app.title if title.value in broken), None)
