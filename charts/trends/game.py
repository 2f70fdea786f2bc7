"""Figure and sentence of the Rechenspiel; both carry its name, so that nobody takes them for a fact."""

from __future__ import annotations

import pandas as pd

from analysis.precision import joint, of_difference
from charts.base import style
from charts.base.bounds import Side, change, side
from charts.base.ties import listed, tied
from data import numbers
from data.rows import only_row, rows_of
from queries.trends.game import Shares

MARK = "Rechenspiel – keine Zuteilung"


def shares(frame: pd.DataFrame) -> style.Figure:
    """Per county a bar for the share in the game and a mark for the budget as it is."""
    known = frame[frame["euros"].notna()]
    largest = max((float(known[name].max()) for name in ("euros", "agreed") if known[name].notna().any()), default=0.0)
    axis = style.euro_axis(largest)
    figure = style.figure(
        [
            {
                "type": "bar",
                "orientation": "h",
                "name": "Rechenspiel",
                "y": list(known["short_name"]),
                "x": list(known["euros"]),
                "marker": {
                    "color": style.PREVIOUS,
                    "pattern": {"shape": ".", "fgcolor": style.ACTUAL, "size": 5},
                },
                "hovertext": [_hover(row) for row in rows_of(known, Shares)],
                "hoverinfo": "text",
            },
            {
                "type": "scatter",
                "mode": "markers",
                "name": "Budget wie festgehalten",
                "y": list(known["short_name"]),
                "x": list(known["agreed"]),
                "marker": {"symbol": "line-ns", "size": 14, "line": {"width": 3, "color": style.MARK}},
                "hoverinfo": "skip",
            },
        ],
        height=style.row_height(len(known)),
        margin={"l": 8, "r": 16, "t": 36, "b": 8},
        xaxis=axis,
        yaxis=style.row_axis(list(known["short_name"])),
        showlegend=True,
    )
    return style.mark(figure, MARK)


def _hover(row: Shares) -> str:
    known = numbers.stated(numbers.euro(row.agreed, missing="ohne Angabe"), row.agreed_precision)
    share = numbers.stated(numbers.euro(row.euros), row.euros_precision)
    return f"{style.safe(row.short_name)}: Rechenspiel {share}<br>festgehalten: {known}"


def _change(row: Shares) -> str:
    """The difference, as exactly as what is shared out and what is recorded are known."""
    return change(row.difference, of_difference(row.euros_precision, row.agreed_precision), numbers.euro)


def _side(row: Shares) -> Side:
    """Whether the share lies above the recorded budget, as far as both are known."""
    return side(row.euros, row.euros_precision, row.agreed, row.agreed_precision)


def no_measure_words(year: int, *, elsewhere: bool) -> str:
    """That nothing is known to share out by, and what helps: another year only where one has something."""
    if elsewhere:
        return (
            f"Für {year} hat keine Lieferung eine Bezugsgröße gebracht, nach der sich verteilen ließe. "
            "Bitte ein anderes Jahr wählen."
        )
    return (
        "In diesem Datensatz hat für kein Haushaltsjahr eine Lieferung eine Bezugsgröße gebracht, nach der sich "
        "verteilen ließe. Das Rechenspiel beginnt mit der ersten, die eine bringt."
    )


def say_shares(frame: pd.DataFrame) -> str:
    """Who would gain and lose most, and who takes no part, with how much money."""
    known = frame[frame["euros"].notna()]
    out = "; ".join(_left_out(frame[frame["euros"].isna()]))
    if known.empty:
        return f"Rechenspiel: Es lässt sich nichts verteilen; {out}." if out else "Rechenspiel: Es gibt kein Gebiet."
    if len(known) == 1:
        only = only_row(known, Shares).short_name
        return f"Rechenspiel: Dabei ist nur {only}, es gibt nichts umzuverteilen" + (f"; {out}." if out else ".")
    total = numbers.stated(numbers.euro(round(known["euros"].sum(), 2)), known["euros_precision"].iloc[0])
    parts = [f"Rechenspiel: {total} auf {numbers.count_of(len(known), 'Gebiet', 'Gebiete')} verteilt"]
    compared = rows_of(known[known["difference"].notna()], Shares)
    up, down, open_ones = ([row for row in compared if _side(row) == each] for each in ("above", "below", "unknown"))
    if up:
        parts.append(f"größter Zuwachs: {_all_of(up, max(up, key=lambda row: row.difference))}")
    if down:
        parts.append(f"größter Rückgang: {_all_of(down, min(down, key=lambda row: row.difference))}")
    if open_ones:
        where = numbers.count_of(len(open_ones), "Gebiet", "Gebieten")
        parts.append(f"ob mehr oder weniger, bleibt bei {where} offen, weil nur eine Grenze bekannt ist")
    return "; ".join([*parts, *([out] if out else [])]) + "."


def _all_of(rows: list[Shares], best: Shares) -> str:
    alike = tied(rows, best, _change)
    names = listed([row.short_name for row in alike])
    return f"{names} ({'je ' if len(alike) > 1 else ''}{_change(best)})"


def _left_out(frame: pd.DataFrame) -> list[str]:
    """Who takes no part: for want of a figure to share out by, with their money; for want of a budget."""
    without = frame[~frame["has_figures"]]
    found = []
    if len(without):
        money = without["agreed"].sum()
        exactly = joint(without["agreed_precision"].dropna())
        together = "zusammen " if len(without) > 1 else ""
        much = f" mit {together}{numbers.stated(numbers.euro(money), exactly)} Budget" if money else ""
        found.append(f"nicht dabei, weil nicht jede Bezugsgröße bekannt ist: {_names(without)}{much}")
    rest = frame[frame["has_figures"]]
    if len(rest):
        found.append(f"nicht dabei, weil kein Budget bekannt ist: {_names(rest)}")
    return found


def _names(frame: pd.DataFrame) -> str:
    names = list(frame["short_name"])
    return ", ".join(names) if len(names) <= 6 else numbers.count_of(len(names), "Gebiet", "Gebiete")
