"""A second person confirms a delivery: what was vorläufig in it counts as geprüft from then on (features E4)."""

from __future__ import annotations

from datetime import datetime

from data.faults import StoreError
from data.recording import need
from data.same_person import same_person
from data.store import Store
from data.withdrawal import source_of


def confirm(
    store: Store,
    dataset: str,
    delivery: str,
    *,
    checked_by: str,
    recorded_at: datetime | None = None,
    note: str | None = None,
) -> str:
    """Note that a second person has checked a delivery against its document; returns a German sentence.

    No row changes: the event makes its provisional rows count as checked, and every earlier Stand shows them as they
    were. Raises StoreError when there is no such delivery, it is withdrawn or checked already, or the same person
    recorded it.
    """
    need(checked_by, "Ihr Name fehlt. Bitte eintragen, wer die Lieferung geprüft hat.")
    with store.writing(dataset) as writer:
        source = source_of(writer, delivery, wanted=("recorded", "restored"))
        known = writer.holding("select recorded_by, checked_by from now.delivery_state where id = $id", id=delivery)[0]
        if known["checked_by"]:
            raise StoreError(f"Die Lieferung „{delivery}“ hat schon {known['checked_by']} geprüft.")
        if same_person(str(known["recorded_by"]), checked_by):
            raise StoreError(
                f"Die Lieferung „{delivery}“ hat {known['recorded_by']} selbst aufgenommen; geprüft wird sie von einer "
                "zweiten Person. Es wurde nichts gespeichert."
            )
        writer.deliver(
            delivery,
            source=source,
            event="checked",
            recorded_by=checked_by.strip(),
            recorded_at=recorded_at,
            note=note,
        )
    return f"Die Lieferung {delivery} ist geprüft ({checked_by.strip()}); ihre vorläufigen Angaben gelten als geprüft."
