"""What an agreement would record, before it is recorded: its rows, what they replace, and the difference to what holds.

A page shows a proposal and lets a person answer or correct the reading; storing goes through the same rows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal, Protocol

from data.agreement_rows import TABLES, Rows, fact_rows
from data.amount_rows import Row
from data.readers.reading import Reading
from data.store import Facts
from data.store.writing import Writer

# Columns that say where a row comes from, not what it says.
_NOT_COMPARED = ("id", "delivery", "recorded_at", "removed", "citation", "ordinal", "county", "budget_year", "page")
# A name for people, by table; the key where a table has none.
_NAMES = ("name", "title", "section", "purpose", "kind", "id")


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


@dataclass(frozen=True)
class Change:
    """One difference to what holds: a row that is new or removed, or a column that changes from `old` to `new`.

    `name` says to people which row is meant; `column` is None for a whole row.
    """

    table: str
    key: str
    name: str
    kind: Literal["new", "changed", "removed"]
    column: str | None = None
    old: object = None
    new: object = None


@dataclass(frozen=True)
class _Asked:
    """A page that asks what holds."""

    facts: Facts

    def holding(self, sql: str, **params: object) -> list[dict[str, Any]]:
        return self.facts.rows(sql.replace("now.", ""), **params)

    def recorded(self, table: str, prefix: str) -> list[dict[str, Any]]:
        with self.facts.store.log(self.facts.dataset).reading() as reading:
            return reading.starting(table, prefix).to_pylist()


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
            kept["citation"] = f"{row['citation']}; ergänzt: {known['citation']}"
        completed.append(row | kept)
    return completed


def difference(facts: Facts, reading: Reading) -> list[Change]:
    """What importing a reading would change in what holds, table by table in the order of the rows.

    A reading without a year changes nothing yet. Asks only; nothing is locked or recorded.
    """
    if reading.year is None:
        return []
    held = _Asked(facts)
    proposal = propose(held, reading, reading.year, _DELIVERY)
    found: list[Change] = []
    for table in TABLES:
        present = {_key(table, row): row for row in _present(held, table, reading, proposal)}
        for row in proposal.rows[table]:
            key = _key(table, row)
            found += _compared(table, key, present[key], row) if key in present else [_whole(table, key, row, "new")]
        kept = {_key(table, row) for row in proposal.rows[table]}
        found += [
            _whole(table, _key(table, row), row, "removed")
            for row in proposal.gone.get(table, [])
            if _key(table, row) not in kept
        ]
    return found


_DELIVERY = "vorschau"


def _key(table: str, row: Row) -> str:
    """What makes two versions of a row the same: a passage is that of its section, whatever brought it."""
    return str(row["section"] if table == "passage" else row["id"])


def _present(held: Held, table: str, reading: Reading, proposal: Proposal) -> list[dict[str, Any]]:
    if table == "passage":
        former = proposal.former.delivery if proposal.former else ""
        return held.holding("select * from now.passage where delivery = $former", former=former)
    ids = [str(row["id"]) for row in proposal.rows[table]]
    # `table` is one of TABLES.
    return held.holding(f"select * from now.{table} where list_contains($ids::varchar[], id)", ids=ids)  # noqa: S608


def _whole(table: str, key: str, row: Row, kind: Literal["new", "removed"]) -> Change:
    name = _name(row)
    return Change(table, key, name, kind, None, *((None, name) if kind == "new" else (name, None)))


def _compared(table: str, key: str, old: Row, new: Row) -> list[Change]:
    columns = [name for name in old if name not in _NOT_COMPARED and name != "state"]
    return [
        Change(table, key, _name(new), "changed", name, old[name], new.get(name))
        for name in columns
        if not _same(old[name], new.get(name))
    ]


def _same(old: object, new: object) -> bool:
    if isinstance(old, Decimal | int) and isinstance(new, Decimal | int):
        return Decimal(old) == Decimal(new)
    return old == new


def _name(row: Row) -> str:
    return next(str(row[column]) for column in _NAMES if row.get(column))


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


def _gone(held: Held, table: str, former: str, rows: Rows, targets: Sequence[Row]) -> list[Row]:
    """The rows of the former delivery that the new one does not state; they no longer hold.

    `targets`: those the new one states anew or takes back.
    """
    kept: Sequence[str] = [str(row["id"]) for row in rows[table]]
    stated = _stated(held, former, rows) if table == "project" else []
    # Amounts and targets of a project go with it, whoever delivered them.
    with_project = (
        " or project in (select id from now.project where delivery = $former and not list_contains($projects, id))"
        if table in ("amount", "target")
        else ""
    )
    projects: dict[str, object] = {"projects": [str(row["id"]) for row in rows["project"]]} if with_project else {}
    # The milestones of a target are those its newest text names, whoever delivered them.
    if table == "milestone":
        with_project = " or list_contains($targets::varchar[], target)"
        projects = {"targets": [str(row["id"]) for row in targets]}
    # `table` is one of TABLES, and the conditions are written here; every value is a parameter.
    with_stated = " or list_contains($stated::varchar[], id)" if stated else ""
    where = f"(delivery = $former{with_project}{with_stated}) and not list_contains($kept::varchar[], id)"
    projects |= {"stated": stated} if stated else {}
    return held.holding(f"select * from now.{table} where {where}", former=former, kept=list(kept), **projects)  # noqa: S608


def _stated(held: Held, former: str, rows: Rows) -> list[str]:
    """The Maßnahmen the former text named, also those of which somebody else spoke since."""
    prefixes = {f"{row['county']}/{row['budget_year']}/" for row in rows["agreement"]}
    return sorted(
        {row["id"] for each in prefixes for row in held.recorded("project", each) if row["delivery"] == former}
    )
