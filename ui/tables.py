"""Tables on the screen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from charts.base.columns import NUMERIC, Columns, tells, written
from data import numbers
from ui.long_tables import MOST_ROWS, rows_of_page
from ui.text import note

# Every table is real HTML: readable for screen readers, searched and printed by the browser, nothing cut. One piece of
# it and not st.table, which renders every cell as Markdown: 77 ms in the browser for 15 rows of 9 columns.
# A longer one scrolls under its headings, so that what follows on the page stays near.
BOX_ROWS = 40
# A longer one has a field that finds its rows.
SEARCHED_ROWS = 10
# A wider one becomes cards on a narrow screen, as long as its cells can bear their headings: 20 bytes each. The widest
# become cards on paper too, whatever that weighs.
NARROW_COLUMNS, CARD_CELLS, PAPER_COLUMNS = 4, 10_000, 12
# A table of words, or of four columns, whose longest words together have more letters than a screen of 390 pixels shows
# becomes cards too.
PHONE_LETTERS = 36
_WORDS = re.compile(r"[ \n-]")
# So many cards stand on a narrow screen before a button asks for the others: each is as high as a hand is wide.
FEW_CARDS = 3
# The number of a Maßnahmenart and its name, „e. V.“, and the code of a rule stay on one line.
_KEPT = r"<span>\g<0></span>"
_TOGETHER = re.compile(r"^\d \w+|\be\. V\.|^[A-Z]-\d+$")


# What stands for no value and says nothing else: „heute“ and „unverändert“ say something.
NOTHING = (numbers.MISSING, "–", "")


@dataclass(frozen=True)
class Links:
    """Names of the rows of a table on its page, and where the cells of one column lead there ("": nowhere)."""

    column: str
    rows: Sequence[str]
    to: Sequence[str]


def show(frame: pd.DataFrame, columns: Columns, *, alt: str, links: Links | None = None, paged: bool = False) -> None:
    """Draw the table; its readers sort and search it themselves (static/tables.js).

    A column without a single value takes no room; a sentence names it, or what no value means in it. Beyond MOST_ROWS
    rows it comes in pages (ui/long_tables.py). Files keep every column and every row. `paged`: it is one page of its
    rows, which are not to be sorted and searched as if they were all.
    """
    told = {name: column for name, column in columns.items() if tells(frame, name, column)}
    # What only repeats another column has a value, which files hold.
    # Where only what is not exact is said, a table of exact sums lacks nothing.
    silent = [
        column
        for name, column in columns.items()
        if name not in told and column.kind != "precision" and frame[name].isna().all()
    ]
    numeric = [column.kind in NUMERIC for column in told.values()]
    if len(frame) > MOST_ROWS and told:
        paged = True
        drawn = rows_of_page(frame, told, alt)
        frame, links = frame.iloc[drawn], _of_rows(links, drawn)
    behind = len(told) > PAPER_COLUMNS and not _alike(told)
    st.html(html(written(frame, told), numeric, alt, _within(links, told), worked=not paged, behind=behind))
    if lacking := [each.label for each in silent if each.missing in NOTHING or frame.empty]:
        note(f"Ohne Angabe in allen Zeilen: {', '.join(lacking)}.")
    if alike := [f"{each.label} „{each.missing}“" for each in silent if each.missing not in NOTHING and len(frame)]:
        note(f"In allen Zeilen: {', '.join(alike)}.")


def _alike(columns: Columns) -> bool:
    """Whether most columns are figures of one kind, like years beside each other: none answers before another."""
    kinds = Counter(column.kind for column in columns.values() if column.kind in NUMERIC)
    return max(kinds.values(), default=0) > len(columns) / 2


def anchors(names: Sequence[str]) -> None:
    """Places that links can lead to while what bears these names is not drawn."""
    if names:
        st.html("".join(f'<span id="{escape(name)}"></span>' for name in names))


def _of_rows(links: Links | None, drawn: Sequence[int]) -> Links | None:
    """The links of the rows that are drawn; the names of the others stand here, so that what leads to them arrives."""
    if links is None:
        return None
    names = [links.rows[at] for at in drawn]
    anchors(sorted(set(links.rows) - set(names)))
    return Links(links.column, names, [links.to[at] for at in drawn])


def _within(links: Links | None, told: Columns) -> Links | None:
    """The links with the heading of their column, as the written cells have it."""
    if links is None:
        return None
    column = told.get(links.column)
    return Links(column.label if column else "", links.rows, links.to)


def html(
    text: Mapping[str, Sequence[str]],
    numeric: Sequence[bool],
    alt: str,
    links: Links | None = None,
    *,
    worked: bool = True,
    behind: bool = False,
) -> str:
    """The written cells by heading as one HTML table; the first column heads its rows, `numeric` ones stand right.

    `links` names the rows, and the heading of the column whose cells lead somewhere. `worked`: headings are buttons
    that sort, and a field finds rows where there are many.

    `behind`: in a wide place the last columns stand behind a button where they find no room.

    It scrolls in its own box, which the keyboard reaches: sideways, and beyond BOX_ROWS rows also up and down.
    """
    count = len(next(iter(text.values()), []))
    wide = len(text) > PAPER_COLUMNS
    few = len(text) < NARROW_COLUMNS and any(numeric)
    narrow = few or (len(text) <= NARROW_COLUMNS and not _crowded(text))
    cards = wide or (not narrow and count * len(text) <= CARD_CELLS)
    classes = [' class="number"' if each else "" for each in numeric]
    heads = "".join(
        f'<th scope="col"{cls}>{_head(label, worked=worked and count > 1)}</th>'
        for label, cls in zip(text, classes, strict=True)
    )
    tags = ['th scope="row"', *["td"] * len(text)][: len(text)]
    labels = [f' data-label="{escape(label)}"' if cards and at else "" for at, label in enumerate(text)]
    cells = [
        [f"<{tag}{cls}{named}>{cell}</{tag[:2]}>" for cell in _linked(label, column, links)]
        for tag, cls, named, (label, column) in zip(tags, classes, labels, text.items(), strict=True)
    ]
    names = [f' id="{escape(name)}"' for name in links.rows[:count]] if links else [""] * count
    rows = "".join(f"<tr{name}>{''.join(row)}</tr>" for name, row in zip(names, zip(*cells, strict=True), strict=True))
    name = escape(alt)
    # Cards of few values are no long way down, and what a document says stays together.
    short = cards and len(text) > NARROW_COLUMNS and count > FEW_CARDS + 1
    given = {"aqb-table": True, "aqb-box": count > BOX_ROWS, "aqb-cards": cards, "aqb-wide": wide, "aqb-short": short}
    looks = " ".join(look for look, applies in given.items() if applies)
    return (
        f"{_search(name, count) if worked and count > SEARCHED_ROWS else ''}"
        f'<div class="{looks}" role="group" tabindex="0" aria-label="{name}, verschiebbar">'
        f'<table aria-label="{name}"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
        f"{_more(name, count) if short else ''}"
        f"{_columns(name) if behind else ''}"
    )


def _crowded(text: Mapping[str, Sequence[str]]) -> bool:
    """Whether the longest words of the columns together are wider than a phone."""
    words = ([word for cell in (label, *column) for word in _WORDS.split(cell)] for label, column in text.items())
    return sum(max(map(len, each)) for each in words) > PHONE_LETTERS


def _head(label: str, *, worked: bool) -> str:
    return f'<button type="button">{escape(label)}</button>' if worked else escape(label)


def _more(name: str, count: int) -> str:
    """The button that shows the cards a narrow screen leaves out (static/dashboard.css)."""
    words = f"Alle {numbers.integer(count)} zeigen"
    return f'<button type="button" class="aqb-more" aria-label="{words}: {name}">{words}</button>'


def _columns(name: str) -> str:
    """The button that shows the columns which find no room; how many they are is known in the browser."""
    return f'<button type="button" class="aqb-columns" title="{name}" aria-expanded="false" hidden></button>'


def _search(name: str, count: int) -> str:
    return (
        f'<div class="aqb-search"><label>Zeilen suchen <input type="search" aria-label="Zeilen suchen: {name}"></label>'
        f'<span role="status">{numbers.integer(count)} Zeilen</span></div>'
    )


def _linked(label: str, column: Sequence[str], links: Links | None) -> list[str]:
    """The cells of a column as HTML, each a link where it leads somewhere."""
    # Most words stand in many rows.
    made = {cell: _TOGETHER.sub(_KEPT, escape(cell)) for cell in set(column)}
    cells = [made[cell] for cell in column]
    if links is None or links.column != label:
        return cells
    return [
        f'<a href="#{escape(to)}" title="Zur Stelle im Wortlaut">{cell}</a>' if to else cell
        for cell, to in zip(cells, links.to[: len(cells)], strict=True)
    ]
