"""What people said about heads of columns nobody knew: asked once, remembered for every later file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from data import moments
from data.faults import StoreError
from data.intake.forms import FORMS
from data.intake.spelling import fold
from data.recording import deliver, need
from data.store import Facts, Store, exact_rows

Remembered = dict[str, dict[str, str]]
ASKED = "select purpose, head, means from column_meaning order by id"


def remembered(facts: Facts) -> Remembered:
    """Per purpose the heads that were explained: head → column of the form, "" where it is not needed."""
    found: Remembered = {}
    for row in exact_rows(facts, ASKED):
        found.setdefault(row["purpose"], {})[row["head"]] = row["means"]
    return found


def remember(
    store: Store,
    dataset: str,
    purpose: str,
    answers: Mapping[str, str],
    *,
    author: str,
    now: datetime | None = None,
) -> None:
    """Keep what a person said about heads (head as written → column of the form, "" for „not needed“).

    A newer answer for a head replaces the one before. Raises StoreError for a column the form does not have, or
    without a name.
    """
    need(author, "Ihr Name fehlt. Bitte eintragen, wer die Spalte erklärt.")
    form = FORMS[purpose]
    for head, means in answers.items():
        if means and means not in form.names:
            known = ", ".join(f"{each.name} ({each.title})" for each in form.columns)
            raise StoreError(f"„{head}“: Die Spalte „{means}“ gibt es bei {form.title} nicht. Möglich sind: {known}.")
        need(head, "Die Überschrift fehlt. Bitte der Spalte in der Datei eine Überschrift geben.")
    with store.recording(dataset) as writer:
        common = deliver(
            writer, f"spalten-{purpose}", f"Bedeutung von Spalten: {form.title}", author, now or moments.now_here()
        )
        writer.record(
            "column_meaning",
            [
                {
                    "id": f"{purpose}/{fold(head)}",
                    "purpose": purpose,
                    "head": head,
                    "means": means,
                    "author": author,
                }
                | common
                for head, means in answers.items()
            ],
        )
