"""Corrects, takes back and restores single facts of a dialogue; nothing is deleted, each is a delivery with its reason.

A correction is a newer row for the same key, a removal a row that says so (data/store): what held before stays in the
log and is read again in `history`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from data import layout, moments
from data.deviations import refuse_unmoved
from data.fact_columns import EVERY
from data.recording import RecordRefused, need
from data.steering import FAULTS, bring, commitment_faults, opened, refuse
from data.store import Store
from data.store.writing import Writer

_HELD = {
    "dialogue": "select * from now.dialogue where id = $key",
    "target_result": "select * from now.target_result where id = $key",
    "commitment": "select * from now.commitment where id = $key",
    "deviation": "select * from now.deviation where id = $key",
    "remark": "select * from now.remark where id = $key",
    "milestone": "select * from now.milestone where id = $key",
}
_OF_A_DIALOGUE = {
    "target_result": "select * from now.target_result where dialogue = $key order by id",
    "commitment": "select * from now.commitment where dialogue = $key order by id",
}
NO_REASON = "Begründung: Die Angabe fehlt. Bitte eintragen, warum."


def correct(
    store: Store,
    dataset: str,
    table: str,
    key: str,
    changed: Mapping[str, object],
    *,
    author: str,
    reason: str,
    now: datetime | None = None,
) -> None:
    """Let a fact say something else in the columns given; the others stay.

    A Verabredung is closed in the same way. Raises RecordRefused without name or reason, when the fact is gone, says
    nothing new or would be incomplete; DeliveryRefused when a rule of the data set is broken.
    """
    now = now or moments.now_here()
    need(author, "Ihr Name fehlt. Bitte eintragen, wer die Änderung festhält.")
    need(reason, NO_REASON)
    with store.recording(dataset) as writer:
        before = _held(writer, table, key)
        row = {**before, **changed}
        if row == before:
            raise RecordRefused("Es ist nichts geändert. Bitte eine Angabe ändern; es wurde nichts gespeichert.")
        if table == "commitment":
            held_on = _held(writer, "dialogue", row["dialogue"])["held_on"]
            refuse(commitment_faults(row, now.date(), held_on))
        else:
            refuse(FAULTS[table](row, now.date()))
        if table == "deviation":
            refuse_unmoved(writer, row)
        bring(writer, table, row, author, now, reason.strip())


def take_back(
    store: Store, dataset: str, table: str, key: str, *, author: str, reason: str, now: datetime | None = None
) -> int:
    """Let a fact no longer hold; with a dialogue go its results and Verabredungen. Returns how many facts went.

    Raises RecordRefused without name or reason or when the fact is gone; StoreError when a second person has confirmed
    it and this one may not withdraw that.
    """
    now = now or moments.now_here()
    need(author, "Ihr Name fehlt. Bitte eintragen, wer die Angabe zurückzieht.")
    need(reason, NO_REASON)
    with store.recording(dataset) as writer:
        fact = _held(writer, table, key)
        more = (
            {each: writer.holding(sql, key=key) for each, sql in _OF_A_DIALOGUE.items()} if table == "dialogue" else {}
        )
        gone = {table: [fact], **more}
        for each, rows in gone.items():
            _permit(writer, each, [str(row["id"]) for row in rows], author)
        common = opened(writer, table, fact, author, now, reason.strip())
        for each, rows in gone.items():
            writer.record(each, [_said(each, row) | common | {"removed": True} for row in rows])
    return sum(map(len, gone.values()))


def _permit(writer: Writer, table: str, keys: Sequence[str], author: str) -> None:
    """What a second person has confirmed is taken back only by who may withdraw it."""
    confirmed = (
        "select distinct stated.delivery from now.fact as stated "
        "join now.delivery_state as known on known.id = stated.delivery "
        "where stated.table_name = $table and list_contains($keys, stated.id) and known.checked_by is not null "
        "order by stated.delivery"
    )
    for row in writer.holding(confirmed, table=table, keys=list(keys)):
        writer.withdrawing(row["delivery"], author)


def restore(
    store: Store, dataset: str, table: str, key: str, *, author: str, reason: str, now: datetime | None = None
) -> None:
    """Let a fact hold again that was taken back, as it was last.

    What a dialogue took with it comes back with it. Raises RecordRefused without name or reason or when it holds;
    DeliveryRefused when its dialogue is gone.
    """
    now = now or moments.now_here()
    need(author, "Ihr Name fehlt. Bitte eintragen, wer die Angabe wiederherstellt.")
    need(reason, NO_REASON)
    with store.recording(dataset) as writer:
        if writer.holding(_HELD[table], key=key):
            raise RecordRefused("Die Angabe gilt schon wieder. Bitte die Seite neu laden.")
        last = _last(writer, table, key)
        if key not in last:
            raise RecordRefused("Die Angabe gibt es nicht mehr. Bitte die Seite neu laden.")
        taken_by, fact = last.pop(key)
        common = opened(writer, table, fact, author, now, reason.strip())
        writer.record(table, [fact | common])
        for each in _OF_A_DIALOGUE if table == "dialogue" else ():
            # What went with the dialogue comes back with it; what had been taken back before stays away.
            back = [row for delivery, row in _last(writer, each, f"{key}/").values() if delivery == taken_by]
            writer.record(each, [row | common for row in back])


def _last(writer: Writer, table: str, prefix: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """Of each fact whose key begins so: the delivery that spoke last of it, and what it last said."""
    rows = sorted(writer.recorded(table, prefix), key=lambda row: (row["recorded_at"], row["removed"]))
    deliveries = {str(row["id"]): str(row["delivery"]) for row in rows}
    said = {str(row["id"]): _said(table, row) for row in rows if not row["removed"]}
    return {key: (deliveries[key], row) for key, row in said.items()}


def _held(writer: Writer, table: str, key: str) -> dict[str, Any]:
    found = writer.holding(_HELD[table], key=key)
    if not found:
        raise RecordRefused("Die Angabe gibt es nicht mehr; sie wurde inzwischen zurückgezogen. Bitte neu laden.")
    return _said(table, found[0])


def _said(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """What a row says by itself, without what its delivery gave it."""
    return {name: row[name] for name in layout.FACT_COLUMNS[table] if name not in EVERY}
