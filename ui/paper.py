"""What a printed page says beside its figures: the mark and the page number on each sheet, its address at the end."""

from __future__ import annotations

import re
from html import escape

import streamlit as st

from charts.base.datasets import INVENTED
from ui.permalink import link
from ui.selection import Selection

# static/paper.js opens the dialogue of the browser, which also makes a PDF.
BUTTON = '<button class="aqb-print" type="button">Drucken oder als PDF</button>'


def button() -> None:
    """Draw the button that opens the browser's own dialogue for paper and PDF."""
    st.html(BUTTON)


def finish(chosen: Selection, title: str) -> None:
    """Put down what only paper shows; drawn after the page, when every filter is known."""
    mark = INVENTED if chosen.facts.invented else ""
    sheet = {
        "top-left": in_css(mark),
        "bottom-left": in_css(f"AQB Hessen · {title} · {chosen.stand}"),
        "bottom-right": 'counter(page) " von " counter(pages)',
    }
    boxes = "".join(f"@{box}{{font:8pt sans-serif;content:{words}}}" for box, words in sheet.items())
    st.html(f"<style>@page{{{boxes}}}</style>")
    st.html(f'<p class="aqb-paper">{escape(chosen.dataset_word)} · {escape(chosen.stand)} · {escape(link(chosen))}</p>')


def in_css(words: str) -> str:
    """Words as a text of CSS, in which nothing ends it and no tag begins."""
    return '"' + re.sub(r"[\\\"<>\x00-\x1f\x7f]", lambda sign: f"\\{ord(sign[0]):x} ", words) + '"'
