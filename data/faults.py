"""What can go wrong with the store, each with a German sentence that says what to do."""

from __future__ import annotations

import errno
import re
from collections.abc import Sequence
from pathlib import Path

from data.show import counted
from data.violation import Violation

REASONS = {
    errno.ENOENT: "Es gibt sie nicht; bitte den Pfad prüfen.",
    errno.ENOTDIR: "Ein Teil des Pfads ist kein Ordner; bitte den Pfad prüfen.",
    errno.EISDIR: "Das ist ein Ordner; bitte eine Datei angeben.",
    errno.EACCES: "Das Recht dazu fehlt; bitte die Rechte an Datei und Ordner prüfen.",
    errno.EPERM: "Das Recht dazu fehlt; bitte die Rechte an Datei und Ordner prüfen.",
    errno.EROFS: "Der Datenträger ist schreibgeschützt; bitte einen anderen Ort wählen.",
    errno.ENOSPC: "Der Datenträger ist voll; bitte Platz schaffen und den Befehl wiederholen.",
}
DAMAGED = (
    "Sie ist keine Datenbank dieses Programms oder unvollständig. Bitte beiseitelegen und die letzte Sicherung "
    "zurückholen: python -m data restore SICHERUNG."
)
ONLY_TO_SEE = (
    "Die veröffentlichten Angaben lassen sich nur ansehen. Bitte links einen anderen Datensatz wählen; es wurde nichts "
    "gespeichert."
)
# How DuckDB words the same; it gives no number.
WORDED = {
    "No such file or directory": REASONS[errno.ENOENT],
    "Not a directory": REASONS[errno.ENOTDIR],
    "Is a directory": REASONS[errno.EISDIR],
    "Permission denied": REASONS[errno.EACCES],
    "Read-only file system": REASONS[errno.EROFS],
    "No space left": REASONS[errno.ENOSPC],
}


class StoreError(Exception):
    """A fault of the store with a German sentence for the user."""


class StoreBusy(StoreError):
    """Another process holds the file."""


class ForeignFile(StoreError):
    """A file of another program, or of a newer one; it is never replaced."""


class OutcomeUnknown(StoreError):
    """Nobody can tell whether something was stored: the place went away at the moment of storing."""

    def __init__(self, dataset: str, fault: Exception) -> None:
        super().__init__(
            f"Ob der Vorgang im Datensatz „{dataset}“ gespeichert wurde, lässt sich gerade nicht feststellen. Bitte "
            "später auf der Seite „Daten“, Ansicht „Lieferungen“, nachsehen, bevor er wiederholt wird. "
            f"(Technisch: {(str(fault).splitlines() or [''])[0][:200]})"
        )


class DeliveryRefused(StoreError):
    """A delivery breaks an integrity rule; nothing of it was recorded."""

    HAPPENED = "Die Lieferung wurde nicht übernommen, der Bestand ist unverändert."
    NEXT = "Bitte die Quelle berichtigen und die Lieferung wiederholen."

    def __init__(self, violations: Sequence[Violation]) -> None:
        self.violations = list(violations)
        shown = "\n".join(f"  – {violation.told}" for violation in self.violations[:20])
        rest = f"\n  … und {len(self.violations) - 20} weitere" if len(self.violations) > 20 else ""
        super().__init__(
            f"{self.HAPPENED} {counted(len(self.violations), 'Verstoß', 'Verstöße')} gegen die Prüfregeln:"
            f"\n{shown}{rest}\n{self.way_out()}"
        )

    def way_out(self) -> str:
        """What to do next, in German."""
        return self.NEXT


class WithdrawalRefused(DeliveryRefused):
    """Without a delivery an integrity rule would be broken; it still holds. `resting` are the deliveries in the way."""

    HAPPENED = "Die Lieferung wurde nicht zurückgezogen, der Bestand ist unverändert."
    NEXT = "Bitte zuerst die Lieferungen zurückziehen, die auf ihr aufbauen"

    def __init__(self, violations: Sequence[Violation], resting: Sequence[str] = ()) -> None:
        self.resting = list(resting)
        super().__init__(violations)

    def way_out(self) -> str:
        """Which deliveries to withdraw first, the newest first."""
        if not self.resting:
            return f"{self.NEXT}."
        return "\n".join([f"{self.NEXT}:", *(f"  – {each}" for each in self.resting)])


def reason(fault: OSError) -> str:
    """Why the system refuses a file and what to do, in a German sentence."""
    return REASONS.get(fault.errno or 0, f"Das Betriebssystem lehnt ab (technisch: {fault.strerror or fault}).")


def not_opened(path: Path, fault: Exception) -> StoreError:
    """The fault of opening or reading a database file: who holds it, or what is wrong with it."""
    text = str(fault)
    if "lock on file" in text:
        holder = re.search(r"held in (.+?) \(PID (\d+)\)", text)
        who = f": {holder.group(1)} (Prozess {holder.group(2)})" if holder else ""
        return StoreBusy(
            f"Die Datei {path} wird gerade von einem anderen Programm benutzt{who}. Bitte dieses Programm beenden und "
            "den Vorgang wiederholen; es wurde nichts verändert."
        )
    if "with version number" in text:
        return StoreError(
            f"Die Datei {path} wurde von einer neueren Fassung der Datenbank geschrieben und bleibt, wie sie ist. "
            "Bitte das Programm aktualisieren."
        )
    why = next((german for worded, german in WORDED.items() if worded in text), None)
    if why:
        return StoreError(f"Die Datei {path} lässt sich nicht öffnen: {why}")
    return StoreError(f"Die Datei {path} ist beschädigt: {DAMAGED} (Technisch: {text.splitlines()[0][:200]})")


def not_cached(folder: Path, fault: Exception) -> StoreError | None:
    """The fault of a cache that finds no place on the disk; None when DuckDB reports something else."""
    if isinstance(fault, OSError):
        why = reason(fault)
    elif "No space left" in str(fault):
        why = REASONS[errno.ENOSPC]
    else:
        return None
    return StoreError(
        f"Der Zwischenspeicher in {folder} lässt sich nicht schreiben; es wurde nichts verändert, Aufgezeichnetes ist "
        f"davon nicht betroffen. {why}"
    )


def not_stored(place: str, fault: Exception) -> StoreError:
    """The fault of writing into a place that has stayed as it was."""
    text = str(fault)
    why = next((german for worded, german in WORDED.items() if worded in text), None) or technical(fault)
    return StoreError(f"Es wurde nichts gespeichert, der Bestand ist unverändert. {place}: {why}")


def technical(fault: Exception) -> str:
    """What has no German sentence of its own: the first line of the fault, for whoever looks after the machine."""
    lines = str(fault).splitlines() or [type(fault).__name__]
    return f"Unerwarteter Fehler (technisch: {lines[0]}); bitte mit dieser Meldung an die Betreuung wenden."
