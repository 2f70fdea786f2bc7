"""maintain: make files small again and clear away what nobody needs, while everything serves."""

from __future__ import annotations

import argparse

from data import location
from data.commands.common import Commands, known, say, size, takes_dataset
from data.faults import StoreError
from data.maintenance import clear_shelf, clear_up
from data.show import counted
from data.store.file_log import FileLog


def add(commands: Commands) -> None:
    """Add the command."""
    keeping = commands.add_parser("maintain", help="Dateien verkleinern und Liegengebliebenes entfernen")
    takes_dataset(keeping, default=None, otherwise="alle")
    keeping.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Compact the log files, then clear up; a file that cannot be read does not hinder the others."""
    if asked.dataset:
        known(asked.dataset)
    folder = location.folder()
    if not folder.is_dir():
        raise StoreError(f"In {folder} gibt es keinen Datensatz. Mit „python -m data prepare“ anlegen lassen.")
    status = files = 0
    for dataset in [asked.dataset] if asked.dataset else location.datasets():
        try:
            _compact(dataset)
            files += clear_shelf(folder, dataset)
        except StoreError as fault:
            say(str(fault))
            status = 1
    if files:
        say(f"Entfernt: {counted(files, 'hochgeladene Datei', 'hochgeladene Dateien')}, seit 30 Tagen nicht gebraucht.")
    removed = clear_up(folder)
    say(f"Entfernt: {counted(removed, 'liegengebliebene Datei oder Ordner', 'liegengebliebene Dateien oder Ordner')}.")
    return status


def _compact(dataset: str) -> None:
    log = location.log_of(location.folder(), dataset)
    if not isinstance(log, FileLog):
        say(f"Der Datensatz „{dataset}“ liegt in PostgreSQL, das seine Tabellen selbst pflegt.")
    elif log.path.exists():
        log.open(create=False)
        before, after = log.compact()
        say(f"Der Datensatz „{dataset}“: {log.path} hatte {size(before)}, jetzt {size(after)}.")
