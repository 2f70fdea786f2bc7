"""What a file does to sums and statuses: the same questions before it and after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from data.code_words import words
from data.intake.catalogue import STAGES, programmes
from data.intake.form import Row
from data.intake.plausible import county_name

# What a preview compares before and after; everything that holds, so that nothing is missed.
EFFECTS = {
    "sums": """
        select budget_year, programme, stage, level, sum(euros) as value
        from amount
        where county <> '06' and level in ('total', 'category', 'project')
        group by all
        order by all
        """,
    "statuses": "select budget_year, status, count(*) as value from target_status group by all order by all",
    "targets": "select target, county, budget_year, name, status as value from target_status order by target",
}
_STATUS = words("target_status")


@dataclass(frozen=True)
class Effect:
    """A sum, a number of statuses, or the status of a target (in words) that becomes another one."""

    what: str
    old: Decimal | int | str | None
    new: Decimal | int | str | None


def effects(before: Mapping[str, list[Row]], after: Mapping[str, list[Row]]) -> list[Effect]:
    """What differs between the answers to EFFECTS before and after, by what it is of."""
    found = []
    of_name: dict[str, set[str]] = defaultdict(set)
    for row in (*before["targets"], *after["targets"]):
        of_name[_what("targets", row)].add(row["target"])
    for name in EFFECTS:
        old, new = ({_plain_what(name, row, of_name): row["value"] for row in rows[name]} for rows in (before, after))
        found += [
            Effect(what, _shown(old.get(what)), _shown(new.get(what)))
            for what in sorted({*old, *new})
            if old.get(what) != new.get(what)
        ]
    return found


def _shown(value: Any) -> Any:
    return _STATUS.get(value, value)


def _plain_what(name: str, row: Row, of_name: Mapping[str, set[str]]) -> str:
    """What a value is of; where several Ziele of a year have one name, with the key."""
    what = _what(name, row)
    return f"{what}, Schlüssel {row['target']}" if len(of_name.get(what, ())) > 1 else what


def _what(name: str, row: Row) -> str:
    year = row["budget_year"] or "ohne Jahr"
    if name == "targets":
        return f"Ziel „{row['name']}“ ({county_name(row['county'])} {year})"
    if name == "statuses":
        return f"Ziele {year}: {_STATUS.get(row['status'], row['status'])}"
    programme = programmes().get(row["programme"], (row["programme"],))[0]
    level = {"total": "Gesamtsummen", "category": "Summen der Maßnahmenarten", "project": "Summen der Maßnahmen"}
    return f"{level[row['level']]} {programme} {year}, {STAGES[row['stage']][0]}"
