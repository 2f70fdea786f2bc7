"""A reading of an agreement for the terminal: as German text, or as JSON for other programs."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from data.readers.reading import Reading


def as_json(reading: Reading) -> str:
    """The reading as JSON."""
    return json.dumps(reading.as_json(), ensure_ascii=False, indent=2)


def as_text(reading: Reading) -> str:
    """What matters of a reading, one line each."""
    lines = [
        reading.title,
        f"Gebietskörperschaft: {reading.county_name} ({reading.county})",
        f"Haushaltsjahr: {reading.year}",
        f"Programm: {', '.join(programme.code for programme in reading.programmes)}",
        f"Betrag: {_money(reading.total_eur)}",
        f"Unterschrift Ministerium: {_day(reading.signed_by_ministry_on)}",
        f"Unterschrift Gebietskörperschaft: {_day(reading.signed_by_county_on)}",
        _dialogues(reading.dialogues),
        counted(len(reading.projects), "Maßnahme", "Maßnahmen"),
        *(f"  {project.category}  {project.name}" for project in reading.projects),
        *(
            f"{'Fehler' if problem.severity == 'error' else 'Hinweis'}: {problem.message}"
            for problem in reading.problems
        ),
    ]
    return "\n".join(lines)


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: „1 Ziel“, „2 Ziele“."""
    return f"{number} {one if number == 1 else many}"


def _dialogues(number: int | None) -> str:
    if number is None:
        return "Zielsteuerungsdialoge: nicht gefunden"
    return counted(number, "Zielsteuerungsdialog", "Zielsteuerungsdialoge")


def _money(euros: Decimal | None) -> str:
    if euros is None:
        return "nicht gefunden"
    return f"{euros:,.2f} €".translate(str.maketrans(",.", ".,"))


def _day(day: date | None) -> str:
    return "nicht gefunden" if day is None else f"{day.day}.{day.month}.{day.year}"
