"""The fields and tables in which every value read from an agreement can be corrected by hand, with the reason.

No st.form holds them back: what is typed is known at every click, so that nothing of it can be lost unseen.
"""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from data.intake.shelf import Draft, Shelf
from data.readers.reading import Reading
from pages.deliveries import agreement_tables as tables
from pages.deliveries.agreement_fields import (
    Given,
    begin_anew,
    counties,
    entered_euros,
    field_input,
    is_changed,
    keep,
    shown_value,
)
from pages.deliveries.agreement_held import REASON, Held, held
from pages.deliveries.agreement_values import FIELDS
from pages.deliveries.pressed import pressed
from ui import drafts
from ui.text import note, plain


class Typed(NamedTuple):
    """What stands in the fields and tables beside what was read: answers, faults, and what is changed, in words."""

    changed: list[Given]
    faults: list[str]
    labels: list[str]


def correct(shelf: Shelf, draft: Draft, reading: Reading) -> str:
    """Every value can be corrected by hand; what is wrong is said, and nothing that was typed is lost.

    Returns the sentence on what is changed and not yet remembered, empty where nothing is.
    """
    form = f"berichtigen_{draft.id}"
    here = held(draft)
    with st.expander("Angaben berichtigen", expanded=bool(here.begun)):
        typed = _typed(reading, here)
        here.unkept = bool(typed.labels)
        with st.container(horizontal=True):
            remember = pressed("Berichtigung merken", f"merken_{draft.id}")
            if typed.labels:
                st.button(
                    "Änderung zurücknehmen", key=f"zuruecknehmen_{draft.id}", on_click=begin_anew, args=(draft.id,)
                )
        drafts.said(form)
        if not typed.labels:
            if remember:
                st.info("Es ist nichts geändert.")
            return ""
        if remember and typed.faults:
            for fault in typed.faults:
                st.error(plain(fault))
        elif remember and keep(shelf, draft, typed.changed, reading):
            drafts.say(form, f"Gemerkt: {', '.join(typed.labels)}. Gespeichert wird erst mit dem Übernehmen.")
            st.rerun()
        unkept = (
            f"Unter „Angaben berichtigen“ geändert, aber noch nicht gemerkt: {', '.join(typed.labels)}. Bitte "
            "„Berichtigung merken“ oder die Änderung zurücknehmen."
        )
        if not remember:
            st.warning(plain(unkept))
        return unkept


def _typed(reading: Reading, here: Held) -> Typed:
    """Draw the fields and tables, and compare what stands there with what was read."""
    left, right = st.columns(2)
    given = {}
    for number, field in enumerate(FIELDS):
        with (left, right)[number % 2]:
            shown = here.start(field, shown_value(field, reading))
            given[field] = here.now[field] = field_input(field, shown, here.key(field))
    parties = tables.parties_table(reading, here)
    projects = tables.projects_table(reading, here)
    targets = tables.targets_table(reading, here)
    note(
        "Ein Ziel mit Zahl braucht eine Kennzahl; ohne Kennzahl bleibt es Wortlaut. Meilensteine: „31.03.2026: "
        "Konzept liegt vor; 30.09.2026: Angebot läuft“. Eine neue Maßnahme steht zur Wahl, sobald sie gemerkt ist."
    )
    amounts = tables.amounts_table(reading, here)
    note(
        "Ein Betrag, der nicht gelesen wurde, kommt in eine neue Zeile; die Gliederung folgt aus dem, wofür er ist. "
        "Rechts stehen Mittelherkunft, Ausgabejahre und Genauigkeit."
    )
    begun = here.start(REASON, "")
    reason = st.text_input("Woher stammt die Berichtigung?", value=begun, key=here.key(REASON)) or ""
    here.now[REASON] = reason
    # In the order in which they are answered: a sum is known by its place among those read.
    changed: list[Given] = []
    of_projects: list[str] = []
    listed, names = tables.projects(projects.rows, reading, of_projects)
    of_amounts: list[str] = []
    if (sums := tables.amounts(amounts.rows, reading, listed, names, of_amounts)) is not None:
        changed.append(Given("amounts", sums, reason))
    fields = [field for field, value in given.items() if is_changed(field, value, reading)]
    if sums is not None and "total_eur" in fields:
        of_amounts += tables.two_totals(sums, reading, entered_euros(given["total_eur"]))
    changed += [Given(field, given[field], reason) for field in fields]
    if names:
        changed.append(Given("project_names", names, reason))
    if listed != reading.projects:
        changed.append(Given("projects", listed, reason))
    of_targets: list[str] = []
    if (agreed := tables.targets(targets.rows, reading, listed, names, of_targets)) is not None:
        changed.append(Given("targets", agreed, reason))
    county = next((each.name for each in counties() if each.county == given["county"]), reading.county_name)
    if (sides := tables.parties(parties, reading, county)) is not None:
        changed.append(Given("parties", sides, reason))
    labels = [
        *(FIELDS[field] for field in fields),
        *(["Parteien"] if sides is not None else []),
        *(["Maßnahmen"] if listed != reading.projects or _faulty(of_projects, projects) else []),
        *(["Ziele"] if agreed is not None or _faulty(of_targets, targets) else []),
        *(["Beträge"] if sums is not None or _faulty(of_amounts, amounts) else []),
    ]
    return Typed(changed, [*of_amounts, *of_projects, *of_targets], labels)


def _faulty(faults: list[str], table: tables.Edited) -> bool:
    """Whether somebody typed into a table that has faults: those of what was read hinder nothing."""
    return bool(faults) and table.is_edited
