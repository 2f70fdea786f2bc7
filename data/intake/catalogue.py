"""Words of the catalogues as people write them: Stufe, Programm, Maßnahmenart, Mittelherkunft."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path

from data.intake.files import Cell
from data.intake.spelling import fold, joined, written
from data.intake.unclear import Unclear

REFERENCE = Path(__file__).parents[1] / "reference"
# Code → word written, and other words that mean the same.
Words = dict[str, tuple[str, ...]]

STAGES: Words = {
    "announced": ("in Aussicht gestellt", "angekündigt", "Ankündigung"),
    "agreed": ("vereinbart", "Vereinbarung", "Zielvereinbarung", "vereinbarte Mittel", "vereinbart lt. ZV", "ZV"),
    "granted": (
        "bewilligt", "Bewilligung", "Bescheid", "Zuwendungsbescheid", "bewilligte Mittel", "beschieden", "Zuwendung",
    ),
    "paid": ("ausgezahlt", "Auszahlung", "Auszahlungen", "abgerufen", "Mittelabruf", "Abruf", "gezahlt", "Zahlung"),
    "verified": ("nachgewiesen", "Verwendungsnachweis", "Nachweis", "VN", "nachgewiesene Mittel", "anerkannt"),
    "unstated": ("nicht genannt", "Stufe nicht genannt"),
}  # fmt: skip
LEVELS: Words = {
    "total": ("Gesamt", "Gesamtsumme", "Gesamtbetrag", "insgesamt"),
    "category": ("Maßnahmenart", "je Maßnahmenart"),
    "project": ("Maßnahme", "je Maßnahme", "Projekt"),
    "tranche": ("Jahresrate", "Ausgabejahr", "Rate", "Tranche"),
    "funding": ("Mittelherkunft", "Geldgeber", "Anteil des Geldgebers"),
}
FUNDING: Words = {
    "state": ("Land", "Landesmittel", "Land Hessen", "Landesgeld"),
    "esf": ("ESF", "ESF-Mittel", "ESF+", "Europäischer Sozialfonds", "EU"),
    "state_esf": ("Land und ESF", "Landes- und ESF-Mittel", "Land/ESF", "ESF und Land"),
    "county": ("Gebietskörperschaft", "kommunal", "kommunale Mittel", "Kreis", "Kreismittel", "Eigenmittel"),
    "jobcenter": ("Jobcenter", "SGB II", "Jobcenter (SGB II)"),
    "mixed": ("gemischt", "mehrere"),
    "unstated": ("nicht genannt", "keine Angabe"),
}
PRECISION: Words = {
    "exact": ("genau",),
    "about": ("rund", "etwa", "circa", "ca."),
    "at_least": ("mindestens",),
    "at_most": ("höchstens", "bis zu", "maximal"),
}
# The four kinds of missing: what a source says in the place of a figure.
MISSING: Words = {
    "not_reported": ("nicht gemeldet", "keine Angabe", "k. A.", "fehlt"),
    "not_applicable": ("nicht zutreffend", "entfällt", "n. z.", "trifft nicht zu"),
    "secret": ("geheim", "gesperrt", "Geheimhaltung"),
    "not_due": ("noch nicht fällig", "noch offen", "später"),
}
# Of these words those that say it where a figure is expected; „k. A.“ or „entfällt“ there may mean anything.
_IN_PLACE = ("nicht gemeldet", "nicht zutreffend", "trifft nicht zu", "geheim", "gesperrt", "noch nicht fällig")
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4} | {str(each): each for each in range(1, 5)}
_BEFORE = r"(?:(?:maßnahme(?:n)?art|massnahme(?:n)?art|ma|m-art|art|kategorie|kat\.?|nr\.?|ziffer)[ .:-]*)"
_BY_WORD = (
    (1, re.compile(r"(?:ausbildungs?|berufs|qualifizierungs)-?vorbereit|vorbereitung auf (?:die )?ausbildung")),
    (2, re.compile(r"coaching|anerkannten ausbildungsberuf|^ausbildung$")),
    (3, re.compile(r"qualifizierung(?!s-?vorbereit|sbudget)|arbeitsmarktintegration|fachkräftesicherung")),
    (4, re.compile(r"weiterbildung|fortbildung|personal")),
)
# Every word of a Maßnahmenart begins or ends like one of these; any other makes it a question.
_KNOWN = re.compile(
    r"(?:\w*(?:ausbildung|vorbereit|coach|qualifizierung|arbeitsmarkt|fachkräfte|integration|weiterbildung|fortbildung|"
    r"personal|landkreis|städte|kreisfrei|fachlich|verantwortung|benachteiligt|kontext|förderung|anerkannt|beruf|projekt|"
    r"massnahme|mitarbeit)\w*|zur|zum|und|u|für|in|im|der|die|des|den|das|von|sowie|auf|aus|-)"
)


@lru_cache(maxsize=5000)
def category(text: str) -> int:
    """The Maßnahmenart a text names by number, words or both; raises Unclear when it is none or they disagree."""
    folded = joined(fold(text))
    found = re.match(rf"{_BEFORE}?\(?(?P<number>[1-4]|iv|i{{1,3}})\)?(?![\w,])[.:)\s-]*(?P<rest>.*)$", folded)
    by_number = _NUMBERS[found["number"]] if found else None
    rest = found["rest"].strip() if found else re.sub(rf"^{_BEFORE}(?=\w{{4}})", "", folded)
    by_word = _by_word(rest) if rest else None
    if rest and by_word is None:
        raise Unclear(f"„{text[:60]}“ ist keine Maßnahmenart.", _WAY)
    if by_number and by_word and by_number != by_word:
        raise Unclear(f"„{text[:60]}“: Nummer und Name gehören zu verschiedenen Maßnahmenarten.", _WAY)
    number = by_number or by_word
    if number is None:
        raise Unclear(f"„{text[:60]}“ ist keine Maßnahmenart.", _WAY)
    return number


def _by_word(rest: str) -> int | None:
    if not all(_KNOWN.fullmatch(word) for word in re.split(r"[\s,()/.&+]+", rest) if word):
        return None
    found = [number for number, pattern in _BY_WORD if pattern.search(rest)]
    # Qualifizierung des Personals is the fourth, not the third.
    return found[0] if len(found) == 1 else 4 if found == [3, 4] and "personal" in rest else None


_WAY = "Bitte 1, 2, 3 oder 4 eintragen; die Namen stehen im Blatt „Erläuterung“."


@lru_cache(maxsize=20)
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a file of data/reference."""
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@lru_cache(maxsize=1)
def programmes() -> Words:
    """Every programme with its code, name and short name."""
    more = {
        "AQB": ("Ausbildungs- und Qualifizierungsbudget", "Ausbildungs- u. Qualifizierungsbudget"),
        "AQB_AMB": ("AQB und AMB", "AQB/AMB", "AQB & AMB"),
        "AB_AMB": ("AB und AMB",),
    }
    return {
        row["code"]: (row["short_name"], row["code"], row["name"], *more.get(row["code"], ()))
        for row in rows("programme")
    }


@lru_cache(maxsize=1)
def measures() -> Words:
    """Every context figure that a county has."""
    return {row["code"]: (row["name"], row["code"]) for row in rows("context_measure") if row["role"] != "index"}


@lru_cache(maxsize=1)
def indices() -> Words:
    """Every index of prices."""
    return {row["code"]: (row["name"], row["code"]) for row in rows("context_measure") if row["role"] == "index"}


@lru_cache(maxsize=1)
def indicators() -> Words:
    """Every indicator that targets are counted in."""
    more = {
        "entries": ("Eintritte",),
        "places": ("Plätze",),
        "completions": ("Abschlüsse",),
        "dropout_rate": ("Abbrecherquote",),
    }
    return {
        row["code"]: (row["name"], row["code"], *more.get(row["code"], ()))
        for row in rows("indicator")
        if row["role"] == "target"
    }


@lru_cache(maxsize=100)
def unit_of(table: str, code: object) -> str | None:
    """The unit of an indicator or a context figure; None for none."""
    return next((row["unit"] for row in rows(table) if row["code"] == code), None)


def category_name(number: int) -> str:
    """„1 Ausbildungsvorbereitung“: number and newest short name."""
    names = [row["short_name"] for row in rows("measure_category") if row["category"] == str(number)]
    return names[-1] if names else str(number)


def code_of(words: Words, cell: Cell, what: str) -> str:
    """The code a word stands for; raises Unclear with the words that are known."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    folded = fold(str(cell))
    for code, spellings in words.items():
        if folded == code.casefold() or folded in _folded(spellings):
            return code
    known = ", ".join(spellings[0] for spellings in words.values())
    raise Unclear(
        f"„{written(cell, 60)}“ ist bei {what} nicht vorgesehen.", f"Bitte eines der Wörter eintragen: {known}."
    )


@lru_cache(maxsize=500)
def _folded(spellings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(each) for each in spellings)


def reason_in_place(cell: Cell) -> str | None:
    """The code of what a cell says in the place of a figure; None where it says a figure, nothing or something else."""
    if not isinstance(cell, str) or " ".join(cell.casefold().split()) not in _IN_PLACE:
        return None
    return code_of(MISSING, cell, "Grund ohne Wert")
