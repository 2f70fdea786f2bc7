"""export: an open copy of a data set for other programs, or what of it may leave the house."""

from __future__ import annotations

import argparse
from pathlib import Path

from data import location, open_data
from data.commands.common import Commands, known, say, takes_dataset
from data.open_copy import export


def add(commands: Commands) -> None:
    """Add the command."""
    copying = commands.add_parser("export", help="einen Datensatz ausgeben: ganz oder was weitergegeben werden darf")
    where = copying.add_mutually_exclusive_group(required=True)
    where.add_argument(
        "--parquet", metavar="ORDNER", type=Path, help="alles, für andere Programme, in einen neuen Ordner"
    )
    where.add_argument(
        "--open", metavar="DATEI", type=Path, help="ZIP zum Weitergeben: ohne kleine Personenzahlen, Namen, freie Texte"
    )
    takes_dataset(copying)
    copying.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Write the copy or the ZIP and tell of which Stand it is."""
    known(asked.dataset)
    with location.open_store(location.folder(), [asked.dataset]) as store:
        if asked.open:
            stand = open_data.export(store.facts(asked.dataset), asked.open)
            say(f"Was vom Datensatz „{asked.dataset}“ weitergegeben werden darf, liegt in {asked.open}: {stand}.")
            return 0
        stand = export(store, asked.dataset, asked.parquet)
    say(f"Der Datensatz „{asked.dataset}“ liegt als Parquet in {asked.parquet}: {stand}.")
    return 0
