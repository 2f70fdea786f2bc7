"""What a section or a page gives away as a file: picture, workbook, CSV; made at the click, all in one place."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import pandas as pd
import streamlit as st

from access import noted
from briefing import sheets, workbook
from briefing.words import FORMATS
from charts.base.columns import Column, Columns, csv
from charts.base.datasets import INVENTED
from data import numbers
from data.rows import rows_of
from queries import methods
from ui import downloads, paper, plot, session
from ui.selection import Selection

PICTURES = {"png": "Bild (PNG)", "svg": "Bild (SVG)"}
EVIDENCE = {
    "document": Column("Dokument"),
    "citation": Column("Fundstelle"),
    "passage": Column("Wortlaut", missing="Wortlaut liegt nicht vor"),
    "publisher": Column("Herausgeber"),
    "published_on": Column("Datum", "day", missing="ohne Datum"),
    "delivery": Column("Lieferung"),
    "recorded_at": Column("aufgenommen am", "day"),
    "known_faults": Column("bekannte Schwächen"),
    "url": Column("Adresse", missing="–"),
}


@dataclass(frozen=True)
class Part:
    """What one section shows. `whole` and `found` (its places in documents) are asked when a file is made; `narrowed`
    says what the filters leave of it, empty when they leave everything. `over_years`: it is of no year alone."""

    key: str
    title: str
    statement: str
    measure: str
    columns: Columns
    whole: Callable[[], pd.DataFrame]
    found: Callable[[], pd.DataFrame] | None = None
    narrowed: str = ""
    over_years: bool = False


def begin() -> None:
    """At the start of a run: the page has shown nothing yet, and is about no county alone."""
    st.session_state[session.PARTS_SHOWN] = []
    st.session_state[session.COUNTY_OF_PAGE] = None


def of_county(county: str) -> None:
    """Note that the page of this run is about one county: every file of it says so."""
    st.session_state[session.COUNTY_OF_PAGE] = county


def note_part(part: Part) -> None:
    """Note a section of this run for the workbook of the page."""
    st.session_state.setdefault(session.PARTS_SHOWN, []).append(part)


def offer(chosen: Selection, part: Part, picture: tuple[str, str] | None = None) -> None:
    """Draw the menu of a section. `picture`: the key of its figure and the view of the section that shows it."""
    menu = st.popover(
        "Mitnehmen", type="tertiary", icon=":material/download:", key=f"mit_{part.key}", on_change="rerun"
    )
    if not menu.open:
        return
    name = file_name(chosen, part.key, over_years=part.over_years)
    with menu:
        if picture:
            for kind, label in PICTURES.items():
                at = (kind, part.key, name, *picture)
                st.button(label, key=f"{kind}_{part.key}", type="tertiary", on_click=_ask, args=at)
        downloads.button(
            "Excel-Mappe (XLSX)",
            lambda: book(chosen, part.title, [part]),
            file_name=f"{name}.xlsx",
            mime=FORMATS["xlsx"],
            key=f"xlsx_{part.key}",
            quiet=True,
        )
        for label, german, kept_as, key in (
            ("CSV für Excel", True, f"{name}.csv", f"csv_{part.key}"),
            ("CSV mit Dezimalpunkt", False, f"{name}_maschine.csv", f"raw_{part.key}"),
        ):
            made = partial(table, chosen, part, german=german)
            downloads.button(label, made, file_name=kept_as, mime="text/csv", key=key, quiet=True)


def _ask(kind: str, key: str, name: str, chart: str, view: str) -> None:
    """Let the figure be taken with the run that follows; it is drawn for that when another view is open."""
    # Drawn by the browser: nothing of it passes the gate, which notes all other files.
    noted.note("taken_away", f"{name}.{kind} · {downloads.about()}")
    st.session_state[session.view_of(key)] = view
    plot.want(chart, kind, at=time.time_ns() // 1_000_000)


def offer_page(chosen: Selection, title: str) -> None:
    """Draw the buttons of the page: its workbook with a sheet per section, and paper. Ends the noting of sections."""
    parts: list[Part] = st.session_state.pop(session.PARTS_SHOWN, [])
    if parts:
        downloads.button(
            "Seite als Excel-Mappe (XLSX)",
            lambda: book(chosen, title, parts),
            file_name=f"{page_name(chosen, title, parts)}.xlsx",
            mime=FORMATS["xlsx"],
            key="xlsx_seite",
            quiet=True,
            icon=":material/table_view:",
            tip="Lies-mich, ein Blatt je Abschnitt dieser Ansicht, Definitionen und Quellen",
        )
    paper.button()


def page_name(chosen: Selection, title: str, parts: Sequence[Part]) -> str:
    """aqb_demo_seite_lagebild_2023; a page that shows nothing of one year alone bears none."""
    over_years = all(part.over_years for part in parts)
    return file_name(chosen, f"seite_{plain_word(title)}", over_years=over_years)


def file_name(chosen: Selection, key: str, *, over_years: bool = False) -> str:
    """aqb_demo_karte_2023, or aqb_demo_kette_06434_2023 of a page about one county; without suffix.

    What is `over_years` bears no year: that of the sidebar would name one of many.
    """
    year = "" if over_years else str(chosen.year)
    parts = ["aqb", chosen.facts.dataset, key, st.session_state.get(session.COUNTY_OF_PAGE), year]
    return "_".join(filter(None, parts))


def plain_word(title: str) -> str:
    """The title of a page as part of a file name: massnahmen, ziele_und_nachhaltung."""
    return re.sub(r"\W+", "_", title.casefold())


def table(chosen: Selection, part: Part, *, german: bool) -> bytes:
    """The rows of a section as CSV; each says of what it is, so that it survives copying."""
    extra = {"Abschnitt": part.title, "Maß": part.measure, "Auswahl": part.narrowed}
    extra = {label: text for label, text in extra.items() if text}
    return csv(
        part.whole(),
        part.columns,
        extra | {"Datensatz": chosen.dataset_word, "Stand": chosen.stand},
        german=german,
    )


def book(chosen: Selection, title: str, parts: Sequence[Part]) -> bytes:
    """Some sections as a workbook, with the words of the glossary they use and the places their figures stand."""
    tables = [
        workbook.Table(part.key, part.title, part.statement, part.measure, part.whole(), part.columns) for part in parts
    ]
    about = [
        ("Datensatz", chosen.dataset_word),
        ("Stand", chosen.stand),
        ("gewähltes Jahr", str(chosen.year)),
        *_choices(parts),
    ]
    moment = chosen.facts.as_of or datetime.combine(chosen.day, datetime.min.time())
    cover = workbook.Cover(
        title,
        about,
        INVENTED if chosen.facts.invented else "",
        moment.replace(tzinfo=None),
        _terms(chosen, tables),
    )
    return workbook.xlsx(cover, tables, _sources(parts))


def narrowed(chosen: Selection, *, everywhere: bool = False) -> str:
    """What the filters with an effect leave, in words, or the one county of the page; empty when it is everything.

    Of an answer that is of all counties `everywhere`, only the Maßnahmenarten.
    """
    off = st.session_state.get(session.WITHOUT_EFFECT) or {}
    own = st.session_state.get(session.COUNTY_OF_PAGE)
    left = [own] if own else [] if session.COUNTIES in off else chosen.counties
    left = [] if everywhere else left
    kinds = [] if session.CATEGORIES in off else chosen.categories
    counties = [chosen.county_names[each] for each in left if each in chosen.county_names]
    categories = [chosen.category_names[each] for each in kinds if each in chosen.category_names]
    named = {
        "Gebiet" if len(counties) == 1 else "Gebiete": counties,
        "Maßnahmenart" if len(categories) == 1 else "Maßnahmenarten": categories,
    }
    return " · ".join(f"{word}: {', '.join(names)}" for word, names in named.items() if names)


def _choices(parts: Sequence[Part]) -> list[tuple[str, str]]:
    """What the file is narrowed to: once, or per section where some of them go beyond the choice."""
    everything = "alle Gebiete, alle Maßnahmenarten"
    left = {part.title: part.narrowed or everything for part in parts}
    if len(set(left.values())) > 1:
        return [(f"Auswahl zu „{title}“", words) for title, words in left.items()]
    return [("Auswahl", next(iter(left.values()), everything))]


def _terms(chosen: Selection, tables: Sequence[workbook.Table]) -> dict[str, str]:
    """The terms of the glossary that are to be read in titles, findings, measures and headings."""
    said = " ".join(
        text
        for table in tables
        for text in (table.title, table.statement, table.measure, *(each.label for each in table.columns.values()))
    )
    return {
        row.term: row.definition
        for row in rows_of(methods.terms(chosen.facts), methods.Terms)
        if any(
            re.search(rf"(?<!\w){re.escape(word)}\w{{0,2}}(?!\w)", said, re.IGNORECASE)
            for word in [row.term, *("" if numbers.is_missing(row.also) else row.also).split("|")]
            if word
        )
    }


def _sources(parts: Sequence[Part]) -> workbook.Table | None:
    found = [part.found().assign(section=part.title) for part in parts if part.found is not None]
    found = [each for each in found if len(each)]
    if not found:
        return None
    columns = {"section": Column("Abschnitt"), **EVIDENCE}
    rows = pd.concat(found, ignore_index=True)
    return workbook.Table("quellen", sheets.SOURCES, "Wo die Zahlen dieser Datei stehen.", "", rows, columns)
