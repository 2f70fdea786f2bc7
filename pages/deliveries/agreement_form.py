"""The form in which every value read from an agreement can be corrected by hand, with the reason."""

from __future__ import annotations

import streamlit as st

from data.intake.shelf import Draft, Shelf
from data.readers.reading import Reading
from pages.deliveries import agreement_tables as tables
from pages.deliveries.agreement_fields import Given, counties, field_input, is_changed, keep
from pages.deliveries.agreement_values import FIELDS
from ui.text import note, plain


def correct(shelf: Shelf, draft: Draft, reading: Reading) -> None:
    """Every value can be corrected by hand; what is wrong is said, and nothing that was typed is lost."""
    with st.expander("Angaben berichtigen"), st.form(f"werte_{draft.id}", enter_to_submit=False):
        left, right = st.columns(2)
        given = {}
        for number, field in enumerate(FIELDS):
            with (left, right)[number % 2]:
                given[field] = field_input(field, reading, f"{draft.id}_{field}_form")
        parties = tables.parties_table(reading, f"parteien_{draft.id}")
        projects = tables.projects_table(reading, f"massnahmen_{draft.id}")
        targets = tables.targets_table(reading, f"ziele_{draft.id}")
        note(
            "Ein Ziel mit Zahl braucht eine Kennzahl; ohne Kennzahl bleibt es Wortlaut. Meilensteine: „31.03.2026: "
            "Konzept liegt vor; 30.09.2026: Angebot läuft“. Eine neue Maßnahme steht zur Wahl, sobald sie gemerkt ist."
        )
        amounts = tables.amounts_table(reading, f"betraege_{draft.id}")
        reason = st.text_input("Woher stammt die Berichtigung?", key=f"woher_{draft.id}_form") or ""
        if not st.form_submit_button("Berichtigung merken"):
            return
        # In the order in which they are answered: a sum is known by its place among those read.
        faults: list[str] = []
        changed: list[Given] = []
        if (sums := tables.amounts(amounts, reading, faults)) is not None:
            changed.append(Given("amounts", sums, reason))
        changed += [Given(field, value, reason) for field, value in given.items() if is_changed(field, value, reading)]
        listed, names = tables.projects(projects, reading, faults)
        if names:
            changed.append(Given("project_names", names, reason))
        if listed != reading.projects:
            changed.append(Given("projects", listed, reason))
        if (agreed := tables.targets(targets, reading, listed, names, faults)) is not None:
            changed.append(Given("targets", agreed, reason))
        county = next((each.name for each in counties() if each.county == given["county"]), reading.county_name)
        if (sides := tables.parties(parties, reading, county)) is not None:
            changed.append(Given("parties", sides, reason))
        if faults:
            for fault in faults:
                st.error(plain(fault))
        elif changed:
            keep(shelf, draft, changed, reading)
        else:
            st.info("Es ist nichts geändert.")
