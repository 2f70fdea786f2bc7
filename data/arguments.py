"""Arguments of a command line in German: what argparse would say in English, and what a value may be."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from typing import NoReturn

# argparse puts its sentences together in English; each kind of fault once, with what to do about it.
GERMAN = (
    (r"the following arguments are required: (.+)", "Es fehlt: {0}."),
    (r"unrecognized arguments: (.+)", "Nicht vorgesehen: {0}."),
    (r"argument BEFEHL: invalid choice: '(.*)' \(choose from (.+)\)", "Den Befehl „{0}“ gibt es nicht, nur: {1}."),
    (r"argument (.+?): invalid choice: '(.*)' \(choose from (.+)\)", "{0}: „{1}“ gibt es nicht, nur: {2}."),
    (r"argument (.+?): expected (?:one|at least one) argument", "Nach {0} fehlt die Angabe."),
    (r"argument (.+?): ignored explicit argument '?(.*?)'?", "{0} steht allein; „{1}“ gehört nicht dazu."),
    (r"ambiguous option: (.+) could match (.+)", "{0} ist nicht eindeutig, möglich sind: {1}."),
    (r"argument (.+?): (.+)", "{0}: {1}"),
)


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
        self.exit(2, f"{self.format_usage()}{german(message)} Mehr dazu: {self.prog} --help\n")


def german(message: str) -> str:
    """The German sentence for a message of argparse; one it is not known for stays as it is."""
    for pattern, sentence in GERMAN:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return sentence.format(*(part.replace("'", "") for part in found.groups()))
    return message


def filled(text: str) -> str:
    """A text that says something."""
    if not text.strip():
        raise argparse.ArgumentTypeError("Die Angabe ist leer.")
    return text.strip()


def whole(first: int, last: int, why: str = "") -> Callable[[str], int]:
    """A whole number from first to last; `why` tells the reason of the limits."""
    limits = f"von {first:,} bis {last:,}".replace(",", ".")

    def number(text: str) -> int:
        # Longer than any limit: Python refuses to read numbers of thousands of digits.
        if not re.fullmatch(r"-?\d{1,20}", text) or not first <= int(text) <= last:
            raise argparse.ArgumentTypeError(f"Es muss eine ganze Zahl {limits} sein.{why and ' ' + why}")
        return int(text)

    return number
