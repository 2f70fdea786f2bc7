"""The peers of a county and the county itself as one matrix: what each is like, and what sets it apart."""

from __future__ import annotations

from textwrap import wrap

import pandas as pd

from charts.base import matrix, style
from charts.base.matrix import Cell, Row
from charts.comparison.reasons import LACKING, PeerTrait
from charts.comparison.view import View
from data import numbers
from data.rows import grouped, rows_of

# Letters of a line in the head of a column.
HEAD = 16
# Pixels a column needs for its head and values, and those of the names of counties.
COLUMN_PX, NAMES_PX = 84, 140


def traits(table: pd.DataFrame, view: View) -> style.Figure | None:
    """One row per county, the one in the middle first, then the nearest; one column per characteristic.

    The darker a cell, the larger its share of the distance, which stands below the value. None without distances.
    """
    rows = rows_of(table, PeerTrait)
    counted = [row for row in rows if not numbers.is_missing(row.share)]
    if not counted:
        return None
    names = list(dict.fromkeys(row.name for row in counted))
    own = {row.name: row.own for row in counted}
    middle = view.names.get(view.own, view.own)
    lines = [Row(middle, [_own_cell(middle, name, own[name]) for name in names], f"<b>{style.safe(middle)}</b>")]
    for peer, theirs in grouped(rows, lambda row: row.short_name).items():
        known = {row.name: row for row in theirs}
        lines.append(
            Row(
                peer,
                [_cell(known[name]) if name in known else _lacking(peer, name) for name in names],
                f"{style.safe(peer)}<br><span style='font-size:12px'>Abstand "
                f"{numbers.decimal(theirs[0].distance, 3)}{numbers.SPACE * 2}</span>",
            )
        )
    columns = [matrix.column(lines, place, size=13) for place in range(len(names))]
    heads = ["<br>".join(style.safe(line) for line in wrap(name, HEAD, break_long_words=False)) for name in names]
    return matrix.figure(columns, lines, heads, per_row=42, narrowest=NAMES_PX + COLUMN_PX * len(names))


def _own_cell(county: str, name: str, value: str) -> Cell:
    return Cell(f"<b>{style.safe(value)}</b>", style.MISSING, f"{style.safe(county)}, {style.safe(name)}: {value}")


def _cell(row: PeerTrait) -> Cell:
    share = f"{numbers.percent(row.share, 0)} des Abstands"
    text = f"{style.safe(row.other)}<br><span style='font-size:11px'>{numbers.percent(row.share, 0)}</span>"
    said = f"{style.safe(row.short_name)}, {style.safe(row.name)}: {style.safe(row.other)}, {share}"
    return Cell(text, matrix.tint(style.ACTUAL, 0.04 + 0.36 * row.share), said)


def _lacking(peer: str, name: str) -> Cell:
    return Cell("k. A.", style.MISSING, f"{style.safe(peer)}, {style.safe(name)}: {LACKING}")
