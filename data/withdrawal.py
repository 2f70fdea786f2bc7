"""Withdraws and restores deliveries: nothing is deleted, the log gets an event that says what counts."""

from __future__ import annotations

from datetime import datetime

from data.faults import DeliveryRefused, StoreError, WithdrawalRefused
from data.resting import resting_on
from data.show import counted
from data.store import Facts, Store
from data.store.writing import Writer

LISTING = """
    select
        recorded.id as delivery,
        strftime(recorded.recorded_at, '%d.%m.%Y %H:%M') as moment,
        recorded.recorded_by as person,
        case
            when last.event = 'withdrawn' then 'zurückgezogen'
            when recorded.id in (select delivery from fact) then 'gilt'
            else 'ersetzt oder leer'
        end as state,
        recorded.source,
        coalesce(' (' || recorded.file_name || ')', '')
        || case last.event
            when 'withdrawn' then ' – zurückgezogen'
            when 'restored' then ' – wiederhergestellt'
            when 'checked' then ' – geprüft'
            else ''
        end
        || case when last.event <> 'recorded' then
            ' am ' || strftime(last.recorded_at, '%d.%m.%Y') || ' von ' || last.recorded_by
            || coalesce(': ' || last.note, '')
        else coalesce(' – Kommentar: ' || recorded.note, '') end as what
    from delivery as recorded
    inner join (select id, max_by(delivery, number) as last from delivery group by id) as events
        on recorded.id = events.id
    where recorded.event = 'recorded'
    order by recorded.number desc
    """.replace("last.", "events.last.")


def withdraw(
    store: Store, dataset: str, delivery: str, *, recorded_by: str, recorded_at: datetime | None = None, reason: str
) -> str:
    """Take back all rows of a delivery and return a German sentence on it; what held before them holds again.

    Raises StoreError when there is no such delivery or it is withdrawn already, WithdrawalRefused when what remains
    breaks an integrity rule, for example because reports rest on it: it names the deliveries to withdraw first. Nothing
    is changed then.
    """
    try:
        with store.writing(dataset) as writer:
            source = source_of(writer, delivery, wanted=("recorded", "checked", "restored"))
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
        raise WithdrawalRefused(refusal.violations, resting_on(store.facts(dataset), delivery)) from None
    return (
        f"Die Lieferung {delivery} ist zurückgezogen: {counted(gone, 'Eintrag gilt', 'Einträge gelten')} "
        "nicht mehr. Wo eine frühere Fassung erfasst ist, gilt wieder sie."
    )


def restore(
    store: Store, dataset: str, delivery: str, *, recorded_by: str, recorded_at: datetime | None = None, reason: str
) -> str:
    """Let a withdrawn delivery count again and return a German sentence on it; it takes its old place in the order.

    Raises StoreError when there is no such delivery or it is not withdrawn, DeliveryRefused when an integrity rule
    would be broken, for example because another delivery has taken its place; nothing is changed then.
    """
    with store.writing(dataset) as writer:
        source = source_of(writer, delivery, wanted=("withdrawn",))
        writer.deliver(
            delivery, source=source, event="restored", recorded_by=recorded_by, recorded_at=recorded_at, note=reason
        )
    facts = store.facts(dataset)
    holding = int(facts.ask("select count(*) as n from fact where delivery = $id", id=delivery).loc[0, "n"])
    return (
        f"Die Lieferung {delivery} ist wiederhergestellt: {counted(holding, 'Eintrag gilt', 'Einträge gelten')} "
        "wieder. Was nach ihr erfasst wurde, hat Vorrang."
    )


def deliveries(facts: Facts) -> list[str]:
    """Every delivery as a line, newest first, under a heading line: key, when, by whom, state, what."""
    heading = {"delivery": "Lieferung", "moment": "wann", "person": "durch wen", "state": "Stand", "what": "was"}
    found = facts.rows(LISTING)
    titles = _titles(facts)
    lines = [heading, *(row | {"what": f"{titles.get(row['source'], row['source'])}{row['what']}"} for row in found)]
    widths = {name: max(len(line[name]) for line in lines) for name in heading}
    return ["  ".join(f"{line[name]:{widths[name]}}" for name in heading).rstrip() for line in lines]


def _titles(facts: Facts) -> dict[str, str]:
    """The title of every source ever recorded: that of a withdrawn delivery no longer holds."""
    with facts.store.log(facts.dataset).reading() as reading:
        return {row["id"]: row["title"] for batch in reading.rows("source") for row in batch.to_pylist()}


DONE = {
    "withdrawn": "zurückgezogen",
    "restored": "wiederhergestellt",
    "recorded": "aufgenommen und gilt",
    "checked": "geprüft und gilt",
}


def source_of(writer: Writer, delivery: str, *, wanted: tuple[str, ...]) -> str:
    """The source of a delivery whose last event is one of those wanted; raises StoreError when there is none."""
    events = writer.cursor.execute(
        "select event, source, recorded_at, recorded_by from now.delivery where id = $id order by number desc",
        {"id": delivery},
    ).fetchall()
    if not events:
        raise StoreError(
            f"Die Lieferung „{delivery}“ gibt es im Datensatz „{writer.dataset}“ nicht. "
            f"Alle Lieferungen zeigt „python -m data deliveries --dataset {writer.dataset}“."
        )
    event, source, moment, person = events[0]
    if event not in wanted:
        raise StoreError(
            f"Die Lieferung „{delivery}“ wurde schon am {moment:%d.%m.%Y um %H:%M} Uhr von {person} {DONE[event]}; "
            "der Bestand ist unverändert."
        )
    return str(source)


def _rows_holding(writer: Writer, delivery: str) -> int:
    found = writer.holding("select count(*) as facts from now.fact where delivery = $delivery", delivery=delivery)
    return int(found[0]["facts"])
