"""read and import: a Zielvereinbarung."""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

from data import location
from data.commands.common import Commands, bytes_of, person, takes_dataset, takes_person, writable
from data.imports import COUNTIES, import_agreement
from data.intake.files import read_text
from data.intake.files.kinds import LARGEST
from data.readers.agreement import read_agreement
from data.readers.parties import load_counties
from data.show import as_json, as_text


def add(commands: Commands) -> None:
    """Add both commands."""
    reading = commands.add_parser("read", help="eine Zielvereinbarung lesen und zeigen, ohne zu speichern")
    reading.add_argument("file", metavar="DATEI", type=Path, help="Zielvereinbarung als PDF, Word-Datei oder Text")
    reading.add_argument("--json", action="store_true", help="als JSON ausgeben")
    reading.set_defaults(run=read)

    taking = commands.add_parser("import", help="eine Zielvereinbarung in einen Datensatz übernehmen")
    taking.add_argument("file", metavar="DATEI", type=Path, help="Zielvereinbarung als PDF, Word-Datei oder Text")
    takes_dataset(taking)
    takes_person(taking, "die Lieferung übernimmt")
    taking.set_defaults(run=take)


def read(asked: argparse.Namespace) -> int:
    """Show what a text says; 1 when something in it hinders taking it over."""
    reading = read_agreement(_text_of(asked.file, bytes_of(asked.file, LARGEST)), load_counties(COUNTIES))
    print(as_json(reading) if asked.json else as_text(reading))
    return 1 if any(problem.severity == "error" for problem in reading.problems) else 0


def take(asked: argparse.Namespace) -> int:
    """Take a text over as a delivery."""
    writable(asked.dataset)
    content = bytes_of(asked.file, LARGEST)
    text = _text_of(asked.file, content)
    # Before it is recorded: the file of a delivery is evidence, one without a delivery goes after a month.
    location.shelf_of(location.folder(), asked.dataset).keep(content, asked.file.name)
    with location.open_store(location.folder(), [asked.dataset], create=True) as store:
        result = import_agreement(
            store,
            asked.dataset,
            text,
            file_name=asked.file.name,
            recorded_by=person(asked),
            file_hash=hashlib.sha256(content).hexdigest(),
        )
    print(result.sentence)
    for problem in result.warnings:
        print(f"Hinweis: {problem}", file=sys.stderr)
    return 0


def _text_of(file: Path, content: bytes) -> str:
    """The text of a document; what is uncertain about it is told on the error stream."""
    text = read_text(content, file.name)
    for note in text.notes:
        print(f"Hinweis: {note}", file=sys.stderr)
    return text.text
