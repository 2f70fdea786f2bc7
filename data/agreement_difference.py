"""What taking over an agreement would change in what holds, in the words people know it by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from data import by_hand
from data.agreement_rows import TABLES
from data.amount_rows import Row
from data.intake import catalogue
from data.proposals import Held, Proposal, propose
from data.readers.reading import Reading
from data.store import Facts

# Columns that say where a row comes from, not what it says.
_NOT_COMPARED = ("id", "delivery", "recorded_at", "removed", "citation", "ordinal", "county", "budget_year", "page")
# A name for people: the first of these that a row says.
_NAMES = ("name", "title", "text")


@dataclass(frozen=True)
class Change:
    """One difference to what holds: a row that is new or removed, or a column that changes from `old` to `new`.

    `name` says to people which row is meant; `column` is None for a whole row. A Maßnahme among the values is named,
    not given by its key. `reason` is why a person had given the old value by hand; None where nobody had.
    """

    table: str
    key: str
    name: str
    kind: Literal["new", "changed", "removed"]
    column: str | None = None
    old: object = None
    new: object = None
    reason: str | None = None


@dataclass(frozen=True)
class _Asked:
    """A page that asks what holds."""

    facts: Facts

    def holding(self, sql: str, **params: object) -> list[dict[str, Any]]:
        return self.facts.rows(sql.replace("now.", ""), **params)

    def recorded(self, table: str, prefix: str) -> list[dict[str, Any]]:
        with self.facts.store.log(self.facts.dataset).reading() as reading:
            return reading.starting(table, prefix).to_pylist()


def difference(facts: Facts, reading: Reading) -> list[Change]:
    """What importing a reading would change in what holds, table by table in the order of the rows.

    A reading without a year changes nothing yet. Asks only; nothing is locked or recorded.
    """
    if reading.year is None:
        return []
    held = _Asked(facts)
    proposal = propose(held, reading, reading.year, _DELIVERY)
    before = {table: {_key(table, row): row for row in _present(held, table, reading, proposal)} for table in TABLES}
    projects = [*proposal.gone.get("project", []), *before["project"].values(), *proposal.rows["project"]]
    said = _Said({str(row["id"]): str(row["name"]) for row in projects})
    found: list[Change] = []
    for table in TABLES:
        present = before[table]
        for row in proposal.rows[table]:
            key = _key(table, row)
            found += said.compared(table, key, present[key], row) if key in present else [said.whole(table, row, "new")]
        kept = {_key(table, row) for row in proposal.rows[table]}
        found += [
            said.whole(table, row, "removed") for row in proposal.gone.get(table, []) if _key(table, row) not in kept
        ]
    return found


def taken_back(changes: Sequence[Change], label: Callable[[str], str]) -> list[str]:
    """What a person had given by hand and would no longer hold: „Startklar 3.0, Plätze (laut Anlage 2)“.

    `label` is what a column is called, empty where it has no name for people.
    """
    found = [each for each in changes if each.reason]
    named = [(each.name, label(each.column) if each.column else "", each.reason) for each in found]
    return list(dict.fromkeys(f"{name}{f', {column}' if column else ''} ({reason})" for name, column, reason in named))


_DELIVERY = "vorschau"


def _key(table: str, row: Row) -> str:
    """What makes two versions of a row the same: a passage is that of its section, whatever brought it."""
    return str(row["section"] if table == "passage" else row["id"])


def _present(held: Held, table: str, reading: Reading, proposal: Proposal) -> list[dict[str, Any]]:
    if table == "passage":
        former = proposal.former.delivery if proposal.former else ""
        return held.holding("select * from now.passage where delivery = $former", former=former)
    ids = [str(row["id"]) for row in proposal.rows[table]]
    return held.holding(
        "select * from query_table($table) where list_contains($ids::varchar[], id)", table=f"now.{table}", ids=ids
    )


@dataclass(frozen=True)
class _Said:
    """Differences with the names people know; `projects` holds the name of each Maßnahme by its key."""

    projects: Mapping[str, str]

    def whole(self, table: str, row: Row, kind: Literal["new", "removed"]) -> Change:
        name = self.name(table, row)
        old, new = (None, name) if kind == "new" else (name, None)
        reasons = by_hand.given(str(row.get("citation"))).values() if kind == "removed" else ()
        return Change(table, _key(table, row), name, kind, None, old, new, next(iter(reasons), None))

    def compared(self, table: str, key: str, old: Row, new: Row) -> list[Change]:
        columns = [name for name in old if name not in _NOT_COMPARED and name != "state"]
        found = []
        for column in columns:
            if _same(old[column], new.get(column)):
                continue
            was, now = (
                self.projects.get(str(value), value) if column == "project" else value
                for value in (old[column], new.get(column))
            )
            reason = by_hand.reason(str(old.get("citation")), column)
            found.append(Change(table, key, self.name(table, new), "changed", column, was, now, reason))
        return found

    def name(self, table: str, row: Row) -> str:
        if table == "amount":
            return self._amount(row)
        if table == "passage":
            return f"{row['section']} {row['title'] or ''}".strip()
        if table == "clause":
            kind = next(each["name"] for each in catalogue.rows("clause_kind") if each["code"] == row["kind"])
            return f"{row['section']}, {kind}"
        return next(str(row[column]) for column in _NAMES if row.get(column))

    def _amount(self, row: Row) -> str:
        """What a sum is for: „Gesamtbetrag AQB“, „Maßnahmenart 2 Ausbildung“, „JUBA 3.0“."""
        code = str(row["programme"])
        programme = catalogue.programmes().get(code, (code,))[0]
        parts = {
            "total": lambda: f"Gesamtbetrag {programme}",
            "project": lambda: self.projects.get(str(row["project"]), "Maßnahme"),
            "category": lambda: f"Maßnahmenart {catalogue.category_name(int(str(row['category'])))}",
            "tranche": lambda: f"Ausgabejahr {row['spending_from']}",
            "funding": lambda: f"Mittelherkunft {catalogue.FUNDING[str(row['funding_source'])][0]}",
        }
        return parts.get(str(row["level"]), lambda: str(row["purpose"] or "Betrag"))()


def _same(old: object, new: object) -> bool:
    if isinstance(old, Decimal | int) and isinstance(new, Decimal | int):
        return Decimal(old) == Decimal(new)
    return old == new
