"""Whole tables in exact types: decimals stay decimals, days stay days; a frame makes floats of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pyarrow as pa

from data.store.file_reading import BATCH_ROWS
from data.store.store import Facts


@contextmanager
def batches(facts: Facts, table: str) -> Iterator[pa.RecordBatchReader]:
    """A table or view at the Stand, in batches: for what need not fit into memory."""
    sql = f"from {table}"
    with facts.store._data(facts.dataset).now.asking(sql, facts.number) as cursor:
        yield cursor.sql(sql).to_arrow_reader(BATCH_ROWS)
