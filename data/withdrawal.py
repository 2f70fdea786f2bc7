"""Withdraws a delivery: nothing is deleted, the log gets a row that says it no longer counts."""

from __future__ import annotations

from datetime import datetime

from data import layout
from data.faults import DeliveryRefused, StoreError, WithdrawalRefused
from data.store import Facts, Store, rows_of
from data.writer import Writer

LISTING = """
    select
        recorded.id as delivery,
        strftime(recorded.recorded_at, '%d.%m.%Y %H:%M') as moment,
        recorded.recorded_by as person,
        case
            when withdrawn.id is not null then 'zurückgezogen'
            when recorded.id in ({holding}) then 'gilt'
            else 'ersetzt oder leer'
        end as state,
        coalesce(titled.title, recorded.source) || coalesce(' (' || recorded.file_name || ')', '')
        || coalesce(
            ' – zurückgezogen am ' || strftime(withdrawn.recorded_at, '%d.%m.%Y') || ' von ' || withdrawn.recorded_by
            || coalesce(': ' || withdrawn.note, ''),
            ''
        ) as what
    from delivery as recorded
    left join delivery as withdrawn on recorded.id = withdrawn.id and withdrawn.event = 'withdrawn'
    left join (
        -- the log, because the source of a withdrawn delivery no longer holds
        select
            id,
            arg_max(title, recorded_at) as title
        from log.source
        group by id
    ) as titled
        on recorded.source = titled.id
    where recorded.event = 'recorded'
    order by recorded.recorded_at desc, recorded.id
    """


def withdraw(store: Store, dataset: str, delivery: str, *, recorded_by: str, recorded_at: datetime, reason: str) -> str:
    """Take back all rows of a delivery and return a German sentence on it; what held before them holds again.

    Raises StoreError when there is no such delivery or it is withdrawn already, WithdrawalRefused when what remains
    breaks an integrity rule, for example because reports rest on it; nothing is changed then.
    """
    try:
        with store.writing(dataset) as writer:
            source = _source_of(writer, delivery)
            gone = _rows_holding(writer, delivery)
            writer.deliver(
                delivery,
                source=source,
                event="withdrawn",
                recorded_by=recorded_by,
                recorded_at=recorded_at,
                note=reason,
            )
    except DeliveryRefused as refusal:
        raise WithdrawalRefused(refusal.violations) from None
    return (
        f"Die Lieferung {delivery} ist zurückgezogen: {gone} {'Eintrag gilt' if gone == 1 else 'Einträge gelten'} "
        "nicht mehr. Wo eine frühere Fassung erfasst ist, gilt wieder sie."
    )


def deliveries(facts: Facts) -> list[str]:
    """Every delivery as a line, newest first, under a heading line: key, when, by whom, state, what."""
    heading = {"delivery": "Lieferung", "moment": "wann", "person": "durch wen", "state": "Stand", "what": "was"}
    lines = [heading, *rows_of(facts.ask(LISTING.format(holding=_holding())))]
    widths = {name: max(len(line[name]) for line in lines) for name in heading}
    return ["  ".join(f"{line[name]:{widths[name]}}" for name in heading).rstrip() for line in lines]


def _holding() -> str:
    """The SELECT of all deliveries of which an entry still holds."""
    return " union ".join(f"select delivery from {table}" for table in layout.fact_tables())


def _source_of(writer: Writer, delivery: str) -> str:
    """The source of a delivery that counts; raises StoreError when there is none."""
    events = {
        event: (source, moment, person)
        for event, source, moment, person in writer.cursor.execute(
            "select event, source, recorded_at, recorded_by from log.delivery where id = $id", {"id": delivery}
        ).fetchall()
    }
    if "withdrawn" in events:
        _, moment, person = events["withdrawn"]
        raise StoreError(
            f"Die Lieferung „{delivery}“ wurde schon am {moment:%d.%m.%Y um %H:%M} Uhr von {person} zurückgezogen; "
            "der Bestand ist unverändert."
        )
    if "recorded" not in events:
        raise StoreError(
            f"Die Lieferung „{delivery}“ gibt es im Datensatz „{writer.dataset}“ nicht. "
            f"Alle Lieferungen zeigt „python -m data deliveries --dataset {writer.dataset}“."
        )
    return str(events["recorded"][0])


def _rows_holding(writer: Writer, delivery: str) -> int:
    counts = [
        writer.cursor.execute(
            f"select count(*) from now.{table} where delivery = $id",
            {"id": delivery},
        ).fetchall()[0][0]
        for table in layout.fact_tables()
    ]
    return sum(counts)
