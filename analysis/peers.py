"""Which counties a county is compared with, and why (features 4.6)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from data import numbers
from data.rows import Number, Text, Texts, rows_of

NEIGHBOURS = 7
# Two counties are compared by the characteristics both have, when these carry at least half of the weight.
ENOUGH_WEIGHT = 0.5
# Inhabitants: each class holds about a third of the counties of Hesse.
SIZE_LIMITS = (150_000, 250_000)

LOGIC: dict[str, str] = {
    "all": "alle Kreise und Städte",
    "kind": "gleiche Art",
    "jobcenter": "gleiche Jobcenterform",
    "district": "gleicher Regierungsbezirk",
    "size": "gleiche Größenklasse",
    "nearest": f"die {NEIGHBOURS} ähnlichsten",
    "iab": "gleicher IAB-Vergleichstyp",
}
_KIND = {"city": "kreisfreie Städte", "district": "Landkreise"}
_JOBCENTER = {"municipal": "Optionskommunen", "joint": "gemeinsame Einrichtungen"}
_ONE = {
    "city": "kreisfreie Stadt",
    "district": "Landkreis",
    "municipal": "Optionskommune",
    "joint": "gemeinsame Einrichtung",
}


class Characteristic(NamedTuple):
    """One weighted characteristic of a county; the value may be missing."""

    county: Text
    code: Text
    name: Text
    weight: Number
    value: Number


class Traits(NamedTuple):
    """What the logics group a county by; each may be missing."""

    county: Text
    kind: Text
    jobcenter: Text
    district: Text
    population: Number
    iab_type: Text


class OwnGroup(NamedTuple):
    """A group somebody has put together."""

    id: Text
    name: Text
    counties: Texts


@dataclass(frozen=True)
class Part:
    """One characteristic in the distance of two counties; `share` of the whole distance, 0 to 1."""

    code: str
    own: float
    other: float
    share: float


@dataclass(frozen=True)
class Neighbour:
    """A county and how far it is: 0 the same, 1 as different as can be in everything.

    `lacking` are the characteristics that one of the two has no value for: the others weigh more in their place.
    """

    county: str
    distance: float
    parts: tuple[Part, ...]
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """The peers of one county by one logic, the county itself left out; `missing` says why there are none."""

    code: str
    name: str
    counties: tuple[str, ...]
    missing: str = ""


def distance(
    own: Mapping[str, float], other: Mapping[str, float], weights: Mapping[str, float], ranges: Mapping[str, float]
) -> tuple[float, tuple[Part, ...]] | None:
    """sqrt(Σ w · ((x − y) / range)²) over the characteristics both have, weights rescaled to 1; None: too few."""
    both = [code for code in weights if code in own and code in other]
    total = sum(weights[code] for code in both)
    if not both or total < ENOUGH_WEIGHT - 1e-9:
        return None
    squares = {
        code: weights[code] / total * ((own[code] - other[code]) / ranges[code]) ** 2 if ranges[code] else 0.0
        for code in both
    }
    whole = sum(squares.values())
    parts = tuple(Part(code, own[code], other[code], squares[code] / whole if whole else 0.0) for code in both)
    return math.sqrt(whole), parts


def neighbours(county: str, characteristics: pd.DataFrame, most: int = NEIGHBOURS) -> list[Neighbour]:
    """The nearest counties, nearest first; none when the county lacks characteristics of half the weight."""
    values: dict[str, dict[str, float]] = {}
    weights: dict[str, float] = {}
    for row in rows_of(characteristics, Characteristic):
        weights[row.code] = row.weight
        if not numbers.is_missing(row.value):
            values.setdefault(row.county, {})[row.code] = row.value
    if county not in values:
        return []
    known = {code: [each[code] for each in values.values() if code in each] for code in weights}
    ranges = {code: max(found) - min(found) if found else 0.0 for code, found in known.items()}
    found = [
        Neighbour(other, *apart, lacking=tuple(c for c in weights if c not in theirs or c not in values[county]))
        for other, theirs in values.items()
        if other != county and (apart := distance(values[county], theirs, weights, ranges))
    ]
    return sorted(found, key=lambda each: (each.distance, each.county))[:most]


def lacking(county: str, characteristics: pd.DataFrame) -> list[str]:
    """Names of the characteristics a county has no value for."""
    own = characteristics[characteristics["county"] == county]
    return [row.name for row in rows_of(own, Characteristic) if numbers.is_missing(row.value)]


def size_class(population: float) -> str:
    """The class of a number of inhabitants, in words."""
    low, high = (numbers.integer(limit) for limit in SIZE_LIMITS)
    if population < SIZE_LIMITS[0]:
        return f"unter {low} Einwohner"
    return f"{low} bis unter {high} Einwohner" if population < SIZE_LIMITS[1] else f"ab {high} Einwohner"


def trait(row: Traits, code: str) -> str | None:
    """What one logic groups a county by, in words; None when it is not known."""
    if code == "size":
        return None if numbers.is_missing(row.population) else size_class(row.population)
    value = {"kind": row.kind, "jobcenter": row.jobcenter, "district": row.district, "iab": row.iab_type}.get(code)
    return None if value is None or numbers.is_missing(value) else _ONE.get(value, value)


def groups(
    county: str, traits: pd.DataFrame, characteristics: pd.DataFrame, own_groups: pd.DataFrame
) -> dict[str, Group]:
    """Every logic that can be offered, by code, with the peers of a county; IAB types only when delivered."""
    rows = rows_of(traits, Traits)
    own = next((row for row in rows if row.county == county), None)
    found = {"all": Group("all", LOGIC["all"], tuple(row.county for row in rows if row.county != county))}
    for code in ("kind", "jobcenter", "district", "size"):
        found[code] = _alike(code, own, rows)
    near = neighbours(county, characteristics)
    found["nearest"] = Group(
        "nearest",
        f"die {len(near)} ähnlichsten" if near else LOGIC["nearest"],
        tuple(each.county for each in near),
        "" if near else _no_neighbours(county, characteristics),
    )
    if traits["iab_type"].notna().any():
        found["iab"] = _alike("iab", own, rows)
    existing = {row.county for row in rows}
    for row in rows_of(own_groups, OwnGroup):
        members = tuple(each for each in row.counties if each != county and each in existing)
        found[row.id] = Group(row.id, f"eigene Gruppe „{row.name}“", members)
    return found


def _alike(code: str, own: Traits | None, rows: Sequence[Traits]) -> Group:
    mine = None if own is None else trait(own, code)
    if own is None or mine is None:
        return Group(code, LOGIC[code], (), "Das Merkmal ist für dieses Gebiet in diesem Jahr nicht bekannt.")
    peers = tuple(row.county for row in rows if row is not own and trait(row, code) == mine)
    name = {
        "kind": _KIND.get(own.kind),
        "jobcenter": _JOBCENTER.get(own.jobcenter),
        "district": f"Regierungsbezirk {mine}",
        "iab": f"IAB-Vergleichstyp {mine}",
    }.get(code)
    return Group(code, name or mine, peers)


def _no_neighbours(county: str, characteristics: pd.DataFrame) -> str:
    missing = lacking(county, characteristics)
    if not missing:
        return "Kein anderes Gebiet hat mit diesem genug Merkmale gemeinsam."
    return (
        "Ähnliche Gebiete lassen sich nicht bestimmen: Es fehlen Merkmale mit mehr als der Hälfte des Gewichts "
        f"({', '.join(missing)})."
    )
