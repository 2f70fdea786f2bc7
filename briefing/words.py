"""What PDF, DOCX and XLSX say alike: numbered sources, texts of cells, fixed sentences and file names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from briefing.dossier import Dossier, Part, Reference
from briefing.sources import marks
from charts.base import headings
from charts.base.columns import Column, tells, texts
from data import numbers
from data.quoting import quoted

# What each paper is for a browser, by the name it has in commands.
FORMATS: Mapping[str, str] = {
    "datenblatt": "application/pdf",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# What a part is called in addresses and file names, and what its rows are called in the workbook.
PLACE: Mapping[str, str] = {
    "commitments": "verabredungen",
    "targets": "ziele",
    "milestones": "meilensteine",
    "deviations": "abweichungen",
    "chain": "geld",
    "since_last": "neues",
    "projects": "massnahmen",
    "peers": "vergleich",
    "results": "ergebnisse",
    "remarks": "anmerkungen",
}
# Headings of papers alone.
ASKED = f"{headings.LEAD_QUESTIONS} für das Gespräch"
TERMS = "Begriffe"
NO_SOURCE = "Diese Mappe nennt keine Fundstelle."
# A paragraph that lists every Maßnahme fills half a page and is read by nobody there; the workbook has all of it.
LONGEST_QUOTE = 320
LINE, CUT = " / ", " […]"
CUT_WORDS = "[…]: gekürzt; der ganze Wortlaut steht in der Arbeitsmappe (XLSX) der Dialogmappe, Blatt Quellen."
_RIGHT = {"euro", "euro2", "integer", "number", "percent", "achievement"}

Row = dict[str, Any]


class Sources:
    """The numbered references of a dossier; every paper gives a reference the same number."""

    def __init__(self, dossier: Dossier) -> None:
        self.references: list[Reference] = list(dossier.references)
        self._numbers: dict[str, int] = {}
        for number, reference in enumerate(self.references, start=1):
            self._numbers.setdefault(reference.reference, number)

    def numbers(self, evidence: Sequence[str]) -> list[int]:
        """The numbers of some evidence, each once, ascending.

        Evidence that no reference explains gets a number of its own and is listed by its name: a figure never
        loses its source in silence.
        """
        for name in evidence:
            if name and name not in self._numbers:
                self.references.append(
                    Reference(name, "Lieferung ohne Angabe des Dokuments", name, "", None, None, None)
                )
                self._numbers[name] = len(self.references)
        return sorted({self._numbers[name] for name in evidence if name})

    def marks(self, evidence: Sequence[str]) -> str:
        """The same as text: „[1, 3–5]“, empty without evidence."""
        return marks(self.numbers(evidence))


def source_line(reference: Reference) -> str:
    """One reference in a line: document, citation, publisher and date."""
    parts = [reference.document, reference.citation, reference.publisher]
    if not numbers.is_missing(reference.published_on):
        parts.append(numbers.day(reference.published_on))
    return ", ".join(part for part in parts if part)


def quotation(passage: str) -> str:
    """What a document says as it is quoted in a running text, as far as it is not too long; empty for nothing.

    A stroke stands where the document begins a line, and marks within it are single ones. A long passage ends with
    CUT after its last line that fits, or within its first one after a word.
    """
    lines = [each.strip() for each in passage.splitlines() if each.strip()]
    told = LINE.join(lines)
    if len(told) > LONGEST_QUOTE:
        fitting = [
            length for at in range(1, len(lines)) if (length := len(LINE.join(lines[:at]))) + len(CUT) <= LONGEST_QUOTE
        ]
        kept = told[: fitting[-1]] if fitting else told[: LONGEST_QUOTE - len(CUT)].rpartition(" ")[0]
        told = f"{kept.rstrip(' ,;:–')}{CUT}"
    return quoted(told) if told else ""


def about(dossier: Dossier) -> list[tuple[str, str]]:
    """The cover block: term and value."""
    return [
        ("Gebietskörperschaft", f"{dossier.county_name} (AGS {dossier.county})"),
        ("Haushaltsjahr", str(dossier.year)),
        ("Tag des Dialogs", numbers.day(dossier.day)),
        ("Datensatz", dossier.dataset_words),
        ("Stand", dossier.as_of),
    ]


def title(dossier: Dossier, paper: str = "pdf") -> str:
    """The name of a paper by its key in FORMATS."""
    return f"{_name(paper)} {dossier.county_name} {dossier.year}"


def _name(paper: str) -> str:
    return "Datenblatt" if paper == "datenblatt" else "Dialogmappe"


def nothing_known(dossier: Dossier) -> str:
    """The one sentence of a dossier without any fact."""
    return (
        f"{dossier.county_name}: Für das Haushaltsjahr {dossier.year} liegen im Datensatz „{dossier.dataset_words}“ "
        f"keine Angaben vor; {dossier.stand}. "
        "Deshalb stehen hier weder Kennzahlen noch Ziele; das bedeutet nicht, dass nichts geleistet wurde."
    )


def rows(part: Part) -> list[Row]:
    """The frame as plain rows; missing values are None."""
    return [
        {str(name): None if numbers.is_missing(value) else value for name, value in row.items()}
        for row in part.frame.to_dict("records")
    ]


def with_earlier_names(part: Part) -> Part:
    """The part, where a Maßnahme of another name says its old one beside the new one: few have one."""
    if "previous_name" not in visible(part):
        return part
    names = [
        name if numbers.is_missing(before) else f"{name} (im Vorjahr: {before})"
        for name, before in zip(part.frame["name"].tolist(), part.frame["previous_name"].tolist(), strict=True)
    ]
    columns = {name: column for name, column in part.columns.items() if name != "previous_name"}
    return replace(part, frame=part.frame.assign(name=pd.array(names, dtype="str")), columns=columns)


def told(part: Part) -> dict[str, Column]:
    """The visible columns that have a value in any row: the others take no room on paper.

    The sums of the chain always stand there: that there is none is what such a table is about.
    """
    needed = ("euros",) if part.bars == "chain" else ()
    return {name: column for name, column in visible(part).items() if name in needed or tells(part.frame, name, column)}


def cells(part: Part) -> list[list[str]]:
    """German text of every cell of the columns that have something to tell, row by row."""
    shown = told(part)
    values = [texts(part.frame, name, column) for name, column in shown.items()]
    return [list(row) for row in zip(*values, strict=True)]


def visible(part: Part) -> dict[str, Column]:
    """The columns that the frame really has."""
    return {name: column for name, column in part.columns.items() if name in part.frame.columns}


def right_aligned(column: Column) -> bool:
    """True for columns of numbers."""
    return column.kind in _RIGHT


def file_name(county: str, county_name: str, year: int, paper: str, *, invented: bool) -> str:
    """Dialogmappe_06434_Hochtaunuskreis_2023.pdf: letters, digits and single underscores, whatever the name holds.

    One of invented data says so: …_2023_erfunden.pdf.
    """
    plain = unicodedata.normalize("NFC", county_name)
    word = re.sub(r"[^0-9A-Za-zÄÖÜäöüß-]+", "_", plain).strip("_-")[:60] or "Kreis"
    suffix = "pdf" if paper == "datenblatt" else paper
    mark = "_erfunden" if invented else ""
    return f"{_name(paper)}_{re.sub(r'[^0-9A-Za-z]', '', county)}_{word}_{year:04d}{mark}.{suffix}"


def clean(text: str) -> str:
    """Text without control characters and lone surrogates, which no document format can hold."""
    return (
        "".join(
            " " if character == "\t" else "\ufffd" if unicodedata.category(character) in ("Cc", "Cs") else character
            for character in text.replace("\r\n", "\n").replace("\r", "\n")
            if character != "\n"
        )
        if "\n" not in text and "\r" not in text
        else "\n".join(clean(line) for line in re.split(r"\r\n|\r|\n", text))
    )


def iso(day: date) -> str:
    """2024-09-30, for properties of files."""
    return day.isoformat()
