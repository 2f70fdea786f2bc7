"""Beside the figures of a past Stand those of today: what a link showed stays, what has become of it is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from charts import since_then
from charts.columns import Column, csv
from charts.datasets import INVENTED
from queries import Asked
from ui.selection import Selection
from ui.tables import show
from ui.text import note, plain

_COLUMNS = "_columns_shown"
MOST_SHOWN = 50


def begin() -> None:
    """At the start of a run: nothing is shown yet."""
    st.session_state[_COLUMNS] = {}


def shown(columns: Any) -> None:
    """Note the columns a section shows, so that a change is named by the words the reader sees."""
    known: dict[str, Column] = st.session_state.setdefault(_COLUMNS, {})
    for name, column in columns.items():
        known.setdefault(name, column)


def tell(place: Any, chosen: Selection, asked: Sequence[Asked]) -> None:
    """Say in `place` what became of the figures of this page since the past Stand it shows."""
    today = chosen.facts.store.facts(chosen.facts.dataset)
    answers = [
        since_then.Answer(each.frame, each.at(today)) for each in asked if each.facts.number == chosen.facts.number
    ]
    found = since_then.changes(answers, st.session_state[_COLUMNS])
    with place:
        if found.empty and since_then.differs(answers):
            st.info(
                plain(f"Gezeigt ist der {chosen.stand_asked}. ")
                + "Seither sind Angaben dieser Seite hinzugekommen oder anders belegt; keine gezeigte Zahl ist eine "
                "andere.",
                icon=":material/history:",
            )
            return
        st.info(plain(since_then.sentence(len(found), chosen.stand_asked)), icon=":material/history:")
        if found.empty:
            return
        drawer = st.expander("Damals und heute", key="seither_offen", on_change="rerun")
        if drawer.open:
            with drawer:
                if chosen.facts.invented:
                    note(INVENTED)
                show(found.head(MOST_SHOWN), since_then.CHANGES, alt="Zahlen dieser Seite damals und heute")
                if len(found) > MOST_SHOWN:
                    note(f"Gezeigt sind {MOST_SHOWN} von {len(found)} Änderungen; die Datei enthält alle.")
                extra = {"Datensatz": chosen.dataset_word, "damals": chosen.stand_asked, "heute": f"Nr. {today.number}"}
                st.download_button(
                    "CSV für Excel",
                    data=lambda: csv(found, since_then.CHANGES, extra, german=True),
                    file_name=f"aqb_{chosen.facts.dataset}_damals_und_heute.csv",
                    mime="text/csv",
                    key="csv_seither",
                    on_click="ignore",
                )
