"""What several commands need: who acts, which data set, the file they read, how they tell what they do."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path
from typing import Protocol

from data import location, prepare
from data.arguments import Parser
from data.decoding import decode
from data.faults import StoreError, reason
from data.intake.files import FileRefused

# A list of figures is text; documents are larger.
LARGEST_LIST = 2 * 1024 * 1024


class Commands(Protocol):
    """Where a command is added: what argparse returns for its sub-commands."""

    def add_parser(self, name: str, **told: str) -> Parser:
        """The parser of one command; `help` is told."""


def takes_dataset(parser: Parser, *, default: str | None = location.MINISTRY, otherwise: str = "%(default)s") -> None:
    """The option that names the data set."""
    parser.add_argument("--dataset", default=default, metavar="NAME", help=f"Datensatz ({otherwise})")


def takes_person(parser: Parser, does: str) -> None:
    """The option that names who acts."""
    parser.add_argument("--by", metavar="NAME", help=f"wer {does} (sonst der angemeldete Name)")


def say(sentence: str) -> None:
    """Tell a step at once, also into a pipe."""
    print(sentence, flush=True)


def size(number: int) -> str:
    """A number of bytes: „1.234.567 Bytes“."""
    return f"{number:,} Bytes".replace(",", ".")


def bytes_of(file: Path, most: int = LARGEST_LIST) -> bytes:
    """A file as it is; raises FileRefused when it is larger than `most` bytes or cannot be read."""
    try:
        if file.stat().st_size > most:
            raise FileRefused(f"Die Datei {file} ist größer als {most >> 20} MB und wird nicht gelesen.")
        return file.read_bytes()
    except OSError as fault:
        raise FileRefused(f"Die Datei {file} lässt sich nicht lesen: {reason(fault)}") from None


def text_of(file: Path, content: bytes) -> str:
    """The content as text; a doubt about its code is told on the error stream."""
    text, note = decode(content, file)
    if note:
        print(note, file=sys.stderr)
    return text


def known(dataset: str) -> None:
    """Raise StoreError when there is no such data set."""
    if dataset not in location.datasets():
        raise StoreError(f"Den Datensatz „{dataset}“ gibt es nicht. Vorhanden: {', '.join(location.datasets())}.")


def writable(dataset: str) -> None:
    """Raise StoreError when people's deliveries do not belong into this data set."""
    known(dataset)
    if dataset in prepare.EMBEDDED:
        # One delivery of a person in it, and no newer program would ever renew what it brings along.
        raise StoreError(
            f"Den Datensatz „{dataset}“ baut das Programm selbst auf; Lieferungen gehören in den Datensatz "
            f"„{location.MINISTRY}“: bitte den Befehl mit --dataset {location.MINISTRY} wiederholen."
        )


def person(asked: argparse.Namespace) -> str:
    """Who acts: the name given, else that of the signed-in user."""
    try:
        return str(asked.by or getpass.getuser())
    except (KeyError, OSError):
        raise StoreError("Wer handelt, ist dem System nicht bekannt. Bitte mit --by NAME angeben.") from None
