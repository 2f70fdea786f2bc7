"""What is unusual about sums of money: against the year before, the Land, the parts, and the cost of a place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from statistics import median
from typing import Any

from data.intake.filled import FilledRow, Problem
from data.intake.form import Row
from data.intake.ground import Ground
from data.intake.plausible import ODD_FROM, county_name, far_from, robust_z, shown, soft

# A single sum beyond this is more than the Land gives to all.
MOST = Decimal(50_000_000)
AROUND = """
select id, county, budget_year, programme, stage, level, category, project, euros
from amount
where
    (county = '06' or list_contains($counties::varchar[], county))
    and (list_contains($years::integer[], budget_year) or list_contains($years::integer[], budget_year + 1))
    and euros is not null
"""
COSTS = """
select amount.id, amount.budget_year, amount.programme, amount.stage, amount.category, amount.euros, project.places
from amount
inner join project on amount.project = project.id
where
    amount.level = 'project'
    and amount.euros is not null
    and project.places > 0
    and amount.category < 4
    and list_contains($years::integer[], amount.budget_year)
    and $counties::varchar[] is not null
"""


def money(rows: Sequence[FilledRow], ground: Ground) -> list[Problem]:
    """Every soft problem of amounts."""
    rows = [row for row in rows if row.values["euros"] is not None]
    if not rows:
        return []
    around = {row["id"]: row for row in ground.rows(AROUND)} | {row.values["id"]: row.values for row in rows}
    return [
        *_size(rows),
        *_last_year(rows, around),
        *_of_the_land(rows, around),
        *_parts(rows, around),
        *_verified(rows, around),
        *_unit_cost(rows, ground),
    ]


def land_totals(rows: Sequence[FilledRow], ground: Ground) -> list[Problem]:
    """Totals of the Land far from those of the year before."""
    if not rows:
        return []
    return _last_year(
        rows, {row["id"]: row for row in ground.rows(AROUND)} | {row.values["id"]: row.values for row in rows}
    )


def _size(rows: Sequence[FilledRow]) -> list[Problem]:
    found = [
        soft(
            row, "euros_usual", "euros", f"{shown(row.values['euros'])} € sind für eine Gebietskörperschaft sehr viel."
        )
        for row in rows
        if row.values["euros"] > MOST
    ]
    if len(rows) >= 3 and 0 < median(row.values["euros"] for row in rows) < 1000:
        message = "Die Beträge der Datei liegen meist unter 1.000 Euro; sind Tausend Euro gemeint?"
        found.append(soft(rows[0], "euros_usual", "euros", message))
    return found


def _last_year(rows: Sequence[FilledRow], around: dict[str, Row]) -> list[Problem]:
    by_part = {_part(each): each["euros"] for each in around.values() if each["level"] in ("total", "category")}
    found = []
    for row in rows:
        values = row.values
        if values["level"] not in ("total", "category"):
            continue
        before = by_part.get(_part(values, values["budget_year"] - 1))
        if far_from(values["euros"], before):
            message = (
                f"{shown(values['euros'])} € weichen um mehr als 30 % vom Vorjahr ({shown(before or Decimal(0))} €) ab."
            )
            found.append(soft(row, "near_last_year", "euros", message))
    return found


def _part(row: Row, year: int | None = None) -> tuple[Any, ...]:
    return row["county"], year or row["budget_year"], row["programme"], row["stage"], row["level"], row.get("category")


def _whole(row: Row) -> tuple[Any, ...]:
    return row["county"], row["budget_year"], row["programme"], row["stage"]


def _sums(around: dict[str, Row]) -> dict[tuple[Any, ...], dict[str, Decimal]]:
    """Per county, year, programme and stage the sum of each level."""
    sums: dict[tuple[Any, ...], dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for each in around.values():
        sums[_whole(each)][each["level"]] += each["euros"]
    return sums


def _of_the_land(rows: Sequence[FilledRow], around: dict[str, Row]) -> list[Problem]:
    land: dict[tuple[Any, ...], Decimal] = {}
    for each in around.values():
        if each["county"] == "06" and each["level"] == "total":
            key = each["budget_year"], each["programme"]
            land[key] = max(land.get(key, Decimal(0)), each["euros"])
    sums = _sums(around)
    first = {_whole(row.values): row for row in reversed(rows)}
    found = []
    for whole, row in first.items():
        of_land = land.get((whole[1], whole[2]))
        euros = max(sums[whole].values())
        if of_land and euros > of_land / 10:
            message = (
                f"{county_name(whole[0])} hätte {shown(euros)} € und damit mehr als ein Zehntel der Landessumme von "
                f"{shown(of_land)} €."
            )
            found.append(soft(row, "share_of_land", "euros", message))
    return found


def _parts(rows: Sequence[FilledRow], around: dict[str, Row]) -> list[Problem]:
    sums = _sums(around)
    first = {
        _whole(row.values): row for row in reversed(rows) if row.values["level"] in ("total", "category", "project")
    }
    found = []
    for whole, row in first.items():
        total = sums[whole].get("total")
        parts = max(sums[whole].get("category", Decimal(0)), sums[whole].get("project", Decimal(0)))
        if total is not None and 0 < parts < total - Decimal("0.01"):
            message = f"Die Teile ergeben {shown(parts)} € und damit weniger als die Gesamtsumme von {shown(total)} €."
            found.append(soft(row, "parts_reach_total", "euros", message))
    return found


def _verified(rows: Sequence[FilledRow], around: dict[str, Row]) -> list[Problem]:
    """More proved than was ever granted, for the whole or for one Maßnahmenart."""
    held = {_part(each): each["euros"] for each in around.values() if each["level"] in ("total", "category")}
    asked: dict[tuple[Any, ...], FilledRow] = {}
    for row in rows:
        if row.values["stage"] in ("granted", "verified"):
            asked.setdefault(_part(row.values | {"stage": "verified"}), row)
    found = []
    for proved, row in asked.items():
        verified, granted = held.get(proved), held.get((*proved[:3], "granted", *proved[4:]))
        if verified is not None and granted is not None and verified > granted:
            message = f"Nachgewiesen sind {shown(verified)} € und damit mehr, als bewilligt ist ({shown(granted)} €)."
            found.append(soft(row, "verified_within_granted", "euros", message))
    return found


def _unit_cost(rows: Sequence[FilledRow], ground: Ground) -> list[Problem]:
    mine = {row.values["id"]: row for row in rows if row.values.get("project")}
    if not mine:
        return []
    costs = {each["id"]: each for each in ground.rows(COSTS)}
    for key, row in mine.items():
        project = ground.projects.get(row.values["project"])
        if project and project["places"] and (row.values.get("category") or 4) < 4:
            costs[key] = row.values | {"places": project["places"]}
    groups: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for key, each in costs.items():
        groups[(each["budget_year"], each["programme"], each["stage"], each["category"])].append(key)
    found = []
    for keys in groups.values():
        each_cost = [float(costs[key]["euros"]) / costs[key]["places"] for key in keys]
        for key, cost, z in zip(keys, each_cost, robust_z(each_cost), strict=True):
            if key in mine and z is not None and abs(z) > ODD_FROM:
                message = (
                    f"{shown(Decimal(round(cost)))} € je Platz liegen weit von der Mitte der Maßnahmenart "
                    f"({shown(Decimal(round(median(each_cost))))} €)."
                )
                found.append(soft(mine[key], "unit_cost", "euros", message))
    return found
