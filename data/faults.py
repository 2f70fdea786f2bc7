"""What can go wrong with the store, each with a German sentence that says what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path


class StoreError(Exception):
    """A fault of the store with a German sentence for the user."""


class StoreBusy(StoreError):
    """Another process holds the file."""


class DeliveryRefused(StoreError):
    """A delivery breaks an integrity rule; nothing of it was recorded."""

    def __init__(self, violations: Sequence[str]) -> None:
        self.violations = list(violations)
        shown = "\n".join(f"  – {violation}" for violation in self.violations[:20])
        rest = f"\n  … und {len(self.violations) - 20} weitere" if len(self.violations) > 20 else ""
        super().__init__(
            f"Die Lieferung wurde nicht übernommen, der Bestand ist unverändert. "
            f"{len(self.violations)} Verstöße gegen die Prüfregeln:\n{shown}{rest}\n"
            "Bitte die Quelle berichtigen und die Lieferung wiederholen."
        )


def busy(path: Path, fault: Exception) -> StoreError:
    """The fault of opening a file: who holds it, as far as DuckDB names the process."""
    holder = re.search(r"held in (.+?) \(PID (\d+)\)", str(fault))
    if holder:
        return StoreBusy(
            f"Die Datei {path} wird gerade von einem anderen Programm benutzt: "
            f"{holder.group(1)} (Prozess {holder.group(2)}). Bitte dieses Programm beenden – etwa das laufende "
            "Dashboard mit Strg+C – und den Befehl wiederholen."
        )
    return StoreError(f"Die Datei {path} lässt sich nicht öffnen: {fault}")
