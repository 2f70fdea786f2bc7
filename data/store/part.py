"""A store as people of some counties have it: their part of every data set, and nothing that records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, NoReturn, TypeVar

import duckdb

from data.faults import StoreError
from data.store.store import Bindable, Facts, Store

T = TypeVar("T")
Answers = dict[tuple[str, str, str], Any]
CLOSED = (
    "Das ist für Personen eines Kreises nicht vorgesehen; es wurde nichts gespeichert. Meldungen und Anmerkungen gehen "
    "über den Eingang auf der Seite Daten an das Ministerium."
)


class PartOfStore(Store):
    """The same questions, whatever facts they are asked of, see the counties' part only.

    Everything that is not answered here goes by way of `_data`, which refuses: what is added to Store later is closed
    until somebody opens it here.
    """

    def __init__(self, whole: Store, counties: tuple[str, ...]) -> None:
        if not counties:
            raise ValueError("a part needs a county")
        self._whole = whole
        self._counties = counties
        self.folder = whole.folder
        self.datasets = whole.datasets
        # Per data set what the whole keeps of answers, and what is kept here as long as that is not thrown away.
        self._kept: dict[str, tuple[Answers, Answers]] = {}

    def facts(self, dataset: str, as_of: datetime | None = None, *, number: int | None = None) -> Facts:
        """See Store.facts."""
        return self._part(self._whole.facts(dataset, as_of, number=number), self)

    def trouble(self, dataset: str) -> str | None:
        """See Store.trouble."""
        return self._whole.trouble(dataset)

    def answers(self, facts: Facts) -> Answers:
        """See Store.answers; kept apart, so that no answer of the whole is taken for one of the part."""
        of_whole = self._whole.answers(facts)
        kept = self._kept.get(facts.dataset)
        if kept is None or kept[0] is not of_whole:
            kept = self._kept[facts.dataset] = (of_whole, {})
        return kept[1]

    def close(self) -> None:
        """The whole stays open for the others."""

    def _answered(self, facts: Facts, sql: str, params: Bindable, taken: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
        return self._whole._answered(self._part(facts, self._whole), sql, params, taken)

    def _part(self, facts: Facts, store: Store) -> Facts:
        return replace(facts, store=store, counties=self._counties)

    def _data(self, dataset: str) -> NoReturn:
        raise StoreError(CLOSED)
