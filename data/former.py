"""What deliveries said that holds no longer: the title of their source, and which deliveries took their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa

from data import layout
from data.store import Store


def titles(store: Store, dataset: str, deliveries: Sequence[str]) -> dict[str, str]:
    """The title each of the deliveries gave its source, whether it stands or not; without those that gave none."""
    if not deliveries:
        return {}
    with store.log(dataset).reading() as reading:
        rows = reading.touched("source", deliveries).read_all().select(["delivery", "title"]).to_pylist()
    return {row["delivery"]: row["title"] for row in rows if row["delivery"] in set(deliveries)}


def replacements(store: Store, dataset: str, deliveries: Sequence[str], among: Sequence[str]) -> dict[str, list[str]]:
    """For each delivery those that say now what it said, in the order of `among`.

    `among` are the deliveries that stand; a fact that was removed is said by the one that removed it.
    """
    if not deliveries:
        return {}
    order = {each: place for place, each in enumerate(among)}
    found: dict[str, dict[str, None]] = {each: {} for each in deliveries}
    with store.log(dataset).reading() as reading:
        for table in layout.fact_tables():
            # Only these columns of each batch are kept: the rows of a large delivery are wide.
            batches = [each.select(["id", "delivery", "recorded_at"]) for each in reading.touched(table, deliveries)]
            _add(found, batches, order)
    return {each: sorted(others, key=order.__getitem__) for each, others in found.items() if others}


def _add(found: dict[str, dict[str, None]], batches: Sequence[pa.RecordBatch], standing: Mapping[str, int]) -> None:
    """Add who says each key of one table now, to every delivery that said it before."""
    holder: dict[str, tuple[object, str]] = {}
    said: dict[str, set[str]] = {}
    for row in (row for batch in batches for row in batch.to_pylist()):
        key, delivery = row["id"], row["delivery"]
        said.setdefault(key, set()).add(delivery)
        if delivery in standing and (key not in holder or holder[key][0] <= row["recorded_at"]):
            holder[key] = row["recorded_at"], delivery
    for key, (_, newest) in holder.items():
        for each in said[key] & found.keys():
            if each != newest:
                found[each][newest] = None
