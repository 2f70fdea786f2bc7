"""Vorlagen: the workbook of each purpose, empty or filled with what holds for a choice of counties and years."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from charts.base.columns import Column
from data.intake import FORMS, template
from data.rows import rows_of
from queries import frame
from ui import address, downloads
from ui.selection import Selection
from ui.tables import show
from ui.text import plain

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMNS = {
    "title": Column("Spalte"),
    "needed": Column("Pflicht", "flag"),
    "help": Column("Bedeutung"),
    "says": Column("Schreibweise"),
}


def draw(chosen: Selection) -> None:
    """Choose a purpose, see its columns, take the workbook."""
    st.header("Vorlagen", anchor="vorlagen")
    st.markdown(
        "Jede Vorlage hat Listen zum Auswählen, ein Blatt mit Beispielen und eines, das jede Spalte erklärt. Eine "
        "gefüllte Vorlage, die unverändert zurückkommt, ändert nichts. Auch eigene Arbeitsmappen der "
        "Gebietskörperschaften werden gelesen; die Vorlage ist der kürzeste Weg."
    )
    form = FORMS[
        address.one(
            "Vorlage für",
            list(FORMS),
            key="vorlage",
            word=lambda code: FORMS[code].title,
            filter_mode=None,
        )
    ]
    st.markdown(plain(form.help))
    left, right = st.columns(2)
    years = left.multiselect(
        "Haushaltsjahre der gefüllten Vorlage",
        [*chosen.years, *([] if chosen.empty else [max(chosen.years) + 1])],
        default=[chosen.year],
        key="vorlage_jahre",
        placeholder="alle",
    )
    names = {row.county: row.short_name for row in rows_of(frame.counties(chosen.facts), frame.Counties)}
    counties = right.multiselect(
        "Gebietskörperschaften der gefüllten Vorlage",
        list(names),
        default=chosen.counties,
        format_func=names.__getitem__,
        key="vorlage_kreise",
        placeholder="alle",
    )
    empty, filled = st.columns(2)
    with empty:
        downloads.button(
            "Leere Vorlage (XLSX)",
            lambda: template(form),
            file_name=f"Vorlage_{form.title}.xlsx",
            mime=XLSX,
            key="vorlage_leer",
        )
    with filled:
        downloads.button(
            "Gefüllte Vorlage (XLSX)",
            lambda: template(form, chosen.facts, counties, years),
            file_name=f"Vorlage_{form.title}_gefüllt{'_erfunden' if chosen.facts.invented else ''}.xlsx",
            mime=XLSX,
            key="vorlage_gefuellt",
        )
    rows = [
        {"title": each.title, "needed": each.needed, "help": each.help, "says": each.kind.says} for each in form.columns
    ]
    show(pd.DataFrame(rows), COLUMNS, alt=f"Spalten der Vorlage {form.title}")
