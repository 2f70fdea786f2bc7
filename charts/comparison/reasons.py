"""„Warum diese Gebiete?“: what makes the peers of a county its peers, as a table and a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from analysis.peers import LOGIC, Neighbour, Traits, trait
from charts.base import rounded
from charts.base.columns import Column
from charts.base.ties import listed, tied
from charts.comparison.view import View
from data import numbers
from data.code_words import PERCENT
from data.rows import Number, Text, frame_of, rows_of
from queries import comparison as questions

LACKING = "keine Angabe, die anderen Merkmale zählen mehr"


class PeerTrait(NamedTuple):
    """One characteristic of one peer; distance and share only where a distance is computed."""

    short_name: Text
    distance: Number
    name: Text
    own: Text
    other: Text
    share: Number


def reasons(
    found: Sequence[Neighbour], view: View, characteristics: pd.DataFrame, traits: pd.DataFrame
) -> pd.DataFrame:
    """„Warum diese Gebiete?“: per peer and characteristic own value, peer value and share of the distance.

    Neighbours bring every characteristic of the distance; a structural group the one trait it shares.
    """
    columns = {"short_name": str, "distance": float, "name": str, "own": str, "other": str, "share": float}
    if view.group.code == "nearest":
        known = {row.code: row for row in rows_of(characteristics, questions.Characteristics)}
        listed = [
            {
                "short_name": view.names.get(each.county, each.county),
                "distance": each.distance,
                "name": known[part.code].name,
                "own": _in_unit(part.own, known[part.code].unit),
                "other": _in_unit(part.other, known[part.code].unit),
                "share": part.share,
            }
            for each in found
            for part in each.parts
        ]
        listed += [
            {
                "short_name": view.names.get(each.county, each.county),
                "distance": each.distance,
                "name": f"{known[code].name}: {LACKING}",
            }
            for each in found
            for code in each.lacking
        ]
        # The nearest first, and what is lacking behind what is there.
        order = {view.names.get(each.county, each.county): place for place, each in enumerate(found)}
        listed.sort(key=lambda row: order[str(row["short_name"])])
        return frame_of(listed, columns)
    by_county = {row.county: row for row in rows_of(traits, Traits)}
    own = by_county.get(view.own)
    listed = [
        {
            "short_name": view.names.get(county, county),
            "name": LOGIC.get(view.group.code, view.group.name),
            "own": _trait_words(own, view.group.code),
            "other": _trait_words(by_county.get(county), view.group.code),
        }
        for county in view.group.counties
    ]
    return frame_of(listed, columns)


def reasons_columns(view: View) -> dict[str, Column]:
    """Headings of the reasons; the distance only where one is computed."""
    columns = {
        "short_name": Column("Gebiet"),
        "distance": Column("Abstand", "number"),
        "name": Column("Merkmal"),
        "own": Column(view.names.get(view.own, view.own), missing="–"),
        "other": Column("Vergleichsgebiet", missing="–"),
        "share": Column("Anteil am Abstand", "percent", missing="–"),
    }
    if view.group.code != "nearest":
        del columns["distance"], columns["share"]
    return columns


def rounded_words(table: pd.DataFrame) -> str:
    """That shares are rounded, where those of some distance do not read as 100 % together; empty else.

    The figure has them without a place, the table with one.
    """
    wholes = [list(each) for _, each in table[table["share"].notna()].groupby("short_name")["share"]]
    off = any(rounded.not_whole(each, digits) for each in wholes for digits in (0, 1))
    return "Anteile gerundet; ergeben je Gebiet nicht immer genau 100 %" if off else ""


def say_reasons(table: pd.DataFrame, view: View) -> str:
    """The nearest county and what sets it apart most; or the trait a structural group shares."""
    name = view.names.get(view.own, view.own)
    if table.empty:
        return view.group.missing or f"{name}: In dieser Gruppe gibt es kein anderes Gebiet."
    if view.group.code != "nearest":
        return (
            f"{numbers.count_of(table['short_name'].nunique(), 'Gebiet', 'Gebiete')} in der Gruppe: {view.group.name}."
        )
    rows = rows_of(table, PeerTrait)
    nearest = rows[0]
    counted = [row for row in rows if not numbers.is_missing(row.share)]
    own = [row for row in counted if row.short_name == nearest.short_name]
    most = max(own, key=lambda row: row.share)
    alike = tied(own, most, lambda row: numbers.percent(row.share))
    few = {row.short_name: None for row in rows if numbers.is_missing(row.share)}
    tail = f" Nicht alle Merkmale haben: {', '.join(few)}." if few else ""
    distance = numbers.decimal(nearest.distance, 3)
    equal = _as_near(rows, nearest)
    if len(equal) > 1:
        return f"{name}: Am ähnlichsten sind gleichauf {listed(equal)} (Abstand {distance}).{tail}"
    if not most.share:
        return f"{name}: Am ähnlichsten ist {nearest.short_name}; kein verglichenes Merkmal unterscheidet beide.{tail}"
    return (
        f"{name}: Am ähnlichsten ist {nearest.short_name} (Abstand {distance}); am meisten "
        f"{'unterscheiden' if len(alike) > 1 else 'unterscheidet'} {listed([row.name for row in alike])} "
        f"({'je ' if len(alike) > 1 else ''}{numbers.percent(most.share)} des Abstands).{tail}"
    )


def _as_near(rows: Sequence[PeerTrait], nearest: PeerTrait) -> list[str]:
    """Whose distance reads as that of the nearest, each once."""
    near = tied(rows, nearest, lambda row: numbers.decimal(row.distance, 3))
    return list(dict.fromkeys(row.short_name for row in near))


def _trait_words(row: Traits | None, code: str) -> str | None:
    if code == "all" or row is None:
        return None
    if code in LOGIC:
        return trait(row, code)
    return "von Hand gewählt"


def _in_unit(value: float, unit: str) -> str:
    if unit == PERCENT:
        return f"{numbers.decimal(value, 1)}{numbers.SPACE}%"
    return numbers.decimal(value, 0 if value >= 100 else 2)
