"""The title of a page and, below it, what the figures are narrowed to, each lifted with one click."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import streamlit as st

from data.rows import rows_of
from data.show import counted
from queries import frame
from queries.frame import Relatives
from ui import county_choice, links, session
from ui.selection import Selection
from ui.text import plain

# More names than these are counted, so that the line stays one.
NAMED = 3
ONLY = "Nur:"


def title(text: str, chosen: Selection, place: Any = st, counties: str = ONLY, *, over_years: bool = False) -> None:
    """Draw the title in `place`, with a button for every filter that has an effect on this page.

    `counties` is the word before chosen counties, where choosing some does not leave out the others. A page
    `over_years` has nothing of a county only when it does not exist in the newest of them.
    """
    with place.container():
        st.title(plain(text))
        off = st.session_state.get(session.WITHOUT_EFFECT, ())
        narrowed = _narrowed(chosen, off)
        if narrowed:
            with st.container(horizontal=True, vertical_alignment="center", key="auswahl_zeile"):
                said = ""
                for key, words in narrowed.items():
                    before = counties if key == session.COUNTIES else ONLY
                    if before != said:
                        st.markdown(before, width="content")
                    said = before
                    st.button(
                        plain(words),
                        key=f"aufheben_{key}",
                        on_click=links.change_filters,
                        args=({key: []},),
                        icon=":material/close:",
                        help="Diese Auswahl aufheben",
                    )
        if counties == ONLY and session.COUNTIES not in off:
            _absent(chosen, max(chosen.years) if over_years else chosen.year)


def _absent(chosen: Selection, year: int) -> None:
    """Of chosen counties that do not exist in the year: that, and where their territory is to be found instead."""
    for county in chosen.counties:
        related = rows_of(frame.relatives(chosen.facts, county=county, year=year), Relatives)
        if related and not related[0].own_exists:
            county_choice.instead(chosen, county, year, related, narrowed=True)
            # Another stage or programme would not help.
            st.session_state[session.ADVISED] = True


def _narrowed(chosen: Selection, off: Collection[str]) -> dict[str, str]:
    """By the key of a filter what it leaves, in words; of those that are set and have an effect."""
    counties = [chosen.county_names[each] for each in chosen.counties]
    categories = [chosen.category_names[each] for each in chosen.categories]
    found = {
        session.COUNTIES: _words(counties, "Kreis oder Stadt", "Kreise und Städte"),
        session.CATEGORIES: _words(categories, "Maßnahmenart", "Maßnahmenarten"),
    }
    return {key: words for key, words in found.items() if words and key not in off}


def _words(names: list[str], one: str, many: str) -> str:
    return ", ".join(names) if len(names) <= NAMED else counted(len(names), one, many)
