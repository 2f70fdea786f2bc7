"""The view Rechenweg of a section: from each figure to its formula, its numbers, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from charts.base import derivations as charts
from charts.base.datasets import INVENTED
from charts.base.derivations import Derivation
from data.rows import rows_of
from queries import frame as questions
from ui import places
from ui.selection import Selection
from ui.text import note

# More would be scrolled past; then one row is chosen first.
MOST_SHOWN = 60


def draw(chosen: Selection, derivations: Sequence[Derivation], title: str, key: str) -> None:
    """Each figure with its formula and the numbers put in; below, the places in the documents they lead to."""
    if not derivations:
        st.info("In diesem Abschnitt ist zu dieser Auswahl keine Zahl berechnet.")
        return
    if chosen.facts.invented:
        note(INVENTED)
    rows = list(dict.fromkeys(each.row for each in derivations))
    shown = derivations
    if len(derivations) > MOST_SHOWN:
        row = st.selectbox(f"Rechenweg zu {title}", rows, key=f"zeile_{key}")
        shown = [each for each in derivations if each.row == row][:MOST_SHOWN]
    found = questions.evidence(chosen.facts, wanted=[source for each in shown for source in each.sources])
    stated = rows_of(found, questions.Evidence)
    number_of = {place.evidence: number for number, place in enumerate(stated, 1)}
    place_of = {evidence: f"{key}-stelle-{number}" for evidence, number in number_of.items()}
    listed = places.html(stated, list(place_of.values()))
    st.html(f"{charts.html(shown, place_of, number_of)}{listed}")
