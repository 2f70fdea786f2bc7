"""The command line of the data floor; python -m data --help names its commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import duckdb

from data import StoreLocationError, location
from data.arguments import Parser
from data.commands import agreements, backup, building, check, deliveries, export, load, maintain, restore
from data.faults import StoreError, reason, technical
from data.imports import ImportRefused
from data.readers.reading import AgreementRefused

# In the order of the help: what people do every day, what the one who looks after the machine does.
COMMANDS = (agreements, load, deliveries, restore, building, check, backup, maintain, export)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status: 0 done, 1 refused, 130 broken off. Wrong usage exits with 2."""
    asked = _parser().parse_args(arguments)
    try:
        status = int(asked.run(asked))
        sys.stdout.flush()
        return status
    except (StoreError, StoreLocationError, AgreementRefused, ImportRefused) as fault:
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
    parser = Parser(prog="python -m data", description="Daten des Dashboards lesen, übernehmen, prüfen und sichern.")
    commands = parser.add_subparsers(title="Befehle", required=True, metavar="BEFEHL", parser_class=Parser)
    for each in COMMANDS:
        each.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
