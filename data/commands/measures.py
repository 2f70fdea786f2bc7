"""measures: a table of context figures."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from data import location
from data.arguments import day
from data.commands.common import Commands, bytes_of, person, takes_dataset, takes_person, text_of, writable
from data.measures import Origin, import_measures


def add(commands: Commands) -> None:
    """Add the command."""
    figures = commands.add_parser("measures", help="eine Tabelle von Bezugsgrößen, Merkmalen oder Indizes übernehmen")
    figures.add_argument("file", metavar="DATEI", type=Path, help="CSV: ags;groesse;stichtag;von_jahr;bis_jahr;wert")
    takes_dataset(figures)
    figures.add_argument("--title", required=True, metavar="TITEL", help="Titel des Dokuments")
    figures.add_argument("--publisher", required=True, metavar="NAME", help="wer es herausgibt")
    figures.add_argument("--published-on", type=day, metavar="JJJJ-MM-TT", help="wann es erschien")
    takes_person(figures, "die Lieferung übernimmt")
    figures.set_defaults(run=measures)


def measures(asked: argparse.Namespace) -> int:
    """Take a table over as a delivery."""
    writable(asked.dataset)
    content = bytes_of(asked.file)
    text = text_of(asked.file, content)
    with location.open_store(location.folder(), [asked.dataset], create=True) as store:
        print(
            import_measures(
                store,
                asked.dataset,
                text,
                Origin(asked.title, asked.publisher, asked.published_on),
                file_name=asked.file.name,
                recorded_by=person(asked),
                file_hash=hashlib.sha256(content).hexdigest(),
            )
        )
    return 0
