"""Every draft about which nothing is open is taken over with one confirmation, each as a delivery of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from charts.base.columns import Column
from charts.deliveries import agreement_changes
from data.faults import StoreError
from data.intake import PurposeUnclear
from data.intake.files import FileRefused
from data.intake.shelf import Draft, Shelf
from data.readers.given import AnswerRefused
from data.readers.reading import AgreementRefused
from data.show import counted
from pages.deliveries import agreement_draft, agreement_values, taking, workbook_draft
from pages.deliveries.agreement_held import is_unkept
from ui import author
from ui.selection import Selection
from ui.tables import show

COLUMNS = {"file": Column("Datei"), "does": Column("Was sie bewirkt"), "state": Column("Stand")}
READY = "✔\u00a0kann übernommen werden"


@dataclass(frozen=True)
class Prepared:
    """A draft with what it would do; `take` records it, None when something about it is open, named in `state`."""

    draft: Draft
    does: str
    state: str
    take: Callable[[], str] | None = None


def draw(chosen: Selection, shelf: Shelf, drafts: Sequence[Draft]) -> None:
    """What each draft would do, and one button for those about which nothing is open."""
    # Reading all of them takes seconds, so only when somebody asks for it.
    drawer = st.expander("Alle ohne offene Fragen übernehmen", key="eingang_alle", on_change="rerun")
    if not drawer.open:
        return
    with drawer:
        # What others build on comes first: agreements, then the files in the order they were handed over.
        ordered = sorted(drafts, key=lambda each: (each.purpose != "agreement", each.uploaded_at))
        prepared = [
            Prepared(draft, "–", "▲\u00a0Berichtigung noch nicht gemerkt")
            if is_unkept(draft)
            else _prepared(chosen, shelf, draft)
            for draft in ordered
        ]
        rows = [{"file": each.draft.file_name, "does": each.does, "state": each.state} for each in prepared]
        show(pd.DataFrame(rows, dtype="object"), COLUMNS, alt="Was die Entwürfe bewirken")
        ready = [each for each in prepared if each.take]
        label = f"Alle ohne offene Fragen übernehmen ({len(ready)})"
        if not st.button(label, type="primary", key="eingang_alle_knopf", disabled=not ready):
            return
        if not author.name().strip():
            st.error("Ihr Name fehlt. Bitte oben eintragen, wer die Entwürfe übernimmt.")
            return
        told = taking.said()
        told.anew(*(_taken(shelf, each.draft, each.take) for each in ready if each.take))
        st.rerun()


def _taken(shelf: Shelf, draft: Draft, take: Callable[[], str]) -> tuple[str, str]:
    """Take one draft over; what hinders it is said and the draft stays."""
    try:
        sentence = take()
    except StoreError as fault:
        return "refused", f"{draft.file_name}: {fault}"
    shelf.drop(draft.id)
    return "done", sentence


def _prepared(chosen: Selection, shelf: Shelf, draft: Draft) -> Prepared:
    try:
        return (_agreement if draft.purpose == "agreement" else _workbook)(chosen, shelf, draft)
    except PurposeUnclear:
        return Prepared(draft, "–", "▲\u00a0Frage offen: Was enthält die Datei?")
    except (AgreementRefused, AnswerRefused, FileRefused, StoreError) as refused:
        return Prepared(draft, str(refused), "✖\u00a0nicht lesbar")


def _agreement(chosen: Selection, shelf: Shelf, draft: Draft) -> Prepared:
    text, reading = agreement_draft.reading_of(shelf, draft)
    changes = agreement_draft.changes_of(chosen, draft, reading)
    does = agreement_values.sentence(reading)
    if reading.errors or reading.year is None:
        return Prepared(draft, does, f"▲\u00a0{counted(len(reading.errors), 'Frage', 'Fragen')} offen")
    if text.recognised:
        return Prepared(draft, does, "▲\u00a0aus einem Bild erkannt, bitte einzeln prüfen")
    if not changes:
        return Prepared(draft, "Keine Änderung: Alles steht schon so im Bestand.", "○\u00a0nichts zu übernehmen")
    if any(each.kind != "new" for each in changes):
        does = f"{does} {agreement_changes.say(changes)}"
    if back := agreement_changes.taken_back(changes):
        does = f"{does} Nimmt von Hand Berichtigtes zurück: {'; '.join(back)}."
        return Prepared(draft, does, "▲\u00a0Berichtigungen von Hand, bitte einzeln übernehmen")
    return Prepared(draft, does, READY, lambda: agreement_draft.take(chosen, draft, reading))


def _workbook(chosen: Selection, shelf: Shelf, draft: Draft) -> Prepared:
    filled, proposal = workbook_draft.proposal_of(chosen, shelf, draft)
    does = f"{filled.form.title}: {proposal.sentence}"
    if proposal.questions or proposal.hard:
        asked = [
            *([counted(len(proposal.questions), "Frage", "Fragen")] if proposal.questions else []),
            *([f"{len(proposal.hard)} Fehler"] if proposal.hard else []),
        ]
        return Prepared(draft, does, f"▲\u00a0{', '.join(asked)} offen")
    if proposal.soft:
        return Prepared(draft, does, "▲\u00a0Hinweise brauchen einen Kommentar")
    if proposal.changes_nothing:
        return Prepared(draft, does, "○\u00a0nichts zu übernehmen")
    return Prepared(draft, does, READY, lambda: workbook_draft.take(chosen, draft, filled, proposal))
