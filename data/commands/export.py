"""export: an open copy of a data set for other programs."""

from __future__ import annotations

import argparse
from pathlib import Path

from data import location
from data.commands.common import Commands, known, say, takes_dataset
from data.open_copy import export


def add(commands: Commands) -> None:
    """Add the command."""
    copying = commands.add_parser("export", help="einen Datensatz als offene Kopie für andere Programme ausgeben")
    copying.add_argument(
        "--parquet", required=True, metavar="ORDNER", type=Path, help="Ordner, der dafür angelegt wird"
    )
    takes_dataset(copying)
    copying.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Write the copy and tell of which Stand it is."""
    known(asked.dataset)
    with location.open_store(location.folder(), [asked.dataset]) as store:
        stand = export(store, asked.dataset, asked.parquet)
    say(f"Der Datensatz „{asked.dataset}“ liegt als Parquet in {asked.parquet}: {stand}.")
    return 0
