"""A sum of an agreement as the cells of a table, and what a person typed into them as a sum again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from data import code_words
from data.amount_rows import TOGETHER
from data.intake.catalogue import FUNDING, LEVELS, category_name, programmes, rows
from data.readers.german import amounts
from data.readers.given import AnswerRefused, money
from data.readers.reading import GIVEN, Citation, Project, Reading, Stated

LEVEL: dict[str, str] = {
    **{code: words[0] for code, words in LEVELS.items()},
    "purpose": "Zweck",
    "addition": "zusätzlich zum Ganzen",
    "own": "Geld des Kreises oder Dritter",
    "rate": "Satz je Einheit",
    "difference": "Unterschied",
    "other_year": "anderes Jahr",
    "statewide": "ganzes Land",
    "not_granted": "nicht bewilligt",
}
SOURCE = {code: words[0] for code, words in FUNDING.items()}
PRECISION = code_words.PRECISION
CATEGORY = {number: category_name(number) for number in (1, 2, 3, 4)}
# What no person says of a sum: several programmes together are an empty cell.
_NO_CHOICE = {*TOGETHER.values(), "UNKLAR"}
# The level that follows from what is said of a sum, the first that is.
_FROM = {"purpose": "purpose", "project": "project", "category": "category", "spending_from": "tranche"}


class AmountCells(NamedTuple):
    """What the cells of one sum say, choices by their codes; None for an empty one."""

    euros: Decimal | None = None
    level: str | None = None
    programme: str | None = None
    category: int | None = None
    project: str | None = None
    purpose: str | None = None
    funding_source: str | None = None
    spending_from: int | None = None
    spending_to: int | None = None
    precision: str | None = None


class Places(NamedTuple):
    """What a sum may be for: the Maßnahmen as they stand in their table now, and their former names with the new."""

    projects: Sequence[Project]
    names: Mapping[str, str]

    def own(self, project: str) -> list[Project]:
        """The Maßnahmen of this name."""
        return [each for each in self.projects if each.name == self.names.get(project, project)]


def programme_choices(reading: Reading) -> dict[str, str]:
    """The programmes a sum may be of: those of the year, and those the text names."""
    named = {each.code for each in reading.programmes} | {each.programme or "" for each in reading.amounts}
    held = {row["code"] for row in rows("programme") if _holds(row, reading.year)} - _NO_CHOICE
    return {code: words[0] for code, words in programmes().items() if code in named | held}


def _holds(row: Mapping[str, str], year: int | None) -> bool:
    first, last = row["valid_from"], row["valid_to"]
    return year is None or ((not first or int(first) <= year) and (not last or year <= int(last)))


def amount_cells(stated: Stated) -> AmountCells:
    """The cells of a sum as it is."""
    source, precision = stated.funding_source, stated.precision
    return AmountCells(
        stated.amount_eur,
        stated.level,
        stated.programme,
        stated.category,
        stated.project,
        stated.purpose,
        None if source == "unstated" else source,
        stated.spending_from,
        stated.spending_to,
        None if precision == "exact" else precision,
    )


def entered_amount(reading: Reading, cells: AmountCells, read: Stated | None, places: Places) -> Stated:
    """The sum that the cells say; `read` is what stood there before, None for a row that was added.

    Raises AnswerRefused for cells that say no sum.
    """
    before = amount_cells(read) if read else AmountCells()
    if read and cells == before:
        return read
    if cells.euros is None:
        raise AnswerRefused("Der Betrag fehlt. Bitte eintragen oder die Zeile entfernen.")
    euros = money(cells.euros)
    purpose = " ".join((cells.purpose or "").split()) or None
    if read is None and cells.programme is None and len(reading.programmes) == 1:
        cells = cells._replace(programme=reading.programmes[0].code)
    cells = _following(cells._replace(purpose=purpose), before, read is None, places)
    _check(reading, cells, places)
    values = cells._asdict() | {
        "funding_source": cells.funding_source or "unstated",
        "precision": cells.precision or "exact",
    }
    values.pop("euros")
    if read:
        return replace(read, amount_eur=euros, **values)
    return Stated(euros, cited=_line_of(reading, euros) or Citation(GIVEN, ""), **values)


def _line_of(reading: Reading, euros: Decimal) -> Citation | None:
    """The one line of the text that states this sum; None where none does or several do."""
    found = [
        Citation(section.name, line.strip(), section.page_of(line))
        for section in reading.sections
        for line in section.text.split("\n")
        if any(each.euros == euros for each in amounts(line))
    ]
    return found[0] if len(found) == 1 else None


def _following(cells: AmountCells, before: AmountCells, added: bool, places: Places) -> AmountCells:
    """The cells with what follows from those that were changed: nobody needs to type the same thing twice."""
    same = {name for name in AmountCells._fields if getattr(cells, name) == getattr(before, name)}
    if cells.project and "project" not in same and "category" in same and (own := places.own(cells.project)):
        cells = cells._replace(category=own[0].category)
    if "spending_from" not in same and "spending_to" in same and before.spending_to == before.spending_from:
        cells = cells._replace(spending_to=cells.spending_from)
    if cells.level is None or (not added and "level" in same and before.level == _level(before)):
        cells = cells._replace(level=_level(cells))
    return cells


def _level(cells: AmountCells) -> str | None:
    """The level of a sum for which nobody says it; None where nothing says what it is for."""
    found = next((level for name, level in _FROM.items() if getattr(cells, name) is not None), None)
    return found or ("funding" if cells.funding_source else None)


def _check(reading: Reading, cells: AmountCells, places: Places) -> None:
    if cells.level is None:
        raise AnswerRefused(
            "Wofür der Betrag ist, fehlt. Bitte Maßnahme, Maßnahmenart, Zweck, Ausgabejahr oder Mittelherkunft "
            "eintragen, oder die Gliederung wählen."
        )
    lacking = _LACKING.get(cells.level)
    if lacking and getattr(cells, lacking[0]) is None:
        raise AnswerRefused(f"Die Gliederung ist „{LEVEL[cells.level]}“, aber {lacking[1]} fehlt. Bitte eintragen.")
    if cells.level == "total" and (cells.category or cells.project or cells.purpose):
        raise AnswerRefused(
            "Das Ganze hat keine Maßnahmenart, keine Maßnahme und keinen Zweck. Bitte diese Zellen leeren oder eine "
            "andere Gliederung wählen."
        )
    if cells.level == "category" and cells.project:
        raise AnswerRefused(
            f"Der Betrag einer Maßnahmenart nennt die Maßnahme „{cells.project}“. Bitte die Gliederung „Maßnahme“ "
            "wählen oder die Maßnahme leeren."
        )
    _check_years(cells)
    if cells.project:
        _check_project(reading, cells, cells.project, places)


# What a level needs, and how a sentence calls it.
_LACKING = {
    "category": ("category", "die Maßnahmenart"),
    "project": ("project", "die Maßnahme"),
    "tranche": ("spending_from", "das Ausgabejahr"),
    "funding": ("funding_source", "die Mittelherkunft"),
    "purpose": ("purpose", "der Zweck"),
    "addition": ("purpose", "der Zweck"),
}


def _check_years(cells: AmountCells) -> None:
    first, last = cells.spending_from, cells.spending_to
    if last is not None and first is None:
        raise AnswerRefused(f"„Ausgabejahr bis“ ist {last}, „Ausgabejahr von“ leer. Bitte auch das erste eintragen.")
    if first is not None and last is not None and first > last:
        raise AnswerRefused(f"Die Ausgabejahre {first} bis {last} laufen rückwärts. Bitte eines berichtigen.")


def _check_project(reading: Reading, cells: AmountCells, project: str, places: Places) -> None:
    """A sum for a Maßnahme stands under its Maßnahmenart and its programme."""
    own = places.own(project)
    if not own:
        raise AnswerRefused(
            f"Die Maßnahme „{project}“ steht nicht (mehr) in der Liste der Maßnahmen. Bitte eine andere wählen oder "
            "die Zelle leeren."
        )
    categories = [each.category for each in own]
    if cells.category not in categories:
        other = "keine" if cells.category is None else CATEGORY[cells.category]
        raise AnswerRefused(
            f"Die Maßnahme „{project}“ gehört zur Maßnahmenart {CATEGORY[categories[0]]}, die Zeile nennt {other}. "
            "Bitte hier oder bei der Maßnahme berichtigen."
        )
    joint = reading.programmes[0].code if len(reading.programmes) == 1 else None
    paid = {each.programme or joint for each in own}
    if joint is None and cells.programme and cells.programme not in paid:
        raise AnswerRefused(
            f"Das Programm der Maßnahme „{project}“ ist ein anderes oder nicht genannt. Bitte es in der Tabelle der "
            "Maßnahmen wählen oder hier leeren."
        )
