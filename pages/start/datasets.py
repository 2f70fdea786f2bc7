"""The data sets with what they hold, asked of the store, and the choice among them."""

from __future__ import annotations

import streamlit as st

from charts.base.datasets import DATASETS
from charts.start import words
from data import numbers
from data.faults import StoreError
from data.rows import only_row, rows_of
from queries import frame
from ui import links
from ui.selection import Selection
from ui.text import plain


def draw(chosen: Selection) -> None:
    """One card per data set."""
    st.header("Welche Daten?", anchor="datensaetze")
    store = chosen.facts.store
    for place, dataset in zip(st.columns(len(store.datasets)), store.datasets, strict=True):
        with place.container(border=True, height="stretch"):
            _card(chosen, dataset)


def _card(chosen: Selection, dataset: str) -> None:
    shown = dataset == chosen.facts.dataset
    st.subheader(plain(DATASETS[dataset]), anchor=False)
    st.markdown(plain(words.KINDS[dataset]))
    try:
        facts = chosen.facts if shown else chosen.facts.store.facts(dataset)
        known = rows_of(frame.known_years(facts), frame.KnownYears)
        last = only_row(frame.choices(facts), frame.Choices).last_delivery
    except StoreError as fault:
        st.error(plain(str(fault)))
        return
    lines = words.say_holdings(known, of_county=bool(facts.counties))
    if not numbers.is_missing(last):
        lines.append(f"Letzte Lieferung: {numbers.day(last)}.")
    st.markdown("\n".join(f"- {plain(line)}" for line in lines))
    if shown:
        st.markdown("**✔ Gezeigt wird dieser Datensatz.**")
    else:
        st.button(
            plain(f"{DATASETS[dataset]} zeigen"),
            key=f"zeigen_{dataset}",
            on_click=links.change_filters,
            args=({"daten": dataset},),
        )
