"""Figure and sentences on money likely left over and on extra need."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.precision import joint
from charts.base import style
from charts.base.bar_texts import row_texts
from charts.base.bounds import beside_bar, side
from data import numbers
from data.rows import rows_of
from queries.trends.rests import Rests


def rests(frame: pd.DataFrame) -> style.Figure:
    """Bars per county with a figure: unspent money, an estimate hatched and with its range as a whisker."""
    known = frame[frame["unspent"].notna()]
    finished = is_finished(frame)
    axis = style.euro_axis(float(known["unspent_high"].max()) if len(known) else 0.0)
    names = list(known["short_name"])
    return style.figure(
        [
            {
                "type": "bar",
                "orientation": "h",
                "name": "übrig geblieben" if finished else "voraussichtlich übrig, Strich: Spanne",
                "y": names,
                "x": list(known["unspent"]),
                "marker": {"color": style.ACTUAL, "pattern": {} if finished else style.RUNNING},
                "hovertext": [
                    f"{style.safe(row.short_name)}: {numbers.stated(numbers.euro(row.unspent), row.unspent_precision)}"
                    + ("" if finished else f" ({numbers.euro(row.unspent_low)} bis {numbers.euro(row.unspent_high)})")
                    for row in rows_of(known, Rests)
                ],
                "hoverinfo": "text",
            }
            | ({} if finished else {"error_x": _whisker(known)}),
            row_texts(
                names,
                [beside_bar(numbers.euro_short(row.unspent), row.unspent_precision) for row in rows_of(known, Rests)],
                axis,
            ),
        ],
        height=style.row_height(len(known)),
        margin={"l": 8, "r": 8, "t": 36, "b": 8},
        xaxis={**axis, "side": "top"},
        yaxis=style.row_axis(names),
        showlegend=False,
    )


def is_finished(frame: pd.DataFrame) -> bool:
    """True when the rests are those of a finished year and no estimates."""
    return bool(frame["finished"].any())


def _whisker(known: pd.DataFrame) -> dict[str, Any]:
    return {
        "type": "data",
        "symmetric": False,
        "array": list(known["unspent_high"] - known["unspent"]),
        "arrayminus": list(known["unspent"] - known["unspent_low"]),
        "color": style.MARK,
        "thickness": 2,
    }


def say_rests(frame: pd.DataFrame) -> str:
    """How much is left over, or likely so, in how many counties, and what was not granted; a bound where it is one."""
    if frame.empty:
        return "Für diese Auswahl ist kein Bescheid erfasst; was übrig bleibt, ist nicht bekannt."
    known = frame[frame["unspent"].notna()]
    parts = []
    # who was paid all of it, or more, has nothing left
    some, none = int((known["unspent"] > 0).sum()), int((known["unspent"] <= 0).sum())
    where = numbers.count_of(some, "Gebiet", "Gebieten")
    rest = f", in {numbers.count_of(none, 'Gebiet', 'Gebieten')} nichts" if none else ""
    if len(known) and not some:
        verb = "blieb" if is_finished(frame) else "bleibt voraussichtlich"
        parts.append(f"In {numbers.count_of(none, 'Gebiet', 'Gebieten')} {verb} vom Bewilligten nichts übrig")
    elif len(known) and is_finished(frame):
        parts.append(f"In {where} blieben vom Bewilligten {_sum(known, 'unspent')} übrig{rest}")
    elif is_finished(frame):
        parts.append("Zu keinem Gebiet ist eine Auszahlung bekannt")
    elif len(known):
        low, high = (numbers.euro(known[name].sum()) for name in ("unspent_low", "unspent_high"))
        parts.append(f"In {where} bleiben voraussichtlich {_sum(known, 'unspent')} übrig ({low} bis {high}){rest}")
    else:
        parts.append("Für kein Gebiet reichen die früheren Jahre für eine Schätzung")
    kept_back = frame[frame["not_granted"] > 0]
    if len(kept_back):
        where = numbers.count_of(len(kept_back), "Gebiet", "Gebieten")
        parts.append(f"nicht bewilligt wurden {_sum(kept_back, 'not_granted')} in {where}")
    return "; ".join(parts) + "."


def _sum(frame: pd.DataFrame, column: str) -> str:
    return numbers.stated(numbers.euro(frame[column].sum()), joint(frame[f"{column}_precision"]))


def not_granted_words(frame: pd.DataFrame) -> list[str]:
    """What was not granted; where more was than agreed nothing is missing, and it says so."""
    rows = rows_of(frame, Rests)
    more = [not numbers.is_missing(row.agreed) and row.granted > row.agreed for row in rows]
    return [
        "mehr bewilligt" if above else numbers.euro(row.not_granted, missing="–")
        for row, above in zip(rows, more, strict=True)
    ]


def say_needs(frame: pd.DataFrame) -> str:
    """How much more is asked for, by how many counties."""
    if frame.empty:
        return "Für diese Auswahl ist kein Mehrbedarf erfasst."
    where = numbers.count_of(frame["short_name"].nunique(), "Gebiet", "Gebiete")
    ask = "hat" if frame["short_name"].nunique() == 1 else "haben"
    together = "" if len(frame) == 1 else "zusammen "
    return f"{where} {ask} {together}{numbers.euro(frame['euros'].sum())} Mehrbedarf gemeldet."


def say_balance(rests: pd.DataFrame, needs: pd.DataFrame) -> str:
    """Both sides in one sentence; it moves nothing."""
    left, asked = rests["unspent"].sum(min_count=1), needs["euros"].sum(min_count=1)
    if numbers.is_missing(left) or numbers.is_missing(asked):
        return "Restmittel und Mehrbedarf sind nicht beide bekannt; eine Gegenüberstellung ist nicht möglich."
    if is_finished(rests):
        known = rests[rests["unspent"].notna()]
        head = f"Übrig geblieben {_sum(known, 'unspent')}, Mehrbedarf {numbers.euro(asked)}"
        lies = side(left, joint(known["unspent_precision"]), asked, "exact")
        if lies == "unknown":
            return f"{head}: Ob der Rest den gemeldeten Mehrbedarf gedeckt hätte, bleibt offen."
        word = "nicht gedeckt" if lies == "below" else "gedeckt"
        return f"{head}: Der Rest hätte den gemeldeten Mehrbedarf {word}."
    word = "deckt den gemeldeten Mehrbedarf" if left >= asked else "deckt den gemeldeten Mehrbedarf nicht"
    return (
        f"Voraussichtlich übrig {_sum(rests[rests['unspent'].notna()], 'unspent')}, Mehrbedarf {numbers.euro(asked)}: "
        f"Die mittlere Schätzung {word}. Diese Seite verschiebt kein Geld."
    )
