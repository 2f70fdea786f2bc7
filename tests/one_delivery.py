"""A data set of one delivery: what most questions need to be asked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import kept
import small

from data.store import Store


@contextmanager
def one_delivery(folder: Path, at: datetime, rows: Mapping[str, Sequence[small.Row]]) -> Iterator[Store]:
    """A new store whose delivery d1 of source s1 brought these rows, by table in the order they are recorded."""
    with kept.new_store(folder, small.DATASET) as store:
        with store.writing(small.DATASET) as writer:
            writer.deliver("d1", source="s1", recorded_by="Test", recorded_at=at)
            writer.record("source", [small._source(1, at)])
            for table, facts in rows.items():
                writer.record(table, facts)
        yield store
