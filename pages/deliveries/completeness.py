"""Vollständigkeit: which county has brought what, what is missing, and the reminder to copy."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from charts.deliveries import figures as words
from data import moments
from data.rows import rows_of
from data.store import Facts
from queries import deliveries as questions
from queries import frame
from ui import address
from ui.section import section
from ui.selection import Selection
from ui.text import note, plain


def draw(chosen: Selection) -> None:
    """The matrix of the chosen year, and one reminder at a time."""
    day = chosen.day if chosen.facts.as_of else moments.today()
    expected = questions.expected(chosen.facts, year=chosen.year, day=day)
    if chosen.counties:
        expected = expected[expected["county"].isin(chosen.counties)]

    def again(facts: Facts) -> pd.DataFrame:
        found = questions.expected(facts, year=chosen.year, day=day)
        return words.matrix(found[found["county"].isin(chosen.counties)] if chosen.counties else found)

    section(
        chosen,
        f"Vollständigkeit {chosen.year}",
        words.matrix(expected),
        None,
        key="vollstaendigkeit",
        statement=words.say_expected(expected, chosen.year, day),
        measure=f"Erwartete Lieferungen je Gebietskörperschaft · Haushaltsjahr {chosen.year} · alle Programme",
        columns=words.matrix_columns(expected),
        source=[],
        again=again,
    )
    _reminder(chosen, expected, day)


def _reminder(chosen: Selection, expected: pd.DataFrame, day: date) -> None:
    owing = expected[expected["status"].isin(words.OPEN)]
    st.subheader("Erinnerung", anchor="erinnerung")
    if owing.empty:
        st.markdown(plain("Keine Gebietskörperschaft der Auswahl ist mit einer Lieferung im Rückstand."))
        return
    names = {row.county: row.short_name for row in rows_of(owing, questions.Expected)}
    county = address.one("Erinnerung an", list(names), key="erinnerung", word=names.__getitem__, filter_mode=None)
    note(f"Fristen im Text: {words.decided_words(owing)}. Bitte vor dem Versand prüfen.")
    full = {row.county: row.name for row in rows_of(frame.counties(chosen.facts), frame.Counties)}
    st.code(
        words.reminder(owing[owing["county"] == county], full[county], chosen.year, day),
        language=None,
        wrap_lines=True,
    )
