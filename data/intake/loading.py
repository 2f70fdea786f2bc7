"""Stores the rows of a file as one delivery, after a person has looked at what they do."""

from __future__ import annotations

from collections.abc import Sequence

from data.faults import DeliveryRefused, StoreError
from data.intake.comparing import Compared
from data.intake.filled import Filled, Problem
from data.intake.proposal import Progress, Proposal, compared_with, proposal, record
from data.store import Store


class LoadRefused(StoreError):
    """A file that was not stored: `problems` has everything that hinders it. The data set is as it was."""

    def __init__(self, sentence: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(sentence)
        self.problems = list(problems)


class NothingToLoad(StoreError):
    """Everything in a file holds already; nothing was stored."""


def load(
    store: Store,
    dataset: str,
    filled: Filled,
    *,
    recorded_by: str,
    comment: str = "",
    file_name: str,
    file_hash: str,
    progress: Progress = lambda _share, _step: None,
) -> str:
    """Store the rows of a file as one delivery and return its key; all or nothing.

    Everything is compared and checked again under the lock of the data set, so that what others stored meanwhile
    counts. `comment` answers the soft problems and is stored with the delivery. Raises LoadRefused with the problems,
    NothingToLoad, and StoreError as recording() does.
    """
    if not recorded_by.strip():
        raise LoadRefused("Ihr Name fehlt. Bitte eintragen, wer die Datei übernimmt.")
    compared = Compared()
    try:
        with store.recording(dataset) as writer:
            progress(0.05, "Mit dem Bestand vergleichen")
            compared = compared_with(filled, writer)
            found = proposal(filled, compared)
            _refuse(found, comment)
            progress(0.4, f"{len(compared.records):,} Zeilen prüfen und speichern".replace(",", "."))
            delivery = f"{filled.form.purpose}-{file_hash[:8]}-{writer.number}"
            record(
                writer,
                filled,
                compared,
                delivery,
                recorded_by=recorded_by,
                file_name=file_name,
                file_hash=file_hash,
                comment=comment.strip(),
            )
    except DeliveryRefused as refused:
        found = proposal(filled, compared, refused.violations)
        raise LoadRefused(_sentence(found), found.problems) from None
    progress(1.0, "Gespeichert")
    return delivery


def _refuse(found: Proposal, comment: str) -> None:
    if found.hard:
        raise LoadRefused(_sentence(found), found.problems)
    if found.changes_nothing:
        raise NothingToLoad(
            "Keine Änderung: Alles in der Datei steht schon so im Bestand; es wurde nichts gespeichert."
        )
    if found.soft and not comment.strip():
        raise LoadRefused(
            f"Die Datei wurde nicht übernommen: {len(found.soft)} Angaben sind ungewöhnlich und brauchen einen "
            "Kommentar, der mit der Lieferung gespeichert wird.",
            found.problems,
        )


def _sentence(found: Proposal) -> str:
    return (
        f"Die Datei wurde nicht übernommen, der Bestand ist unverändert: {len(found.hard)} Fehler sind zu beheben. "
        "Bitte berichtigen und noch einmal laden."
    )
