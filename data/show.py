"""A reading of an agreement for the terminal: as German text, or as JSON for other programs."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from data.readers.as_json import as_json as plain
from data.readers.reading import Project, Reading, Stated, Target


def as_json(reading: Reading) -> str:
    """The reading as JSON."""
    return json.dumps(plain(reading), ensure_ascii=False, indent=2)


def as_text(reading: Reading) -> str:
    """What matters of a reading, one line each."""
    lines = [
        reading.title,
        f"Gebietskörperschaft: {reading.county_name} ({reading.county})",
        f"Haushaltsjahr: {reading.year}",
        f"Programm: {', '.join(programme.code for programme in reading.programmes)}",
        f"Betrag: {_money(reading.total_eur)}",
        *(_part(each) for each in reading.amounts if each.level != "total"),
        f"Unterschrift Ministerium: {_day(reading.signed_by_ministry_on)}",
        f"Unterschrift Gebietskörperschaft: {_day(reading.signed_by_county_on)}",
        _dialogues(reading.dialogues),
        counted(len(reading.projects), "Maßnahme", "Maßnahmen"),
        *(_project(project) for project in reading.projects),
        *(_target(target) for target in reading.targets),
        counted(len(reading.clauses), "Aussage", "Aussagen"),
        *(
            f"{'Fehler' if problem.severity == 'error' else 'Hinweis'}: {problem.message}"
            for problem in reading.problems
        ),
    ]
    return "\n".join(lines)


def _target(target: Target) -> str:
    days = f": {target.days}" if target.days else ""
    return f"Ziel: {target.name}{days}" + (f" ({target.project})" if target.project else "")


_LEVELS = {
    "category": "Maßnahmenart",
    "project": "Maßnahme",
    "tranche": "Jahresrate",
    "funding": "Mittelherkunft",
    "purpose": "Zweck",
    "addition": "zusätzlich",
    "own": "Geld der Gebietskörperschaft oder Dritter",
    "rate": "Satz je Einheit",
    "difference": "Unterschied",
    "other_year": "anderes Jahr",
    "statewide": "ganzes Land",
    "not_granted": "beantragt, in Aussicht gestellt oder früher",
}


def _part(each: Stated) -> str:
    """One sum beside the total, with what it is for."""
    what = each.project or each.purpose or (str(each.category) if each.category else "")
    year = f" {each.spending_from}" if each.spending_from else ""
    return f"  {_money(each.amount_eur)}  {_LEVELS[each.level]}{year}{f': {what}' if what else ''}"


def _project(project: Project) -> str:
    said = [
        counted(project.places, "Platz", "Plätze") if project.places is not None else "",
        f"{project.participants} Teilnehmende" if project.participants is not None else "",
        f"Träger: {project.carrier}" if project.carrier else "",
    ]
    beside = ", ".join(filter(None, said))
    return f"  {project.category}  {project.name}{f' ({beside})' if beside else ''}"


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
