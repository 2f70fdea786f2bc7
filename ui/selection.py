"""What the reader has chosen: data set, Stand and filters, all of it in the URL and shared by every page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

import streamlit as st

from analysis.peers import LOGIC
from charts.base.datasets import DATASETS, dataset_word
from charts.base.status import STATUS
from charts.comparison.view import DENOMINATOR
from data import location, moments, numbers
from data.code_words import KIND, STAGE
from data.faults import StoreError
from data.rows import only_row
from data.store import Facts, Store
from queries import comparison
from queries import frame as questions
from queries.scope import Scope
from ui import address, session
from ui.stand import NO_STAND, parse_stand
from ui.text import plain

# The first choice of the stage: each page takes the one that answers its question.
BY_PAGE, BY_PAGE_WORD = "", "je nach Seite"


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
    # Nothing was recorded up to the Stand: there is nothing to choose from either.
    empty: bool = False
    # Nobody chose the stage: a page may open with the one that has data for its question, and says which.
    stage_open: bool = False

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
def open_store() -> Store:
    """The store, opened once per process; what others record is followed from then on."""
    return location.open_store(location.folder(), list(DATASETS), serving=True)


def state_of(facts: Facts) -> str:
    """Changes when the answers may: another data set or Stand, or something recorded meanwhile."""
    return facts.catalog


def _names(facts: Facts, year: int) -> tuple[dict[str, str], dict[int, str], dict[str, str]]:
    """Programmes, Maßnahmenarten of the year and counties: code or number, and short name."""
    programmes = questions.programmes(facts)
    categories = questions.categories(facts, year=year)
    counties = questions.counties(facts)
    return (
        dict(zip(programmes["code"], programmes["short_name"], strict=True)),
        {int(number): name for number, name in zip(categories["category"], categories["short_name"], strict=True)},
        dict(zip(counties["county"], counties["short_name"], strict=True)),
    )


def words(asked: Mapping[str, list[str]]) -> address.Words:
    """The word of each key an address may use, for the data set and year it asks."""
    store = open_store()
    wanted = {*asked.get("daten", [])}
    dataset = next((name for name in store.datasets if wanted & {name, DATASETS.get(name)}), store.datasets[0])
    year = next(
        (int(text) for text in asked.get("jahr", []) if text.isdecimal() and len(text) == 4), moments.today().year
    )
    try:
        facts = store.facts(dataset)
    except StoreError:
        # Said where the data set is chosen, so that another one can be.
        return {"daten": DATASETS}
    programme_names, category_names, county_names = _names(facts, year)
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


def choose() -> Selection:
    """Draw the sidebar and return what is chosen; `empty` when nothing was recorded up to the chosen Stand."""
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
        facts = _facts(store, dataset)
        known = only_row(questions.choices(facts), questions.Choices)
        years = [int(year) for year in known.years]
        return _filters(facts, years, known) if years else _nothing(facts)


def _facts(store: Store, dataset: str) -> Facts:
    text = address.text(
        "Stand (Tag oder Nr.)",
        key="stand",
        placeholder="heute",
        help=(
            "Zeigt alle Zahlen so, wie sie damals bekannt waren: am Ende eines Tages (30.09.2024), zu einer Uhrzeit "
            "(30.09.2024 14:30) oder nach einer Lieferung (Nr. 4711, wie unter jeder Zahl genannt). Leer heißt heute."
        ),
    )
    now = store.facts(dataset)
    if not text.strip():
        return now
    asked = parse_stand(text)
    if asked is None:
        st.error(plain(NO_STAND.format(text[:60])))
        return now
    if isinstance(asked, int):
        if asked > now.number:
            st.error(
                f"Den Stand Nr. {asked} gibt es in diesem Datensatz noch nicht; der neueste ist Nr. {now.number}. "
                "Gezeigt wird heute."
            )
        return now if asked >= now.number else store.facts(dataset, number=asked)
    return now if asked >= moments.utc_now() else store.facts(dataset, asked)


def _nothing(facts: Facts) -> Selection:
    """What an empty data set leaves to choose: nothing; its year is the running one."""
    year = moments.today().year
    names = _names(facts, year)
    return Selection(facts, year, [year], "AQB", "agreed", [], [], *names, last_delivery=None, empty=True)


def _filters(facts: Facts, years: list[int], known: questions.Choices) -> Selection:
    year_index = 0 if numbers.is_missing(known.default_year) else years.index(known.default_year)
    year = address.one("Jahr", years, key="jahr", index=year_index, filter_mode=None)

    programme_names, category_names, county_names = _names(facts, year)
    occurring = set(known.programmes)
    codes = [code for code in programme_names if code in occurring] or ["AQB"]
    programme = address.one("Programm", codes, key="programm", word=programme_names.__getitem__, filter_mode=None)

    stages_known = set(known.stages)
    stages = [stage for stage in STAGE if stage in stages_known] or ["agreed"]
    asked = address.one(
        "Stufe",
        [BY_PAGE, *stages],
        key="stufe",
        word=lambda stage: STAGE.get(stage, BY_PAGE_WORD),
        filter_mode=None,
        help="Beträge verschiedener Stufen werden nie zusammengezählt. Je nach Seite: die Stufe, zu der es für deren "
        "Frage am meisten Angaben gibt; die Seite nennt sie.",
    )
    stage = _known_stage(facts, year, programme, stages) if asked == BY_PAGE else asked

    chosen_categories = address.several(
        "Maßnahmenart", list(category_names), key="art", word=category_names.__getitem__
    )
    chosen_counties = address.several(
        "Kreise und Städte", list(county_names), key="kreise", word=county_names.__getitem__
    )
    return Selection(
        facts=facts,
        year=year,
        years=years,
        programme=programme,
        stage=stage,
        stage_open=asked == BY_PAGE,
        categories=chosen_categories,
        counties=chosen_counties,
        programme_names=programme_names,
        category_names=category_names,
        county_names=county_names,
        last_delivery=None if numbers.is_missing(known.last_delivery) else known.last_delivery,
    )


def _known_stage(facts: Facts, year: int, programme: str, stages: list[str]) -> str:
    """What is agreed, where anybody states it; else the stage most counties state in the year."""
    known = list(questions.known_stages(facts, year=year, programme=programme)["stage"])
    if "agreed" in known or not known:
        return "agreed" if "agreed" in stages else stages[0]
    return str(known[0])


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
