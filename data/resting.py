"""Which deliveries rest on another one: their rows refer to facts that would be gone without it.

A fact that an earlier delivery states too would hold again in that version; nothing rests on the newer one for it.
"""

from __future__ import annotations

from collections.abc import Mapping

from data.store import Facts
from data.store.log import Reading

# What rows refer to by key; `source` is what deliveries cite.
REFERRED = ("project", "target", "dialogue", "source")
STATED = ["id", "delivery", "removed"]
RESTING = """
    with reference as (
        select
            delivery,
            unnest(['project', 'target', 'dialogue']) as kind,
            unnest([project, target, dialogue]) as key
        from fact
        union all
        select delivery, 'target', unnest(targets) from deviation
        union all
        select id, 'source', source from delivery
        where id not in (select id from withdrawn_delivery)
    ),

    gone as (
        select unnest($kinds::varchar[]) as kind, unnest($keys::varchar[]) as key
    )

    select
        recorded.id,
        coalesce(titled.title, recorded.source) as title,
        recorded.recorded_by,
        recorded.recorded_at
    from delivery as recorded
    left join source as titled on recorded.source = titled.id
    where
        recorded.event = 'recorded'
        and recorded.id <> $delivery
        and recorded.id in (
            select reference.delivery from reference
            inner join gone on reference.kind = gone.kind and reference.key = gone.key
        )
    order by recorded.number desc
    """


def resting_on(facts: Facts, delivery: str) -> list[str]:
    """The standing deliveries that rest on another, the newest first: key, title, when and by whom."""
    with facts.store.log(facts.dataset).reading() as reading:
        stands = _standing(reading)
        gone = [(table, key) for table in REFERRED for key in _gone(reading, table, delivery, stands)]
    found = facts.ask(RESTING, delivery=delivery, kinds=[table for table, _ in gone], keys=[key for _, key in gone])
    return [
        f"{row.id}: {row.title}, am {row.recorded_at:%d.%m.%Y um %H:%M} Uhr von {row.recorded_by}"
        for row in found.itertuples()
    ]


def _gone(reading: Reading, table: str, delivery: str, stands: Mapping[str, int]) -> list[str]:
    """The keys a delivery states that nothing would state without it."""
    newest: dict[str, tuple[int, bool]] = {}
    stated: set[str] = set()
    for batch in reading.touched(table, [delivery]):
        for row in batch.select(STATED).to_pylist():
            if row["delivery"] == delivery:
                stated.add(row["id"])
            elif (number := stands.get(row["delivery"])) is not None:
                newest[row["id"]] = max(newest.get(row["id"], (0, True)), (number, row["removed"]))
    return sorted(key for key in stated if newest.get(key, (0, True))[1])


def _standing(reading: Reading) -> dict[str, int]:
    """Every delivery that stands, with its place in the order."""
    recorded: dict[str, int] = {}
    last: dict[str, str] = {}
    for event in reading.events(0).select(["number", "id", "event"]).to_pylist():
        if event["event"] != "checked":
            last[event["id"]] = event["event"]
        if event["event"] == "recorded":
            recorded[event["id"]] = event["number"]
    return {key: number for key, number in recorded.items() if last[key] != "withdrawn"}
