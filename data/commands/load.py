"""template and load: workbooks go out, and come back filled."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from data import location
from data.arguments import whole
from data.commands import answers
from data.commands.common import Commands, bytes_of, known, person, takes_dataset, takes_person, writable
from data.commands.preview import say_change, say_effect
from data.faults import StoreError, reason
from data.intake import (
    FORMS,
    LoadRefused,
    NothingToLoad,
    Proposal,
    PurposeUnclear,
    places,
    propose,
    read,
    template,
)
from data.intake.files import FileRefused, read_sheets
from data.intake.filled import Problem
from data.intake.form import Form
from data.intake.loading import loaded
from data.intake.unclear import Unclear
from data.numbers import percent
from data.store import Store

LARGEST_WORKBOOK = 50 * 1024 * 1024
SHOWN = 50


def add(commands: Commands) -> None:
    """Add both commands."""
    giving = commands.add_parser("template", help="eine Vorlage (xlsx) schreiben, leer oder gefüllt")
    giving.add_argument("purpose", choices=sorted(FORMS), metavar="ZWECK", help=f"wofür: {', '.join(sorted(FORMS))}")
    takes_dataset(giving)
    giving.add_argument("--filled", action="store_true", help="mit dem, was im Bestand steht")
    giving.add_argument("--county", action="append", default=[], metavar="AGS", help="nur diese Gebietskörperschaft")
    years = whole(2000, 2099)
    giving.add_argument(
        "--year", action="append", default=[], type=years, metavar="JAHR", help="nur dieses Haushaltsjahr"
    )
    giving.add_argument("--out", required=True, type=Path, metavar="DATEI.xlsx", help="wohin")
    giving.set_defaults(run=give)

    taking = commands.add_parser("load", help="eine Arbeitsmappe oder CSV-Datei prüfen und übernehmen")
    taking.add_argument("file", metavar="DATEI", type=Path, help="Arbeitsmappe (xlsx) oder CSV-Datei")
    takes_dataset(taking)
    taking.add_argument("--purpose", choices=sorted(FORMS), metavar="ZWECK", help=f"wofür: {', '.join(sorted(FORMS))}")
    answers.add(taking)
    taking.add_argument("--dry-run", action="store_true", help="nur zeigen, was sich ändern würde")
    taking.add_argument("--json", action="store_true", help="als JSON ausgeben")
    taking.add_argument("--comment", default="", metavar="TEXT", help="Kommentar zu ungewöhnlichen Angaben")
    takes_person(taking, "die Datei übernimmt")
    taking.set_defaults(run=take)


def give(asked: argparse.Namespace) -> int:
    """Write a template, empty or with what holds."""
    known(asked.dataset)
    form = FORMS[asked.purpose]
    counties = [_county(each) for each in asked.county]
    if not asked.filled:
        content = template(form)
    else:
        with location.open_store(location.folder(), [asked.dataset]) as store:
            content = template(form, store.facts(asked.dataset), counties, asked.year)
    try:
        asked.out.write_bytes(content)
    except OSError as fault:
        raise FileRefused(f"Die Datei {asked.out} lässt sich nicht schreiben: {reason(fault)}") from None
    print(f"Vorlage „{form.title}“ geschrieben: {asked.out}")
    return 0


def _county(text: str) -> str:
    try:
        return places.county(text)
    except Unclear as unclear:
        raise StoreError(f"--county: {unclear.message} {unclear.mend}") from None


def take(asked: argparse.Namespace) -> int:
    """Check a file and store it; 0 done or nothing to do, 1 problems."""
    writable(asked.dataset)
    content = bytes_of(asked.file, LARGEST_WORKBOOK)
    forms = {asked.purpose: FORMS[asked.purpose]} if asked.purpose else FORMS
    with ExitStack() as held:
        store = held.enter_context(_store(asked, held))
        said = answers.given(asked, store)
        try:
            sheets = read_sheets(content, asked.file.name)
            filled = read(sheets, forms, said.heads, words=said.words, whole=said.whole)
        except (FileRefused, PurposeUnclear) as refusal:
            if not asked.json:
                raise
            return _refused(asked, str(refusal))
        if asked.dry_run:
            found = propose(store, asked.dataset, filled)
            _show(asked, found)
            return 1 if found.problems else 0
        # Before it is recorded: the file of a delivery is evidence, one without a delivery goes after a month.
        location.shelf_of(location.folder(), asked.dataset).keep(content, asked.file.name)
        try:
            delivery, found = loaded(
                store,
                asked.dataset,
                filled,
                recorded_by=person(asked),
                comment=asked.comment,
                file_name=asked.file.name,
                file_hash=hashlib.sha256(content).hexdigest(),
                progress=lambda share, step: _beside(f"{step} … ({percent(share, 0)})"),
            )
        except NothingToLoad as nothing:
            _show(asked, nothing.found)
            _beside(str(nothing))
            return 0
        except LoadRefused as refused:
            if refused.found:
                _show(asked, refused.found)
            _beside(str(refused))
            return 1
    _show(asked, found)
    _beside(f"Übernommen als Lieferung {delivery}.")
    return 0


def _refused(asked: argparse.Namespace, message: str) -> int:
    """Answer a program with the same JSON as for a file that was read: one problem, nothing offered."""
    problem = {"sheet": "", "cell": "", "rule": "file_readable", "severity": "hard", "message": message, "mend": ""}
    nothing = {"new": [], "changed": [], "removed": [], "unchanged": 0, "effects": [], "notes": []}
    print(json.dumps({"purpose": asked.purpose, **nothing, "problems": [problem]}, ensure_ascii=False, indent=1))
    _beside(message)
    return 1


def _beside(sentence: str) -> None:
    """Tell something beside the output, which may be JSON."""
    print(sentence, file=sys.stderr, flush=True)


def _store(asked: argparse.Namespace, held: ExitStack) -> Store:
    """The data set; for a look at one that does not exist yet an empty one that is gone afterwards."""
    folder = location.folder()
    if asked.dry_run and not location.exists(folder, asked.dataset):
        return Store(Path(held.enter_context(tempfile.TemporaryDirectory())), [asked.dataset], create=True)
    return location.open_store(folder, [asked.dataset], create=True)


def _show(asked: argparse.Namespace, found: Proposal) -> None:
    if asked.json:
        print(json.dumps(found.as_json(), ensure_ascii=False, indent=1))
        return
    form: Form = FORMS[found.purpose]
    lines = [f"{form.title}: {found.sentence}", *_problems(found.problems), *answers.ways(found)]
    for change in found.changed[:SHOWN]:
        lines.append(say_change(change, form))
    lines += [f"entfällt {row['id']}" for row in found.removed[:SHOWN]]
    lines += [say_effect(each) for each in found.effects[:SHOWN]]
    lines += [f"Anmerkung: {note}" for note in found.notes[:SHOWN]]
    print("\n".join(lines))


def _problems(problems: list[Problem]) -> list[str]:
    word = {"hard": "Fehler", "soft": "Hinweis"}
    return [f"{word[each.severity]}: {each} [{each.rule}]" for each in problems]
