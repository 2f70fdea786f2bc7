"""Verabredungen on a page: what is owed, by whom, as a table and as dates for a calendar."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from charts.base import headings
from charts.base.columns import Column
from charts.base.datasets import INVENTED
from charts.targets import commitments as charts
from charts.targets.calendar_file import calendar_file
from data import numbers
from queries.targets import commitments as questions
from ui import address, downloads
from ui.section import section
from ui.selection import Selection
from ui.tables import show

COLUMNS = {
    "short_name": Column("Gebiet"),
    "budget_year": Column("Jahr"),
    "held_on": Column("Dialog vom", "day"),
    "text": Column("Verabredung"),
    "responsible": Column("Zuständig"),
    "due_on": Column("fällig am", "day"),
    "progress": Column("Status", "progress"),
    "closed_on": Column("erledigt am", "day", missing="–"),
    "proof": Column("Nachweis", missing="–"),
}
AT_A_GLANCE = ["progress", "due_on", "short_name", "text", "responsible", "budget_year"]


def draw(chosen: Selection) -> None:
    """The two sections about commitments of the chosen counties, judged at the Stand."""
    day = chosen.day
    scope = chosen.scope
    people = questions.by_person(chosen.facts, scope, on=day)
    # Above the sections, as it holds for the dates and the table alike.
    responsible = address.several(
        "Zuständig",
        sorted(set(people["responsible"])),
        key="zustaendig",
        word=str,
        help="Gilt für „Verabredungen“ und die Kalenderdatei.",
        width=420,
    )
    found = questions.commitments(chosen.facts, scope, on=day, responsible=responsible)
    statement = charts.say_commitments(found)
    section(
        chosen,
        headings.COMMITMENTS,
        found,
        lambda: _not_closed(chosen, found),
        key="verabredungen",
        statement=statement,
        measure=f"Verabredungen · aus Dialogen zu {chosen.year} und den Jahren davor · "
        f"beurteilt am {numbers.day(day)} · erledigt ist, was einen Nachweis hat",
        columns=COLUMNS,
        source=lambda: found["evidence"].tolist(),
        empty=f"{statement} Bitte ein späteres Jahr, andere Gebiete oder andere Zuständige wählen.",
    )
    if found.empty:
        return
    section(
        chosen,
        "Wer noch etwas zu erledigen hat",
        people,
        None,
        key="zustaendige",
        statement=charts.say_by_person(people),
        measure=f"Anzahl der Verabredungen · aus Dialogen zu {chosen.year} und den Jahren davor · "
        f"beurteilt am {numbers.day(day)} · alle Zuständigen",
        columns={
            "short_name": Column("Gebiet"),
            "responsible": Column("Zuständig"),
            "overdue": Column("überfällig", "integer"),
            "still_open": Column("nicht erledigt", "integer"),
            "closed": Column("erledigt", "integer"),
        },
        source=lambda: questions.commitments(chosen.facts, scope, on=day)["evidence"].tolist(),
    )


def _not_closed(chosen: Selection, found: pd.DataFrame) -> None:
    """What is not closed, the most urgent first, and the button for the calendar."""
    left = found[found["progress"] != "closed"]
    if left.empty:
        st.markdown("Nichts ist offen. Was erledigt ist, steht mit seinem Nachweis unter „Tabelle“.")
        return
    show(left, {name: COLUMNS[name] for name in AT_A_GLANCE}, alt="Offene Verabredungen")
    invented = INVENTED if chosen.facts.invented else ""
    downloads.button(
        "Termine als Kalenderdatei (.ics)",
        lambda: calendar_file(left, dataset=chosen.facts.dataset, invented=invented),
        file_name=f"aqb_{chosen.facts.dataset}_verabredungen_{chosen.year}.ics",
        mime="text/calendar",
        key="ics_verabredungen",
        tip="Ein ganztägiger Termin je nicht erledigter Verabredung am Tag der Fälligkeit, für Outlook und andere.",
    )
