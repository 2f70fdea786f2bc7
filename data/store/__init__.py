"""The store of the facts: its log, what holds now, past Stände, and recording."""

from data.store.store import Facts, Store, batches, check, rows_of

__all__ = ["Facts", "Store", "batches", "check", "rows_of"]
