"""Tables of the Kreisvergleich, and the sentences that sum them up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from charts import numbers
from charts.columns import Column
from charts.comparison_view import (
    REASON,
    View,
    counties,
    judged,
    land,
    land_value,
    own_position,
    span_words,
    spread,
    values,
)
from charts.peers import LOGIC, Group, Neighbour, trait
from charts.positions import FEW_CASES, position
from charts.rows import each_row


def table(
    figures: pd.DataFrame, view: View, spans: Mapping[str, str | None] | None = None, *, only_shown: bool = False
) -> pd.DataFrame:
    """One row per county (the chosen ones), then the Land and the median of the peers; values, parts and rank.

    `spans` says per county how far its position moves over all peer logics (position_span).
    """
    middle = land_value(figures)
    total = land(figures)
    rows = each_row(counties(figures))
    if only_shown:
        by_place = {row.place: row for row in each_row(figures)}
        rows = [by_place[place] for place in view.shown if place in by_place]
    found = [_table_row(row, row.short_name, view, middle, figures) for row in rows]
    if total is not None and not numbers.is_missing(total.numerator):
        many = numbers.count_of(int(total.counties_with), "Gebiet", "Gebiete")
        name = f"Hessen ({many}{'' if view.measure.is_rate else ', Summe'})"
        found.append(_table_row(total, name, view, middle, figures))
    for line in found[: len(rows)]:
        line["span"] = (spans or {}).get(line["place"])
    where = own_position(figures, view)
    if where.median is not None:
        found.append(
            {
                "short_name": f"Median {view.group.name} (n = {where.n})",
                "value": where.median,
                "group": "–",
                "note": "–",
            }
        )
    columns = ["short_name", "value", "numerator", "denominator", "interval", "group", "rank", "span", "note"]
    return pd.DataFrame(found, columns=columns).astype(dict.fromkeys(columns[1:4], "float64"))


def _table_row(row: Any, name: str, view: View, middle: float | None, figures: pd.DataFrame) -> dict[str, Any]:
    side = judged(row, view.measure, middle)[0] if row.level == "county" else 0
    apart = spread(row, view.measure)
    notes = [
        "" if numbers.is_missing(row.reason) else REASON[str(row.reason)],
        {1: "▲ über Hessen", -1: "▼ unter Hessen", 0: ""}[side],
        "kleine Fallzahl" if not numbers.is_missing(row.value) and row.cases < FEW_CASES else "",
        numbers.PRECISION.get(str(row.precision), "").strip() if row.level == "county" else "",
        "vorläufig" if row.state == "provisional" else "",
    ]
    own = row.place == view.own
    return {
        "place": row.place,
        "short_name": name,
        "value": row.value,
        "numerator": row.numerator,
        "denominator": row.denominator,
        "interval": None if apart is None else span_words(*apart),
        "group": "–" if row.level != "county" else "im Mittelpunkt" if own else
        "ja" if row.place in view.group.counties else "nein",
        "rank": rank_words(figures, view, row.place) if view.rank and row.level == "county" else None,
        "note": ", ".join(filter(None, notes)) or "–",
    }  # fmt: skip


def table_columns(view: View, *, spans: bool = False) -> dict[str, Column]:
    """Headings and kinds of the table for the measure shown."""
    money = view.measure.basis in ("money", "ratio") and view.measure.code != "budget_use"
    columns = {
        "short_name": Column("Gebiet"),
        "value": Column(view.measure.unit_words, view.measure.column, missing="–"),
        "numerator": Column("Zähler", "euro" if money else "integer", missing="–"),
        "denominator": Column("Nenner", "euro" if view.measure.basis == "ratio" and money else "integer", missing="–"),
        "interval": Column("95-%-Bereich", missing="–"),
        "rank": Column("Rang in der Gruppe", missing="–"),
        "group": Column("in der Vergleichsgruppe"),
        "span": Column("Lage über alle Vergleichsgruppen", missing="–"),
        "note": Column("Hinweis"),
    }
    if view.measure.basis != "share":
        del columns["interval"]
    if not view.rank:
        del columns["rank"]
    if not spans:
        del columns["span"]
    if not view.measure.is_rate:
        del columns["numerator"], columns["denominator"]
    return columns


def rank_words(figures: pd.DataFrame, view: View, county: str) -> str:
    """„Rang 4 von 23 (3 ohne Angabe)“ inside the group, 1 is the highest value; equal values share the middle."""
    known = values(figures)
    members = {view.own, *view.group.counties}
    if county not in members or county not in known:
        return "–"
    others = [known[each] for each in members if each in known and each != county]
    above = sum(value > known[county] for value in others)
    equal = sum(value == known[county] for value in others)
    rank = 1 + above + equal / 2
    missing = len(members) - len(others) - 1
    tail = f" ({missing} ohne Angabe)" if missing else ""
    return f"Rang {numbers.decimal(rank, 0 if rank == int(rank) else 1)} von {len(others) + 1}{tail}"


_QUARTER = {1: "unterstes", 2: "zweites", 3: "drittes", 4: "oberstes"}


def positions(figures: pd.DataFrame, groups: Mapping[str, Group], county: str) -> pd.DataFrame:
    """One row per peer logic: the group, how many have a value, their median, and where the county lies among them."""
    known = values(figures)
    found = []
    for code, group in groups.items():
        there = [known[each] for each in group.counties if each in known]
        where = position(known.get(county), there)
        found.append(
            {
                "logic": LOGIC.get(code, "eigene Gruppe"),
                "group": group.name if group.counties else "keine",
                "n": where.n,
                "median": where.median,
                "share_below": where.share_below,
                "quarter": where.quarter,
                # Below twelve peers a quarter would be told by two or three of them.
                "quarter_words": _QUARTER[where.quarter] if where.quarter and where.quartiles else None,
                "note": (
                    "nicht bestimmbar: Merkmale fehlen"
                    if group.missing
                    else "weniger als 5 Gebiete mit Angabe"
                    if where.n < 5
                    else "–"
                ),
            }
        )
    columns = ["logic", "group", "n", "median", "share_below", "quarter", "quarter_words", "note"]
    return pd.DataFrame(found, columns=columns).astype({"median": "float64", "share_below": "float64"})


def position_span(table: pd.DataFrame) -> str | None:
    """Lowest and highest position over all peer logics, and whether the quarter depends on the choice."""
    known = table[table["share_below"].notna()]
    if known.empty:
        return None
    low, high = known["share_below"].min(), known["share_below"].max()
    words = f"{numbers.decimal(low * 100)} bis {numbers.percent(high, 0)}" if low != high else numbers.percent(low, 0)
    return f"{words}, abhängig von der Vergleichsgruppe" if known["quarter"].nunique() > 1 else words


def positions_columns(view: View) -> dict[str, Column]:
    """Headings of the positions, the median in the unit of the measure."""
    return {
        "logic": Column("Vergleichsgruppe"),
        "group": Column("Gebiete der Gruppe"),
        "n": Column("Gebiete mit Angabe", "integer"),
        "median": Column("Median der Gruppe", view.measure.column, missing="–"),
        "share_below": Column("Lage in der Vergleichsgruppe", "percent", missing="–"),
        "quarter_words": Column("Viertel", missing="–"),
        "note": Column("Hinweis"),
    }


def say_positions(table: pd.DataFrame, name: str) -> str:
    """The range of the position over all peer logics; whether its quarter depends on the choice."""
    known = table[table["share_below"].notna()]
    if known.empty:
        return f"Für {name} lässt sich mit keiner Vergleichsgruppe eine Lage bestimmen."
    low, high = known["share_below"].min(), known["share_below"].max()
    head = (
        f"Je nach Vergleichsgruppe liegen {numbers.percent(low, 0)} bis {numbers.percent(high, 0)} der anderen "
        f"unter {name}"
        if low != high
        else f"In jeder Vergleichsgruppe liegen {numbers.percent(low, 0)} der anderen unter {name}"
    )
    if known["quarter"].nunique() > 1:
        return f"{head}: Die Lage ist abhängig von der Vergleichsgruppe."
    return f"{head}; das Viertel ist in jeder Gruppe dasselbe."


def reasons(
    found: Sequence[Neighbour], view: View, characteristics: pd.DataFrame, traits: pd.DataFrame
) -> pd.DataFrame:
    """„Warum diese Kreise?“: per peer and characteristic own value, peer value and share of the distance.

    Neighbours bring every characteristic of the distance; a structural group the one trait it shares.
    """
    columns = ["short_name", "distance", "name", "own", "other", "share"]
    if view.group.code == "nearest":
        names = dict(zip(characteristics["code"], characteristics["name"], strict=True))
        units = dict(zip(characteristics["code"], characteristics["unit"], strict=True))
        listed = [
            {
                "short_name": view.names.get(each.county, each.county),
                "distance": each.distance,
                "name": names[part.code],
                "own": _in_unit(part.own, units[part.code]),
                "other": _in_unit(part.other, units[part.code]),
                "share": part.share,
            }
            for each in found
            for part in each.parts
        ]
        return pd.DataFrame(listed, columns=columns).astype({"distance": "float64", "share": "float64"})
    by_county = {row.county: row for row in each_row(traits)}
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
    return pd.DataFrame(listed, columns=columns).astype({"distance": "float64", "share": "float64"})


def reasons_columns(view: View) -> dict[str, Column]:
    """Headings of the reasons; the distance only where one is computed."""
    columns = {
        "short_name": Column("Gebiet"),
        "distance": Column("Abstand", "number"),
        "name": Column("Merkmal"),
        "own": Column(view.names.get(view.own, view.own), missing="–"),
        "other": Column("Vergleichsgebiet", missing="–"),
        "share": Column("Anteil am Abstand", "percent"),
    }
    if view.group.code != "nearest":
        del columns["distance"], columns["share"]
    return columns


def say_reasons(table: pd.DataFrame, view: View) -> str:
    """The nearest county and what sets it apart most; or the trait a structural group shares."""
    name = view.names.get(view.own, view.own)
    if table.empty:
        return view.group.missing or f"Zu {name} gibt es in dieser Gruppe kein anderes Gebiet."
    if view.group.code != "nearest":
        return (
            f"{numbers.count_of(table['short_name'].nunique(), 'Gebiet', 'Gebiete')} in der Gruppe: {view.group.name}."
        )
    first = table[table["short_name"] == table.iloc[0]["short_name"]]
    most = first.sort_values("share", ascending=False).iloc[0]
    return (
        f"Am ähnlichsten ist {name} mit Abstand {numbers.decimal(first.iloc[0]['distance'], 3)}: "
        f"{first.iloc[0]['short_name']}; am meisten unterscheidet {most['name']} "
        f"({numbers.percent(most['share'])} des Abstands)."
    )


def _trait_words(row: Any, code: str) -> str | None:
    if code == "all" or row is None:
        return None
    if code in LOGIC:
        return trait(row, code)
    return "von Hand gewählt"


def _in_unit(value: float, unit: str) -> str:
    digits = 0 if value == int(value) else 1 if unit == "Prozent" else 2
    return f"{numbers.decimal(value, digits)}{numbers.SPACE}%" if unit == "Prozent" else numbers.decimal(value, digits)
