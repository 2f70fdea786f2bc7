"""Pages as they are shown: run by AppTest as drawn, or with every section open as a table."""

from __future__ import annotations

import json
import logging
import re
from typing import Any

import lxml.html
import pandas as pd
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from tests.screen import ROOT, fault, lines, tables

# The keys of the sections, as written where a page makes them.
_KEYS = re.compile(r'^\s+key="(\w+)",$', re.MULTILINE)
SECTIONS = sorted({key for path in (ROOT / "pages").rglob("*.py") for key in _KEYS.findall(path.read_text("utf-8"))})
# Topic and address of every page, as the navigation lists them.
PATHS = dict(re.findall(r'\("(\w+)", "[^"]+", "(\w+)"\),', (ROOT / "dashboard.py").read_text("utf-8")))
# What stands behind the key of a chart in the name a browser knows it by.
_CHART = re.compile(r"-chart_(\w+)$")


class Page:
    """What a page of a data set shows for a choice."""

    def __init__(self, dataset: str, topic: str, *, as_tables: bool = True, **choice: Any) -> None:
        logging.getLogger("streamlit").setLevel(logging.ERROR)
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=90)
        # As the first page of a session: one run instead of two.
        app._page_hash = calc_hash(PATHS[topic])
        for key in SECTIONS if as_tables else ():
            app.session_state[f"tab_{key}"] = "Tabelle"
        for key, value in {"daten": dataset, **choice}.items():
            app.session_state[key] = value
        app.run()
        if said := fault(app):
            raise AssertionError(f"{dataset} {topic} {choice}: {said}")
        self.tables: list[pd.DataFrame] = tables(app)
        self.lines: list[str] = lines(app)
        self.findings: dict[str, str] = dict(_findings(app))
        self.charts: dict[str, dict[str, Any]] = dict(_charts(app))


def _findings(app: AppTest) -> Any:
    """Key of a section and its sentence."""
    for element in app.get("html"):
        if 'class="aqb-finding"' in element.proto.body:
            piece = lxml.html.fromstring(f"<div>{element.proto.body}</div>")
            for head in piece.find_class("aqb-head"):
                yield head.get("id"), piece.find_class("aqb-finding")[0].text_content()


def _charts(app: AppTest) -> Any:
    """Key of a section and its figure as the browser gets it."""
    for element in app.get("bidi_component"):
        found = json.loads(element.proto.json)
        if "figure" in found and (named := _CHART.search(element.proto.id)):
            yield named[1], json.loads(found["figure"])
