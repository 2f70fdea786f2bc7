"""The Rechenweg of „Warum diese Gebiete?“: the distance of each similar county and the shares in it (features 4.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.derivation import Term, fixed, given, root, total
from analysis.peers import Neighbour
from charts.base.columns import Columns
from charts.base.derivations import Derivation, derivation
from charts.comparison.view import View
from data import numbers
from data.rows import grouped, rows_of
from queries.comparison import Characteristics

Known = Mapping[str, Mapping[str, Characteristics]]


def distances(
    found: Sequence[Neighbour], view: View, characteristics: pd.DataFrame, columns: Columns
) -> list[Derivation]:
    """Distance and shares of each neighbour: weight times the squared difference through the span of all counties."""
    stated = [row for row in rows_of(characteristics, Characteristics) if not numbers.is_missing(row.value)]
    known = {
        county: {row.code: row for row in rows} for county, rows in grouped(stated, lambda row: row.county).items()
    }
    listed = []
    for each in found:
        name = view.names.get(each.county, each.county)
        squares = {part.code: _square(part.code, view, each, known) for part in each.parts}
        whole = total("Summe über die Merkmale", list(squares.values()))
        listed.append(derivation(name, columns["distance"], each.distance, root(whole)))
        for part in each.parts:
            if whole.value:
                of_trait = f"{name}, {known[view.own][part.code].name}"
                listed.append(derivation(of_trait, columns["share"], part.share, squares[part.code] / whole))
    return listed


def _square(code: str, view: View, other: Neighbour, known: Known) -> Term:
    rows = [each[code] for each in known.values() if code in each]
    low, high = min(rows, key=lambda row: row.value), max(rows, key=lambda row: row.value)
    if low.value == high.value:
        return fixed(0)
    mine, theirs = known[view.own][code], known[other.county][code]
    apart = (_value(mine, view) - _value(theirs, view)) / (
        _value(high, view, "größter Wert") - _value(low, view, "kleinster Wert")
    )
    weight = given(f"Gewicht {mine.name}", mine.weight)
    if other.lacking:
        # what one of the two has no value for gives its weight to the others
        both = [known[view.own][part.code] for part in other.parts]
        weight /= total("Summe der Gewichte", [given(f"Gewicht {row.name}", row.weight) for row in both])
    return weight * apart * apart


def _value(row: Characteristics, view: View, what: str = "") -> Term:
    name = f"{row.name}, {what or view.names.get(row.county, row.county)}"
    return given(name, row.value, sources=[row.evidence])
