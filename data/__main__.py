"""The command line of the data floor: python -m data read | import | measures | demo | check | prepare."""

from __future__ import annotations

import argparse
import getpass
import hashlib
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from data import StoreLocationError, layout, location, prepare
from data.faults import StoreError
from data.imports import COUNTIES, ImportRefused, import_agreement
from data.measures import Origin, import_measures
from data.readers.agreement import read_agreement
from data.readers.parties import load_counties
from data.readers.reading import AgreementRefused
from data.show import as_json, as_text
from data.store import Store, check

LARGEST_FILE = 2 * 1024 * 1024


class FileRefused(Exception):
    """A file that cannot be read as the text of an agreement, with a German sentence."""


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks German."""

    def __init__(self, prog: str | None = None, description: str | None = None) -> None:
        super().__init__(prog=prog, description=description, add_help=False)
        self._positionals.title = "Angaben"
        self._optionals.title = "Optionen"
        self.add_argument("-h", "--help", action="help", help="diese Hilfe zeigen")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "Aufruf:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "Aufruf:", 1)

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.format_usage()}Der Aufruf ist unvollständig oder falsch: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status: 0 done, 1 refused. Wrong usage exits with 2."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except (StoreError, StoreLocationError, AgreementRefused, ImportRefused, FileRefused) as fault:
        print(fault, file=sys.stderr)
        return 1


def _parser() -> Parser:
    parser = Parser(prog="python -m data", description="Daten des Dashboards lesen, übernehmen und prüfen.")
    commands = parser.add_subparsers(title="Befehle", required=True, metavar="BEFEHL", parser_class=Parser)

    read = commands.add_parser("read", help="eine Zielvereinbarung lesen und zeigen, ohne zu speichern")
    read.add_argument("file", metavar="DATEI", type=Path, help="Textdatei der Zielvereinbarung")
    read.add_argument("--json", action="store_true", help="als JSON ausgeben")
    read.set_defaults(run=_read)

    take = commands.add_parser("import", help="eine Zielvereinbarung in einen Datensatz übernehmen")
    take.add_argument("file", metavar="DATEI", type=Path, help="Textdatei der Zielvereinbarung")
    take.add_argument("--dataset", default=location.MINISTRY, metavar="NAME", help="Datensatz (%(default)s)")
    take.add_argument("--by", metavar="NAME", help="wer die Lieferung übernimmt (sonst der angemeldete Name)")
    take.set_defaults(run=_import)

    figures = commands.add_parser("measures", help="eine Tabelle von Bezugsgrößen, Merkmalen oder Indizes übernehmen")
    figures.add_argument("file", metavar="DATEI", type=Path, help="CSV: ags;groesse;stichtag;von_jahr;bis_jahr;wert")
    figures.add_argument("--dataset", default=location.MINISTRY, metavar="NAME", help="Datensatz (%(default)s)")
    figures.add_argument("--title", required=True, metavar="TITEL", help="Titel des Dokuments")
    figures.add_argument("--publisher", required=True, metavar="NAME", help="wer es herausgibt")
    figures.add_argument("--published-on", type=_day, metavar="JJJJ-MM-TT", help="wann es erschien")
    figures.add_argument("--by", metavar="NAME", help="wer die Lieferung übernimmt (sonst der angemeldete Name)")
    figures.set_defaults(run=_measures)

    demo = commands.add_parser("demo", help="die Demonstrationsdaten neu aufbauen")
    demo.add_argument("--projects", type=_positive, metavar="ZAHL", help="ungefähre Zahl der Maßnahmen")
    demo.add_argument("--seed", type=int, metavar="ZAHL", help="Startwert des Zufalls")
    demo.set_defaults(run=_demo)

    checking = commands.add_parser("check", help="die Prüfregeln auf einen Datensatz anwenden")
    checking.add_argument("--dataset", metavar="NAME", help="nur dieser Datensatz (sonst alle)")
    checking.set_defaults(run=_check)

    ready = commands.add_parser("prepare", help="fehlende oder veraltete Datensätze aufbauen")
    ready.set_defaults(run=_prepare)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("Der Tag muss als JJJJ-MM-TT geschrieben sein.") from None


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("Die Zahl muss mindestens 1 sein.")
    return number


def _say(sentence: str) -> None:
    print(sentence, flush=True)


def _bytes_of(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise FileRefused(f"Die Datei {file} ist größer als 2 MB und wird nicht gelesen.")
        return file.read_bytes()
    except OSError as fault:
        raise FileRefused(f"Die Datei {file} lässt sich nicht lesen: {fault.strerror}.") from None


def _text_of(file: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        raise FileRefused(f"Die Datei {file} ist kein Text in UTF-8 oder Windows-1252.") from None
    print(f"Warnung: {file} ist kein UTF-8 und wurde als Windows-1252 gelesen; Umlaute prüfen.", file=sys.stderr)
    return text


def _read(asked: argparse.Namespace) -> int:
    from data.decoding import decode

    text, note = decode(_bytes_of(asked.file), asked.file)
    if note:
        print(note, file=sys.stderr)
    reading = read_agreement(text, load_counties(COUNTIES))
    print(as_json(reading) if asked.json else as_text(reading))
    return 1 if any(problem.severity == "error" for problem in reading.problems) else 0


def _import(asked: argparse.Namespace) -> int:
    _writable(asked.dataset)
    content = _bytes_of(asked.file)
    text = _text_of(asked.file, content)
    with Store(location.folder(), [asked.dataset], writable=True) as store:
        result = import_agreement(
            store,
            asked.dataset,
            text,
            file_name=asked.file.name,
            recorded_by=asked.by or getpass.getuser(),
            recorded_at=datetime.now(),
            file_hash=hashlib.sha256(content).hexdigest(),
        )
    print(result.sentence)
    for problem in result.warnings:
        print(f"Hinweis: {problem}", file=sys.stderr)
    return 0


def _measures(asked: argparse.Namespace) -> int:
    _writable(asked.dataset)
    content = _bytes_of(asked.file)
    text = _text_of(asked.file, content)
    with Store(location.folder(), [asked.dataset], writable=True) as store:
        print(
            import_measures(
                store,
                asked.dataset,
                text,
                Origin(asked.title, asked.publisher, asked.published_on),
                file_name=asked.file.name,
                recorded_by=asked.by or getpass.getuser(),
                recorded_at=datetime.now(),
                file_hash=hashlib.sha256(content).hexdigest(),
            )
        )
    return 0


def _writable(dataset: str) -> None:
    if dataset not in location.datasets():
        raise StoreError(f"Den Datensatz „{dataset}“ gibt es nicht. Vorhanden: {', '.join(location.datasets())}.")


def _demo(asked: argparse.Namespace) -> int:
    prepare.rebuild_demo(asked.projects, asked.seed, _say)
    return 0


def _check(asked: argparse.Namespace) -> int:
    present = [name for name in location.datasets() if layout.file_of(location.folder(), name).exists()]
    chosen = [asked.dataset] if asked.dataset else present
    found = 0
    for dataset in chosen:
        with Store(location.folder(), [dataset]) as store:
            violations = check(store, dataset)
        found += len(violations)
        print(f"{dataset}: {len(violations)} Verstöße")
        for violation in violations:
            print(f"  {violation}")
    return 1 if found else 0


def _prepare(asked: argparse.Namespace) -> int:
    prepare.prepare(_say)
    return 0


if __name__ == "__main__":
    sys.exit(main())
