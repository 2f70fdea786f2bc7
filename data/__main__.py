"""The command line of the data floor; python -m data --help names its commands."""

from __future__ import annotations

import argparse
import getpass
import hashlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import duckdb

from data import StoreLocationError, layout, location, prepare
from data.arguments import Parser, day, filled, whole
from data.decoding import decode
from data.faults import StoreError, reason, technical
from data.imports import COUNTIES, ImportRefused, import_agreement
from data.measures import Origin, import_measures
from data.readers.agreement import read_agreement
from data.readers.parties import load_counties
from data.readers.reading import AgreementRefused
from data.show import as_json, as_text
from data.store import check
from data.withdrawal import deliveries, withdraw

LARGEST_FILE = 2 * 1024 * 1024
MOST_PROJECTS = 10_000_000


class FileRefused(Exception):
    """A file that cannot be read as the text of an agreement, with a German sentence."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status: 0 done, 1 refused, 130 broken off. Wrong usage exits with 2."""
    asked = _parser().parse_args(arguments)
    try:
        status = int(asked.run(asked))
        sys.stdout.flush()
        return status
    except (StoreError, StoreLocationError, AgreementRefused, ImportRefused, FileRefused) as fault:
        return _refused(str(fault))
    except BrokenPipeError:
        # Whoever read the output has seen enough, as in „… deliveries | head“; what is left to say goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as fault:
        return _refused(f"Auf {fault.filename or 'eine Datei'} kann das Programm nicht zugreifen: {reason(fault)}")
    except duckdb.Error as fault:
        return _refused(f"Die Datenbank in {location.folder()} hat den Vorgang abgebrochen. {technical(fault)}")
    except KeyboardInterrupt:
        return _broken_off()
    except RuntimeError as fault:
        # DuckDB says so when Ctrl+C comes while it is at work.
        if "interrupted" not in str(fault).lower():
            raise
        return _broken_off()


def _refused(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _broken_off() -> int:
    print("Abgebrochen: Halbes wurde nicht gespeichert. Der Befehl kann wiederholt werden.", file=sys.stderr)
    return 130


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

    listing = commands.add_parser("deliveries", help="alle Lieferungen eines Datensatzes zeigen, die neueste zuerst")
    listing.add_argument("--dataset", default=location.MINISTRY, metavar="NAME", help="Datensatz (%(default)s)")
    listing.set_defaults(run=_deliveries)

    back = commands.add_parser("withdraw", help="eine Lieferung zurückziehen; was vor ihr galt, gilt wieder")
    back.add_argument("delivery", metavar="LIEFERUNG", help="Schlüssel der Lieferung, wie „deliveries“ ihn zeigt")
    back.add_argument("--dataset", default=location.MINISTRY, metavar="NAME", help="Datensatz (%(default)s)")
    back.add_argument("--by", metavar="NAME", help="wer die Lieferung zurückzieht (sonst der angemeldete Name)")
    back.add_argument("--reason", required=True, type=filled, metavar="GRUND", help="warum sie zurückgezogen wird")
    back.set_defaults(run=_withdraw)

    figures = commands.add_parser("measures", help="eine Tabelle von Bezugsgrößen, Merkmalen oder Indizes übernehmen")
    figures.add_argument("file", metavar="DATEI", type=Path, help="CSV: ags;groesse;stichtag;von_jahr;bis_jahr;wert")
    figures.add_argument("--dataset", default=location.MINISTRY, metavar="NAME", help="Datensatz (%(default)s)")
    figures.add_argument("--title", required=True, metavar="TITEL", help="Titel des Dokuments")
    figures.add_argument("--publisher", required=True, metavar="NAME", help="wer es herausgibt")
    figures.add_argument("--published-on", type=day, metavar="JJJJ-MM-TT", help="wann es erschien")
    figures.add_argument("--by", metavar="NAME", help="wer die Lieferung übernimmt (sonst der angemeldete Name)")
    figures.set_defaults(run=_measures)

    demo = commands.add_parser("demo", help="die Demonstrationsdaten neu aufbauen")
    projects = whole(1, MOST_PROJECTS, "Mehr ist nicht erprobt: Schon dieser Bestand braucht beim Aufbau rund 2 GB.")
    demo.add_argument("--projects", type=projects, metavar="ZAHL", help="ungefähre Zahl der Maßnahmen")
    demo.add_argument("--seed", type=whole(-(2**31), 2**31 - 1), metavar="ZAHL", help="Startwert des Zufalls")
    demo.set_defaults(run=_demo)

    checking = commands.add_parser("check", help="die Prüfregeln auf einen Datensatz anwenden")
    checking.add_argument("--dataset", metavar="NAME", help="nur dieser Datensatz (sonst alle)")
    checking.set_defaults(run=_check)

    ready = commands.add_parser("prepare", help="fehlende oder veraltete Datensätze aufbauen")
    ready.set_defaults(run=_prepare)
    return parser


def _say(sentence: str) -> None:
    print(sentence, flush=True)


def _bytes_of(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise FileRefused(f"Die Datei {file} ist größer als 2 MB und wird nicht gelesen.")
        return file.read_bytes()
    except OSError as fault:
        raise FileRefused(f"Die Datei {file} lässt sich nicht lesen: {reason(fault)}") from None


def _text_of(file: Path, content: bytes) -> str:
    text, note = decode(content, file)
    if note:
        print(note, file=sys.stderr)
    return text


def _read(asked: argparse.Namespace) -> int:
    reading = read_agreement(_text_of(asked.file, _bytes_of(asked.file)), load_counties(COUNTIES))
    print(as_json(reading) if asked.json else as_text(reading))
    return 1 if any(problem.severity == "error" for problem in reading.problems) else 0


def _import(asked: argparse.Namespace) -> int:
    _writable(asked.dataset)
    content = _bytes_of(asked.file)
    text = _text_of(asked.file, content)
    with location.open_store(location.folder(), [asked.dataset], create=True) as store:
        result = import_agreement(
            store,
            asked.dataset,
            text,
            file_name=asked.file.name,
            recorded_by=_person(asked),
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
    with location.open_store(location.folder(), [asked.dataset], create=True) as store:
        print(
            import_measures(
                store,
                asked.dataset,
                text,
                Origin(asked.title, asked.publisher, asked.published_on),
                file_name=asked.file.name,
                recorded_by=_person(asked),
                file_hash=hashlib.sha256(content).hexdigest(),
            )
        )
    return 0


def _deliveries(asked: argparse.Namespace) -> int:
    _known(asked.dataset)
    with location.open_store(location.folder(), [asked.dataset]) as store:
        print("\n".join(deliveries(store.facts(asked.dataset))))
    return 0


def _withdraw(asked: argparse.Namespace) -> int:
    _writable(asked.dataset)
    if not layout.file_of(location.folder(), asked.dataset).exists():
        raise StoreError(f"Im Datensatz „{asked.dataset}“ gibt es noch keine Lieferung, es wurde nichts zurückgezogen.")
    given = {"recorded_by": _person(asked), "reason": asked.reason}
    with location.open_store(location.folder(), [asked.dataset], create=True) as store:
        print(withdraw(store, asked.dataset, asked.delivery, **given))
    return 0


def _known(dataset: str) -> None:
    if dataset not in location.datasets():
        raise StoreError(f"Den Datensatz „{dataset}“ gibt es nicht. Vorhanden: {', '.join(location.datasets())}.")


def _writable(dataset: str) -> None:
    _known(dataset)
    if dataset in prepare.EMBEDDED:
        # One delivery of a person in it, and no newer program would ever renew what it brings along.
        raise StoreError(
            f"Den Datensatz „{dataset}“ baut das Programm selbst auf; Lieferungen gehören in den Datensatz "
            f"„{location.MINISTRY}“: bitte den Befehl mit --dataset {location.MINISTRY} wiederholen."
        )


def _person(asked: argparse.Namespace) -> str:
    """Who acts: the name given, else that of the signed-in user."""
    try:
        return str(asked.by or getpass.getuser())
    except (KeyError, OSError):
        raise StoreError("Wer handelt, ist dem System nicht bekannt. Bitte mit --by NAME angeben.") from None


def _demo(asked: argparse.Namespace) -> int:
    prepare.rebuild_demo(asked.projects, asked.seed, _say)
    return 0


def _check(asked: argparse.Namespace) -> int:
    folder = location.folder()
    if asked.dataset:
        _known(asked.dataset)
    present = [name for name in location.datasets() if layout.file_of(folder, name).exists()]
    chosen = [asked.dataset] if asked.dataset else present
    if not chosen:
        raise StoreError(f"In {folder} gibt es keinen Datensatz. Mit „python -m data prepare“ anlegen lassen.")
    return 1 if sum(_faults_of(folder, dataset) for dataset in chosen) else 0


def _faults_of(folder: Path, dataset: str) -> int:
    """Print what is wrong with a data set and return how many faults that are."""
    with location.open_store(folder, [dataset]) as store:
        violations = check(store, dataset)
        strayed: list[str] = []
    print(f"{dataset}: {len(violations)} Verstöße")
    for violation in violations:
        print(f"  {violation}")
    if strayed:
        print(f"{dataset}: Der geltende Bestand weicht von den Aufzeichnungen ab.")
        for difference in strayed:
            print(f"  {difference}")
        file = layout.file_of(folder, dataset)
        embedded = f"{file} beiseitelegen und „python -m data prepare“ ausführen"
        way_out = embedded if dataset in prepare.EMBEDDED else f"{file} aus der Sicherung zurückholen"
        print(f"Die Datei wurde außerhalb des Programms geändert oder ist beschädigt. Bitte {way_out}.")
    return len(violations) + len(strayed)


def _prepare(asked: argparse.Namespace) -> int:
    prepare.prepare(_say)
    return 0


if __name__ == "__main__":
    sys.exit(main())
