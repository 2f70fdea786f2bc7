"""Whatever people have written appears on every page letter for letter: no markup, no link, no picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import lxml.html
import pandas as pd
import pytest
import streamlit as st
from screen import ROOT, charts
from streamlit.testing.v1 import AppTest

import queries
from queries.typed import typed
from ui.text import plain

ACTING = "<b>x</b> https://boese.example/a www.boese.example a@boese.example :smile: :red[r] $a$ *f* [l](http://l) -> z"
# Columns in which words of people or of documents stand, whatever the question.
WORDS = {
    "author", "cause", "citation", "comment", "decided_by", "definition", "document", "documents", "evidence_text",
    "formula", "indicator_name", "known_faults", "measure_name", "name", "note", "origin", "participants", "passage",
    "programme_name", "project_name", "proof", "provider", "publisher", "purpose", "reason", "recorded_by", "remark",
    "responsible", "short_name", "summary", "target_group", "text", "title",
}  # fmt: skip
CODE = re.compile(r"[a-z0-9_]*")
TARGETS = ("Status", "Zielerreichung", "Abweichungen und Hochrechnung", "Verabredungen")
TRENDS = ("Verlauf", "Erklärte Veränderung", "Restmittel und Mehrbedarf", "Rechenspiel", "Eigene Auswertung")
VIEWS: list[tuple[str, dict[str, Any]]] = [
    ("overview", {}),
    ("allocation", {"kreise": ["06434"], "jahr": 2023}),
    ("comparison", {"warum_offen": True, "vergleichsjahr": 2022}),
    ("county", {}),
    ("dialogue", {}),
    ("dialogue", {"schritt": "Papiere"}),
    ("dialogue", {"schritt": "Nach dem Gespräch", "verlauf_offen": True}),
    ("methods", {}),
    ("projects", {"suche": "a", "je_jahr": True}),
    *[("targets", {"zielansicht": each}) for each in TARGETS],
    *[("trends", {"ansicht": each}) for each in TRENDS],
]


@pytest.fixture(autouse=True)
def acting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every word a question answers ends with text that acts where it is not escaped."""

    def poisoned(columns: Any, types: Any) -> pd.DataFrame:
        frame = typed(columns, types)
        for name in WORDS & set(frame.columns):
            if str(frame[name].dtype) in ("str", "object"):
                frame[name] = [
                    f"{each} {ACTING}" if isinstance(each, str) and not CODE.fullmatch(each) else each
                    for each in frame[name]
                ]
        return frame

    st.cache_resource.clear()
    monkeypatch.setattr(queries, "typed", poisoned)
    yield
    st.cache_resource.clear()


def page(topic: str, widgets: dict[str, Any]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    app.session_state["daten"] = "ministry"
    app.run()
    for key, value in {"daten": "demo", "jahr": 2024, **widgets}.items():
        app.session_state[key] = value
    if topic != "start":
        app.switch_page(f"pages/{topic}/page.py")
    return app.run()


def marked(app: AppTest) -> list[str]:
    """Every text of the page that Streamlit reads as Markdown: bodies, labels, help."""
    found = []
    for element in app._tree:  # AppTest has no list of all elements
        proto = getattr(element, "proto", None)
        for field in ("body", "label", "help", "text"):
            value = getattr(proto, field, "")
            if isinstance(value, str) and value and element.type != "html":
                found.append(value)
    return found


@pytest.mark.parametrize(
    ("topic", "widgets"), VIEWS, ids=[f"{topic}-{'-'.join(map(str, each.values()))}" for topic, each in VIEWS]
)
def test_words_of_people_stay_words(topic: str, widgets: dict[str, Any]) -> None:
    app = page(topic, widgets)
    assert not app.exception
    assert "konnte nicht" not in " ".join(title.value for title in app.title)
    seen = 0
    for text in marked(app):
        left = text.replace(plain(ACTING), "")
        seen += left != text
        assert not re.search("boese|<b>|:smile:|:red", left), left
    for block in app.get("html"):
        drawn = lxml.html.fromstring(f"<div>{block.proto.body}</div>")
        seen += "boese" in drawn.text_content()
        # Links of the page itself lead to a place on it.
        assert not drawn.xpath(".//b|.//a[not(starts-with(@href, '#'))]"), "user text became HTML"
    for chart in charts(app):
        for text in _drawn(chart.figure):
            assert "<b>x</b>" not in text, text
    assert seen, "the page shows none of the words: the test sees nothing"


def _drawn(spec: dict[str, Any]) -> Iterator[str]:
    """What Plotly.js writes: labels, and positions and data where a hover names them."""
    for trace in spec["data"]:
        hover = str(trace.get("hovertemplate", ""))
        yield hover
        for field in ("name", "text", "hovertext"):
            yield from _strings(trace.get(field))
        for field in ("x", "y", "customdata"):
            if f"%{{{field}" in hover or (not hover and field != "customdata" and "y" in trace.get("hoverinfo", "y")):
                yield from _strings(trace.get(field))
    for name, part in spec["layout"].items():
        if name.startswith(("xaxis", "yaxis")):
            part = {key: part.get(key) for key in ("ticktext", "title")} | {
                "tickvals": part.get("tickvals") if not part.get("ticktext") else None
            }
        yield from _strings(part)


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for each in node.values():
            yield from _strings(each)
    elif isinstance(node, list):
        for each in node:
            yield from _strings(each)
