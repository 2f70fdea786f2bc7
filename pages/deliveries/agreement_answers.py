"""What a person answers in the draft of an agreement; every answer says where it comes from."""

from __future__ import annotations

import streamlit as st

from data.agreement_edits import AS_READ
from data.intake.catalogue import programmes
from data.intake.shelf import Draft, Shelf
from data.readers.reading import Problem, Reading
from data.show import counted
from pages.deliveries.agreement_fields import Given, euros, field_input, keep, shown_value
from pages.deliveries.agreement_values import FIELDS, LOOKED_AT
from ui.text import note, plain


def questions(shelf: Shelf, draft: Draft, reading: Reading, unkept: str) -> None:
    """What the reader asks; warnings are told, errors are answered here.

    `unkept` says which corrections are not remembered: another reading would take them away.
    """
    told = [each for each in reading.problems if each.severity == "warning"]
    for number, problem in enumerate(reading.errors, 1):
        with st.container(border=True):
            st.markdown(f"**Frage {number}.** {plain(problem.message)}")
            _ask(shelf, draft, reading, problem, number, unkept)
    if told:
        with st.expander(f"{counted(len(told), 'Hinweis', 'Hinweise')} zum Lesen", expanded=not reading.errors):
            for problem in told:
                st.markdown(plain(f"▲\u00a0{problem.message}"))


def _ask(shelf: Shelf, draft: Draft, reading: Reading, problem: Problem, number: int, unkept: str) -> None:
    """One question with what it takes to answer it: a value, or that the passage was looked at."""
    field, key = problem.field, f"{draft.id}_{problem.field}_{number}"
    value: object = None if field in LOOKED_AT else AS_READ
    if field in FIELDS:
        value = field_input(field, shown_value(field, reading), key)
    elif field == "programmes":
        value = _programmes(reading, key)
    elif field not in LOOKED_AT:
        note("Stimmt etwas nicht, bitte unten „Angaben berichtigen“ öffnen; hier wird bestätigt, was gelesen wurde.")
    reason = st.text_input(
        "Woher stammt die Antwort?", key=f"woher_{key}", placeholder="zum Beispiel: Anlage 1, Seite 2"
    )
    if st.button(
        "Antwort übernehmen" if field in (*FIELDS, "programmes") else "Angesehen, trifft so zu", key=f"antwort_{key}"
    ):
        if unkept:
            st.error(plain(unkept))
        elif keep(shelf, draft, [Given(field, value, reason or "")], reading):
            st.rerun()


def _programmes(reading: Reading, key: str) -> dict[str, str]:
    """The programmes of the agreement with the sum of each, as they are typed."""
    names = {code: words[0] for code, words in programmes().items()}
    read = {each.code: each.amount_eur for each in reading.programmes}
    chosen = st.multiselect(
        "Programme", list(names), default=[code for code in read if code in names], format_func=names.__getitem__,
        key=f"programme_{key}",
    )  # fmt: skip
    return {
        code: st.text_input(f"Betrag {names[code]} in Euro", value=euros(read.get(code)), key=f"betrag_{key}_{code}")
        or ""
        for code in chosen
    }
