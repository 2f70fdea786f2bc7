"""The store of the facts: its log, what holds now, past Stände, and recording."""

from data.store.exact import batches, exact_rows
from data.store.store import Facts, Store, check, parameters_of, rows_of

__all__ = ["Facts", "Store", "batches", "check", "exact_rows", "parameters_of", "rows_of"]
