"""The Dialogmappe as XLSX to compute on: one sheet per table, numbers as numbers, differences as live formulas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time

import pandas as pd

from briefing import sheets, variances, words, workbook
from briefing.dossier import Dossier, Part
from briefing.workbook import Book, Cover, Table
from charts.base import headings
from charts.base.columns import Column, Columns
from charts.base.datasets import INVENTED
from charts.base.status import STATUS
from data import numbers

# Names of sheets: short enough for the foot of a window. Parts not named here keep their heading.
SHEETS: Mapping[str, str] = {
    "commitments": "Verabredungen",
    "milestones": "Meilensteine",
    "deviations": "Abweichungen",
    "chain": "Mittel",
    "projects": "Maßnahmen",
    "peers": "Andere Gebiete",
    "results": "Ergebnisse",
    "remarks": "Anmerkungen",
}
# What stands in words on paper stands here as numbers too, each beside its unit.
VALUES: Columns = {
    "unit": Column("Einheit"),
    "target_value": Column("vereinbart", "number"),
    "lower_bound": Column("Untergrenze", "number"),
    "upper_bound": Column("Obergrenze", "number"),
    "adjusted_value": Column("angepasst (§ 6)", "number"),
    "value": Column("Ist", "number", withheld="withheld"),
}
IN_WORDS = {
    "agreed_words": "vereinbart, in Worten",
    "adjusted_words": "angepasst, in Worten",
    "actual_words": "Ist, in Worten",
}
PEERS: Columns = {
    "measure_words": Column("Größe"),
    "counted": Column("Einheit"),
    "own_number": Column("eigener Wert", "number"),
    "median_number": Column("Median", "number"),
    "peers": Column("andere mit Angabe", "integer"),
    "peers_all": Column("andere", "integer"),
    "own": Column("eigener Wert, in Worten"),
}


def xlsx(dossier: Dossier) -> bytes:
    """The workbook: Lies-mich, Kennzahlen, Leitfragen, a sheet per part, two that compute, terms and sources."""
    book = Book(_cover(dossier))
    shown = [part for part in dossier.parts if len(part.frame)]
    tables = [table for table in (_figures(dossier), _questions(dossier)) if len(table.frame)]
    tables += [_table(part) for part in shown]
    computing = [part for part in shown if part.key in COMPUTED]
    closing = [_terms(dossier), _sources(dossier)]
    closing = [table for table in closing if len(table.frame)]
    titles = [SHEETS.get(table.key, table.title) for table in tables]
    names = sheets.names_of([*titles, *(COMPUTED[part.key][0] for part in computing)])
    workbook.read_me(book, list(zip(names, tables, strict=False)))
    for name, table in zip(names, tables, strict=False):
        workbook.write_table(book, book.sheet(name), table, f"Daten_{words.PLACE.get(table.key, table.key)}")
    for name, part in zip(names[len(tables) :], computing, strict=True):
        COMPUTED[part.key][1](book, book.sheet(name), part)
    for table in closing:
        workbook.write_table(book, book.sheet(table.title), table, f"{table.title}_Liste")
    return book.close()


COMPUTED = {
    "targets": ("Ziele rechnen", variances.targets),
    "chain": ("Mittel rechnen", variances.chain),
}


def _cover(dossier: Dossier) -> Cover:
    about = words.about(dossier)
    about += [("Inhalt", words.nothing_known(dossier))] if dossier.empty else list(dossier.opening)
    about += [] if dossier.empty else [("Abschluss", dossier.summary)]
    # The day of the talk, so that the same dossier gives the same file.
    moment = datetime.combine(dossier.day, time())
    if not dossier.empty and any(part.key in COMPUTED and len(part.frame) for part in dossier.parts):
        about.append(
            ("Rechnende Blätter", "Abweichungen sind Formeln, die weiterrechnen, wenn ein Wert geändert wird.")
        )
    return Cover(words.title(dossier), about, INVENTED if dossier.invented else "", moment)


def _figures(dossier: Dossier) -> Table:
    rows = [(each.label, each.number, each.unit, each.value, each.note, each.id) for each in dossier.figures]
    frame = pd.DataFrame(rows, columns=["label", "number", "unit", "value", "note", "id"]).astype({"number": "float64"})
    columns = {
        "label": Column("Kennzahl"),
        "number": Column("Wert", "number"),
        "unit": Column("Einheit"),
        "value": Column("in Worten"),
        "note": Column("Bemerkung"),
        "id": Column("Kennung"),
    }
    said = "Jede Kennzahl hat eine Kennung, unter der die Anwendung sie wieder zeigt."
    return Table("kennzahlen", headings.KEY_FIGURES, said, "", frame, columns)


def _questions(dossier: Dossier) -> Table:
    rows = [(each.text, each.figures, each.effect, "ja" if each.own else "nein") for each in dossier.questions]
    frame = pd.DataFrame(rows, columns=["text", "figures", "effect", "own"], dtype="str")
    columns = {
        "text": Column("Leitfrage"),
        "figures": Column("Grundlage"),
        "effect": Column("Was eine Antwort ändert"),
        "own": Column("selbst ergänzt"),
    }
    return Table("leitfragen", headings.LEAD_QUESTIONS, words.ASKED, "", frame, columns)


def _table(part: Part) -> Table:
    frame: pd.DataFrame = part.frame
    columns: Columns = words.told(part)
    if part.key == "targets" and set(VALUES) <= set(frame.columns):
        columns = _with_values(columns)
    if part.key == "peers" and "measure" in frame.columns:
        frame, columns = _peers(frame), PEERS
    return Table(part.key, part.title, part.statement, part.measure, frame, columns)


def _with_values(columns: Columns) -> Columns:
    """The columns of targets with values as numbers after the name; what is said in words is called so."""
    found: dict[str, Column] = {}
    for name, column in columns.items():
        found[name] = replace(column, label=IN_WORDS[name]) if name in IN_WORDS else column
        if name == "name":
            found |= VALUES
    return found


def _peers(frame: pd.DataFrame) -> pd.DataFrame:
    """Shares as percent beside sums in euros: each row says its unit."""
    euros = frame["measure"] == "per_inhabitant"
    return frame.assign(
        counted=["€" if each else "%" for each in euros],
        own_number=frame["value"].where(euros, frame["value"] * 100),
        median_number=frame["median"].where(euros, frame["median"] * 100),
    )


def _terms(dossier: Dossier) -> Table:
    signs = [(status.word, f"Zeichen {status.symbol}") for status in STATUS.values()]
    frame = pd.DataFrame([*dossier.definitions.items(), *signs], columns=["term", "meaning"], dtype="str")
    columns = {"term": Column("Begriff"), "meaning": Column("Bedeutung")}
    return Table("begriffe", sheets.TERMS, "Begriffe dieser Mappe.", "", frame, columns)


def _sources(dossier: Dossier) -> Table:
    rows = [
        (number, each.document, each.citation, each.publisher, each.published_on, each.passage, each.url)
        for number, each in enumerate(words.Sources(dossier).references, start=1)
    ]
    columns = {
        "number": Column("Nr.", "integer"),
        "document": Column("Dokument"),
        "citation": Column("Fundstelle"),
        "publisher": Column("Herausgeber"),
        "published_on": Column("Datum", "day"),
        "passage": Column("Wortlaut"),
        "url": Column("Adresse"),
    }
    frame = pd.DataFrame(rows, columns=list(columns))
    said = numbers.count_of(len(rows), "Fundstelle", "Fundstellen")
    return Table("quellen", sheets.SOURCES, f"{said} der Angaben dieser Mappe.", "", frame, columns)
