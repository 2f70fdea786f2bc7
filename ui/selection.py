"""What the reader has chosen: data set, Stand and filters, all of it in the URL and shared by every page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import streamlit as st

from charts import numbers
from charts.comparison_view import DENOMINATOR
from charts.datasets import DATASETS, dataset_word
from charts.peers import LOGIC
from charts.status import KIND, STAGE, STATUS
from data import layout, location
from data.store import Facts, Store
from queries import comparison
from queries import frame as questions
from ui import address
from ui.text import plain

NO_DAY = "„{}“ ist kein Tag. Bitte als TT.MM.JJJJ angeben, zum Beispiel 30.09.2024. Gezeigt wird heute."
_GERMAN_DAY = re.compile(r"\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\s*")


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
        return self.facts.as_of.date() if self.facts.as_of else date.today()

    @property
    def stand(self) -> str:
        """The Stand in words, with the last delivery it includes."""
        return f"Stand {numbers.day(self.day)}, letzte Lieferung {numbers.day(self.last_delivery, missing='keine')}"

    @property
    def running_year(self) -> int:
        """The budget year that is not over at the Stand."""
        return self.day.year

    @property
    def dataset_word(self) -> str:
        """Name of the data set as printed on figures and files."""
        return dataset_word(self.facts)


@st.cache_resource(show_spinner=False)
def open_store() -> Store:
    """The store, opened once per process for reading."""
    folder = location.folder()
    there = [name for name in DATASETS if layout.file_of(folder, name).exists()]
    return Store(folder, there or [location.PUBLISHED])


def state_of(facts: Facts) -> str:
    """Changes when the answers may: another data set or Stand, or something recorded meanwhile."""
    return f"{facts.catalog}/{facts.store.recordings}"


@st.cache_resource(show_spinner=False, max_entries=64)
def _names(_facts: Facts, state: str, year: int) -> tuple[dict[str, str], dict[int, str], dict[str, str]]:
    """Programmes, Maßnahmenarten of the year and counties of a catalogue, which is open for reading and cannot change.

    Asked once: three questions a rerun, about 9 ms of the 50 a rerun may take.
    """
    programmes = questions.programmes(_facts)
    categories = questions.categories(_facts, year=year)
    counties = questions.counties(_facts)
    return (
        dict(zip(programmes["code"], programmes["short_name"], strict=True)),
        {int(number): name for number, name in zip(categories["category"], categories["short_name"], strict=True)},
        dict(zip(counties["county"], counties["short_name"], strict=True)),
    )


@st.cache_resource(show_spinner=False, max_entries=16)
def _known(_facts: Facts, state: str) -> Any:
    """What can be chosen in a catalogue, asked once for the same reason."""
    return questions.choices(_facts).iloc[0]


def parse_day(text: str) -> date | None:
    """30.9.2024 → date; None when it is no such day."""
    match = _GERMAN_DAY.fullmatch(text)
    if not match:
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None


def words(asked: Mapping[str, list[str]]) -> address.Words:
    """The word of each key an address may use, for the data set and year it asks."""
    store = open_store()
    dataset = next((name for name in asked.get("daten", []) if name in store.datasets), store.datasets[0])
    year = next((int(text) for text in asked.get("jahr", []) if text.isdecimal() and len(text) == 4), date.today().year)
    facts = store.facts(dataset)
    programme_names, category_names, county_names = _names(facts, state_of(facts), year)
    return {
        "daten": DATASETS,
        "programm": programme_names,
        "stufe": STAGE,
        "art": {str(number): name for number, name in category_names.items()},
        "kreise": county_names,
        "kreis": county_names,
        "status": {code: status.label for code, status in STATUS.items()},
        "zielart": KIND,
        "vergleichsstufe": STAGE,
        "gruppe": LOGIC,
        **(_compared(facts, year) if {"kennzahl", "bezug"} & asked.keys() else {}),
    }


def _compared(facts: Facts, year: int) -> dict[str, dict[str, str]]:
    """The words of what the Kreisvergleich compares and what it divides by."""
    indicators = comparison.indicators(facts)
    denominators = comparison.denominators(facts, year=year)
    return {
        "kennzahl": dict(zip(indicators["code"], indicators["name"], strict=True)),
        "bezug": DENOMINATOR | dict(zip(denominators["code"], denominators["per"], strict=True)),
    }


def choose() -> Selection | None:
    """Draw the sidebar and return what is chosen; None when nothing was recorded up to the chosen Stand."""
    store = open_store()
    with st.sidebar:
        dataset = address.one(
            "Datensatz",
            store.datasets,
            key="daten",
            word=lambda name: DATASETS.get(name, name),
            filter_mode=None,
            help="Veröffentlichte Angaben sind echt und lückenhaft, Demonstrationsdaten sind vollständig erfunden.",
        )
        as_of = _stand()
        facts = store.facts(dataset, as_of)
        known = _known(facts, state_of(facts))
        years = [int(year) for year in known["years"]]
        if not years:
            return None
        return _filters(facts, years, known)


def _stand() -> datetime | None:
    text = address.text(
        "Stand (TT.MM.JJJJ)",
        key="stand",
        placeholder="heute",
        help="Zeigt alle Zahlen so, wie sie an diesem Tag bekannt waren. Leer heißt heute.",
    )
    if not text.strip():
        return None
    chosen = parse_day(text)
    if chosen is None:
        st.error(plain(NO_DAY.format(text)))
        return None
    if chosen >= date.today():
        return None
    return datetime.combine(chosen, time.max)


def _filters(facts: Facts, years: list[int], known: Any) -> Selection:
    newest_agreed = known["default_year"]
    year_index = 0 if numbers.is_missing(newest_agreed) else years.index(int(newest_agreed))
    year = address.one("Jahr", years, key="jahr", index=year_index, filter_mode=None)

    programme_names, category_names, county_names = _names(facts, state_of(facts), year)
    occurring = set(known["programmes"])
    codes = [code for code in programme_names if code in occurring] or ["AQB"]
    programme = address.one("Programm", codes, key="programm", word=programme_names.__getitem__, filter_mode=None)

    stages_known = set(known["stages"])
    stages = [stage for stage in STAGE if stage in stages_known] or ["agreed"]
    stage = address.one(
        "Stufe",
        stages,
        key="stufe",
        word=STAGE.__getitem__,
        index=stages.index("agreed") if "agreed" in stages else 0,
        filter_mode=None,
        help="Beträge verschiedener Stufen werden nie zusammengezählt.",
    )

    chosen_categories = address.several(
        "Maßnahmenart", list(category_names), key="art", word=category_names.__getitem__
    )
    chosen_counties = address.several(
        "Kreise und Städte", list(county_names), key="kreise", word=county_names.__getitem__
    )
    last = known["last_delivery"]
    return Selection(
        facts=facts,
        year=year,
        years=years,
        programme=programme,
        stage=stage,
        categories=chosen_categories,
        counties=chosen_counties,
        programme_names=programme_names,
        category_names=category_names,
        county_names=county_names,
        last_delivery=None if numbers.is_missing(last) else last,
    )


def current() -> Selection:
    """The selection of this run, as the frame has put it down for the page."""
    chosen = st.session_state.get("_selection")
    if not isinstance(chosen, Selection):
        raise RuntimeError("Eine Seite läuft nur im Rahmen von dashboard.py.")
    return chosen
