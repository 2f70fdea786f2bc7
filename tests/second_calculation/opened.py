"""Pages as they are shown: run by AppTest with every section open as a table."""

from __future__ import annotations

import logging
import re
from typing import Any

import pandas as pd
from streamlit.testing.v1 import AppTest

from tests.screen import ROOT, fault, lines, tables

# The keys of the sections, as written where a page makes them.
_KEYS = re.compile(r'^\s+key="(\w+)",$', re.MULTILINE)
SECTIONS = sorted({key for path in (ROOT / "pages").rglob("*.py") for key in _KEYS.findall(path.read_text("utf-8"))})


class Page:
    """What a page of a data set shows for a choice."""

    def __init__(self, dataset: str, topic: str, *, as_tables: bool = True, **choice: Any) -> None:
        logging.getLogger("streamlit").setLevel(logging.ERROR)
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=90)
        # A page can be opened only after the frame has run once; over the empty data set that costs least.
        app.session_state["daten"] = "ministry"
        app.run()
        for key in SECTIONS if as_tables else ():
            app.session_state[f"tab_{key}"] = "Tabelle"
        for key, value in {"daten": dataset, **choice}.items():
            app.session_state[key] = value
        if topic != "start":
            app.switch_page(f"pages/{topic}/page.py")
        app.run()
        if said := fault(app):
            raise AssertionError(f"{dataset} {topic} {choice}: {said}")
        self.tables: list[pd.DataFrame] = tables(app)
        self.lines: list[str] = lines(app)
