"""How a citation says which values a person gave by hand, and why; it is written and read here alone.

„§ 5, Seite 2; von Hand: laut Anlage 2 (Plätze, Träger)“; without such names behind it the whole row is meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

# Columns of the store that a citation can name; every other row is given as a whole.
LABELS = {
    "name": "Name",
    "category": "Maßnahmenart",
    "places": "Plätze",
    "participants": "Teilnehmende",
    "provider": "Träger",
    "euros": "Betrag",
    "level": "Gliederung",
    "programme": "Programm",
    "project": "Maßnahme",
    "purpose": "Zweck",
    "funding_source": "Mittelherkunft",
    "spending_from": "Ausgabejahr von",
    "spending_to": "Ausgabejahr bis",
    "precision": "Genauigkeit",
    "county": "Gebietskörperschaft",
    "budget_year": "Haushaltsjahr",
    "dialogues": "Dialoge",
    "ministry_name": "Name des Ministeriums",
    "county_name": "Name der Gebietskörperschaft",
    "signed_by_ministry_on": "Tag des Ministeriums",
    "signed_by_county_on": "Tag der Gebietskörperschaft",
    "ministry_signed_at": "Ort des Ministeriums",
    "county_signed_at": "Ort der Gebietskörperschaft",
    "ministry_signatory": "Unterschrift des Ministeriums",
    "county_signatory": "Unterschrift der Gebietskörperschaft",
    "ministry_office": "Amt beim Ministerium",
    "county_office": "Amt bei der Gebietskörperschaft",
}
WHOLE: Literal[""] = ""
WORD = "von Hand: "
# What others say besides stands behind it.
ADDED = "; ergänzt: "
_MARK = f"; {WORD}"
_CORRECTED = "berichtigt von "
_COLUMNS = {label: column for column, label in LABELS.items()}


def cited(given: Iterable[tuple[str, str]]) -> str:
    """What stands behind the place of a row: its columns given by hand (WHOLE for the row) with the reason of each."""
    columns: dict[str, list[str]] = {}
    for column, reason in given:
        columns.setdefault(reason, []).append(column)
    return "".join(
        f"{_MARK}{reason}" + ("" if WHOLE in names else f" ({', '.join(LABELS[name] for name in names)})")
        for reason, names in columns.items()
    )


def corrected(author: str, day: str, reason: str) -> str:
    """The citation of a row that a person corrected at the screen."""
    return f"{_CORRECTED}{author} am {day}: {reason}"


def given(citation: str) -> dict[str, str]:
    """The reason for each column that a citation says was given by hand, under WHOLE for the row; empty for none."""
    if citation.startswith(_CORRECTED):
        return {WHOLE: citation.partition(": ")[2]}
    found: dict[str, str] = {}
    for part in citation.partition(ADDED)[0].split(_MARK)[1:]:
        reason, _, names = part.rpartition(" (")
        columns = [_COLUMNS.get(name) for name in names.removesuffix(")").split(", ")]
        if reason and names.endswith(")") and all(columns):
            found |= {column: reason for column in columns if column}
        else:
            found[WHOLE] = part
    return found


def reason(citation: str, column: str) -> str | None:
    """Why a person gave the value of a column; None where nobody did."""
    found = given(citation)
    return found.get(column) or found.get(WHOLE)
