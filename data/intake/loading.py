"""Stores the rows of a file as one delivery, after a person has looked at what they do."""

from __future__ import annotations

from data.faults import DeliveryRefused, StoreError
from data.intake.comparing import Compared
from data.intake.filled import Filled, Problem
from data.intake.proposal import Progress, Proposal, compared_with, proposal, record
from data.show import counted
from data.store import Store


class LoadRefused(StoreError):
    """A file that was not stored: `found` says what it would do and what hinders it. The data set is as it was."""

    def __init__(self, sentence: str, found: Proposal | None = None) -> None:
        super().__init__(sentence)
        self.found = found

    @property
    def problems(self) -> list[Problem]:
        """Everything that hinders it."""
        return self.found.problems if self.found else []


class NothingToLoad(StoreError):
    """Everything in a file holds already; nothing was stored."""

    def __init__(self, found: Proposal) -> None:
        super().__init__("Keine Änderung: Alles in der Datei steht schon so im Bestand. Es wurde nichts gespeichert.")
        self.found = found


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
    return loaded(
        store,
        dataset,
        filled,
        recorded_by=recorded_by,
        comment=comment,
        file_name=file_name,
        file_hash=file_hash,
        progress=progress,
    )[0]


def loaded(
    store: Store,
    dataset: str,
    filled: Filled,
    *,
    recorded_by: str,
    comment: str,
    file_name: str,
    file_hash: str,
    progress: Progress,
) -> tuple[str, Proposal]:
    """The same, and what was stored; without the effects on sums and statuses that a preview shows."""
    if not recorded_by.strip():
        raise LoadRefused("Ihr Name fehlt. Bitte eintragen, wer die Datei übernimmt.")
    compared = Compared()
    try:
        with store.recording(dataset) as writer:
            progress(0.05, "Mit dem Bestand vergleichen")
            compared = compared_with(filled, writer)
            found = proposal(filled, compared)
            _refuse(found, comment)
            rows = len(compared.records.get(filled.form.table, []))
            progress(0.4, f"{rows:,} Zeilen prüfen und speichern".replace(",", "."))
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
                hints=found.soft,
            )
    except DeliveryRefused as refused:
        found = proposal(filled, compared, refused.violations)
        raise LoadRefused(_sentence(found), found) from None
    progress(1.0, "Gespeichert")
    return delivery, found


def _refuse(found: Proposal, comment: str) -> None:
    if found.hard:
        raise LoadRefused(_sentence(found), found)
    if found.changes_nothing:
        raise NothingToLoad(found)
    if found.soft and not comment.strip():
        raise LoadRefused(
            "Die Datei wurde nicht übernommen: "
            + counted(len(found.soft), "Angabe ist ungewöhnlich und braucht", "Angaben sind ungewöhnlich und brauchen")
            + " einen Kommentar, der mit der Lieferung gespeichert wird.",
            found,
        )


def _sentence(found: Proposal) -> str:
    return (
        "Die Datei wurde nicht übernommen, der Bestand ist unverändert: "
        + counted(len(found.hard), "Fehler ist", "Fehler sind")
        + " zu beheben. "
        "Bitte berichtigen und noch einmal laden."
    )
