"""read and import: a Zielvereinbarung."""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

from data import by_hand, location
from data.agreement_difference import difference, taken_back
from data.commands.common import Commands, bytes_of, person, takes_dataset, takes_person, writable
from data.imports import COUNTIES, ImportRefused, import_reading
from data.intake.files import read_text
from data.intake.files.kinds import LARGEST
from data.readers.agreement import read_agreement
from data.readers.parties import load_counties
from data.readers.reading import Reading
from data.show import as_json, as_text, counted
from data.store import Store


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
    taking.add_argument(
        "--comment",
        default="",
        metavar="TEXT",
        help="Bemerkung zur Lieferung; nötig, wenn der Text Berichtigungen von Hand zurücknimmt",
    )
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
        reading = read_agreement(text, load_counties(COUNTIES))
        _refuse_to_take_back(store, asked, reading)
        result = import_reading(
            store,
            asked.dataset,
            reading,
            file_name=asked.file.name,
            recorded_by=person(asked),
            file_hash=hashlib.sha256(content).hexdigest(),
            note=asked.comment.strip() or None,
        )
    print(result.sentence)
    for problem in result.warnings:
        print(f"Hinweis: {problem}", file=sys.stderr)
    return 0


def _refuse_to_take_back(store: Store, asked: argparse.Namespace, reading: Reading) -> None:
    """Raise ImportRefused where the text takes corrections by hand back and nobody says why."""
    if asked.comment.strip() or reading.errors:
        return
    changes = difference(store.facts(asked.dataset), reading)
    back = taken_back(changes, lambda column: by_hand.LABELS.get(column, ""))
    if back:
        raise ImportRefused(
            f"Der Text nimmt {counted(len(back), 'Berichtigung', 'Berichtigungen')} von Hand zurück: "
            f"{'; '.join(back)}. Der Bestand ist unverändert. Gilt das Dokument, bitte den Befehl mit --comment und "
            "dem Grund wiederholen; gilt die Berichtigung, die Datei bitte auf der Seite „Daten“ übernehmen und die "
            "Berichtigung dort noch einmal eintragen."
        )


def _text_of(file: Path, content: bytes) -> str:
    """The text of a document; what is uncertain about it is told on the error stream."""
    text = read_text(content, file.name)
    for note in text.notes:
        print(f"Hinweis: {note}", file=sys.stderr)
    return text.text
