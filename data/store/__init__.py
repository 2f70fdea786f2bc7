"""The store of the facts: its log, what holds now, past Stände, and recording."""

from data.store.exact import batches
from data.store.one_select import parameters_of
from data.store.store import Facts, Store, check

__all__ = ["Facts", "Store", "batches", "check", "parameters_of"]
