"""The three jobs, each with its first step as a link."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from charts.base.datasets import DATASETS
from charts.base.known_years import say_little
from data.rows import rows_of
from queries import start as questions
from ui import address, author, county_field, session
from ui.selection import Selection
from ui.text import note, plain

DIALOGUE = "pages/dialogue/page.py"
# So few counties with an agreement are named, so that nobody looks for one of the others in vain.
FEW = 3


def draw(chosen: Selection) -> None:
    """Three cards side by side, one below the other on a narrow screen; below them the way in for data."""
    year = chosen.year
    st.header("Was möchten Sie tun?", anchor="aufgaben")
    little = say_little(chosen.known_years, year)
    if little and not chosen.facts.invented:
        note(f"{little} Zum Ausprobieren gibt es unter „Welche Daten?“ weitgehend vollständige Demonstrationsdaten.")
    compare, prepare, explain = st.columns(3)
    with compare.container(border=True, height="stretch"):
        st.subheader("Kreise vergleichen", anchor=False)
        st.markdown("Wie steht ein Gebiet neben ähnlichen, auf gleicher Grundlage, je Einwohner oder je Platz?")
        st.page_link(
            "pages/comparison/page.py", label=f"**Kreisvergleich {year} öffnen**", icon=":material/compare_arrows:"
        )
        st.page_link("pages/overview/page.py", label=f"Lagebild {year} mit Karte", icon=":material/map:")
    with prepare.container(border=True, height="stretch"):
        st.subheader("Dialog vorbereiten", anchor=False)
        st.markdown(
            "Was ist vereinbart, was ist daraus geworden, worüber ist zu sprechen? Mit Papieren zum Mitnehmen "
            "(PDF, Word, Excel)."
        )
        _dialogue(chosen)
    with explain.container(border=True, height="stretch"):
        st.subheader("Entwicklung erklären", anchor=False)
        st.markdown("Wie haben sich die Budgets verändert, was erklärt es, und was ist übrig geblieben?")
        known = {row.budget_year for row in chosen.known_years if row.counties * 2 >= row.existing}
        explained = {year - 1, year} <= known
        if explained:
            st.page_link(
                "pages/trends/page.py",
                label="**Veränderung zum Vorjahr erklären**",
                icon=":material/stacked_line_chart:",
                query_params={"ansicht": "Erklärte Veränderung"},
            )
        st.page_link(
            "pages/trends/page.py",
            label="Budgets über die Jahre" if explained else "**Budgets über die Jahre**",
            icon=":material/timeline:",
            query_params={"ansicht": "Verlauf"},
        )
    if author.takes_records(chosen):
        st.page_link("pages/deliveries/page.py", label="**Daten aufnehmen**", icon=":material/upload_file:")


def _dialogue(chosen: Selection) -> None:
    """The county chosen before is one click away, any other one two: its choice opens its Mappe."""
    county = str(st.session_state.get(session.COUNTY) or "")
    if county in chosen.county_names:
        label = plain(f"Dialogmappe {chosen.county_names[county]} {chosen.year} öffnen")
        st.page_link(DIALOGUE, label=f"**{label}**", icon=":material/folder_open:")
    agreed = rows_of(questions.agreed_years(chosen.facts), questions.AgreedYears)
    picked = county_field.jump(
        "Gebiet wählen und seine Dialogmappe öffnen",
        chosen.county_names,
        key="start_kreis",
        placeholder="Kreis oder kreisfreie Stadt",
    )
    if picked:
        _open(chosen, picked, next((row.budget_year for row in agreed if row.county == picked), chosen.year), agreed)
    counties = list(dict.fromkeys(row.county for row in agreed))
    if len(counties) > FEW:
        return
    for each in counties:
        newest = next(row.budget_year for row in agreed if row.county == each)
        label = plain(f"{chosen.county_names[each]} {newest} öffnen")
        if st.button(label, key=f"mappe_{each}", type="tertiary", icon=":material/folder_open:"):
            _open(chosen, each, newest, agreed)


def _open(chosen: Selection, county: str, newest: int, agreed: Sequence[questions.AgreedYears]) -> None:
    """Open a Mappe: of the chosen year where an agreement is known of it, else of the newest one that has one."""
    st.session_state[session.COUNTY] = county
    dataset = chosen.facts.dataset
    asked = {"daten": DATASETS.get(dataset, dataset), session.COUNTY: chosen.county_names[county]}
    if (county, chosen.year) not in {(row.county, row.budget_year) for row in agreed}:
        st.session_state[session.YEAR] = newest
        asked[session.YEAR] = str(newest)
    address.leave_for(DIALOGUE, asked)
