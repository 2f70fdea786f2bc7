"""Every version of some facts that was ever recorded, with who said it, when and why: read from the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from data import moments
from data.fact_columns import EVERY
from data.store import Facts


@dataclass(frozen=True)
class Version:
    """One row of the log: what a fact said from then on (`removed`: that it holds no longer).

    `reason` is what was said about it; `withdrawn` names who took its whole delivery back, and why.
    """

    table: str
    key: str
    number: int
    said: Mapping[str, Any]
    removed: bool
    recorded_by: str
    recorded_at: datetime
    reason: str
    withdrawn: str


def versions(facts: Facts, tables: Sequence[str], prefix: str) -> list[Version]:
    """The versions of all facts of these tables whose key begins so, the oldest first, up to the Stand of the facts."""
    with facts.store.log(facts.dataset).reading() as reading:
        rows = {table: reading.starting(table, prefix).to_pylist() for table in tables}
        events = reading.events(0).to_pylist()
    recorded: dict[str, dict[str, Any]] = {}
    turned: dict[str, dict[str, Any]] = {}
    for event in events:
        if event["number"] > facts.number:
            continue
        if event["event"] == "recorded":
            recorded[event["id"]] = event
        elif event["event"] in ("withdrawn", "restored"):
            turned[event["id"]] = event
    found = [
        _version(table, row, recorded[row["delivery"]], turned.get(row["delivery"]))
        for table, each in rows.items()
        for row in each
        if row["delivery"] in recorded
    ]
    return sorted(found, key=lambda each: (each.number, each.table, each.key))


def _version(table: str, row: Mapping[str, Any], event: Mapping[str, Any], turned: Mapping[str, Any] | None) -> Version:
    gone = turned is not None and turned["event"] == "withdrawn"
    return Version(
        table,
        str(row["id"]),
        int(event["number"]),
        {name: value for name, value in row.items() if name not in EVERY and name != "id"},
        bool(row["removed"]),
        str(event["recorded_by"]),
        moments.in_hessen(event["recorded_at"]),
        str(event["note"] or ""),
        f"{turned['recorded_by']}: {turned['note'] or ''}" if turned is not None and gone else "",
    )
