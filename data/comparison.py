"""Compares what a data set keeps as holding (`now`) with what its log says holds.

The program itself brings both up to date together. They come apart when a file is changed from outside or damaged;
no integrity rule sees that, because every rule asks one of the two.
"""

from __future__ import annotations

from datetime import datetime

from data import layout
from data.store import Facts

# Enough to see what happened; a damaged file may differ in millions of keys.
MOST_NAMED = 20


def differences(facts: Facts) -> list[str]:
    """One German sentence per key whose rows in `now` are not those of the log; empty: none.

    `facts` are those of today. At most MOST_NAMED keys of a table are named, then their number is told.
    """
    return [sentence for table in layout.tables() for sentence in _differences_in(facts, table)]


def _differences_in(facts: Facts, table: str) -> list[str]:
    recorded = "select * from log.delivery where recorded_at <= $as_of"
    if table != "delivery":
        recorded = layout.holding("log", table)
    found = facts.ask(_question(table, recorded), as_of=datetime.max)
    named = [
        f"Tabelle {table}, Schlüssel {row.id}: {_what(int(row.told), int(row.kept))}"
        for row in found.head(MOST_NAMED).itertuples()
    ]
    rest = len(named) and int(found["keys"].iloc[0]) - len(named)
    return [*named, f"Tabelle {table}: … und {rest} weitere Schlüssel."] if rest else named


def _question(table: str, recorded: str) -> str:
    """Rows are compared by the hash of key and content: two numbers per row keep millions of rows in memory."""
    content = f"hash({', '.join(layout.COLUMNS[table])})"
    return f"""
        with differing as (
            select key from (
                select hash(id) as key, {content} as content, 1 as weight from ({recorded})
                union all
                select hash(id) as key, {content} as content, -1 as weight from now.{table}
            )
            group by key, content
            having sum(weight) <> 0
        )
        select
            id,
            count(*) filter (recorded) as told,
            count(*) filter (not recorded) as kept,
            count(*) over () as keys
        from (
            select id, true as recorded from ({recorded}) where hash(id) in (select key from differing)
            union all
            select id, false as recorded from now.{table} where hash(id) in (select key from differing)
        )
        group by id
        order by id
        limit {MOST_NAMED}
        """


def _what(told: int, kept: int) -> str:
    if not kept:
        return "Der Eintrag ist aufgezeichnet und fehlt im geltenden Bestand."
    if not told:
        return "Der Eintrag steht im geltenden Bestand und ist nicht aufgezeichnet."
    if told == kept:
        return "Der Eintrag lautet im geltenden Bestand anders als aufgezeichnet."
    return f"Der Eintrag ist {told}-mal aufgezeichnet und steht {kept}-mal im geltenden Bestand."
