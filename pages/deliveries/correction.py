"""A single fact of a delivery is corrected by hand, with the reason; the correction is a delivery of its own."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from charts.deliveries import facts as words
from data import numbers
from data.faults import StoreError
from data.intake import FORMS
from data.intake.correcting import correct
from data.intake.files import Cell
from data.intake.form import Form
from data.intake.template import filled_rows
from data.rows import rows_of
from pages.deliveries.called import names, placed
from queries import deliveries as questions
from ui import author, session
from ui.selection import Selection
from ui.text import plain

HIDDEN = ("id", "removed")
# One form per table: what concerns the whole Land or an index is corrected in the general one.
OF_TABLE = {form.table: form for form in reversed([*FORMS.values()])}


def draw(chosen: Selection, rows: pd.DataFrame) -> None:
    """Choose a fact of the delivery, change its values, say why."""
    correctable = rows[rows["table_name"].isin(list(OF_TABLE))]
    if correctable.empty:
        return
    drawer = st.expander("Eine Angabe berichtigen", key="berichtigung_offen", on_change="rerun")
    if not drawer.open:
        return
    with drawer:
        held = {(row.table_name, row.key): json.loads(row.content) for row in rows_of(correctable, questions.Rows)}
        rows = dict(zip(held, placed(chosen.facts, list(held.values())), strict=True))
        labels = _labels(rows, names(chosen.facts, held.values()))
        table, key = st.selectbox(
            "Angabe", list(labels), format_func=labels.__getitem__, key="berichtigung_angabe", filter_mode=None
        )
        _form(chosen, OF_TABLE[table], key, held[table, key])


def _labels(held: Mapping[tuple[str, str], Mapping[str, Any]], named: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """What each fact is called; where two are called the same, its key says which is meant."""
    labels = {
        (table, key): f"{words.TABLES[table]}: {words.name(table, row, named)}" for (table, key), row in held.items()
    }
    often = Counter(labels.values())
    return {where: label if often[label] == 1 else f"{label} ({where[1]})" for where, label in labels.items()}


def _form(chosen: Selection, form: Form, key: str, content: dict[str, Any]) -> None:
    counties = [content["county"]] if content.get("county") else []
    years = [content["budget_year"]] if content.get("budget_year") else []
    now = chosen.facts.store.facts(chosen.facts.dataset)
    row = next((each for each in filled_rows(form, now, counties, years) if each["id"] == key), None)
    if row is None:
        st.info("Diese Angabe gilt heute nicht mehr; berichtigt wird, was heute gilt.")
        return
    with st.form(f"berichtigung_{key}", enter_to_submit=False):
        places = st.columns(2)
        given: dict[str, Cell] = {"id": key}
        for number, column in enumerate(each for each in form.columns if each.name not in HIDDEN):
            with places[number % 2]:
                given[column.name] = _field(column.title, row[column.name], column.kind.choices, f"{key}_{column.name}")
        reason = st.text_input("Worauf beruht die Berichtigung?", key=f"berichtigung_grund_{key}") or ""
        if not st.form_submit_button("Berichtigung speichern", type="primary"):
            return
    try:
        delivery = correct(
            chosen.facts.store, chosen.facts.dataset, form, given, reason=reason, author=author.name().strip()
        )
    except StoreError as fault:
        st.error(plain(str(fault)))
        return
    st.session_state[session.DELIVERY_SAID] = (
        f"Die Angabe ist berichtigt (Lieferung {delivery}); sie gilt als vorläufig."
    )
    st.rerun()


def _field(title: str, now: Cell, choices: tuple[str, ...], key: str) -> Cell:
    shown = _written(now)
    if choices:
        options = ["", *choices] if shown in ("", *choices) else ["", shown, *choices]
        return str(
            st.selectbox(title, options, index=options.index(shown), key=f"berichtigung_{key}", filter_mode=None) or ""
        )
    return st.text_input(title, value=shown, key=f"berichtigung_{key}") or ""


def _written(cell: Cell) -> str:
    """A cell as a person would type it: decimal comma, TT.MM.JJJJ."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nein"
    if hasattr(cell, "strftime"):
        return f"{cell:%d.%m.%Y}"
    if isinstance(cell, float):
        # As many places as were kept, up to four: a rounded one would be a correction of its own.
        return numbers.decimal(cell, 4).rstrip("0").rstrip(",").replace(".", "").replace(numbers.MINUS, "-")
    return str(cell)
