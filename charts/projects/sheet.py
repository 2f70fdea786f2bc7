"""The sheet of one project: every fact in words; what is missing says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from charts.base.status import STATUS
from charts.projects.figures import label, year_word
from charts.targets import variance
from data import numbers
from data.code_words import KIND, STAGE, STATE, WITHHELD
from data.rows import Text, rows_of
from queries import projects as questions
from queries.projects.line import Line

_COLUMN_WORDS = {
    "budget_year": "Jahr",
    "category": "Maßnahmenart",
    "programme": "Programm",
    "name": "Name",
    "provider": "Träger",
    "target_group": "Zielgruppe",
    "legal_circles": "Rechtskreise",
    "part_time": "Teilzeit",
    "language": "Sprachförderung",
    "digital": "digitales Lernen",
    "places": "Plätze",
    "starts_on": "Beginn",
    "ends_on": "Ende",
    "stage": "Stufe",
    "euros": "Betrag",
    "precision": "Genauigkeit",
    "project": "Zuordnung zur Maßnahme",
    "county": "Gebiet",
    "spending_from": "Beginn der Ausgabe",
    "spending_to": "Ende der Ausgabe",
    "funding_source": "Mittelherkunft",
}
_RELATION = {"line": "gleiche Projektlinie", "name": "gleicher Name, nicht bestätigt"}
_BULLETS = " \t-–—•*·"
_QUOTES = str.maketrans("", "", '"„“”‚‘’»«')


@dataclass(frozen=True)
class Sheet:
    """What is known of one project: its row of queries.projects.sheet, its amounts and targets, and its line."""

    project: questions.Sheet
    stated_amounts: pd.DataFrame
    agreed_targets: pd.DataFrame
    line: pd.DataFrame


class AmountWords(NamedTuple):
    """A stated sum in words."""

    stage: Text
    euros: Text
    remark: Text
    source: Text


class TargetWords(NamedTuple):
    """A target in words."""

    name: Text
    target_value: Text
    reported: Text
    status: Text


def words_for(columns: object) -> str:
    """Column names of a list of inferred columns as German words."""
    if numbers.is_missing(columns):
        return ""
    names = [name.strip() for name in str(columns).split(",") if name.strip()]
    return ", ".join(_COLUMN_WORDS.get(name, name) for name in names)


def _text(value: object) -> str:
    return numbers.MISSING if numbers.is_missing(value) or not str(value).strip() else str(value)


def _flag(value: object) -> str:
    return numbers.MISSING if numbers.is_missing(value) else "ja" if value else "nein"


def _period(project: questions.Sheet) -> str:
    start, end = project.starts_on, project.ends_on
    if numbers.is_missing(start) and numbers.is_missing(end):
        return numbers.MISSING
    if numbers.is_missing(end):
        return f"ab {numbers.day(start)}, Ende nicht angegeben"
    if numbers.is_missing(start):
        return f"bis {numbers.day(end)}, Beginn nicht angegeben"
    return f"{numbers.day(start)} bis {numbers.day(end)}"


def facts(sheet: Sheet) -> pd.DataFrame:
    """Columns field and value: what the document says about the project, one row per field."""
    project = sheet.project
    in_category = not numbers.is_missing(project.category)
    rows = {
        "Name": str(project.name),
        "Gebiet": str(project.county_name),
        "Haushaltsjahr": year_word(project.budget_year),
        "Programm": _text(project.programme_name),
        "Maßnahmenart": f"{project.category} {project.category_name}" if in_category else numbers.MISSING,
        "Träger": _text(project.provider),
        "Zielgruppe": _text(project.target_group),
        "Rechtskreise": _text(project.legal_circles),
        "Plätze": numbers.integer(None if numbers.is_missing(project.places) else int(project.places)),
        "Laufzeit": _period(project),
        "Teilzeit": _flag(project.part_time),
        "Sprachförderung": _flag(project.language),
        "Digitales Lernen": _flag(project.digital),
        "Stand der Angabe": STATE.get(str(project.state), str(project.state)),
    }
    if inferred := words_for(project.inferred):
        rows["Erschlossen, nicht wörtlich genannt"] = inferred
    if not numbers.is_missing(project.note):
        rows["Anmerkung"] = str(project.note)
    return pd.DataFrame({"field": list(rows), "value": list(rows.values())}, dtype="str")


def amounts(sheet: Sheet) -> pd.DataFrame:
    """One row per stated sum: stage, sum in words with what is inferred, document and citation."""
    rows = [
        AmountWords(
            stage=STAGE.get(each.stage, each.stage),
            euros=numbers.stated(numbers.euro(each.euros, 0 if each.euros == int(each.euros) else 2), each.precision),
            remark=", ".join(
                part
                for part in (
                    STATE.get(each.state, each.state),
                    f"erschlossen: {words_for(each.inferred)}" if words_for(each.inferred) else "",
                )
                if part
            ),
            source=f"{_text(each.document)}, {each.citation}",
        )
        for each in rows_of(sheet.stated_amounts, questions.Amounts)
    ]
    return pd.DataFrame(rows, columns=AmountWords._fields, dtype="str")


def targets(sheet: Sheet) -> pd.DataFrame:
    """One row per target: what is agreed, how much, what was reported, status with what it rests on."""
    rows = []
    agreed = sheet.agreed_targets
    for each, beside in zip(rows_of(agreed, questions.Targets), rows_of(agreed, variance.Beside), strict=True):
        status = STATUS[each.status].label
        reported = (
            "keine Meldung"
            if numbers.is_missing(each.reported_on)
            else f"{_amount(each.value)} am {numbers.day(each.reported_on)}"
            if not numbers.is_missing(each.value)
            else f"{WITHHELD}, gemeldet am {numbers.day(each.reported_on)}"
            if each.withheld
            else f"gemeldet am {numbers.day(each.reported_on)}"
        )
        reason = None if numbers.is_missing(each.reason) or each.reason == reported else each.reason
        # Of a whole year all was asked.
        asked = None if each.share_of_year == 1 else variance.asked_words(beside)
        decided = variance.dialogue_words(beside)
        besides = [
            *([reason] if reason else []),
            *([f"bis zur Meldung verlangt {asked}"] if asked else []),
            *([f"im Dialog festgehalten: {decided}"] if decided else []),
        ]
        rows.append(
            TargetWords(
                name=each.name if numbers.is_missing(each.indicator) else f"{each.name} ({each.indicator})",
                target_value=_amount(each.target_value, KIND.get(each.kind, each.kind)),
                reported=reported,
                status=f"{status}: {'; '.join(besides)}" if besides else status,
            )
        )
    return pd.DataFrame(rows, columns=TargetWords._fields, dtype="str")


def _amount(value: float, missing: str = numbers.MISSING) -> str:
    if numbers.is_missing(value):
        return missing
    return numbers.decimal(value, 0 if value == int(value) else 2)


def relatives(sheet: Sheet) -> list[tuple[str, str]]:
    """Key and words of the projects before and after: those a person linked, and those of the same name."""
    return [
        (str(each.project), f"{year_word(each.budget_year)} · {each.name} ({_RELATION[each.relation]})")
        for each in rows_of(sheet.line, Line)
        if each.relation != "own"
    ]


def twin(sheet: Sheet) -> pd.DataFrame:
    """The whole sheet as rows of field and value."""
    project = sheet.project
    lines = [
        *facts(sheet).itertuples(index=False, name=None),
        *(
            (f"Betrag {row.stage}", f"{row.euros} ({row.remark}; {row.source})")
            for row in rows_of(amounts(sheet), AmountWords)
        ),
        *(
            (f"Ziel: {row.name}", f"{row.target_value}; {row.reported}; {row.status}")
            for row in rows_of(targets(sheet), TargetWords)
        ),
        *(("Verwandte Maßnahme", words) for _, words in relatives(sheet)),
        ("Dokument", f"{_text(project.document)}, {project.citation}, Lieferung {project.delivery}"),
    ]
    return pd.DataFrame(lines, columns=["field", "value"], dtype="str")


def evidence(sheet: Sheet) -> list[str]:
    """Every place the sheet rests on."""
    return [
        sheet.project.evidence,
        *sheet.stated_amounts["evidence"],
        *sheet.agreed_targets["evidence"],
        *sheet.agreed_targets["report_source"].dropna(),
    ]


def say(sheet: Sheet) -> str:
    """The project in one sentence: what it is, who carries it out, how many places, how much money."""
    project = sheet.project
    stated = [
        _text(project.category_name) if not numbers.is_missing(project.category) else "Maßnahmenart nicht genannt",
        f"Träger {project.provider}" if not numbers.is_missing(project.provider) else "Träger nicht genannt",
        "Plätze nicht genannt"
        if numbers.is_missing(project.places)
        else numbers.count_of(int(project.places), "Platz", "Plätze"),
        *(f"{row.euros} {row.stage}" for row in rows_of(amounts(sheet), AmountWords)),
    ]
    if sheet.stated_amounts.empty:
        stated.append("kein eigener Betrag genannt")
    return f"{label(project)}: {', '.join(stated)}."


def passage_lines(sheet: Sheet) -> list[tuple[str, bool]]:
    """The lines of the passage the project stands in, and for each whether it is the project's own.

    A line that is the name comes before lines that contain it: „JUBA“ must not mark „JUBA 3.0“ as well.
    """
    if numbers.is_missing(sheet.project.passage):
        return []
    lines = [line.strip() for line in str(sheet.project.passage).splitlines() if line.strip()]
    name = _bare(str(sheet.project.name))
    bare = [_bare(line) for line in lines]
    own = name in bare
    return [
        (line, text == name if own else bool(name) and name in text) for line, text in zip(lines, bare, strict=True)
    ]


def _bare(text: str) -> str:
    """A line without bullet, quotation marks, case and double spaces."""
    return " ".join(text.strip(_BULLETS).translate(_QUOTES).casefold().split())
