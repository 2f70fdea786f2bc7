"""Tables on the screen."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd
import pyarrow as pa
import streamlit as st

from charts.base.columns import NUMERIC, Columns, tells, written
from data import numbers
from ui.text import note

# Up to here a real HTML table: readable for screen readers, nothing cut, and quicker to paint than the canvas grid. One
# piece of HTML and not st.table, which renders every cell as Markdown: 77 ms in the browser for 15 rows of 9 columns.
HTML_ROWS = 200
# A longer one scrolls under its headings, so that what follows on the page stays near.
BOX_ROWS = 40
# The number of a Maßnahmenart and its name, and „e. V.“, stay on one line.
_KEPT = r"<span>\g<0></span>"
_TOGETHER = re.compile(r"^\d \w+|\be\. V\.")
# Nobody reads on in a grid of thousands of rows, and each thousand costs a tenth of a second.
GRID_ROWS = 1000


@dataclass(frozen=True)
class Links:
    """Names of the rows of a table on its page, and where the cells of one column lead there ("": nowhere)."""

    column: str
    rows: Sequence[str]
    to: Sequence[str]


def show(frame: pd.DataFrame, columns: Columns, *, alt: str, links: Links | None = None) -> None:
    """Draw the table: HTML while it is short, the scrolling grid beyond, which knows no links within the page.

    A column without a single value takes no room; a sentence names it. Beyond GRID_ROWS rows a sentence says how many
    there are. Files keep every column and every row.
    """
    told = {name: column for name, column in columns.items() if tells(frame, name, column)}
    silent = [column.label for name, column in columns.items() if name not in told]
    text = written(frame.head(GRID_ROWS), told)
    if len(frame) <= HTML_ROWS:
        st.html(html(text, [column.kind in NUMERIC for column in told.values()], alt, _within(links, told)))
    else:
        if links:
            anchors(links.rows)
        # Arrow at once: a frame of text in between takes twice the time.
        st.dataframe(pa.table(text), hide_index=True, alt=alt, width="stretch", height=640)
    if len(frame) > GRID_ROWS:
        shown, rows = numbers.integer(GRID_ROWS), numbers.integer(len(frame))
        note(f"Gezeigt sind die ersten {shown} von {rows} Zeilen; die Dateien enthalten alle.")
    if silent:
        note(f"Ohne Angabe in allen Zeilen: {', '.join(silent)}.")


def anchors(names: Sequence[str]) -> None:
    """Places that links can lead to while what bears these names is not drawn."""
    if names:
        st.html("".join(f'<span id="{escape(name)}"></span>' for name in names))


def _within(links: Links | None, told: Columns) -> Links | None:
    """The links with the heading of their column, as the written cells have it."""
    if links is None:
        return None
    column = told.get(links.column)
    return Links(column.label if column else "", links.rows, links.to)


def html(text: Mapping[str, Sequence[str]], numeric: Sequence[bool], alt: str, links: Links | None = None) -> str:
    """The written cells by heading as one HTML table; the first column heads its rows, `numeric` ones stand right.

    `links` names the rows, and the heading of the column whose cells lead somewhere.

    It scrolls in its own box, which the keyboard reaches: sideways, and beyond BOX_ROWS rows also up and down.
    """
    classes = [' class="number"' if each else "" for each in numeric]
    heads = "".join(f'<th scope="col"{cls}>{escape(label)}</th>' for label, cls in zip(text, classes, strict=True))
    tags = ['th scope="row"', *["td"] * len(text)][: len(text)]
    cells = [
        [f"<{tag}{cls}>{cell}</{tag[:2]}>" for cell in _linked(label, column, links)]
        for tag, cls, (label, column) in zip(tags, classes, text.items(), strict=True)
    ]
    names = [f' id="{escape(name)}"' for name in links.rows] if links else [""] * len(next(iter(text.values()), []))
    rows = "".join(f"<tr{name}>{''.join(row)}</tr>" for name, row in zip(names, zip(*cells, strict=True), strict=True))
    name = escape(alt)
    box = "aqb-table aqb-box" if cells and len(cells[0]) > BOX_ROWS else "aqb-table"
    return (
        f'<div class="{box}" role="group" tabindex="0" aria-label="{name}, verschiebbar">'
        f'<table aria-label="{name}"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _linked(label: str, column: Sequence[str], links: Links | None) -> list[str]:
    """The cells of a column as HTML, each a link where it leads somewhere."""
    cells = [_TOGETHER.sub(_KEPT, escape(cell)) for cell in column]
    if links is None or links.column != label:
        return cells
    return [
        f'<a href="#{escape(to)}" title="Zur Stelle im Wortlaut">{cell}</a>' if to else cell
        for cell, to in zip(cells, links.to, strict=True)
    ]
