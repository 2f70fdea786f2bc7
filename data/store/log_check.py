"""Whether a log is whole: numbers, the order of events, and rows that belong to a delivery. Works for both kinds.

The integrity rules in data/rules ask what holds; this asks what was recorded. The rows come in batches and are counted
on the disk, so that ten million rows need no more memory than ten thousand.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb

from data import layout
from data.store.files import CONFIG
from data.store.log import Reading

# A file that was damaged has either a few faults or very many; twenty show of which kind.
SHOWN = 20

# Each gives one German sentence per fault, over the table `event`.
OF_EVENTS = (
    """
    select
        'Tabelle delivery: ' || count(*) || ' Vorgänge tragen ' || count(distinct number)
        || ' verschiedene Nummern von ' || min(number) || ' bis ' || max(number)
        || '; erwartet ist jede von 1 an genau einmal.'
    from event
    having min(number) <> 1 or max(number) <> count(*) or count(distinct number) <> count(*)
    """,
    """
    select 'Tabelle delivery, Nummer ' || number || ': Die Nummer ist ' || count(*) || '-mal vergeben.'
    from event
    group by number
    having count(*) > 1
    order by number
    """,
    """
    select
        'Tabelle delivery, Nummer ' || number || ', Schlüssel ' || id || ': '
        || case
            when event not in ('recorded', 'checked', 'withdrawn', 'restored')
                then 'Ein Ereignis „' || event || '“ gibt es nicht.'
            when event = 'recorded' then 'Die Lieferung ist schon verzeichnet.'
            when event_before is null then 'Die Lieferung ist noch nicht verzeichnet.'
            when event = 'checked' then 'Die Lieferung ist schon geprüft oder zurückgezogen.'
            when event = 'withdrawn' then 'Die Lieferung ist schon zurückgezogen.'
            else 'Die Lieferung ist nicht zurückgezogen.'
        end
    from (select *, lag(event) over (partition by id order by number) as event_before from event)
    where case event
        when 'recorded' then event_before is not null
        when 'checked' then coalesce(event_before, '') not in ('recorded', 'restored')
        when 'withdrawn' then coalesce(event_before, '') not in ('recorded', 'checked', 'restored')
        when 'restored' then coalesce(event_before, '') <> 'withdrawn'
        else true
    end
    order by number
    """,
)
WITHOUT_DELIVERY = """
    select
        'Tabelle ' || $table || ', Lieferung ' || delivery || ': ' || count(*)
        || case count(*) when 1 then ' Zeile gehört' else ' Zeilen gehören' end
        || ' zu einer Lieferung, die nicht verzeichnet ist (Schlüssel ' || min(id) || ').'
    from stated
    where delivery not in (select id from event where event = 'recorded')
    group by delivery
    order by delivery
    """
TWICE = """
    select
        'Tabelle ' || $table || ', Schlüssel ' || id || ': In der Lieferung ' || delivery || ' ' || count(*)
        || '-mal enthalten; welche Fassung gilt, ist nicht entschieden.'
    from stated
    group by id, delivery
    having count(*) > 1
    order by id, delivery
    """


def faults_of(reading: Reading, spill: Path) -> list[str]:
    """What is wrong with a log, one German sentence each; empty: nothing. `spill` is a folder for what memory lacks."""
    return list(_faults(reading, spill))


def _faults(reading: Reading, spill: Path) -> Iterator[str]:
    with duckdb.connect(":memory:", config=CONFIG | {"temp_directory": str(spill)}) as hub:
        hub.register("given_event", reading.events(-(2**62)))
        hub.execute("create table event as select number, id, event from given_event")
        for sql in OF_EVENTS:
            yield from _shown(hub.execute(sql).fetchall())
        for table in layout.fact_tables():
            hub.register("given_row", reading.rows(table))
            hub.execute("create or replace table stated as select id, delivery from given_row")
            hub.unregister("given_row")
            for sql in (WITHOUT_DELIVERY, TWICE):
                yield from _shown(hub.execute(sql, {"table": table}).fetchall())


def _shown(found: list[tuple[str]]) -> Iterator[str]:
    yield from (sentence for (sentence,) in found[:SHOWN])
    if len(found) > SHOWN:
        yield f"… und {len(found) - SHOWN} weitere Befunde dieser Art."
