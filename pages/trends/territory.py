"""The switch between the territory of the time and that of today, and what it says about itself."""

from __future__ import annotations

import streamlit as st

from data.rows import rows_of
from queries.trends import series as questions
from ui import address
from ui.selection import Selection
from ui.text import plain

WORDS: dict[questions.Territory, str] = {"then": "damals", "now": "heutig"}


def choose() -> questions.Territory:
    """The chosen territory; draws the switch."""
    territory: questions.Territory = address.switch(
        "Gebietsstand",
        list(WORDS),
        key="gebietsstand",
        word=WORDS.__getitem__,
        help="damals: die Gebiete, wie sie im jeweiligen Jahr waren. heutig: Einheiten mit immer gleicher Fläche.",
    )
    return territory


def explain(chosen: Selection, territory: questions.Territory) -> None:
    """Say which counties are one unit, and why; nothing for the territory of the time."""
    if territory != "now":
        return
    for row in rows_of(questions.units(chosen.facts), questions.Units):
        st.caption(
            plain(
                f"Heutiger Gebietsstand: {row.counties} zählen in allen Jahren als eine Einheit ({row.name}), "
                "weil die früheren Beträge nicht aufgeteilt sind."
            )
        )
