"""Tables of more rows than a browser draws with ease: pages of them, found and sorted among all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from charts.base.columns import NUMERIC, Columns, written
from data import numbers
from ui.text import note

# Each thousand rows costs the browser a quarter of a second.
MOST_ROWS = 1000
# What is read on a page of a longer table before the next one is asked for.
PAGE_ROWS = 200
AS_GIVEN = "wie gegeben"


def rows_of_page(frame: pd.DataFrame, columns: Columns, alt: str) -> list[int]:
    """The positions of the rows to draw; fields choose them, and a sentence says which of how many they are.

    The field finds rows in all that is written in all rows, not only in the page, as static/tables.js does in tables
    that are drawn whole; so does the order.
    """
    labels = {name: column.label for name, column in columns.items()}
    count = numbers.integer(len(frame))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        asked = st.text_input(f"In allen {count} Zeilen suchen", key=f"lang_suche/{alt}", width=320)
        by = st.selectbox(
            "Sortiert nach",
            ["", *labels],
            format_func=lambda name: labels.get(name, AS_GIVEN),
            key=f"lang_nach/{alt}",
            filter_mode=None,
            width=240,
        )
        down = st.toggle("absteigend", key=f"lang_ab/{alt}", disabled=not by)
    found = _sorted(frame, columns, _found(frame, columns, asked), by, down=down)
    pages = max(1, -(-len(found) // PAGE_ROWS))
    # Another search or order begins on its first page.
    pager = f"lang_seite/{alt}/{hash((asked, by, down))}"
    page = min(int(st.session_state.get(pager, 1)), pages)
    first = (page - 1) * PAGE_ROWS
    shown = found[first : first + PAGE_ROWS]
    if shown:
        span = f"Zeilen {numbers.integer(first + 1)} bis {numbers.integer(first + len(shown))}"
        among = "" if len(found) == len(frame) else f"{numbers.integer(len(found))} gefundenen unter "
        note(f"{span} von {among}{count}; die Dateien enthalten alle.")
    else:
        note(f"Keine der {count} Zeilen enthält „{asked.strip()}“.")
    if pages > 1:
        st.pagination(pages, key=pager)
    return shown


def _found(frame: pd.DataFrame, columns: Columns, asked: str) -> Sequence[int]:
    """The positions of the rows that hold every word, in any cell as it is read; all where nothing is asked."""
    words = _folded(asked).split()
    if not words:
        return range(len(frame))
    rows = zip(*written(frame, columns).values(), strict=True)
    return [at for at, cells in enumerate(rows) if _holds(_folded("\n".join(cells)), words)]


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)


def _folded(text: str) -> str:
    """ß and ss, ä and a are the same."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each))


def _sorted(frame: pd.DataFrame, columns: Columns, found: Sequence[int], by: str, *, down: bool) -> list[int]:
    """The positions in the order of one column, numbers and days by value, words by letters; no value comes last."""
    if not by:
        return list(found)
    column, cells = columns[by], frame[by].tolist()
    valued = [at for at in found if not numbers.is_missing(cells[at])]
    if column.kind in NUMERIC or column.kind == "day":
        valued.sort(key=lambda at: cells[at], reverse=down)
    else:
        # From the first letter or digit on: behind the symbol of a status.
        words = {at: _folded(re.sub(r"^\W+", "", column.write(cells[at]))) for at in valued}
        valued.sort(key=words.__getitem__, reverse=down)
    kept = set(valued)
    return [*valued, *(at for at in found if at not in kept)]
