"""What a log is, wherever it lies: every delivery in the order of its number, and every row ever recorded.

A log never changes what it holds; it only grows. Two kinds exist: a DuckDB file (file_log) and a schema in PostgreSQL
(postgres_log). One contract test runs both.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

import duckdb
import pyarrow as pa

# Another shape of the log than this one is brought up to date when it is opened; a higher number is refused.
FORMAT = 2


@dataclass(frozen=True)
class LogState:
    """Which log this is, and the number of its newest event; 0 is the empty log.

    The identity is drawn when a log is made or restored: equal numbers of different logs say nothing about each other.
    """

    identity: str
    number: int


class Reading(Protocol):
    """A log at one moment; what is appended meanwhile is not seen."""

    def state(self) -> LogState:
        """Identity and newest number."""

    def events(self, after: int) -> pa.Table:
        """The rows of `delivery` with a higher number, in order."""

    def touched(self, table: str, deliveries: Sequence[str]) -> pa.RecordBatchReader:
        """Every row ever recorded of the keys that any of the deliveries states in a fact table."""

    def rows(self, table: str) -> pa.RecordBatchReader:
        """Every row ever recorded in a table."""

    def starting(self, table: str, prefix: str) -> pa.Table:
        """Every row ever recorded whose key starts with `prefix`."""

    def load(self, cursor: duckdb.DuckDBPyConnection, table: str) -> None:
        """Insert what holds of a fact table into the empty table of this name in the schema `now` of `cursor`.

        The schema holds the deliveries already; they decide what stands.
        """


class Log(Protocol):
    """The log of one data set."""

    dataset: str

    def open(self, *, create: bool) -> None:
        """Make sure that the log is there and has the shape of this program; `create` makes an empty one.

        Raises StoreError when it is missing, damaged, foreign, newer than the program or not to be reached.
        """

    def mark(self) -> Hashable:
        """A cheap value that differs whenever something was appended, withdrawn, restored or replaced."""

    def reading(self, patience: float = ...) -> AbstractContextManager[Reading]:
        """Read the log at one moment; raises StoreBusy when that is not possible within `patience` seconds."""

    def alone(self) -> AbstractContextManager[None]:
        """Keep everybody else from appending while the block runs; reading goes on."""

    def append(self, state: LogState, events: pa.Table, rows: Mapping[str, pa.Table]) -> None:
        """Append events and rows per fact table after the state they were made for: all or nothing.

        Only inside alone(). Returns when they are stored for good. Raises StoreError when they are not stored, or
        OutcomeUnknown when nobody can tell.
        """

    def adopt(self, tables: Mapping[str, pa.RecordBatchReader]) -> str | None:
        """Hold exactly these rows from now on, as another log (with an identity drawn anew): all or nothing.

        Only inside alone(). `tables` has every table of layout.tables(), `delivery` with its numbers included, in the
        types of layout.arrow_types(); each reader is read once, one after the other in the order of the mapping, and
        memory stays bounded. A reader that fails, a full disk or a crash leaves the log as it was; whoever reads sees
        the log before or after, never half of it.

        What the log held is kept beside it under `<dataset>-abgelegt-<time>` (a file, or a schema), and the name is
        returned; None when there was no log or no event in it. A log that cannot be opened (damaged, foreign, of a
        newer program) is kept in the same way. Raises StoreError when the rows are not stored.
        """

    def close(self) -> None:
        """Let go of what is held open."""
