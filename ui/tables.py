"""Tables on the screen."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import streamlit as st

from charts import numbers
from charts.columns import Columns, written
from ui.text import plain

# Up to here a real HTML table: readable for screen readers and quicker to paint than the canvas grid.
HTML_ROWS = 40
# Nobody reads on in a grid of thousands of rows, and each thousand costs a tenth of a second.
GRID_ROWS = 1000


def show(frame: pd.DataFrame, columns: Columns, *, alt: str) -> None:
    """Draw the table: HTML while it is short, the scrolling grid beyond.

    A column without a single value takes no room; a sentence names it. Beyond GRID_ROWS rows a sentence says how many
    there are. Files keep every column and every row.
    """
    told = {name: column for name, column in columns.items() if frame[name].notna().any()}
    silent = [column.label for name, column in columns.items() if name not in told]
    text = written(frame.head(GRID_ROWS), told)
    # Arrow at once: a frame of text in between is half the time of a short table.
    if len(frame) <= HTML_ROWS:
        escaped = {label: [plain(cell) for cell in cells] for label, cells in text.items()}
        st.table(pa.table(escaped), hide_index=True, alt=alt, border="horizontal")
    else:
        st.dataframe(pa.table(text), hide_index=True, alt=alt, width="stretch", height=640)
    if len(frame) > GRID_ROWS:
        shown, rows = numbers.integer(GRID_ROWS), numbers.integer(len(frame))
        st.caption(f"Gezeigt sind die ersten {shown} von {rows} Zeilen; die Dateien enthalten alle.")
    if silent:
        st.caption(plain(f"Ohne Angabe in allen Zeilen: {', '.join(silent)}."))
