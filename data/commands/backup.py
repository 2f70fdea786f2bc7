"""backup: everything ever recorded in a data set and the files of its deliveries, in one file."""

from __future__ import annotations

import argparse
from pathlib import Path

from data import backup, location
from data.commands.common import Commands, known, say, size, takes_dataset
from data.show import counted
from data.store.file_log import FileLog


def add(commands: Commands) -> None:
    """Add the command."""
    saving = commands.add_parser("backup", help="alles je Aufgezeichnete eines Datensatzes in eine Datei sichern")
    saving.add_argument("file", metavar="DATEI", type=Path, help="die Sicherung; eine vorhandene Datei bleibt")
    takes_dataset(saving)
    saving.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Write the backup and tell what is in it."""
    known(asked.dataset)
    folder = location.folder()
    log, shelf = location.log_of(folder, asked.dataset), location.shelf_of(folder, asked.dataset)
    try:
        built_from = log.built_from() if isinstance(log, FileLog) else None
        written = backup.back_up(log, asked.file, shelf=shelf, built_from=built_from)
    finally:
        log.close()
    rows = sum(member.rows for member in written.members.values())
    say(
        f"Der Datensatz „{written.dataset}“ ist gesichert: {asked.file}, {size(asked.file.stat().st_size)}, Stand Nr. "
        f"{written.number}, {counted(rows, 'Zeile', 'Zeilen')} und "
        f"{counted(len(written.files), 'Datei einer Lieferung', 'Dateien von Lieferungen')}; zurückgelesen und geprüft."
    )
    return 0
