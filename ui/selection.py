"""What the reader has chosen, as every page gets it (ui/choosing.py says how), and the store it is asked of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

import streamlit as st

from access import current as signed_in
from access.guard import ENDED, RightsHeld
from charts.base.datasets import DATASETS, dataset_word
from data import location, moments, numbers
from data.code_words import STAGE
from data.faults import StoreError
from data.store import Facts, Store
from data.store.part import PartOfStore
from queries.frame import KnownYears
from queries.scope import Scope
from ui import session


@dataclass(frozen=True)
class Selection:
    """The facts and filters one run of a page works with; empty lists mean all."""

    facts: Facts
    year: int
    years: list[int]
    programme: str
    stage: str
    categories: list[int]
    counties: list[str]
    programme_names: Mapping[str, str]
    category_names: Mapping[int, str]
    county_names: Mapping[str, str]
    last_delivery: datetime | None
    # What is known of each year, the newest first.
    known_years: Sequence[KnownYears] = ()
    # Nothing was recorded up to the Stand: there is nothing to choose from either.
    empty: bool = False
    # Nobody chose the stage: a page may open with the one that has data for its question, and says which.
    stage_open: bool = False
    # Nobody chose the programme: it is the one that is known in the year.
    programme_open: bool = False

    @property
    def scope(self) -> Scope:
        """The filters as questions take them."""
        return Scope(self.year, self.programme, self.stage, self.counties, self.categories)

    @property
    def stage_word(self) -> str:
        """vereinbart, bewilligt, …"""
        return STAGE[self.stage]

    @property
    def programme_word(self) -> str:
        """Short name of the programme."""
        return self.programme_names.get(self.programme, self.programme)

    @property
    def day(self) -> date:
        """The day of the Stand."""
        return self.facts.as_of.date() if self.facts.as_of else moments.today()

    @property
    def stand(self) -> str:
        """The Stand in words, with the last delivery it includes and its number in the order of all deliveries."""
        last = numbers.day(self.last_delivery, missing="keine")
        return f"Stand {numbers.day(self.day)}, letzte Lieferung {last} (Nr. {self.facts.number})"

    @property
    def stand_asked(self) -> str:
        """A past Stand as it was asked for: Stand 30.09.2024, 14:30 Uhr (Nr. 4711)."""
        moment = self.facts.as_of or moments.now_here()
        end_of_day = (moment.hour, moment.minute, moment.second) == (23, 59, 59)
        minute = "" if end_of_day else f", {moment:%H:%M} Uhr"
        return f"Stand {numbers.day(moment)}{minute} (Nr. {self.facts.number})"

    @property
    def running_year(self) -> int:
        """The budget year that is not over at the Stand."""
        return self.day.year

    @property
    def dataset_word(self) -> str:
        """Name of the data set as printed on figures and files."""
        return dataset_word(self.facts)


@st.cache_resource(
    show_spinner="Der geltende Bestand wird geöffnet; ein großer wird dabei neu berechnet …", on_release=Store.close
)
def whole_store() -> Store:
    """The store, opened once per process; what others record is followed from then on."""
    return location.open_store(location.folder(), list(DATASETS), serving=True, guard=RightsHeld())


def open_store() -> Store:
    """The store as whoever works here may see it: of people of a county their part. Raises StoreError for nobody."""
    person = signed_in.person()
    if person is None:
        raise StoreError(ENDED)
    return _part(whole_store(), person.counties) if person.counties else whole_store()


@lru_cache(maxsize=64)
def _part(whole: Store, counties: tuple[str, ...]) -> Store:
    """The same at every run: what is kept of answers and papers belongs to it."""
    return PartOfStore(whole, counties)


def state_of(facts: Facts) -> str:
    """Changes when the answers may: another data set or Stand, or something recorded meanwhile."""
    return facts.catalog


def opens_with(chosen: Selection, *, stage: str, year: int | None = None) -> Selection:
    """The selection with the stage and year a page opens with, for the rest of this run; a link to it names both."""
    found = replace(chosen, stage=stage, year=year or chosen.year)
    st.session_state[session.SELECTION] = found
    return found


def current() -> Selection:
    """The selection of this run, as the frame has put it down for the page."""
    chosen = st.session_state.get(session.SELECTION)
    if not isinstance(chosen, Selection):
        raise RuntimeError("Eine Seite läuft nur im Rahmen von dashboard.py.")
    return chosen
