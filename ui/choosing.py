"""How data set, Stand and filters are chosen: in the sidebar, all of it in the URL and shared by every page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from analysis.county_names import found
from analysis.peers import LOGIC
from charts.base.datasets import DATASETS
from charts.base.known_years import opening_year
from charts.base.status import STATUS
from charts.comparison.view import DENOMINATOR
from data import location, moments, numbers
from data.code_words import KIND, STAGE
from data.faults import StoreError
from data.rows import only_row, rows_of
from data.store import Facts, Store
from queries import comparison
from queries import frame as questions
from ui import address, county_field, session
from ui.selection import Selection, open_store
from ui.stand import NO_STAND, parse_stand
from ui.text import note, plain

# The first choice of the stage: each page takes the one that answers its question; that of the programme: each year
# takes the one that is known.
BY_PAGE, BY_PAGE_WORD = "", "je nach Seite"
BY_YEAR, BY_YEAR_WORD = "", "je nach Jahr"
# The filters of the sidebar that narrow the figures, by their keys, as they are named in a sentence.
FILTERS = {
    session.YEAR: "Jahr",
    "programm": "Programm",
    "stufe": "Stufe",
    session.CATEGORIES: "Maßnahmenart",
    session.COUNTIES: "Kreise und Städte",
}


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
    dataset = next((name for name in store.datasets if wanted & {name, DATASETS.get(name)}), opened_by_itself(store))
    year = next(
        (int(text) for text in asked.get("jahr", []) if text.isdecimal() and len(text) == 4), moments.today().year
    )
    try:
        facts = store.facts(dataset)
    except StoreError:
        # Said where the data set is chosen, so that another one can be.
        return {"daten": DATASETS}
    programme_names, category_names, county_names = _names(facts, year)
    # As people type it: Giessen.
    typed = {each: found(each, county_names) for key in ("kreis", "kreise") for each in asked.get(key, [])}
    county_words = county_names | {each: county_names[meant[0]] for each, meant in typed.items() if len(meant) == 1}
    return {
        "daten": DATASETS,
        "programm": programme_names,
        "stufe": STAGE,
        "art": {str(number): name for number, name in category_names.items()},
        "kreise": county_words,
        "kreis": county_words,
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


def choose(off: Mapping[str, str], *, whole: bool = False, over_years: bool = False) -> Selection:
    """Draw the sidebar and return what is chosen; `empty` when nothing was recorded up to the chosen Stand.

    `off` gives per filter why it has no effect on the page: it is grey, keeps its choice and says so. On a page about
    the `whole` data set only that is chosen, and the other filters keep their choice unseen; one `over_years` asks for
    no programme of a single year.
    """
    store = open_store()
    # What a widget holds is forgotten when a page does not draw it.
    for key in (*FILTERS, session.COUNTY):
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]
    with st.sidebar:
        dataset = address.one(
            "Datensatz",
            store.datasets,
            key="daten",
            word=lambda name: DATASETS.get(name, name),
            index=store.datasets.index(opened_by_itself(store)),
            filter_mode=None,
            help="Veröffentlichte Angaben sind echt und lückenhaft, Demonstrationsdaten sind vollständig erfunden. Von "
            "selbst öffnen sich die Daten des Ministeriums, sobald sie etwas enthalten.",
        )
        facts = _facts(store, dataset)
        known = only_row(questions.choices(facts), questions.Choices)
        years = [int(year) for year in known.years]
        return _filters(facts, years, known, off, drawn=not whole, over_years=over_years) if years else _nothing(facts)


def opened_by_itself(store: Store) -> str:
    """The data set opened by itself: the ministry's own as soon as it holds something."""
    return location.MINISTRY if _holds_something(store, location.MINISTRY) else store.datasets[0]


def _holds_something(store: Store, dataset: str) -> bool:
    try:
        return len(questions.known_years(store.facts(dataset))) > 0
    except StoreError:
        return False  # said where it is chosen


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


def _filters(
    facts: Facts, years: list[int], known: questions.Choices, off: Mapping[str, str], *, drawn: bool, over_years: bool
) -> Selection:
    known_years = rows_of(questions.known_years(facts), questions.KnownYears)
    by_itself = opening_year(known_years)
    one = partial(_one, off=off, drawn=drawn)
    year = one(
        "Jahr",
        years,
        key="jahr",
        index=years.index(by_itself) if by_itself in years else 0,
        help="Von selbst öffnet sich das jüngste Jahr, zu dem mindestens halb so viele Gebiete bekannt sind wie zum am "
        "besten bekannten. Ist zu keinem Jahr die Hälfte der Gebiete bekannt, öffnet sich das mit den meisten "
        "Zielvereinbarungen, Zielen und Maßnahmen.",
    )

    programme_names, category_names, county_names = _names(facts, year)
    occurring = set(known.programmes)
    codes = [code for code in programme_names if code in occurring] or ["AQB"]
    stated = rows_of(questions.known_stages(facts, year=year), questions.KnownStages)
    asked_programme = one(
        "Programm",
        [BY_YEAR, *codes],
        key="programm",
        word=lambda code: programme_names.get(code, BY_YEAR_WORD),
        help="Je nach Jahr: das erste Programm der Liste, zu dem mindestens halb so viele Gebiete etwas nennen wie zum "
        "am besten bekannten, im Regelfall das AQB. In der Budgetentwicklung: immer das erste der Liste.",
    )
    by_year = codes[0] if over_years else _known_programme(stated, codes)
    programme = by_year if asked_programme == BY_YEAR else asked_programme

    stages_known = set(known.stages)
    stages = [stage for stage in STAGE if stage in stages_known] or ["agreed"]
    asked = one(
        "Stufe",
        [BY_PAGE, *stages],
        key="stufe",
        word=lambda stage: STAGE.get(stage, BY_PAGE_WORD),
        help="Beträge verschiedener Stufen werden nie zusammengezählt. Je nach Seite: „vereinbart“, wo ein Gebiet "
        "dazu etwas nennt, sonst die Stufe mit den meisten Gebieten. Wo Geld auf Maßnahmen oder Maßnahmenarten "
        "verteilt ist, die Stufe, in der davon am meisten bekannt ist; die Seite nennt sie.",
    )
    stage = _known_stage(stated, programme, stages) if asked == BY_PAGE else asked

    chosen_categories = _several(
        "art",
        category_names,
        drawn,
        lambda: address.several(
            "Maßnahmenart", list(category_names), key="art", word=category_names.__getitem__, disabled="art" in off
        ),
    )
    # Of one county alone, as its people have it, there is nothing to choose.
    alone = len(county_names) == 1
    chosen_counties = _several(
        "kreise",
        county_names,
        drawn and not alone,
        lambda: county_field.several("Kreise und Städte", county_names, key="kreise", disabled="kreise" in off),
    )
    off = {key: why for key, why in off.items() if not (alone and key == session.COUNTIES)}
    if drawn and off:
        reasons = {why: ", ".join(FILTERS[key] for key in off if off[key] == why) for why in off.values()}
        note(f"Hier ohne Wirkung: {'; '.join(f'{names} ({why})' for why, names in reasons.items())}.")
    return Selection(
        facts=facts,
        year=year,
        years=years,
        programme=programme,
        programme_open=asked_programme == BY_YEAR,
        stage=stage,
        stage_open=asked == BY_PAGE,
        categories=chosen_categories,
        counties=chosen_counties,
        programme_names=programme_names,
        category_names=category_names,
        county_names=county_names,
        last_delivery=None if numbers.is_missing(known.last_delivery) else known.last_delivery,
        known_years=known_years,
    )


def _one(
    label: str, options: Sequence[Any], *, key: str, off: Mapping[str, str], drawn: bool, index: int = 0, **more: Any
) -> Any:
    """A filter of the sidebar with one choice; not drawn, what it holds."""
    if drawn:
        return address.one(label, options, key=key, index=index, filter_mode=None, disabled=key in off, **more)
    held = st.session_state.get(key)
    return held if held in options else options[index]


def _several(key: str, options: Collection[Any], drawn: bool, field: Callable[[], list[Any]]) -> list[Any]:
    """A filter of the sidebar with any number of choices; not drawn, what it holds."""
    return field() if drawn else [each for each in st.session_state.get(key, []) if each in options]


def _known_programme(known: Sequence[questions.KnownStages], codes: Sequence[str]) -> str:
    """The first in official order of which at least half as many counties are known in the year as of the best one."""
    most = max((row.counties for row in known), default=0)
    well = {row.programme for row in known if row.counties * 2 >= most}
    return next((code for code in codes if code in well), codes[0])


def _known_stage(known: Sequence[questions.KnownStages], programme: str, stages: Sequence[str]) -> str:
    """What is agreed, where anybody states it; else the stage most counties state in the year."""
    stated = [row.stage for row in known if row.programme == programme]
    if "agreed" in stated or not stated:
        return "agreed" if "agreed" in stages else stages[0]
    return stated[0]
