"""German names of the tables of facts and of their columns, for lists that show what a delivery brought."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pandas as pd

from charts.base.columns import Column
from data import numbers
from data.code_words import BOUND, DECISION, KIND, SIDE, WITHHELD
from data.intake import catalogue
from data.intake.forms.deviations import RULES

NOTHING: Mapping[str, str] = MappingProxyType({})
TABLES: dict[str, str] = {
    "agreement": "Zielvereinbarung",
    "amount": "Beträge",
    "clause": "Verpflichtungen der Zielvereinbarung",
    "column_meaning": "erklärte Spalten",
    "commitment": "Verabredungen",
    "county_measure": "Bezugsgrößen",
    "deviation": "unterjährige Abweichungen",
    "dialogue": "Zielsteuerungsdialoge",
    "extra_need": "Mehrbedarf",
    "lead_question": "Leitfragen",
    "milestone": "Meilensteine",
    "note": "Notizen",
    "passage": "Textabschnitte",
    "peer_group": "eigene Vergleichsgruppen",
    "project": "Maßnahmen",
    "project_line": "Projektlinien",
    "remark": "Anmerkungen",
    "report": "Ist-Meldungen",
    "source": "Quelle",
    "target": "Ziele",
    "target_result": "Ergebnisse zu Zielen",
    "word_meaning": "erklärte Wörter",
}
# The columns of all tables; one name means the same in each of them.
COLUMNS: dict[str, Column] = {
    "id": Column("Schlüssel"),
    "county": Column("Gebietskörperschaft"),
    "budget_year": Column("Haushaltsjahr"),
    "title": Column("Titel"),
    "programmes": Column("Programme"),
    "programme": Column("Programm"),
    "signed_by_ministry_on": Column("Unterschrift Ministerium", "day"),
    "signed_by_county_on": Column("Unterschrift Gebietskörperschaft", "day"),
    "ministry_signatory": Column("unterzeichnet für das Ministerium"),
    "county_signatory": Column("unterzeichnet für die Gebietskörperschaft"),
    "ministry_name": Column("Ministerium"),
    "county_name": Column("Gebietskörperschaft laut Text"),
    "ministry_office": Column("Amt für das Ministerium"),
    "county_office": Column("Amt für die Gebietskörperschaft"),
    "ministry_signed_at": Column("Ort der Unterschrift des Ministeriums"),
    "county_signed_at": Column("Ort der Unterschrift der Gebietskörperschaft"),
    "granting_authority": Column("Bewilligungsbehörde"),
    "dialogues": Column("vereinbarte Dialoge"),
    "stage": Column("Stufe", "stage"),
    "level": Column("Gliederung"),
    "category": Column("Maßnahmenart"),
    "project": Column("Maßnahme"),
    "spending_from": Column("Ausgabejahr von"),
    "spending_to": Column("Ausgabejahr bis"),
    "funding_source": Column("Mittelherkunft"),
    "purpose": Column("Zweck"),
    "bound": Column("gebunden"),
    "head": Column("Überschrift der Spalte"),
    "field": Column("Spalte"),
    "word": Column("Wort"),
    "means": Column("bedeutet"),
    "page": Column("Seite"),
    "euros": Column("Betrag in Euro", "euro2"),
    "precision": Column("Genauigkeit", "precision"),
    "inferred": Column("erschlossene Angaben"),
    "stated_on": Column("Tag der Angabe", "day"),
    "dialogue": Column("Dialog"),
    "text": Column("Text"),
    "responsible": Column("verantwortlich"),
    "due_on": Column("Frist", "day"),
    "closed_on": Column("erledigt am", "day"),
    "reached_on": Column("erreicht am", "day"),
    "evidence": Column("Nachweis"),
    "measure": Column("Größe"),
    "measured_on": Column("Stichtag", "day"),
    "territory_from": Column("Gebietsstand von"),
    "territory_to": Column("Gebietsstand bis"),
    "value": Column("Wert", "number"),
    "occurred_on": Column("Tag der Abweichung", "day"),
    "cause": Column("Grund"),
    "targets": Column("betroffene Ziele"),
    "rule": Column("Regel"),
    "fixed_cost_share": Column("Anteil der Fixkosten"),
    "money_before": Column("verfügbares Geld vorher", "euro2"),
    "money_after": Column("verfügbares Geld nachher", "euro2"),
    "key_data_assumed": Column("Eckdatum wie angenommen", "number"),
    "key_data_actual": Column("Eckdatum wie eingetreten", "number"),
    "adjusted_value": Column("ausdrücklich vereinbarter Wert", "number"),
    "held_on": Column("Tag des Dialogs", "day"),
    "participants": Column("Teilnehmende"),
    "summary": Column("Kurzfassung"),
    "reason": Column("Zweck"),
    "subject": Column("Gegenstand"),
    "struck": Column("gestrichen", "flag"),
    "author": Column("Verfasser"),
    "written_on": Column("geschrieben am", "day"),
    "section": Column("Abschnitt"),
    "ordinal": Column("Reihenfolge"),
    "name": Column("Name"),
    "counties": Column("Gebiete"),
    "provider": Column("Träger"),
    "target_group": Column("Zielgruppe"),
    "legal_circles": Column("Rechtskreise"),
    "part_time": Column("Teilzeit", "flag"),
    "language": Column("Sprachförderung", "flag"),
    "digital": Column("digital", "flag"),
    "places": Column("Plätze"),
    "starts_on": Column("Beginn", "day"),
    "ends_on": Column("Ende", "day"),
    "note": Column("Bemerkung"),
    "line": Column("Projektlinie"),
    "decided_by": Column("entschieden von"),
    "decided_on": Column("entschieden am", "day"),
    "target": Column("Ziel"),
    "side": Column("Seite"),
    "reported_on": Column("Stichtag der Meldung", "day"),
    "due": Column("fällige Meilensteine", "number"),
    "cases": Column("Fälle"),
    "judgement": Column("Einschätzung", "judgement"),
    "missing": Column("Grund ohne Wert", "missing", missing="–"),
    "reported_by": Column("gemeldet von"),
    "comment": Column("Erläuterung"),
    "publisher": Column("Herausgeber"),
    "published_on": Column("veröffentlicht am", "day"),
    "url": Column("Adresse"),
    "file_hash": Column("Prüfsumme der Datei"),
    "collected": Column("wie übernommen"),
    "timeliness": Column("Aktualität"),
    "covers": Column("umfasst"),
    "known_faults": Column("bekannte Schwächen"),
    "invented": Column("erfunden", "flag"),
    "indicator": Column("Kennzahl"),
    "kind": Column("Art", "kind"),
    "target_value": Column("Zielwert", "number"),
    "base_value": Column("Ausgangswert", "number"),
    "lower_bound": Column("Untergrenze", "number"),
    "upper_bound": Column("Obergrenze", "number"),
    "dropped_on": Column("entfallen am", "day"),
    "drop_reason": Column("Grund des Entfallens"),
    "result": Column("Ergebnis"),
    "number": Column("Nummer"),
    "new_value": Column("neuer Zielwert", "number"),
    "citation": Column("Fundstelle"),
    "state": Column("Stand der Angabe", "state"),
}
# What the store keeps about every row, told once for the whole delivery.
OF_THE_DELIVERY = frozenset({"delivery", "recorded_at", "removed"})
# What tells rows and files apart for the store says nothing to a reader.
FOR_THE_STORE = frozenset({"id", "file_hash"})

# Codes without a kind of their own (charts/base/columns.py), by column.
_WORDS: Mapping[str, Mapping[str, str]] = {
    "level": {code: words[0] for code, words in catalogue.LEVELS.items()} | {"purpose": "Zweck"},
    "funding_source": {code: words[0] for code, words in catalogue.FUNDING.items()},
    "programme": {code: words[0] for code, words in catalogue.programmes().items()},
    "programmes": {code: words[0] for code, words in catalogue.programmes().items()},
    "indicator": {row["code"]: row["name"] for row in catalogue.rows("indicator")},
    "measure": {row["code"]: row["name"] for name in ("indicator", "context_measure") for row in catalogue.rows(name)},
    "county": {row["county"]: row["short_name"] for row in catalogue.rows("county")} | {"06": "Land Hessen"},
    "category": {str(number): catalogue.category_name(number) for number in range(1, 5)},
    "kind": KIND | {row["code"]: row["name"] for row in catalogue.rows("clause_kind")},
    "bound": BOUND,
    "side": SIDE,
    "rule": {code: words[0] for code, words in RULES.items()},
    "result": DECISION,
}
# Columns that hold keys of Maßnahmen, Ziele and Dialoge, and such as hold those of Gebiete.
REFERRING = ("project", "target", "targets", "line", "dialogue")
_COUNTIES = ("county", "counties")
# By what a person knows a row, besides Gebietskörperschaft and Haushaltsjahr.
_KNOWN_BY: Mapping[str, tuple[str, ...]] = {
    "amount": ("programme", "stage", "level"),
    "report": ("target", "reported_on"),
    "deviation": ("cause", "occurred_on"),
    "commitment": ("text",),
    "dialogue": ("held_on",),
    "remark": ("side", "author"),
    "target_result": ("target",),
    "county_measure": ("measure", "measured_on"),
    "project_line": ("project",),
}
# What a sum is split by, instead of the name of its level.
_SPLIT_BY = {"category": "category", "project": "project", "tranche": "spending_from", "funding": "funding_source"}
_LONGEST_NAME = 120
# A line is called by the project it began with, whose key stands in its own: „linie/06440/2024/01“.
_LINE = "linie/"
_OF_A_PROJECT = re.compile(r"(\d{5})/(20\d\d)/")


def keys(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """The keys of Maßnahmen, Ziele and Dialoge that rows of facts name."""
    found: dict[str, None] = {}
    for row in rows:
        for column in REFERRING:
            value = row.get(column)
            named = map(str, value if isinstance(value, list) else [value] if value else [])
            found |= dict.fromkeys(each.removeprefix(_LINE) for each in named)
    return list(found)


def said(column: str, value: object, names: Mapping[str, str] = NOTHING) -> str | None:
    """One value of a column as it is read; `names` holds the name of what is referred to by key."""
    if isinstance(value, list):
        return ", ".join(filter(None, (said(column, each, names) for each in value))) or None
    if numbers.is_missing(value):
        return None
    if column in REFERRING:
        key = str(value).removeprefix(_LINE)
        called = names.get(key, key)
        return f"Linie von {called}" if column == "line" else called
    if value == "withheld":
        return WITHHELD
    words = _WORDS.get("county" if column in _COUNTIES else column, NOTHING)
    if str(value) in words:
        return words[str(value)]
    # A delivery keeps its days as text.
    is_day = COLUMNS[column].kind == "day" and isinstance(value, str)
    return COLUMNS[column].write(pd.Timestamp(value) if is_day else value)


def name(table: str, row: Mapping[str, Any], names: Mapping[str, str] = NOTHING) -> str:
    """How people call a row of a table: „Wetteraukreis 2024: JUBA 3.0“."""
    if table == "project_line" and (of := _OF_A_PROJECT.match(str(row.get("project")))):
        row = {**row, "county": of[1], "budget_year": int(of[2])}
    place = " ".join(filter(None, (said(column, row.get(column)) for column in ("county", "budget_year"))))
    level = str(row.get("level"))
    columns = [_SPLIT_BY.get(level, each) if each == "level" else each for each in _KNOWN_BY.get(table, ("name",))]
    # A remark of the Ministerium by „Ministerium“ names it once.
    own = ", ".join(dict.fromkeys(filter(None, (said(column, row.get(column), names) for column in columns))))
    return numbers.shorten(": ".join(filter(None, (place, own))), _LONGEST_NAME)


def told(
    rows: Sequence[Mapping[str, object]], names: Mapping[str, str] = NOTHING
) -> tuple[pd.DataFrame, dict[str, Column]]:
    """Rows of one table of facts as they are read, and how their columns are headed: codes in words, no keys.

    `names` as for `said`.
    """
    # As they are: beside a gap pandas would make 28 places of an integer column 28.0.
    frame = pd.DataFrame(list(rows), dtype="object")
    columns = {name: COLUMNS[name] for name in frame if name not in OF_THE_DELIVERY | FOR_THE_STORE}
    for name, column in columns.items():
        if column.kind == "day":
            frame[name] = pd.to_datetime(frame[name])
        elif name in (*_WORDS, *_COUNTIES, *REFERRING) or frame[name].map(lambda value: isinstance(value, list)).any():
            frame[name] = pd.array([said(name, value, names) for value in frame[name]], dtype="object")
            columns[name] = replace(column, kind="text")
    return frame, columns
