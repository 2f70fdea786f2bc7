"""The view Rechenweg of a section: from each figure to its formula, its numbers, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from charts.base import derivations as charts
from charts.base.datasets import INVENTED
from charts.base.derivations import Derivation
from data import numbers
from data.rows import rows_of
from queries import frame as questions
from ui.selection import Selection
from ui.text import note

# More would be scrolled past; then one row is chosen first.
MOST_SHOWN = 60
PASSAGE_SHOWN = 300


def draw(chosen: Selection, derivations: Sequence[Derivation], title: str, key: str) -> None:
    """Each figure with its formula and the numbers put in; below, the places in the documents they lead to."""
    if not derivations:
        st.info("Zu dieser Auswahl ist keine Zahl berechnet. Bitte ein anderes Jahr oder andere Kreise wählen.")
        return
    if chosen.facts.invented:
        note(INVENTED)
    rows = list(dict.fromkeys(each.row for each in derivations))
    shown = derivations
    if len(derivations) > MOST_SHOWN:
        row = st.selectbox(f"Rechenweg zu {title}", rows, key=f"zeile_{key}")
        shown = [each for each in derivations if each.row == row][:MOST_SHOWN]
    found = questions.evidence(chosen.facts, wanted=[source for each in shown for source in each.sources])
    places = rows_of(found, questions.Evidence)
    number_of = {place.evidence: number for number, place in enumerate(places, 1)}
    place_of = {evidence: f"{key}-stelle-{number}" for evidence, number in number_of.items()}
    listed = "".join(_place(place, place_of[place.evidence]) for place in places)
    box = '<div class="aqb-places" role="group" tabindex="0" aria-label="Fundstellen, verschiebbar">'
    st.html(f"{charts.html(shown, place_of, number_of)}{box}<ol>{listed}</ol></div>")


def _place(row: questions.Evidence, name: str) -> str:
    """One place in a document as an item of the numbered list."""
    text = "" if numbers.is_missing(row.passage) else str(row.passage)
    text = text if len(text) <= PASSAGE_SHOWN else f"{text[:PASSAGE_SHOWN]} …"
    quoted = f"<blockquote>{escape(text)}</blockquote>" if text else ""
    faults = (
        "" if numbers.is_missing(row.known_faults) or not row.known_faults else f" · Zu beachten: {row.known_faults}"
    )
    when = numbers.day(row.published_on, missing="ohne Datum")
    delivered = f"Lieferung {row.delivery} vom {numbers.day(row.recorded_at)}, {row.recorded_by}"
    origin = f"{row.publisher}, {when} · {delivered}{faults}"
    return (
        f'<li id="{escape(name)}"><strong>{escape(row.document)}</strong> – {escape(row.citation)}{quoted}'
        f'<p class="aqb-note">{escape(origin)}</p></li>'
    )
