"""The Rechenweg of the Mittelverteilung: the share of a Maßnahmenart in the money of its county."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from analysis.derivation import Term, given, known_as
from analysis.precision import of_share
from charts.base.columns import Columns
from charts.base.derivations import Derivation, derive
from data.rows import MaybeShort, Number, Text, grouped, rows_of
from queries.allocation import Places


class Part(NamedTuple):
    """One Maßnahmenart of a county, as the table shows it."""

    county: Text
    short_name: Text
    category: MaybeShort
    name: Text
    euros: Number
    county_euros: Number
    precision: Text
    county_precision: Text


def share_precisions(frame: pd.DataFrame) -> pd.Series:
    """How exactly the share of each row is known: the only part of a budget is all of it, however much that is."""
    rows = zip(*(frame[name] for name in ("euros", "county_euros", "precision", "county_precision")), strict=True)
    known = ["exact" if part == whole else of_share(of_whole, of_part) for part, whole, of_part, of_whole in rows]
    return pd.Series(known, index=frame.index)


def shares(frame: pd.DataFrame, places: pd.DataFrame, columns: Columns) -> list[Derivation]:
    """Money of the Maßnahmenart through all the money of the county, what nobody split included."""
    at = grouped(rows_of(places, Places), lambda row: row.county)

    def term(row: Part) -> Term:
        own = [place.evidence for place in at.get(row.county, ()) if place.category == row.category]
        every = [place.evidence for place in at.get(row.county, ())]
        share = given(row.name, row.euros, "euro", sources=own, precision=row.precision) / given(
            "alle Mittel des Gebiets", row.county_euros, "euro", sources=every, precision=row.county_precision
        )
        # the only part of a budget is all of it, however much that is
        return known_as(share, "exact") if row.euros == row.county_euros else share

    return derive(frame, rows_of(frame, Part), columns, {"share": term}, lambda row: f"{row.short_name}, {row.name}")
