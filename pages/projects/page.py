"""Maßnahmen: which projects exist, in every county and year, and what is known of one of them?"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from charts.base import bounds
from charts.base.columns import Column
from charts.projects import figures as charts
from charts.projects import sheet as sheets
from data import numbers
from data.quoting import quoted
from data.rows import rows_of
from pages.projects import line as project_line
from pages.projects import sheet as project_sheet
from queries import projects as questions
from queries.projects import line as lines
from queries.projects.words import is_cut, searched, words_in
from ui import address, links, offers, session
from ui.heading import title
from ui.section import section
from ui.selection import current, opens_with, state_of
from ui.text import plain

# Rows of the table on one page; what one question brings, and what the list of sheets offers; rows of a file.
PAGE, BLOCK, FILE = 50, 200, 20_000

chosen = current()


def search_for(text: str) -> None:
    """Put a suggested search into the field."""
    st.session_state[session.SEARCH] = text


def filter_by(kind: str, key: str, rest: str) -> None:
    """Choose a county or a Maßnahmenart instead of the word that names it, and search for the others."""
    search_for(rest)
    if kind == "county":
        links.choose_counties([key])
    else:
        links.choose_categories([int(key)])


def open_sheet(project: str | None) -> None:
    """Open a sheet, and put it into the URL so that it can be sent to somebody."""
    st.session_state[session.PROJECT] = project
    if project is None:
        st.query_params.pop("massnahme", None)
    else:
        st.query_params[session.PROJECT] = project


def _everywhere(find: Callable[..., pd.DataFrame]) -> int:
    """How many Maßnahmen there would be without the filters of year, counties and Maßnahmenarten."""
    free = replace(chosen.scope, counties=(), categories=())
    listed = rows_of(find(chosen.facts, free, year=None, first=0, rows=1), questions.Found)
    return listed[0].found if listed else 0


head = st.container()
field, switch = st.columns([4, 1], vertical_alignment="bottom")
search = address.text(
    "Suche",
    key="suche",
    place=field,
    type="search",
    placeholder="Name, Träger oder Zielgruppe, zum Beispiel Teilzeitausbildung",
)
with switch:
    all_years = address.toggle(
        "Alle Jahre", value=True, key="alle_jahre", help="Aus: nur das Jahr in der Seitenleiste."
    )
year = None if all_years else chosen.year
title("Maßnahmen", chosen, head, over_years=all_years)
scope = chosen.scope
words = words_in(search)
hits = searched(words, questions.matches(chosen.facts, search=search))
if limits := charts.say_limits(search, words, cut=is_cut(search)):
    st.info(plain(limits))

# A new search begins on its first page: the page number belongs to what was asked, and of which facts.
pager = f"seite_{hash(str((search, year, scope, state_of(chosen.facts))))}"
page = st.session_state.get(pager, 1)
find: Callable[..., pd.DataFrame] = partial(questions.found, **hits) if words else questions.listed
listed = partial(find, year=year, first=(page - 1) * PAGE // BLOCK * BLOCK, rows=BLOCK)
block = listed(chosen.facts, scope)
instead = ""
if chosen.stage_open and len(block) and not block["with_euros"].iloc[0]:
    # Where nobody chose a stage, one without any amount answers nothing.
    priced = rows_of(questions.priced_stages(chosen.facts, scope, year=year, **hits), questions.PricedStages)
    if priced:
        instead = charts.opened_words(priced[0].stage, chosen.stage)
        chosen = opens_with(chosen, stage=priced[0].stage)
        scope = chosen.scope
        block = listed(chosen.facts, scope)
start = (page - 1) * PAGE % BLOCK
shown = block.iloc[start : start + PAGE]
rows = rows_of(block, questions.Found)
found = rows[0].found if rows else 0
nearest = questions.nearest_words(chosen.facts, search=search, **hits) if block.empty else None
filters = questions.filters(chosen.facts, search=search) if block.empty else None
order = "beste Treffer zuerst, dann das jüngste Jahr" if words else "das jüngste Jahr zuerst"
extent = f"Zeilen {numbers.integer((page - 1) * PAGE + 1)} bis {numbers.integer((page - 1) * PAGE + len(shown))}"
extent += f" von {numbers.integer(found)}; die Datei enthält {'alle' if found <= FILE else f'{numbers.integer(FILE)}'}"

over = "Alle Jahre: das Jahr der Seitenleiste wirkt nicht" if all_years else f"Haushaltsjahr {chosen.year}"

of_stage = f" ({chosen.stage_word})"


def only_inexact(rows: pd.DataFrame) -> pd.DataFrame:
    """The hits with a word only beside sums that are not exact."""
    return rows.assign(precision=bounds.shown(rows["precision"]))


section(
    chosen,
    "Gefundene Maßnahmen",
    only_inexact(shown),
    None,
    key="treffer",
    over_years=all_years,
    statement=charts.say_found(block, search if words else ""),
    measure=" · ".join(
        filter(
            None,
            [over, f"alle Programme, Euro{of_stage}", instead, order, extent if found > len(shown) else ""],
        )
    ),
    columns={
        "budget_year": Column("Jahr", missing="nicht bekannt"),
        "county_name": Column("Gebiet"),
        "category_name": Column("Maßnahmenart"),
        "name": Column("Name"),
        "places": Column("Plätze", "integer"),
        "euros": Column(f"Betrag{of_stage}", "euro"),
        "precision": bounds.COLUMN,
        "provider": Column("Träger"),
        "target_group": Column("Zielgruppe"),
    },
    source=lambda: questions.found_evidence(chosen.facts, scope, year=year, **hits)["evidence"].tolist(),
    coverage=f"{numbers.integer(rows[0].with_euros)} von {numbers.integer(found)} mit Betrag" if found else None,
    empty=""
    if nearest is None or filters is None
    else charts.say_nothing_found(nearest, filters, search if words else "", of_a_year=not all_years),
    whole=lambda: only_inexact(find(chosen.facts, scope, year=year, rows=FILE)),
)
if found and not rows[0].with_euros:
    priced = rows_of(questions.priced_stages(chosen.facts, scope, year=year, **hits), questions.PricedStages)
    if priced:
        offers.button(charts.say_priced(priced, chosen.stage), {"stufe": priced[0].stage}, "angebot_betrag")
if not found and (anywhere := _everywhere(find)):
    many = numbers.count_of(anywhere, "Maßnahme", "Maßnahmen")
    offers.button(
        f"Ohne Auswahl von Jahr, Gebieten und Maßnahmenarten: {many}.",
        {"alle_jahre": True, session.COUNTIES: [], session.CATEGORIES: []},
        "angebot_treffer",
    )
if found > PAGE:
    st.pagination(-(-found // PAGE), key=pager)
if nearest is not None and filters is not None and (proposed := charts.filter_offers(nearest, filters)):
    named = {row.word for row in proposed}
    rest = " ".join(word for word in words if word not in named)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("Als Filter:")
        for number, row in enumerate(proposed):
            st.button(plain(row.name), key=f"filtern_{number}", on_click=filter_by, args=(row.kind, row.key, rest))
elif nearest is not None and (better := charts.corrections(rows_of(nearest, questions.NearestWords))):
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("Meinten Sie:")
        for number, text in enumerate(better):
            st.button(plain(text), key=f"meinten_{number}", on_click=search_for, args=(text,))

if found and address.toggle("Treffer je Jahr zeigen", key="je_jahr"):
    years = questions.found_by_year(chosen.facts, scope, year=year, **hits)
    names = {**chosen.category_names, 0: charts.NO_CATEGORY}
    section(
        chosen,
        "Treffer je Jahr",
        years.assign(name=years["category"].map(names)),
        charts.found_by_year(years, chosen.category_names),
        key="treffer_jahre",
        over_years=all_years,
        statement=charts.say_found_by_year(years),
        measure="Anzahl der Maßnahmen · alle Programme · Maßnahmen ohne bekanntes Jahr nicht enthalten",
        columns={
            "budget_year": Column("Jahr"),
            "name": Column("Maßnahmenart"),
            "projects": Column("Maßnahmen", "integer"),
        },
        source=lambda: questions.found_evidence(chosen.facts, scope, year=year, **hits)["evidence"].tolist(),
    )

# The key of the sheet stands in the URL by itself: a bound selectbox would write its label there.
wanted = address.named("Maßnahme", key="massnahme") or str(st.session_state.get(session.PROJECT) or "")
if not wanted and found == 1:
    wanted = rows[0].project
known = rows_of(questions.sheet(chosen.facts, project=wanted), questions.Sheet) if wanted else None
options = charts.labels(rows)
if known:
    options = {wanted: charts.label(known[0]), **options} if wanted not in options else options
    st.session_state[session.SHEET] = wanted
st.selectbox(
    "Steckbrief einer Maßnahme",
    list(options),
    index=None,
    format_func=lambda key: options.get(key, key),
    key=session.SHEET,
    placeholder="Bitte eine gefundene Maßnahme wählen",
    on_change=lambda: open_sheet(st.session_state[session.SHEET]),
)
if known is None:
    st.caption("Der Steckbrief zeigt Angaben, Beträge, Ziele und den Wortlaut der Zielvereinbarung.")
elif not known:
    st.warning(
        plain(f"Die Maßnahme {quoted(numbers.shorten(wanted, 60))} gibt es in diesem Datensatz zu diesem Stand nicht. ")
        + "Bitte eine andere wählen."
    )
else:
    sheet = sheets.Sheet(
        known[0],
        questions.amounts(chosen.facts, project=wanted),
        questions.targets(chosen.facts, project=wanted),
        lines.line(chosen.facts, project=wanted),
    )
    section(
        chosen,
        "Steckbrief",
        sheets.twin(sheet),
        lambda: project_sheet.draw(sheet, open_sheet),
        key="steckbrief_angaben",
        statement=sheets.say(sheet),
        measure="Angaben, wie die Quellen sie nennen · Beträge verschiedener Stufen werden nicht addiert",
        columns=project_sheet.FIELDS,
        source=sheets.evidence(sheet),
    )
    project_line.draw(chosen, wanted)
