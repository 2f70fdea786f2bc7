"""Tables of the Kreisvergleich, and the sentences that sum them up."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.peers import LOGIC, Group
from analysis.positions import FEW_CASES, FOR_QUARTILES, Position, position
from charts.base.columns import Column
from charts.comparison.view import (
    REASON,
    Found,
    View,
    is_part,
    judged,
    left_out,
    old_words,
    part_words,
    read,
    span_words,
    spread,
)
from data import numbers
from data.code_words import PRECISION
from data.rows import frame_of
from queries import comparison as questions


def table(
    figures: pd.DataFrame, view: View, spans: Mapping[str, str | None] | None = None, *, only_shown: bool = False
) -> pd.DataFrame:
    """One row per county (the chosen ones), then the Land and the median of the peers; values, parts and rank.

    `spans` says per county how far its position moves over all peer logics (position_span).
    """
    found = read(figures)
    total = found.land
    rows = [found.rows[place] for place in view.shown if place in found.rows] if only_shown else found.counties
    lines = [_table_row(row, row.short_name, view, found) | {"span": (spans or {}).get(row.place)} for row in rows]
    if total is not None and total.counties_with > 1 and not numbers.is_missing(total.numerator):
        name = land_name(int(total.counties_with), len(found.counties), is_rate=view.measure.is_rate)
        lines.append(_table_row(total, name, view, found))
    where = found.position(view)
    if where.median is not None:
        # Its own value is not in the median it is set against.
        name = f"Median {view.group.name} ohne {view.names.get(view.own, view.own)} (n = {where.n})"
        lines.append({
            "place": MEDIAN, "short_name": name, "value": where.median, "withheld": False, "group": "–",
            "note": _bound(found.median_precision(view)) or "–",
        })  # fmt: skip
    words = ("interval", "group", "rank", "span", "note")
    kinds = {"place": str, "short_name": str, **dict.fromkeys(_PARTS, float), "withheld": bool}
    return frame_of(lines, kinds | dict.fromkeys(words, str))


def land_name(counties: int, existing: int, *, is_rate: bool) -> str:
    """The name of the row over all `counties` with a value: what sums only some of those `existing` is not the Land."""
    many = numbers.count_of(counties, "Gebiet", "Gebiete")
    if is_rate or counties == existing:
        return f"Hessen ({many}{'' if is_rate else ', Summe'})"
    return f"Summe der {many} mit Angabe"


# The place of the row that is of no county.
MEDIAN = "median"
_PARTS = ("value", "numerator", "denominator")


def _table_row(row: questions.Figures, name: str, view: View, found: Found) -> dict[str, object]:
    side = judged(row, view.measure, found.land_value)[0] if row.level == "county" else 0
    apart = spread(row, view.measure)
    notes = [
        "" if numbers.is_missing(row.reason) else REASON[str(row.reason)],
        {1: "▲ über Hessen", -1: "▼ unter Hessen", 0: ""}[side],
        "kleine Fallzahl" if not numbers.is_missing(row.value) and row.cases < FEW_CASES else "",
        _bound(row.precision),
        part_words(row),
        old_words(row),
        "vorläufig" if row.state == "provisional" and not is_part(row) else "",
        left_out(row),
    ]
    own = row.place == view.own
    return {
        "place": row.place,
        "short_name": name,
        "value": row.value,
        "numerator": row.numerator,
        "denominator": row.denominator,
        "withheld": row.reason == "withheld",
        "interval": None if apart is None else span_words(*apart),
        "group": "–" if row.level != "county" else "im Mittelpunkt" if own else
        "ja" if row.place in view.group.counties else "nein",
        "rank": rank_words(found, view, row.place) if view.rank and row.level == "county" else None,
        "note": ", ".join(filter(None, notes)) or "–",
    }  # fmt: skip


def _bound(precision: object) -> str:
    """„rund“, „mindestens“ or „höchstens“; empty for what is exact."""
    return PRECISION.get(str(precision), "") if precision != "exact" else ""


def table_columns(view: View, *, spans: bool = False) -> dict[str, Column]:
    """Headings and kinds of the table for the measure shown."""
    money = view.measure.basis in ("money", "ratio") and view.measure.code != "budget_use"
    columns = {
        "short_name": Column("Gebiet"),
        "value": Column(view.measure.unit_words, view.measure.column, missing="–", withheld="withheld"),
        "numerator": Column("Zähler", "euro" if money else "integer", missing="–", withheld="withheld"),
        "denominator": Column(
            "Nenner", "euro" if view.measure.basis == "ratio" and money else "integer", missing="–", withheld="withheld"
        ),
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


def rank_words(found: Found, view: View, county: str) -> str:
    """„Rang 4 von 23 (3 ohne Angabe)“ inside the group, 1 is the highest value; equal values share the middle."""
    known = found.known
    members = {view.own, *view.group.counties}
    if county not in members or county not in known:
        return "–"
    others = [known[each] for each in members if each in known and each != county]
    above = sum(value > known[county] for value in others)
    equal = sum(value == known[county] for value in others)
    rank = 1 + above + equal / 2
    part = sum(each in found.parts for each in members)
    missing = len(members) - len(others) - 1 - part
    words = [f"{missing} ohne Angabe"] if missing else []
    words += [f"{part} nur Teil des Jahres"] if part else []
    tail = f" ({', '.join(words)})" if words else ""
    return f"Rang {numbers.decimal(rank, 0 if rank == int(rank) else 1)} von {len(others) + 1}{tail}"


_QUARTER = {1: "unterstes", 2: "zweites", 3: "drittes", 4: "oberstes"}


@dataclass(frozen=True)
class InGroup:
    """Where a county lies in the group of one peer logic."""

    group: Group
    where: Position
    enough: int

    @property
    def note(self) -> str:
        """Why there is no position; a dash when there is one."""
        if self.group.missing:
            return "nicht bestimmbar: Merkmale fehlen"
        return f"weniger als {self.enough} andere Gebiete mit Angabe" if self.where.n < self.enough else "–"


def positions(known: Mapping[str, float], groups: Mapping[str, Group], county: str, enough: int) -> list[InGroup]:
    """Where the county lies by every peer logic, itself left out of each group; `enough` peers have a median."""
    return [
        InGroup(
            group,
            position(known.get(county), [known[each] for each in group.counties if each in known], enough=enough),
            enough,
        )
        for group in groups.values()
    ]


def position_span(found: Sequence[InGroup]) -> str | None:
    """Lowest and highest position over all peer logics, and whether the quarter depends on the choice."""
    low, high, depends = _span(found)
    if low is None or high is None:
        return None
    words = f"{numbers.decimal(low * 100)} bis {numbers.percent(high, 0)}" if low != high else numbers.percent(low, 0)
    return f"{words}, abhängig von der Vergleichsgruppe" if depends else words


def _span(found: Sequence[InGroup]) -> tuple[float | None, float | None, bool]:
    shares = [each.where.share_below for each in found if each.where.share_below is not None]
    quarters = {each.where.quarter for each in found if each.where.quarter is not None}
    return min(shares, default=None), max(shares, default=None), len(quarters) > 1


def positions_table(found: Sequence[InGroup], known: Sequence[str] = ()) -> pd.DataFrame:
    """One row per peer logic: the group, how many have a value, their median, and where the county lies among them.

    `known` says per group how exactly its median is known.
    """
    bounds = [_bound(precision) for precision in known] or [""] * len(found)
    lines = [
        {
            "logic": LOGIC.get(each.group.code, "eigene Gruppe"),
            "group": None if each.group.missing else each.group.name if each.group.counties else "keine",
            # Nobody is known to belong to a group that cannot be told; that is no count of zero.
            "n": math.nan if each.group.missing else float(each.where.n),
            "median": each.where.median,
            "share_below": each.where.share_below,
            # Below twelve peers a quarter would be told by two or three of them.
            "quarter": _QUARTER[each.where.quarter] if each.where.quarter and each.where.quartiles else None,
            "note": f"Median {bound}" if bound and each.where.median is not None else each.note,
        }
        for each, bound in zip(found, bounds, strict=True)
    ]
    return frame_of(
        lines,
        {"logic": str, "group": str, "n": float, "median": float, "share_below": float, "quarter": str, "note": str},
    )


def positions_columns(view: View) -> dict[str, Column]:
    """Headings of the positions, the median in the unit of the measure."""
    return {
        "logic": Column("Vergleichsgruppe"),
        "group": Column("Gebiete der Gruppe", missing="nicht bestimmbar"),
        "n": Column("andere Gebiete mit Angabe", "integer", missing="nicht bestimmbar"),
        "median": Column("Median der anderen", view.measure.column, missing="–"),
        "share_below": Column("Lage in der Vergleichsgruppe", "percent", missing="–"),
        "quarter": Column("Viertel", missing="–"),
        "note": Column("Hinweis"),
    }


def say_positions(found: Sequence[InGroup], name: str) -> str:
    """The range of the position over all peer logics; whether its quarter depends on the choice."""
    low, high, depends = _span(found)
    if low is None or high is None:
        return f"{name}: Mit keiner Vergleichsgruppe lässt sich eine Lage bestimmen."
    known = sum(each.where.share_below is not None for each in found)
    # A group without enough values says nothing.
    counted = "" if known == len(found) else f" mit genug Angaben ({known} von {len(found)})"
    head = (
        f"{name}: Je nach Vergleichsgruppe{counted} liegen {numbers.percent(low, 0)} bis "
        f"{numbers.percent(high, 0)} der anderen darunter"
        if low != high
        else f"{name}: In jeder Vergleichsgruppe{counted} liegen {numbers.percent(low, 0)} der anderen darunter"
    )
    if depends:
        return f"{head}; die Lage ist abhängig von der Vergleichsgruppe."
    # Only what the table names as a quarter can be the same in every group.
    told = sum(bool(each.where.quarter and each.where.quartiles) for each in found)
    many = f"; das Viertel ist in jeder Gruppe ab {FOR_QUARTILES} Gebieten dasselbe" if told > 1 else ""
    return f"{head}{many}."
