"""Beside the figures of a past Stand those of today: what a link showed stays, what has become of it is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

import pandas as pd
import streamlit as st

from charts.base import since_then
from charts.base.columns import Columns, csv
from charts.base.datasets import INVENTED
from data import numbers
from data.store import Facts
from queries import Asked
from ui import downloads, session
from ui.drawer import drawer
from ui.selection import Selection
from ui.tables import show
from ui.text import note, plain

MOST_SHOWN = 50
Again: TypeAlias = Callable[[Facts], pd.DataFrame]


def begin() -> None:
    """At the start of a run: nothing is shown yet, and nobody was advised."""
    st.session_state[session.ADVISED] = False
    st.session_state[session.OFFERED] = set()
    st.session_state[session.SECTIONS_SHOWN] = []


def shown(
    title: str, frame: pd.DataFrame, columns: Columns, *, paged: bool = False, again: Again | None = None
) -> None:
    """Note a section, so that a change is named by its title and the words the reader sees.

    `again` makes the frame of other facts, for one that is not an answer with more columns; `paged`: it is one page of
    the rows.
    """
    noted: list[tuple[since_then.Shown, Again | None]] = st.session_state.setdefault(session.SECTIONS_SHOWN, [])
    noted.append((since_then.Shown(title, frame, columns, paged), again))


def tell(place: Any, chosen: Selection, asked: Sequence[Asked]) -> None:
    """Say in `place` what became of the figures of this page since the past Stand it shows."""
    today = chosen.facts.store.facts(chosen.facts.dataset)
    answers = [
        since_then.Answer(each.frame, each.at(today)) for each in asked if each.facts.number == chosen.facts.number
    ]
    sections = [
        replace(each, now=again(today)) if again else each
        for each, again in st.session_state.pop(session.SECTIONS_SHOWN, [])
    ]
    found = since_then.changes(answers, sections, chosen.counties)
    more = any(each.differs for each in answers) or any(
        each.now is not None and not each.frame.equals(each.now) for each in sections
    )
    with place:
        compared = since_then.compares(answers, sections)
        said = since_then.sentence(len(found), chosen.stand_asked, more=more, compared=compared)
        st.info(plain(said), icon=":material/history:")
        if found.empty:
            return
        drawer("Damals und heute", lambda: _table(chosen, found, today), key="seither_offen")


def _table(chosen: Selection, found: pd.DataFrame, today: Facts) -> None:
    if chosen.facts.invented:
        note(INVENTED)
    show(
        since_then.on_screen(found.head(MOST_SHOWN)), since_then.ON_SCREEN, alt="Angaben dieser Seite damals und heute"
    )
    if len(found) > MOST_SHOWN:
        note(f"Gezeigt sind {MOST_SHOWN} von {numbers.integer(len(found))} Änderungen; die Datei enthält alle.")
    stands = {"damals": chosen.stand_asked, "heute": f"Nr. {today.number}"}
    note(f"damals: {stands['damals']} · heute: letzte Lieferung {stands['heute']}")
    extra = {"Datensatz": chosen.dataset_word} | {f"Stand {word}": stand for word, stand in stands.items()}
    downloads.button(
        "CSV für Excel",
        lambda: csv(found, since_then.CHANGES, extra, german=True),
        file_name=f"aqb_{chosen.facts.dataset}_damals_und_heute.csv",
        mime="text/csv",
        key="csv_seither",
    )
