"""What an agreement would record, before it is recorded: its rows and what they replace.

A page shows a proposal and lets a person answer or correct the reading; storing goes through the same rows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

from data.agreement_rows import TABLES, Rows, fact_rows
from data.amount_rows import Row
from data.by_hand import ADDED
from data.readers.reading import Reading
from data.store.writing import Writer


class Held(Protocol):
    """What holds and what was ever recorded, whoever asks: a page, or a block that writes."""

    def holding(self, sql: str, **params: object) -> list[dict[str, Any]]:
        """The rows of one SELECT over tables of the schema `now`."""

    def recorded(self, table: str, prefix: str) -> list[dict[str, Any]]:
        """Every row ever recorded whose key starts with `prefix`."""


@dataclass(frozen=True)
class Version:
    """A text of an agreement that holds so far: its delivery, what it agrees and how many Maßnahmen it names."""

    delivery: str
    recorded_at: datetime
    euros: Decimal
    projects: int


@dataclass(frozen=True)
class Proposal:
    """The rows of an agreement per table, the version they replace, and the rows that no longer hold with them."""

    rows: Rows
    former: Version | None
    gone: dict[str, list[Row]] = field(default_factory=dict)


def propose(held: Held | Writer, reading: Reading, year: int, delivery: str) -> Proposal:
    """The rows a reading becomes as the delivery of that key, and what holds so far and would no longer."""
    rows = fact_rows(reading, year, _project_keys(held, reading, year), delivery)
    former = _former_version(held, reading.county, year)
    gone: dict[str, list[Row]] = {}
    if former:
        for table in TABLES:
            gone[table] = _gone(held, table, former.delivery, rows, [*rows["target"], *gone.get("target", [])])
    rows["project"] = _completed(held, rows["project"], former.delivery if former else "")
    return Proposal(rows, former, gone)


# What an agreement rarely says of a Maßnahme and others bring: its silence takes none of it back.
BROUGHT_BY_OTHERS = (
    *("provider", "target_group", "legal_circles", "part_time", "language", "digital"),
    *("places", "participants", "starts_on", "ends_on", "note"),
)


def _completed(held: Held | Writer, projects: Sequence[Row], former: str) -> list[Row]:
    """The Maßnahmen of the new text with what other deliveries than its former version said of them."""
    present = {
        str(row["id"]): row
        for row in held.holding(
            "select * from now.project where list_contains($ids::varchar[], id) and delivery <> $former",
            ids=[str(row["id"]) for row in projects],
            former=former,
        )
    }
    completed = []
    for row in projects:
        known = present.get(str(row["id"]), {})
        kept = {
            name: known[name] for name in BROUGHT_BY_OTHERS if row.get(name) is None and known.get(name) is not None
        }
        if kept:
            kept["citation"] = f"{row['citation']}{ADDED}{known['citation']}"
        completed.append(row | kept)
    return completed


def _former_version(held: Held, county: str, year: int) -> Version | None:
    """The text that holds so far for this county and year; a corrected one states all its rows anew."""
    rows = held.holding(
        """
        select
            delivery,
            recorded_at,
            (
                select coalesce(sum(euros), 0) from now.amount
                where county = $county and budget_year = $year and stage = 'agreed' and level = 'total'
            ) as euros,
            (select count(*) from now.project where county = $county and budget_year = $year) as projects
        from now.agreement as agreement
        where county = $county and budget_year = $year
        """,
        county=county,
        year=year,
    )
    return Version(**rows[0]) if rows else None


def _project_keys(held: Held, reading: Reading, year: int) -> list[str]:
    """One key per project in reading order.

    A project keeps the key it had under the same name, so that reports stay with it when the order changes;
    a new name gets a number never used before.
    """
    prefix = f"{reading.county}/{year}/"
    known = sorted(
        {
            (row["id"], row["name"])
            for row in held.recorded("project", prefix)
            if re.fullmatch(r"\d+", row["id"].removeprefix(prefix))
        }
    )
    of_name: dict[str, list[str]] = defaultdict(list)
    for key, name in known:
        of_name[name].append(key)
    used = {int(key.removeprefix(prefix)) for key, _ in known}
    taken: set[str] = set()
    keys = []
    for project in reading.projects:
        key = next((key for key in of_name[project.name] if key not in taken), None)
        if key is None:
            number = max(used, default=0) + 1
            used.add(number)
            key = f"{prefix}{number:02d}"
        taken.add(key)
        keys.append(key)
    return keys


_GONE = "select * from query_table($table) where delivery = $former and not list_contains($kept::varchar[], id)"
_GONE_PROJECTS = """
    select * from query_table($table)
    where (delivery = $former or list_contains($stated::varchar[], id)) and not list_contains($kept::varchar[], id)
"""
# Amounts and targets of a project go with it, whoever delivered them.
_GONE_OF_PROJECTS = """
    select * from query_table($table)
    where
        (
            delivery = $former
            or project in (
                select id from now.project where delivery = $former and not list_contains($projects::varchar[], id)
            )
        )
        and not list_contains($kept::varchar[], id)
"""
# The milestones of a target are those its newest text names, whoever delivered them.
_GONE_MILESTONES = """
    select * from query_table($table)
    where (delivery = $former or list_contains($targets::varchar[], target)) and not list_contains($kept::varchar[], id)
"""


def _gone(held: Held, table: str, former: str, rows: Rows, targets: Sequence[Row]) -> list[Row]:
    """The rows of the former delivery that the new one does not state; they no longer hold.

    `targets`: those the new one states anew or takes back.
    """
    kept = [str(row["id"]) for row in rows[table]]
    params: dict[str, object] = {"table": f"now.{table}", "former": former, "kept": kept}
    if table == "project":
        return held.holding(_GONE_PROJECTS, **params, stated=_stated(held, former, rows))
    if table in ("amount", "target"):
        return held.holding(_GONE_OF_PROJECTS, **params, projects=[str(row["id"]) for row in rows["project"]])
    if table == "milestone":
        return held.holding(_GONE_MILESTONES, **params, targets=[str(row["id"]) for row in targets])
    return held.holding(_GONE, **params)


def _stated(held: Held, former: str, rows: Rows) -> list[str]:
    """The Maßnahmen the former text named, also those of which somebody else spoke since."""
    prefixes = {f"{row['county']}/{row['budget_year']}/" for row in rows["agreement"]}
    return sorted(
        {row["id"] for each in prefixes for row in held.recorded("project", each) if row["delivery"] == former}
    )
