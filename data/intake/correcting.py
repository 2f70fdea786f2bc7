"""Corrects a single fact at the screen: the same columns, reading and rules as a workbook, as a delivery of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from data import by_hand, moments
from data.faults import DeliveryRefused
from data.intake.comparing import Compared
from data.intake.files import Cell, Sheet
from data.intake.form import Form
from data.intake.loading import LoadRefused, NothingToLoad
from data.intake.proposal import Proposal, compared_with, proposal
from data.intake.reading import read
from data.recording import deliver, need
from data.store import Store

SHEET = "Berichtigung"


def correct(
    store: Store,
    dataset: str,
    form: Form,
    cells: Mapping[str, Cell],
    *,
    reason: str,
    author: str,
    now: datetime | None = None,
) -> str:
    """Record the corrected row of a form (its cells by column, the key among them) and return the delivery.

    The row is vorläufig until a second person has checked it; `reason` stands in its citation and answers what is
    unusual about it. Raises RecordRefused without author or reason, LoadRefused with every problem, NothingToLoad when
    nothing differs. All or nothing.
    """
    now = now or moments.now_here()
    need(author, "Ihr Name fehlt. Bitte eintragen, wer die Angabe berichtigt.")
    need(reason, "Der Grund fehlt. Bitte eintragen, worauf die Berichtigung beruht, zum Beispiel ein Schreiben.")
    titles: list[Cell] = [column.title for column in form.columns]
    filled = read([Sheet(SHEET, [titles, [cells.get(column.name) for column in form.columns]])], {form.purpose: form})
    compared = Compared()
    try:
        with store.recording(dataset) as writer:
            compared = compared_with(filled, writer)
            found = proposal(filled, compared)
            if found.hard:
                raise LoadRefused(_said(found), found)
            if found.changes_nothing:
                raise NothingToLoad(found)
            common = deliver(writer, f"berichtigung-{form.purpose}", f"Berichtigung: {form.title}", author, now)
            common |= {
                "state": "provisional",
                "citation": by_hand.corrected(author, f"{now:%d.%m.%Y}", reason.strip()),
            }
            for table, rows in compared.records.items():
                writer.record(table, [row | common for row in rows])
    except DeliveryRefused as refused:
        found = proposal(filled, compared, refused.violations)
        raise LoadRefused(_said(found), found) from None
    return str(common["delivery"])


def _said(found: Proposal) -> str:
    return "Die Berichtigung wurde nicht gespeichert. " + " ".join(f"{each.message} {each.mend}" for each in found.hard)
