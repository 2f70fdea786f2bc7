"""python -m briefing: Dialogmappen from the command line, for operators and batch runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from briefing import bundle, figures
from data import StoreLocationError, location, moments
from data.arguments import Parser
from data.faults import StoreError
from data.store import Store
from queries import county as questions

ALL = "all"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the papers asked for; 0 when all were made, 1 when some were not, 2 when nothing could be asked."""
    asked = _parser().parse_args(arguments)
    try:
        formats = _formats(asked.format)
        day = _day(asked.as_of)
        with _open(asked.dataset) as store:
            facts = figures.at_day(store, asked.dataset, day)
            existing = questions.counties(facts, year=asked.year)
            if asked.county != ALL and asked.county not in set(existing["county"]):
                raise StoreError(
                    f"Das Gebiet „{asked.county}“ besteht im Jahr {asked.year} nicht. Bitte einen fünfstelligen "
                    f"Schlüssel angeben, zum Beispiel {existing['county'].iloc[0]}, oder {ALL}."
                )
            made = bundle.bundle(
                facts,
                year=asked.year,
                day=day,
                formats=formats,
                counties=[] if asked.county == ALL else [asked.county],
                progress=lambda done, total, name: print(f"{done}/{total} {name}", file=sys.stderr) if name else None,
            )
        asked.out.mkdir(parents=True, exist_ok=True)
        for paper in made.papers:
            _write(asked.out / paper.name, paper.data)
            print(asked.out / paper.name)
    except (StoreError, StoreLocationError) as fault:
        print(fault, file=sys.stderr)
        return 2
    except OSError as fault:
        print(f"Der Ordner {asked.out} lässt sich nicht beschreiben: {fault.strerror}.", file=sys.stderr)
        return 2
    for name in made.without_facts:
        print(f"{name}: keine Angaben zu {asked.year}; die Mappe sagt es.", file=sys.stderr)
    for each in made.faults:
        print(f"Nicht erstellt: {each}", file=sys.stderr)
    return 1 if made.faults else 0


def _parser() -> Parser:
    parser = Parser(prog="python -m briefing", description="Erstellt Dialogmappen als Dateien.")
    parser.add_argument("--dataset", required=True, metavar="DATENSATZ", help="published, demo oder ministry")
    parser.add_argument("--county", required=True, metavar="AGS", help=f"Gebiet, zum Beispiel 06434, oder {ALL}")
    parser.add_argument("--year", required=True, type=int, metavar="JAHR", help="Haushaltsjahr")
    parser.add_argument("--as-of", metavar="TAG", help="Tag des Dialogs (JJJJ-MM-TT oder TT.MM.JJJJ), sonst heute")
    parser.add_argument(
        "--format", default="pdf", metavar="FORMAT", help=f"{', '.join(bundle.MAKERS)}; mehrere mit Komma"
    )
    parser.add_argument("--out", required=True, type=Path, metavar="ORDNER", help="Zielordner")
    return parser


def _formats(text: str) -> list[str]:
    found = [each.strip() for each in text.split(",") if each.strip()]
    unknown = [each for each in found if each not in bundle.MAKERS]
    if unknown or not found:
        raise StoreError(f"Das Format „{', '.join(unknown)}“ gibt es nicht. Möglich sind: {', '.join(bundle.MAKERS)}.")
    return list(dict.fromkeys(found))


def _day(text: str | None) -> date:
    if text is None:
        return moments.today()
    for pattern in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    raise StoreError(f"„{text}“ ist kein Tag. Bitte als 2024-09-30 oder 30.09.2024 angeben.")


def _open(dataset: str) -> Store:
    if dataset not in location.datasets():
        raise StoreError(f"Den Datensatz „{dataset}“ gibt es nicht. Vorhanden sind: {', '.join(location.datasets())}.")
    return location.open_store(location.folder(), [dataset])


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all: a file that is open elsewhere or a full disk leaves no half of a paper."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.stem}-", delete=False) as temporary:
        temporary.write(data)
    os.chmod(temporary.name, 0o644)
    os.replace(temporary.name, path)


if __name__ == "__main__":
    sys.exit(main())
