"""What a reading of a Zielvereinbarung becomes in the store: one row per fact, each with its place in the text.

The agreement states one sum (or one per programme) and names projects; that a project is carried out is what
can be judged later, so each project brings one qualitative target for its year (docs/data.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.readers.reading import Programme, Reading

# Tables an agreement writes; a corrected text removes from them what it no longer says.
TABLES = ("agreement", "amount", "project", "target", "passage")
TOGETHER = {frozenset({"AQB", "AMB"}): "AQB_AMB", frozenset({"AB", "AMB"}): "AB_AMB"}
# The stand-in for a place the reader could not name; a citation is never empty.
WHOLE_TEXT = "Text"

Row = dict[str, object]
Rows = dict[str, list[Row]]


def source_row(reading: Reading, key: str, digest: str, recorded_by: str) -> Row:
    """The document as a source, without the columns every row of a delivery shares."""
    signed = [day for day in (reading.signed_by_ministry_on, reading.signed_by_county_on) if day]
    return {
        "id": key,
        "title": reading.title,
        "publisher": "Land Hessen und Gebietskörperschaft",
        "published_on": max(signed, default=None),
        "file_hash": digest,
        "collected": f"Text der Vereinbarung, vom Programm gelesen, übernommen von {recorded_by}",
        "timeliness": "Vereinbarung des Haushaltsjahres",
        "covers": "Gesamtbetrag, Maßnahmen, Verpflichtungen und Dialoge",
        "known_faults": "Keine Plätze, keine Teilnehmenden, keine Beträge je Maßnahme",
        "invented": False,
        "citation": "Kopf und Unterschriften",
    }


def fact_rows(reading: Reading, year: int, project_keys: Sequence[str], delivery: str) -> Rows:
    """The rows per table, without the columns every row of a delivery shares.

    `project_keys` holds one key per project in reading order.
    """
    of: Row = {"county": reading.county, "budget_year": year}
    return {
        "agreement": [of | _agreement(reading, year)],
        "amount": [of | row for row in _amounts(reading, year)],
        "project": [of | row for row in _projects(reading, project_keys)],
        "target": [of | row for row in _targets(reading, year, project_keys)],
        "passage": _passages(reading, delivery),
    }


def programme_of(programmes: Sequence[Programme]) -> str:
    """The code of what the agreement as a whole carries out."""
    codes = [programme.code for programme in programmes]
    return codes[0] if len(codes) == 1 else TOGETHER.get(frozenset(codes), "UNKLAR")


def _place(reading: Reading, field: str) -> str:
    return reading.citations[field].section if field in reading.citations else WHOLE_TEXT


def _agreement(reading: Reading, year: int) -> Row:
    return {
        "id": f"{reading.county}/{year}",
        "title": reading.title,
        "programmes": [programme.code for programme in reading.programmes],
        "signed_by_ministry_on": reading.signed_by_ministry_on,
        "signed_by_county_on": reading.signed_by_county_on,
        "ministry_signatory": reading.ministry_signatory,
        "county_signatory": reading.county_signatory,
        "dialogues": reading.dialogues,
        "citation": "Kopf und Unterschriften",
    }


def _amounts(reading: Reading, year: int) -> list[Row]:
    """One total per programme with a sum of its own; else the one sum for all programmes together."""
    split = [programme for programme in reading.programmes if programme.amount_eur is not None]
    sums = split or [Programme(programme_of(reading.programmes), reading.total_eur)]
    rounded = any(problem.field == "total_eur" for problem in reading.problems)
    return [
        {
            "id": f"{reading.county}/{year}/{programme.code}/agreed/total",
            "programme": programme.code,
            "stage": "agreed",
            "level": "total",
            "funding_source": "unstated",
            "euros": programme.amount_eur,
            "precision": "about" if rounded else "exact",
            "stated_on": reading.signed_by_ministry_on,
            "citation": _place(reading, "total_eur"),
        }
        for programme in sums
    ]


def _projects(reading: Reading, keys: Sequence[str]) -> list[Row]:
    return [
        {
            "id": key,
            "category": project.category,
            "programme": programme_of(reading.programmes),
            "ordinal": ordinal,
            "name": project.name,
            "citation": _place(reading, "projects"),
        }
        for ordinal, (key, project) in enumerate(zip(keys, reading.projects, strict=True), 1)
    ]


def _targets(reading: Reading, year: int, keys: Sequence[str]) -> list[Row]:
    return [
        {
            "id": f"{key}/durchfuehrung",
            "programme": programme_of(reading.programmes),
            "category": project.category,
            "project": key,
            "kind": "qualitative",
            "name": f"{project.name} wird durchgeführt",
            "starts_on": date(year, 1, 1),
            "ends_on": date(year, 12, 31),
            "citation": _place(reading, "projects"),
        }
        for key, project in zip(keys, reading.projects, strict=True)
    ]


def _passages(reading: Reading, delivery: str) -> list[Row]:
    return [
        {
            "id": f"{delivery}/{section.name}",
            "section": section.name,
            "ordinal": ordinal,
            "title": section.title,
            "text": section.text,
            "citation": section.name,
        }
        for ordinal, section in enumerate(reading.sections, 1)
    ]
