"""Notes below a figure, and the form that takes a new one."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from charts.base import notes as charts
from data.annotating import record_note
from data.faults import StoreError
from queries import notes as questions
from ui import author, session
from ui.selection import Selection
from ui.text import plain


def at_points(chosen: Selection, points: charts.Points) -> pd.DataFrame:
    """The notes on the points of one figure within the chosen counties."""
    return charts.at_points(questions.notes(chosen.facts), points, chosen.counties)


def draw(chosen: Selection, found: pd.DataFrame, points: charts.Points, key: str) -> None:
    """The notes in words, and closed below them the form."""
    if len(found):
        st.markdown("  \n".join(plain(line) for line in charts.lines(found)))
    if sentence := st.session_state.pop(session.note_said(key), None):
        st.info(plain(sentence))
    drawer = st.popover(
        "Notiz zu einem Punkt",
        key=session.note_open(key),
        type="tertiary",
        on_change="rerun",
        icon=":material/edit_note:",
    )
    if drawer.open:
        with drawer:
            _form(chosen, points, key)


def _form(chosen: Selection, points: charts.Points, key: str) -> None:
    if not author.may_record(chosen):
        return
    author.field(chosen, f"notiz_{key}")
    county, year = points.county, points.year
    if points.by == "county":
        options: list[str] = list(chosen.counties or chosen.county_names)
        county = str(
            st.selectbox(
                "Gebiet", options, format_func=chosen.county_names.__getitem__, key=f"notiz_ort_{key}", filter_mode=None
            )
        )
    else:
        year = int(st.selectbox("Jahr", chosen.years, key=f"notiz_jahr_{key}", filter_mode=None))
    st.text_area("Notiz", key=session.note_text(key))
    st.button(
        "Notiz festhalten",
        key=f"notiz_fest_{key}",
        type="primary",
        on_click=_save,
        args=(chosen, county, year, points.measure, key),
    )


def _save(chosen: Selection, county: str, year: int, measure: str, key: str) -> None:
    try:
        record_note(
            chosen.facts.store,
            chosen.facts.dataset,
            county=county,
            year=year,
            measure=measure,
            text=str(st.session_state[session.note_text(key)] or ""),
            author=author.name(),
        )
    except StoreError as fault:
        st.session_state[session.note_said(key)] = str(fault)
        return
    st.session_state[session.note_open(key)] = False
    st.session_state[session.note_said(key)] = (
        "Die Notiz ist festgehalten und steht in jedem Diagramm mit diesem Punkt."
    )
