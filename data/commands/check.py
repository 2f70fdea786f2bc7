"""check: the logs, the caches of this machine, the integrity rules over everything that holds, and the trail."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from data import layout, location
from data.commands.common import Commands, known, takes_dataset
from data.faults import StoreError
from data.show import counted
from data.store import Store, check
from data.store.cache_check import differing
from data.store.log_check import faults_of
from data.trail.trail import TABLE, broken, newest, without
from data.workplace import workplace

WAY_OUT = {
    location.MINISTRY: "die letzte Sicherung zurückholen: python -m data restore SICHERUNG --replace",
    location.PUBLISHED: "{file} beiseitelegen und „python -m data prepare“ ausführen",
    location.DEMO: "„python -m data demo“ ausführen",
}


def add(commands: Commands) -> None:
    """Add the command."""
    checking = commands.add_parser("check", help="Aufzeichnungen, Zwischenspeicher und Prüfregeln prüfen")
    takes_dataset(checking, default=None, otherwise="alle")
    checking.add_argument(
        "--trail",
        nargs=2,
        metavar=("NUMMER", "PRÜFSUMME"),
        help="was eine frühere Prüfung vom neuesten Eintrag des Protokolls sagte; er muss noch darin stehen",
    )
    checking.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Check one data set, or all there are."""
    folder = location.folder()
    if asked.dataset:
        known(asked.dataset)
    present = [name for name in location.datasets() if location.exists(folder, name)]
    chosen = [asked.dataset] if asked.dataset else present
    if not chosen:
        raise StoreError(f"In {folder} gibt es keinen Datensatz. Mit „python -m data prepare“ anlegen lassen.")
    faulty = tell(folder, chosen)
    return faulty if asked.dataset and not asked.trail else max(faulty, _trail(folder, asked.trail))


def _trail(folder: Path, kept: Sequence[str] | None) -> int:
    """Print what is wrong with the trail, and its newest hash; `kept`: an earlier one. The exit status."""
    place = location.trail_of(folder, [TABLE])
    try:
        faults = [*broken(place), *(without(place, *kept) if kept else [])]
        number, mark = newest(place)
    except StoreError as fault:
        faults, number, mark = [str(fault)], 0, ""
    finally:
        place.close()
    if number:
        print(f"Protokoll: {counted(number, 'Eintrag', 'Einträge')}, der neueste mit der Prüfsumme {mark}")
    for each in faults:
        print(f"  {each}")
    return 1 if faults else 0


def tell(folder: Path, datasets: Sequence[str]) -> int:
    """Print what is wrong with data sets; the exit status: 1 when anything is."""
    faulty = 0
    for dataset in datasets:
        try:
            faulty += _faults_of(folder, dataset)
        except StoreError as fault:
            # The others are checked all the same.
            print(f"{dataset}: {fault}", file=sys.stderr)
            faulty += 1
    return 1 if faulty else 0


def _faults_of(folder: Path, dataset: str) -> int:
    """Print what is wrong with one data set; the number of faults."""
    cache = location.cache_of(folder)
    log = location.log_of(folder, dataset)

    def opened(elsewhere: Path) -> Store:
        return location.open_store(folder, [dataset], cache=elsewhere)

    try:
        log.open(create=False)
        cache.mkdir(parents=True, exist_ok=True)
        with workplace(cache, f"pruefung-{dataset}") as place:
            with log.reading() as reading:
                faults = faults_of(reading, place / "spill")
            with opened(place / "afresh") as store:
                violations = check(store, dataset)
            thrown = differing(log, cache, place, opened)
    finally:
        log.close()
    print(f"{dataset}: {counted(len(violations), 'Verstoß', 'Verstöße')}")
    for violation in violations:
        print(f"  {violation}")
    if faults:
        print(f"{dataset}: Die Aufzeichnungen sind nicht in Ordnung.")
        for fault in faults:
            print(f"  {fault}")
        way_out = WAY_OUT[dataset].format(file=layout.file_of(folder, dataset))
        print(f"Sie wurden außerhalb des Programms geändert oder sind beschädigt. Bitte {way_out}.")
    for path in thrown:
        print(
            f"{dataset}: Der Zwischenspeicher {path} wich von den Aufzeichnungen ab und wurde verworfen; er wird beim "
            "nächsten Öffnen neu berechnet. Aufgezeichnetes ist davon nicht betroffen."
        )
    return len(violations) + len(faults) + len(thrown)
